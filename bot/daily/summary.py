"""What came of a daily question: how many answered, how well, and what most of them missed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.grading import Grade, Verdict

BINS = 5
"""The scores are spread over so many ranges of the same width."""

MOST_SHOWN = 3
GOOD_ENOUGH = 60.0
_MISSED = frozenset({Verdict.MISSING, Verdict.CONTRADICTED})


@dataclass(frozen=True, slots=True)
class Answer:
    """One person's answer.

    Attributes:
        user_id: the person.
        text: the answer.
        grade: its grade.
        peeked: whether the model answer was seen before.
        shown: whether others may see it.
    """

    user_id: int
    text: str
    grade: Grade
    peeked: bool
    shown: bool


@dataclass(frozen=True, slots=True)
class Missed:
    """A key point that people missed.

    Attributes:
        point: the point.
        count: how many missed it, or said the opposite.
    """

    point: str
    count: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What came of a daily question.

    Attributes:
        answered: how many people answered.
        scores: those of all, the lowest first.
        spread: how many of them scored in each of ``BINS`` ranges, the lowest first.
        most_missed: the key point that most of them missed; None where nobody missed any.
        best: the best answers of those who show theirs, the best first.
    """

    answered: int
    scores: tuple[float, ...]
    spread: tuple[int, ...]
    most_missed: Missed | None
    best: tuple[Answer, ...]


def summarise(answers: Sequence[Answer]) -> Summary:
    """Sum up the answers of different people to one question."""
    spread = [0] * BINS
    for answer in answers:
        spread[min(int(answer.grade.score * BINS / 100), BINS - 1)] += 1
    missed = Counter(
        point.point for answer in answers for point in answer.grade.points
        if point.verdict in _MISSED
    )  # fmt: skip
    shown = [
        answer
        for answer in answers
        if answer.shown and not answer.peeked and answer.grade.score >= GOOD_ENOUGH
    ]
    shown.sort(key=lambda answer: -answer.grade.score)
    return Summary(
        answered=len(answers),
        scores=tuple(sorted(answer.grade.score for answer in answers)),
        spread=tuple(spread),
        most_missed=next((Missed(*pair) for pair in missed.most_common(1)), None),
        best=tuple(shown[:MOST_SHOWN]),
    )
