"""A missed key point -> a pointer that leads the way without giving the point away.

A pointer shows nothing of the point but what the question or the answer already says; beyond that
it only names the kind of thing that is missing. Where an author's hint is about the point, it is
that hint: authors' hints are checked not to say a key point (``knowledge.lint.giveaways``).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from knowledge.glossary import Glossary
from knowledge.language.korean import has_hangul, strip_particle
from knowledge.question import Question
from knowledge.questions.hints import made_hints


class Cue(StrEnum):
    """The kind of thing that a key point says."""

    STEP = "step"
    QUANTITY = "quantity"
    REASON = "reason"
    CONTRAST = "contrast"
    LIMIT = "limit"
    PURPOSE = "purpose"
    CONDITION = "condition"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class Pointer:
    """What leads to a missed key point.

    Attributes:
        cue: the kind of thing that is missing.
        about: what it is about, in a word of the question or the answer; empty for a step, and
            where neither has any of the point's.
        number: which of the steps it is, counted from 1.
        hint: an author's hint about the point; empty where there is none.
    """

    cue: Cue
    about: str
    number: int
    hint: str = ""


# The first that fits counts.
_CUES: tuple[tuple[Cue, re.Pattern[str]], ...] = (
    (Cue.QUANTITY, re.compile(r"(?<![\w/.-])\d+(?![.\d]*\.\d)|O\s*\(")),
    (
        Cue.REASON,
        re.compile(
            r"때문|[가-힣](?:므로|라서|어서|아서|니까)(?=[\s,]|$)|까닭|이유"
            r"|\b(?:because|since|therefore|so that|due to)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Cue.CONTRAST,
        re.compile(
            r"지만(?=[\s,])|반면|[가-힣]보다\s|달리|대신(?=[\s,])"
            r"|\b(?:whereas|while|unlike|than|but|instead)\b",
            re.IGNORECASE,
        ),
    ),
    (Cue.PURPOSE, re.compile(r"위해|위한|하려고|도록(?=\s)|\b(?:in order to|used to|used for)\b")),
    (
        Cue.CONDITION,
        re.compile(
            r"[가-힣](?:면|때|동안|전에|뒤에|후에)(?=[\s,]|$)|\b(?:when|if|until|after|before)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Cue.LIMIT,
        re.compile(
            r"지\s*(?:않|못)|없다|단점|한계|\b(?:not|cannot)\b|n['’]t\b",
            re.IGNORECASE,
        ),
    ),
)
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[+#]+|(?:[._/-][A-Za-z0-9]+)*)|[가-힣]+")
_TOKEN = re.compile(r"\S+")
_AFTER_NOUNS_ALONE_TEXT = "가 를 와 란 의 에 에서 에게 에는 에서는 에게는 까지 부터 처럼 보다 로"
_AFTER_NOUNS_ALONE = frozenset(_AFTER_NOUNS_ALONE_TEXT.split())
# A verb stands alone, too, before another (보내 두다, 늘어나 버리다).
_ENDS_OF_VERBS = ("내", "나", "애")
_SHORTEST = 2
_MOST_WORDS = 3
# Characters of a point that are looked through.
_MOST_READ = 400
_COMMON_TEXT = """
것이 것은 것을 수가 때문 경우 모두 각각 하나 둘은 사이 나중 처음 다음 마지막 부분 상대 자신 서로
동안 대신 결과 이때 그때 여기 거기 이것 그것 어느 전체 일부 나머지
a an the this that these those its their his her which each one two some any all both other such
is are was were be been being am do does did has have had can could will would may might must
shall should not no nor and or but so if then than as of to in on at by for with from into onto
over under up down out off about between through per when while where why how what who whom whose
it they them he she we you your our there here only just also too very more most less least
because since until before after during without within again once
"""
_COMMON = frozenset(_COMMON_TEXT.split())


def pointer(question: Question, number: int, answer: str, glossary: Glossary) -> Pointer:
    """Return what leads to a key point that an answer missed.

    Args:
        question: as it was asked.
        number: which of its key points, counted from 0.
        answer: the answer as it was given.
        glossary: names of the field's terms.
    """
    point = question.key_points[number][:_MOST_READ]
    return Pointer(
        cue=Cue.STEP if question.ordered else cue_of(point),
        # A step is told by its number.
        about="" if question.ordered else _about(question, number, answer, glossary),
        number=number + 1,
        hint=_tied_hint(question, number),
    )


def cue_of(point: str) -> Cue:
    """Return the kind of thing that ``point`` says, by its spelling."""
    return next((cue for cue, pattern in _CUES if pattern.search(point)), Cue.STATEMENT)


def _about(question: Question, number: int, answer: str, glossary: Glossary) -> str:
    """Return a name in a key point that the question or the answer has in the same letters.

    Beside one other point the first; beside several the one that the fewest of them have: a name
    that all of them have leads to none.
    """
    points = [point[:_MOST_READ] for point in question.key_points]
    known = f"{question.prompt}\n{answer}"
    seen = _nouns("\n".join([*points, question.reference, known]))

    def is_noun(word: str) -> bool:
        return word in seen or glossary.find(word) is not None

    names = list(_known_names(points[number], known, is_noun))
    others = [*points[:number], *points[number + 1 :]]
    if len(others) <= 1:
        return next(iter(names), "")
    shared = {name: sum(_has(other, name) for other in others) for name in names}
    best = min(shared, key=lambda name: shared[name], default="")
    return best if shared.get(best, 0) < len(others) else ""


def _known_names(point: str, known: str, is_noun: Callable[[str], bool]) -> Iterator[str]:
    """Yield the names in ``point`` that ``known`` has.

    Words before a name that ``known`` has there as well belong to it: ``데이터 레이스``.
    """
    for start, end in _names(point, is_noun):
        if not _has(known, point[start:end]):
            continue
        starts: list[int] = []
        for match in list(_TOKEN.finditer(point, 0, start))[-_MOST_WORDS:]:
            # Another name, or a word of grammar, is not of this one.
            ends = _has_particle(match.group()) or match.group().casefold() in _COMMON
            starts = [] if ends else [*starts, match.start()]
        yield next((point[at:end] for at in starts if _has(known, point[at:end])), point[start:end])


def _has(text: str, name: str) -> bool:
    """Whether ``text`` has ``name`` as a word, or as the beginning of one in Korean."""
    end = r"(?![A-Za-z0-9])" if name[-1].isascii() else ""
    found = rf"(?<![A-Za-z0-9가-힣]){re.escape(name)}{end}"
    return re.search(found, text, re.IGNORECASE) is not None


def _names(point: str, is_noun: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """Yield where ``point`` names something: Latin words, and Korean ones with a particle.

    What stands before 는 may be a verb (보내는), and is one unless it is known for a noun.
    """
    for match in _WORD.finditer(point):
        word = match.group()
        name = strip_particle(word)
        named = is_noun(name) if word == f"{name}는" else _has_particle(word)
        names_something = name.isascii() or named
        is_common = bool({word.casefold(), name.casefold()} & _COMMON)
        if names_something and len(name) >= _SHORTEST and not is_common:
            yield match.start(), match.start() + len(name)


def _nouns(text: str) -> frozenset[str]:
    """Return the words of ``text`` that stand in it alone, or before a particle of nouns."""
    words = {match.group(): strip_particle(match.group()) for match in _WORD.finditer(text)}
    return frozenset(
        name
        for word, name in words.items()
        if (word == name and not word.endswith(_ENDS_OF_VERBS))
        or word.removeprefix(name) in _AFTER_NOUNS_ALONE
    )


def _has_particle(word: str) -> bool:
    return strip_particle(word) != word


def _tied_hint(question: Question, number: int) -> str:
    """Return the author's hint that shares more words with this point than with any other."""
    own: list[tuple[int, str]] = []
    for hint in question.hints:
        ties = _ties(hint, question)
        if ties[number] > max((n for i, n in enumerate(ties) if i != number), default=0):
            own.append((ties[number], hint))
    if not own or question.hints == _made(question):
        return ""
    return max(own, key=lambda pair: pair[0])[1]


def _made(question: Question) -> tuple[str, ...]:
    """Return the hints that the question has where its author wrote none."""
    korean = has_hangul(question.prompt)
    return made_hints(question.prompt, question.key_points, ordered=question.ordered, korean=korean)


def _ties(hint: str, question: Question) -> Sequence[int]:
    """Count for each key point the words beyond the question that it shares with ``hint``."""
    words = _stems(hint) - _stems(question.prompt)
    return [len(words & _stems(point)) for point in question.key_points]


def _stems(text: str) -> frozenset[str]:
    return frozenset(
        stem
        for match in _WORD.finditer(text.casefold())
        if len(stem := strip_particle(match.group())) >= _SHORTEST and stem not in _COMMON
    )
