"""Statements with two nouns exchanged -> batches that only who does what to whom can tell apart.

A judge takes "the server sends the client a SYN" for "the client sends the server a SYN" as long as
anything else tells its verdicts: how an answer sounds, or what is true of servers. So here a
statement, or the same with two of its nouns exchanged, is asked about beside answers that state the
one or the other. Each of the four combinations comes as often, in the same batch; no word by itself
says anything about the verdict then. It is the lesson of PAWS (Zhang, Baldridge, He 2019,
https://arxiv.org/abs/1904.01130), made for key points.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from random import Random

from knowledge.glossary import Glossary
from knowledge.grading.readings import WRONG_CLAIM, Reading
from knowledge.grading.vocabulary import Vocabulary
from knowledge.language.korean import has_hangul, josa
from knowledge.training.corpus import AuthoredAnswer
from knowledge.training.example import UNSETTLED, Example

_PAIRS = {
    form: pair
    for pair in ("은/는", "이/가", "을/를", "과/와", "으로/로", "이란/란", "이랑/랑")
    for form in pair.split("/")
}
_OTHERS = ("에게서", "한테서", "에서", "에게", "한테", "부터", "까지", "보다", *"의에도만")
_PARTICLE = "|".join(sorted([*_PAIRS, *_OTHERS], key=len, reverse=True))
_KOREAN = re.compile(
    rf"(?<!\w)([A-Za-z0-9][A-Za-z0-9_+#./-]*|[가-힣]{{1,12}}?)({_PARTICLE})(?=[\s,.)]|$)"
)
_FOLLOWING = re.compile(rf"({'|'.join(sorted(_PAIRS, key=len, reverse=True))})(?=[\s,.)]|$)")
_ENGLISH = re.compile(r"\b(?:the|an?)\s+([A-Za-z][\w+#-]{2,})\b", re.IGNORECASE)
# What is said of both alike stays true when they change places.
_OF_BOTH = re.compile(
    r"서로|각각|모두|둘|양쪽|함께|사이|같[다은]|똑같|동일|다르|마찬가지"
    r"|\b(?:both|each other|same|differ\w*|alike|equal\w*)\b",
    re.IGNORECASE,
)
# Particles that verbs and adverbs look like they carry; and that tell no part from another.
_UNSURE = frozenset(["은/는", "이/가", "으로/로", "의", "에", "도", "만"])
_JOINING = frozenset({"과", "와", "이랑", "랑"})
_SUBJECT = frozenset("은는이가")
_FEWEST_PARTICLES = 3
_SHORTEST, _LONGEST = 12, 110
_SHORTEST_NOUN = 2
# Nouns farther apart have other words between them that belong to one of them.
_NEAR = 14

_COMBINATIONS = ((False, False), (False, True), (True, False), (True, True))
_ENDINGS = (
    ("이다", ("이에요", "입니다", "임")),
    ("한다", ("해요", "합니다", "함")),
    ("된다", ("돼요", "됩니다", "됨")),
    ("있다", ("있어요", "있습니다", "있음")),
    ("없다", ("없어요", "없습니다", "없음")),
    ("않는다", ("않아요", "않습니다", "않음")),
    ("는다", ("어요", "습니다", "음")),
)
_FINALS, _FIRST, _NIEUN, _MIEUM, _PIEUP = 28, ord("가"), 4, 16, 17


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun in a statement.

    Attributes:
        start: offset of its first character.
        end: offset after its last, before the particle.
        text: the noun.
        particle: what follows it; empty in English.
    """

    start: int
    end: int
    text: str
    particle: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence, and the pairs of its nouns that say something else when they change places."""

    text: str
    pairs: tuple[tuple[Noun, Noun], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Statements that belong together.

    Attributes:
        question: what they answer; may be empty.
        statements: those with nouns to exchange.
        others: the others.
    """

    question: str
    statements: tuple[Statement, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """How often an answer states a thing in other words, as probabilities.

    Attributes:
        reordered: the two nouns' phrases change places, particles and all, which changes nothing.
        spoken: the sentence ends as people speak.
        renamed: a term comes by another of its names.
    """

    reordered: float = 0.2
    spoken: float = 0.4
    renamed: float = 0.4


@dataclass(frozen=True, slots=True)
class Company:
    """What stands beside a statement that is asked about.

    Attributes:
        statements: how many are asked about at once, each count as often as it stands here.
        other: how often, as a probability, the answer says something else as well.
        wrong_claim: how often it is asked as well whether anything else is wrong.
        question: how often the question stands there.
        missing: how often the answer leaves a statement out, so that silence stays silence.
    """

    statements: tuple[int, ...] = (1, 1, 2, 3)
    other: float = 0.5
    wrong_claim: float = 0.5
    question: float = 0.5
    missing: float = 0.1


def groups(texts: Iterable[tuple[str, Sequence[str]]]) -> list[Group]:
    """Find what can be exchanged.

    Args:
        texts: questions (or nothing) with sentences that belong together.

    Returns:
        Groups with at least one statement.
    """
    texts = list(texts)
    nouns = _nouns(sentence for _, sentences in texts for sentence in sentences)
    found = []
    for question, sentences in texts:
        pairs = {sentence: tuple(_pairs(sentence, nouns)) for sentence in sentences}
        statements = tuple(Statement(text, of_text) for text, of_text in pairs.items() if of_text)
        if statements:
            others = tuple(text for text, of_text in pairs.items() if not of_text)
            found.append(Group(question, statements, others))
    return found


def of_questions(answers: Sequence[AuthoredAnswer]) -> list[Group]:
    """Return the groups of the questions of authored answers.

    Args:
        answers: authored answers; what they say is not used.
    """
    questions = {answer.question.qid: answer.question for answer in answers}.values()
    return groups(
        (one.question, sentences)
        for one in questions
        # Apart: a sentence of the reference often says the same as a key point.
        for sentences in (one.key_points, one.sentences)
    )


class Binding:
    """Makes examples of statements and their exchanged twins.

    Args:
        glossary: names of the field's terms.
        wording: how far the answers go from the statement's words.
        company: what stands beside the statements.
    """

    def __init__(
        self, glossary: Glossary, wording: Wording | None = None, company: Company | None = None
    ) -> None:
        self._names = [term.names for term in glossary.terms]
        self._vocabulary = Vocabulary(self._names)
        self._wording = wording or Wording()
        self._company = company or Company()

    def examples(self, group: Group, count: int, rng: Random) -> list[Example]:
        """Return examples about the same few statements, each exchanged in half of them.

        Args:
            group: what to choose from.
            count: how many.
            rng: chooses.
        """
        most = rng.choice(self._company.statements)
        chosen = rng.sample(group.statements, min(len(group.statements), most))
        twins = [(one, rng.choice(one.pairs)) for one in chosen]
        turns = [_turns(count, rng) for _ in twins]
        made = (
            self._example(group, twins, [turn[number] for turn in turns], rng)
            for number in range(count)
        )
        return [example for example in made if example]

    def _example(
        self,
        group: Group,
        twins: Sequence[tuple[Statement, tuple[Noun, Noun]]],
        turns: Sequence[tuple[bool, bool]],
        rng: Random,
    ) -> Example | None:
        company = self._company
        said: list[str] = []
        asked: list[tuple[str, str]] = []
        for (statement, pair), (exchanged, asked_exchanged) in zip(twins, turns, strict=True):
            twin = _exchanged(statement.text, *pair)
            missing = rng.random() < company.missing
            if not missing:
                said.append(self._said(statement.text, pair, rng, exchanged=exchanged))
            letter = "m" if missing else "h" if exchanged is asked_exchanged else "s"
            asked.append((twin if asked_exchanged else statement.text, letter))
        if not said:
            return None
        if group.others and rng.random() < company.other:
            said.append(rng.choice(group.others))
        rng.shuffle(said)
        rng.shuffle(asked)
        if rng.random() < company.wrong_claim:
            asked.append((WRONG_CLAIM, UNSETTLED))
        points, letters = zip(*asked, strict=True)
        question = group.question if rng.random() < company.question else ""
        return Example(
            Reading(question, " ".join(said), points), "".join(letters), ask_teacher=False
        )

    def _said(self, text: str, pair: tuple[Noun, Noun], rng: Random, *, exchanged: bool) -> str:
        """Return how an answer states it, or its twin."""
        wording = self._wording
        reordered = _may_change_places(*pair) and rng.random() < wording.reordered
        text = _placed(text, pair, exchanged=exchanged, reordered=reordered)
        if rng.random() < wording.renamed:
            text = self._renamed(text, rng)
        return _spoken(text, rng) if rng.random() < wording.spoken else text

    def _renamed(self, text: str, rng: Random) -> str:
        """Return a text with some terms by another of their names."""
        parts, end = [], 0
        for mention in self._vocabulary.mentions(text):
            names = self._names[mention.term]
            if mention.start < end or len(names) < 2 or rng.random() < 0.5:  # noqa: PLR2004
                continue
            name = rng.choice(names)
            parts += [text[end : mention.start], name]
            end = mention.end
            if particle := _FOLLOWING.match(text, end):
                parts[-1] = josa(name, _PAIRS[particle[1]])
                end = particle.end()
        return "".join([*parts, text[end:]])


def _turns(count: int, rng: Random) -> list[tuple[bool, bool]]:
    """Return whether answer and key point are exchanged, each combination about as often."""
    turns: list[tuple[bool, bool]] = []
    while len(turns) < count:
        turns += rng.sample(_COMBINATIONS, len(_COMBINATIONS))
    return turns


def _nouns(texts: Iterable[str]) -> frozenset[str]:
    """Return what takes several particles, one of them such as only nouns take."""
    seen: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        for found in _KOREAN.finditer(text):
            seen[found[1]].add(_PAIRS.get(found[2], found[2]))
    return frozenset(
        word
        for word, particles in seen.items()
        if len(word) >= _SHORTEST_NOUN
        and (word.isascii() or (len(particles) >= _FEWEST_PARTICLES and bool(particles - _UNSURE)))
    )


def _pairs(text: str, nouns: frozenset[str]) -> Iterator[tuple[Noun, Noun]]:
    if _OF_BOTH.search(text) or not _SHORTEST <= len(text) <= _LONGEST:
        return
    if has_hangul(text):
        found = [
            Noun(one.start(1), one.end(1), one[1], one[2])
            for one in _KOREAN.finditer(text)
            if one[1] in nouns
        ]
    else:
        found = [Noun(one.start(1), one.end(1), one[1], "") for one in _ENGLISH.finditer(text)]
    once = [one for one in found if text.lower().count(one.text.lower()) == 1]
    yield from (pair for pair in combinations(once, 2) if _play_different_parts(*pair))


def _play_different_parts(one: Noun, other: Noun) -> bool:
    """Whether a statement says something else when the two change places."""
    if one.particle in _JOINING or (one.particle == "의" and other.start - one.end <= 2):  # noqa: PLR2004
        return False
    alike = _PAIRS.get(one.particle, one.particle) == _PAIRS.get(other.particle, other.particle)
    return not one.particle or not alike or one.particle in _SUBJECT


def _may_change_places(one: Noun, other: Noun) -> bool:
    """Whether their phrases may: Korean tells parts by particles, where these differ."""
    apart = {"의", *_JOINING}
    return (
        bool(one.particle)
        and not apart & {one.particle, other.particle}
        and _PAIRS.get(one.particle, one.particle) != _PAIRS.get(other.particle, other.particle)
        and other.start - one.end < _NEAR
    )


def _exchanged(text: str, one: Noun, other: Noun) -> str:
    return _placed(text, (one, other), exchanged=True, reordered=False)


def _placed(text: str, pair: tuple[Noun, Noun], *, exchanged: bool, reordered: bool) -> str:
    """Return a text with the nouns exchanged, or their phrases, or both."""
    one, other = pair
    phrases = [
        _phrase(other.text if exchanged else one.text, one.particle),
        _phrase(one.text if exchanged else other.text, other.particle),
    ]
    if reordered:
        phrases.reverse()
    between = text[one.end + len(one.particle) : other.start]
    after = text[other.end + len(other.particle) :]
    return f"{text[: one.start]}{phrases[0]}{between}{phrases[1]}{after}"


def _phrase(noun: str, particle: str) -> str:
    return josa(noun, _PAIRS[particle]) if particle in _PAIRS else noun + particle


def _spoken(text: str, rng: Random) -> str:
    """Return a statement with the endings of speech, formal or not, or of a note."""
    manner = rng.randrange(3)
    for ending, forms in _ENDINGS:
        text = re.sub(rf"{ending}(?=\.|$)", forms[manner], text)
    text = re.sub(r"([가-힣])다(?=\.|$)", lambda found: _ended(found[1], manner) or found[0], text)
    return text.rstrip(".") if rng.random() < 0.5 else text  # noqa: PLR2004 -- as often as not


def _ended(syllable: str, manner: int) -> str | None:
    """Return the last syllable of a verb in the present ("보낸") with another ending."""
    stem, final = divmod(ord(syllable) - _FIRST, _FINALS)
    if final != _NIEUN:
        return None
    open_stem = _FIRST + stem * _FINALS
    return (chr(open_stem) + "요", chr(open_stem + _PIEUP) + "니다", chr(open_stem + _MIEUM))[
        manner
    ]
