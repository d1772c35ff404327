"""What is to be said about an answer as a whole, seen in its form."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from knowledge.grading.grade import Flag, Span
from knowledge.grading.plain import has_words, plain
from knowledge.grading.terms import Words, matched, words
from knowledge.grading.vocabulary import Vocabulary
from knowledge.language.korean import jamo

# An answer with one of these states nothing: it gets no points, whatever words it uses.
STATES_NOTHING = frozenset(
    {Flag.EMPTY, Flag.DONT_KNOW, Flag.ECHO, Flag.KEYWORD_LIST, Flag.OFF_TOPIC}
)
CAPPED = STATES_NOTHING | {Flag.INSTRUCTION}

# Said of oneself; "주소를 모를 때" is part of an answer.
_DONT_KNOW = re.compile(
    r"모르겠|몰르겠|모르게[써쓰]|(?:잘|전혀|아예)\s*모[르름]|모름(?=\W|$)|모릅니다(?=\W|$)"
    r"|몰라(?:요|용|여)?(?=\W|$)"
    r"|기억이?\s*(?:잘\s*)?(?:안\s*나|나지\s*않|나질\s*않)|생각이?\s*(?:잘\s*)?(?:안\s*나|나지\s*않)"
    r"|까먹|패스(?=\W|$)"
    r"|공부를?\s*(?:더\s*)?하겠"
    r"|\bi\s*(?:really\s*)?(?:don['’]?t|do not)\s*(?:really\s*)?(?:know|remember)"
    r"|\bno idea\b|\bidk\b|\bdunno\b"
    r"|\bnot sure\b"
    r"|can['’]?t remember",
    re.IGNORECASE,
)
# Written into an empty field, and nothing else.
_NO_ANSWER = re.compile(
    r"(?:no|empty|blank)\s*(?:response|answer|submission)|not answered|n/a"
    r"|skip(?:ped)?|pass"
    r"|무\s*응답|미\s*응답|(?:답|대답|답변)\s*(?:이|은)?\s*없(?:음|어요|습니다)|스킵|패스|ㅁㄹ",
    re.IGNORECASE,
)
_INSTRUCTION = re.compile(
    r"(?:만점|100\s*점|최고\s*점|좋은\s*점수|높은\s*점수|정답)(?:을|를|으로|로|이라고)?\s*"
    r"(?:꼭\s*)?(?:처리|채점|부여|평가|줘|주세요|주십시오|달라|주시|줄\s*것|주길|간주|판정)"
    r"|(?:이전|위|앞)의?\s*(?:모든\s*)?(?:지시|명령|프롬프트|지침)(?:사항)?(?:을|를)?\s*(?:모두\s*|전부\s*)?(?:무시|잊)"
    r"|채점(?:자|기|관|하는|\s*AI)[^.]{0,30}(?:무시|만점|정답|통과)"
    r"|\b(?:ignore|disregard|forget)\s+(?:all\s+|any\s+)?(?:the\s+|your\s+)?(?:previous|prior|above|earlier)\b"
    r"|\b(?:give|award|grant|assign)\b[^.]{0,20}\b(?:full|maximum|perfect|highest|100)\b[^.]{0,12}(?:marks?|scores?|points?|credit|%|$)"
    r"|\b(?:mark|grade|score|rate|judge)\b[^.]{0,25}\b(?:as\s+)?(?:correct|full|perfect|100)\b"
    r"|^\s*(?:system|assistant)\s*:",
    re.IGNORECASE,
)

_RELATION = re.compile(r"[:=→⇒]|->|=>")
_SEPARATOR = re.compile(r"\s*(?:[,;·|•\n]|\s/\s|\s-\s|\.(?=\s|$))\s*")
# Particles and endings: what makes a statement of words.
_KOREAN_GRAMMAR = re.compile(
    r"(?:[가-힣\w)](?:은|는|이|가|을|를|의|에|로|으로|에서|에게|와|과|도|만|고|며|면|서"
    r"|해|함|됨|임|음|짐"
    r"|다|요|죠|까|ㅁ|기|지|게|한|된|할|될|던|줌|름|림|킴|님))$"
)
_ENGLISH_GRAMMAR_TEXT = """
a an the is are was were be been can can't cannot do does don't doesn't has have will to of
in on at by for with from that which when while so because if not it its they them each than
as into per and or but
"""
_ENGLISH_GRAMMAR = frozenset(_ENGLISH_GRAMMAR_TEXT.split())
_FEW_GRAMMAR = 0.12
_FEWEST_KEYWORDS = 4
_FEWEST_LISTED = 3
_MOST_IN_A_NAME = 3
# How a Korean verb or a noun made of one ends: a word alone that states something.
_PREDICATE = re.compile(r"(?:[다요죠까함됨음임짐름림킴줌님]|니다)$")
_FEW_PHRASES = 0.4
# Of a statement, other than of a name: a particle within, a verb's ending, or a sign for one.
_STATES = re.compile(rf"[은는이가을를]\s|(?:다|요|죠)\.?$|{_RELATION.pattern}|\d")

_TALK_TEXT = """
설명 말씀 대답 답변 질문 물어보 물어 차이 이유 방법 과정 순서 무엇 얼마 언제 어떻게 드리
드리겠 겠습 말해 보겠 있습니다 생각 알아보 정말 그냥 explain question answer difference
reason
"""
_TALK = frozenset(_TALK_TEXT.split())
_FEW_NEW_WORDS = 0.25
_SAME_TEXT = 94.0
_SHORTEST_PASTE = 40
_FEWEST_WORDS = 3
_LONGEST_SHORT = 60
_FEWEST_OWN_WORDS = 3


def of_form(  # noqa: PLR0913, PLR0917  (what an answer is seen beside)
    question: str,
    reference: str,
    points: Sequence[str],
    answer: str,
    spans: Sequence[Span],
    vocabulary: Vocabulary,
) -> tuple[Flag, ...]:
    """Return the flags that the answer's form gives, without a look at verdicts.

    Args:
        question: the question.
        reference: the reference answer.
        points: the key points: a list answers what asks for names alone.
        answer: the answer as it was given.
        spans: its clauses.
        vocabulary: the names of the field's terms.
    """
    if not has_words(answer):
        return (Flag.EMPTY,)
    asked = words(question, vocabulary)
    seen = {
        Flag.DONT_KNOW: _dont_know(asked, spans, vocabulary),
        Flag.ECHO: _echoes(asked, question, answer, words(reference, vocabulary), vocabulary),
        Flag.KEYWORD_LIST: lists_keywords(answer, vocabulary) and not _are_names(points),
        Flag.OFF_TOPIC: _fills(answer, words(answer, vocabulary)),
        Flag.INSTRUCTION: _INSTRUCTION.search(plain(answer)) is not None,
        Flag.PASTED: _pasted(reference, answer),
    }
    return tuple(flag for flag, holds in seen.items() if holds)


def is_short(answer: Words) -> bool:
    """Whether an answer has fewer than three words of content; fillers were seen by ``of_form``."""
    return len(answer.terms) < _FEWEST_WORDS


def _fills(answer: str, said: Words) -> bool:
    """Whether a long answer repeats one or two words."""
    return len(said.terms) < _FEWEST_WORDS and len(plain(answer)) > _LONGEST_SHORT


def lists_keywords(answer: str, vocabulary: Vocabulary) -> bool:
    """Whether an answer is a list of terms without a statement.

    Terse notes that pair a thing with what is said of it ("스택: LIFO", "스택 LIFO, 큐 FIFO") are
    statements; a term of the vocabulary is one word, however many it is written in.

    Args:
        answer: the answer as it was given.
        vocabulary: the names of the field's terms.
    """
    text = _in_single_words(plain(answer.replace("\n", ", ")), vocabulary)
    tokens = [token.strip(".,;:()[]\"'!?") for token in text.split() if has_words(token)]
    if _RELATION.search(text):
        return False
    phrases = [phrase for phrase in _SEPARATOR.split(text) if has_words(phrase)]
    if len(phrases) >= _FEWEST_LISTED and all(map(_is_bare, phrases)):
        return True
    if len(tokens) < _FEWEST_KEYWORDS:
        return False
    grammar = sum(map(_is_grammar, tokens)) / len(tokens)
    if grammar > _FEW_GRAMMAR:
        return False
    if len(phrases) == 1:
        return True
    return sum(len(phrase.split()) > 1 for phrase in phrases) / len(phrases) < _FEW_PHRASES


def _are_names(points: Sequence[str]) -> bool:
    """Whether key points state nothing but names ("상호 배제")."""
    return bool(points) and all(
        len(point.split()) <= _MOST_IN_A_NAME
        and not _STATES.search(point)
        and not set(point.lower().split()) & _ENGLISH_GRAMMAR
        for point in map(plain, points)
    )


def _in_single_words(text: str, vocabulary: Vocabulary) -> str:
    """Write every term of the vocabulary in ``text`` without blanks."""
    letters = list(text)
    for mention in vocabulary.mentions(text):
        for i in range(mention.start, mention.end):
            letters[i] = text[i].strip()
    return "".join(letters)


def _is_bare(phrase: str) -> bool:
    """Whether ``phrase`` is one word that states nothing by itself."""
    word = phrase.strip(".,;:()[]\"'!? ")
    return (
        len(word.split()) == 1
        and word.lower() not in _ENGLISH_GRAMMAR
        and _PREDICATE.search(word) is None
    )


def _is_grammar(token: str) -> bool:
    return token.lower() in _ENGLISH_GRAMMAR or _KOREAN_GRAMMAR.search(token) is not None


def _dont_know(asked: Words, spans: Sequence[Span], vocabulary: Vocabulary) -> bool:
    """Whether the answer says "I don't know" and next to nothing else beyond the question."""
    if _NO_ANSWER.fullmatch(" ".join(span.text for span in spans).strip(" .,!~()[]-")):
        return True
    others = [span.text for span in spans if not _DONT_KNOW.search(plain(span.text))]
    if len(others) == len(spans):
        return False
    rest = words(" ".join(others), vocabulary)
    own = [t for t, given in zip(rest.terms, matched(rest, asked), strict=True) if not given]
    return len(own) < _FEWEST_OWN_WORDS


def _echoes(
    asked: Words, question: str, answer: str, reference: Words, vocabulary: Vocabulary
) -> bool:
    """Whether the answer has hardly a word beyond the question's, and none of the reference's."""
    if fuzz.ratio(jamo(plain(question)), jamo(plain(answer))) >= _SAME_TEXT:
        return True
    said = words(answer, vocabulary)
    own = [
        term.text not in _TALK and not given and not term.text.startswith(tuple(_TALK))
        for term, given in zip(said.terms, matched(said, asked), strict=True)
    ]
    informs = any(o and hit for o, hit in zip(own, matched(said, reference), strict=True))
    return (
        len(said.terms) >= _FEWEST_WORDS and not informs and sum(own) / len(own) <= _FEW_NEW_WORDS
    )


def _pasted(reference: str, answer: str) -> bool:
    one, other = jamo(plain(reference)), jamo(plain(answer))
    return len(plain(answer)) >= _SHORTEST_PASTE and fuzz.ratio(one, other) >= _SAME_TEXT
