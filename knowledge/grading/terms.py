"""Terms of a statement, and which of them another text uses."""

import re
import unicodedata
from dataclasses import dataclass, field, replace
from functools import lru_cache

from rapidfuzz import fuzz, process

from knowledge.grading.plain import plain
from knowledge.grading.vocabulary import Vocabulary
from knowledge.language.korean import jamo, strip_particle

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[+#]+|(?:[._-][A-Za-z0-9]+)*)|\d+(?:[.,]\d+)*|[가-힣]+")
_HANGUL = re.compile(r"[가-힣]")
# Letters typed alone (ㅋㅋ, ㅁㄴㅇㄹ) are Korean too; NFKC turns them into conjoining jamo.
_HANGUL_LETTER = re.compile("[가-힣\u1100-\u11ff\u3131-\u318e]")

# Endings of Korean verbs and adjectives, the longest first; what stands before one is the stem.
_ENDING = re.compile(
    r"(?:(?:하|되|시키|해지|지)?(?:었|였|았|했|됐|겠)?"
    r"(?:습니다|입니다|합니다|됩니다|니다|한다|된다|는다|이다|하다|되다"
    r"|하며|하고|하여|하면|하는|하게|하도록"
    r"|하지"
    r"|해서|해야|해요|해|함|한|할|되며|되고|되어|되면|되는|되게|되지|돼서|돼요|돼|됨|된|될|이며|이고|이라|이어서"
    r"|지"
    r"|어요|아요|예요|이에요|에요|세요|네요|거든요|지요|죠|지만|는데|은데|인데|으며|으면|어서|아서|여서|므로|도록|려고"
    r"|거나|면서|다가|다))$"
)
# -ㄴ다 and -ㅂ니다 hang on the stem's last syllable: 늘어난다, 드러납니다.
_FINAL_ENDING = re.compile(
    "(?:\u11ab다|\u11b8니다)$".replace("다", jamo("다")).replace("니", jamo("니"))
)
_AFTER_NOUN = re.compile("[하한합해함할되된됩돼됨될이입]")
_ENDS_OF_VERBS = ("는", "지도", "고도", "어도", "아도", "져도", "내도", "해도")
_ENDS_OF_NOUNS = ("에서는", "에게는", "에는", "까지는", "부터는", "보다는", "으로는")
_ADVERBS_TEXT = """
그대로 제대로 스스로 저절로 한꺼번에 끊임없이 나중에 이러한 그러한 수많은 들어가
"""
_ADVERBS = frozenset(_ADVERBS_TEXT.split())
# Where a particle of one syllable was taken off a longer ending: 값으로, 하므로.
_ENDS_OF_STEMS = ("으", "므")
_SHORTEST_STEM = 2
_KOREAN_SHARE = 3

_STOP_WORDS_TEXT = """
것 거 수 때 등 및 또 또는 그 그리고 그래서 그런데 하지만 반면 즉 이 저 더 좀 잘 매우 아주
모두 각각 각 위 대해 대한 위해 통해 따라 때문 때문에 경우 같은 같이 있다 있는 있고 있어
있습니다 있음 없다 하나 한 두 하는 한다 합니다 해서 하고 하면 하여 되는 된다 됩니다 되어
이다 입니다 라는 이라는 어떤 무엇 무엇인가요 the a an of to in on at by for with from and or
is are was were be been it its this that these those as has have had do does can will would
there so than then which who what when how into only just
"""
_STOP_WORDS = frozenset(_STOP_WORDS_TEXT.split())

# Auxiliary and negative verbs carry polarity, not content.
_GRAMMAR = re.compile(r"않|못|없|있|안$|아니|하지$|되지$|않으")
_LONGEST_TAIL = 2
_LONG_TAILS_TEXT = """
이지만 이라는 입니다 이므로 이라서 이어서 이에요 에서는 으로는 까지는 부터는 보다는 에서도 이라고
"""
_LONG_TAILS = frozenset(_LONG_TAILS_TEXT.split())

_REMEMBERED = 8192
_SAME_WORD = 82.0
_SAME_START = 2


@dataclass(frozen=True, slots=True)
class Term:
    """A word or name of the field in a statement.

    Attributes:
        text: as the statement writes it, particle and ending taken off.
        number: its number in the vocabulary; None for a common word.
        names: whether the text names something by itself, as far as spelling alone can tell; the
            stem of a verb ("보내") and an adverb ("먼저") don't.
    """

    text: str
    number: int | None = None
    names: bool = field(default=True, compare=False)


@dataclass(frozen=True, slots=True)
class Words:
    """A text taken apart for comparison.

    Attributes:
        terms: its terms in order, without stop words and repetitions.
        numbers: the vocabulary's terms among them.
        spellings: the terms, and the words as they stand, by their jamo.
        dense: the whole text by its jamo, without blanks.
        korean: whether at least a third of its letters are Hangul.
    """

    terms: tuple[Term, ...]
    numbers: frozenset[int]
    spellings: tuple[str, ...]
    dense: str
    korean: bool


@lru_cache(maxsize=_REMEMBERED)
def words(text: str, vocabulary: Vocabulary) -> Words:
    """Take ``text`` apart; what was asked last is remembered.

    Args:
        text: a statement, clause or answer.
        vocabulary: the names of the field's terms.
    """
    text = plain(text)
    mentions = tuple(vocabulary.mentions(text))
    found = [(m.start, Term(text[m.start : m.end], m.term)) for m in mentions]
    masked = list(text)
    for mention in mentions:
        masked[mention.start : mention.end] = " " * (mention.end - mention.start)
    for match in _WORD.finditer("".join(masked)):
        if _is_tail(match, text):
            continue
        stem_ = stem(match.group())
        if stem_.lower() not in _STOP_WORDS and not _GRAMMAR.match(stem_):
            found.append((match.start(), Term(stem_, names=_names(match.group(), stem_))))
    found.sort(key=lambda pair: pair[0])
    naming = {_spelling(term) for _, term in found if term.names}
    kept = {_spelling(term): term for _, term in reversed(found)}
    terms = tuple(replace(term, names=key in naming) for key, term in kept.items())[::-1]
    return Words(
        terms=terms,
        numbers=frozenset(m.term for m in mentions),
        spellings=tuple(dict.fromkeys([*map(_spelling, terms), *map(jamo, _WORD.findall(text))])),
        dense=jamo(text.replace(" ", "")),
        korean=_is_korean(text),
    )


def _is_korean(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    return _KOREAN_SHARE * len(_HANGUL_LETTER.findall(text)) >= len(letters) > 0


def _is_tail(word: re.Match[str], text: str) -> bool:
    """Whether ``word`` is the particle or ending of the Latin word or known term before it."""
    return (
        _HANGUL.match(word.group()) is not None
        and word.start() > 0
        and not text[word.start() - 1].isspace()
        and (len(word.group()) <= _LONGEST_TAIL or word.group() in _LONG_TAILS)
        and re.match(r"[\w)]", text[word.start() - 1]) is not None
    )


def _composed(letters: str) -> str:
    return unicodedata.normalize("NFC", letters)


def stem(word: str) -> str:
    """Return ``word`` without its particle, or without its verb ending.

    A stem keeps at least two syllables; Latin words and numbers stay as they are.
    """
    if not _HANGUL.search(word):
        return word
    for bare in (_ENDING.sub("", word), _composed(_FINAL_ENDING.sub("", jamo(word)))):
        if bare != word and len(bare) >= _SHORTEST_STEM:
            return bare
    bare = strip_particle(word)
    return bare or word


def _names(word: str, stem_: str) -> bool:
    """Whether ``word`` names something: by its particle, or as the noun before 하다, 되다, 이다.

    A bare Korean word may be anything, and so may one before 는, which ends verbs too (보내는).
    """
    if not _HANGUL.search(word):
        # A lone digit counts something ("2개") or stands for it ("스레드 1").
        return len(word) > 1 or not word.isdigit()
    if word.endswith(_ENDS_OF_NOUNS):
        return True
    if word in _ADVERBS:
        return False
    if stem_ != word and stem_ == strip_particle(word):
        return not (word.endswith(_ENDS_OF_VERBS) or stem_.endswith(_ENDS_OF_STEMS))
    return word.startswith(stem_) and _AFTER_NOUN.match(word, len(stem_)) is not None


def matched(statement: Words, text: Words) -> tuple[bool, ...]:
    """Tell for each term of ``statement`` whether ``text`` uses it.

    A term of the vocabulary matches by any of its names; every term matches a word that differs
    by a typo (RapidFuzz over jamo), starts the same in Hangul, or stands inside a compound.
    """
    return tuple(_matches(term, text) for term in statement.terms)


def _matches(term: Term, text: Words) -> bool:
    if term.number is not None and term.number in text.numbers:
        return True
    spelling = _spelling(term)
    if not _HANGUL.search(term.text) and len(spelling) <= _SAME_START + 1:
        return spelling in text.spellings
    if len(term.text) > _SAME_START and spelling in text.dense:
        return True
    best = process.extractOne(spelling, text.spellings, scorer=fuzz.ratio, score_cutoff=_SAME_WORD)
    if best is not None:
        return True
    return len(term.text) >= _SAME_START and any(
        word.startswith(spelling) for word in text.spellings
    )


def _spelling(term: Term) -> str:
    return jamo(term.text.replace(" ", "").replace("-", ""))
