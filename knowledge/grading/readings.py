"""Answers and key points of any length -> readings that the grader's model takes in one pass."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from knowledge.grading.clauses import clauses
from knowledge.grading.closeness import Closeness
from knowledge.grading.plain import plain

WRONG_CLAIM = "그 밖에 틀린 말이 있다."
"""Asked as if it were a key point: whether the answer claims anything wrong beside the others."""

MOST_TOKENS = 512
"""What the model takes in one pass, special tokens included."""

# So much of a pass is left to the answer at least: a third.
_MOST_FOR_QUESTION = 96
_MOST_FOR_POINT = 128
_MOST_FOR_POINTS = 232
# The special tokens around question, answer and key points, and those behind each key point.
_AROUND = 6
_BEHIND = 2

Tokens = Callable[[str], int]
"""Counts the tokens of a text, without special ones."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One pass: an answer, and key points to look for in it.

    Attributes:
        question: the question, as asked; may be empty.
        answer: the answer, or a stretch of it.
        points: one or more key points, in any order.
        closeness: how near the whole answer comes to each of them; None where that isn't known,
            and empty where it is known of none.
    """

    question: str
    answer: str
    points: tuple[str, ...]
    closeness: tuple[Closeness | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A reading of some of a question's key points, and of some of the answer.

    Attributes:
        reading: what is read; ``WRONG_CLAIM`` stands last among its points.
        numbers: which of the question's key points the others are, counted from 0.
    """

    reading: Reading
    numbers: tuple[int, ...]

    @property
    def size(self) -> int:
        """The number of characters, to put readings of like length together."""
        reading = self.reading
        return len(reading.question) + len(reading.answer) + sum(map(len, reading.points))


def parts_of(
    question: str,
    answer: str,
    points: Sequence[str],
    tokens: Tokens,
    closeness: Sequence[Closeness] = (),
) -> list[Part]:
    """Cut an answer and its key points so that each reading fits the model.

    Nearly every answer fits with all key points. A longer one is cut between clauses, with one
    clause of overlap; very long key points and questions lose their ends.

    Args:
        question: the question.
        answer: the answer as it was given.
        points: at least one key point.
        tokens: counts tokens as the model's tokenizer does.
        closeness: how near the answer comes to each point, where that is known.

    Returns:
        Readings that together hold all key points and all of the answer.
    """
    asked = _cut(plain(question), _MOST_FOR_QUESTION, tokens)
    shown = [_cut(plain(point), _MOST_FOR_POINT, tokens) for point in points]
    return [
        Part(
            Reading(
                asked,
                stretch,
                (*(shown[i] for i in numbers), WRONG_CLAIM),
                # Of the whole answer: what a stretch leaves out another may say.
                (*(closeness[i] for i in numbers), None) if closeness else (),
            ),
            numbers,
        )
        for numbers, room in _groups(shown, tokens)
        for stretch in _stretches(answer, room - tokens(asked), tokens)
    ]


def _groups(points: Sequence[str], tokens: Tokens) -> Iterator[tuple[tuple[int, ...], int]]:
    """Yield the numbers of key points that go into one pass, and the tokens left beside them."""
    alone = tokens(WRONG_CLAIM) + _BEHIND
    group: list[int] = []
    used = alone
    for number, point in enumerate(points):
        size = tokens(point) + _BEHIND
        if group and used + size > _MOST_FOR_POINTS:
            yield tuple(group), MOST_TOKENS - _AROUND - used
            group, used = [], alone
        group.append(number)
        used += size
    yield tuple(group), MOST_TOKENS - _AROUND - used


def _stretches(answer: str, room: int, tokens: Tokens) -> Iterator[str]:
    """Yield stretches of whole clauses, each with the last clause of the one before it."""
    whole = plain(answer)
    if tokens(whole) <= room:
        yield whole
        return
    held: list[str] = []
    used = 0
    for piece in _pieces(answer, room // 2):
        size = tokens(piece) + 1
        if held and used + size > room:
            yield " ".join(held)
            held = held[-1:]
            used = sum(tokens(kept) + 1 for kept in held)
        held.append(piece)
        used += size
    yield " ".join(held)


def _pieces(answer: str, longest: int) -> Iterator[str]:
    """Yield the clauses of an answer, those of more than ``longest`` characters in pieces."""
    for clause in clauses(answer):
        text = plain(clause.text)
        for start in range(0, len(text), longest):
            yield text[start : start + longest]


def _cut(text: str, most: int, tokens: Tokens) -> str:
    """Cut the end of ``text`` until it has at most ``most`` tokens."""
    while (size := tokens(text)) > most:
        text = text[: min(len(text) - 1, len(text) * most // size)]
    return text
