"""One member's answers to one question, from the first to the last, and what came of them.

What is kept of a review is always worked out anew from all the answers: so each counts exactly
once, whether it comes late, twice, or is regraded.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.learning.memory import Curve, Memory
from bot.learning.points import Standing, worth
from bot.learning.ratings import rate
from knowledge.grading import Band


@dataclass(frozen=True, slots=True)
class Answered:
    """One graded answer.

    Attributes:
        day: the member's local date when they gave it.
        score: 0-100.
        band: of the grade.
        hints: seen before answering.
        revealed: whether the model answer was.
    """

    day: date
    score: float
    band: Band
    hints: int
    revealed: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of all answers to a question.

    Attributes:
        memory: after the last; None where there is no answer.
        points: of each answer, in order.
    """

    memory: Memory | None
    points: tuple[int, ...]


def follow(answers: Sequence[Answered], curve: Curve, *, part: bool = False) -> Outcome:
    """Go through the answers to one question, oldest first.

    Every answer is a review. Points are for the first of a day, and not for one that was given
    after looking at the model answer.

    Args:
        answers: oldest first.
        curve: turns ratings into memories.
        part: whether the question asks for a single key point of another.
    """
    memory: Memory | None = None
    points = []
    standing = Standing()
    counted: set[date] = set()
    for answer in answers:
        rating = rate(answer.band, hints=answer.hints, revealed=answer.revealed)
        counts = not answer.revealed and answer.day not in counted
        due = memory is not None and answer.day >= memory.due_on
        points.append(worth(answer.score, rating, standing, due=due, part=part) if counts else 0)
        if counts:
            counted.add(answer.day)
            standing = standing.after(answer.score, rating)
        memory = curve.review(memory, rating, answer.day)
    return Outcome(memory, tuple(points))
