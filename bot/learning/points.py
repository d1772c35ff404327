"""What an answer is worth on leaderboards: what was learned, not how much was answered.

For one question a member can earn, ever, 10 points for the first time that they master it and 10
for bettering their best score; after that only reviews count, and those are due ever less often.
"""

from dataclasses import dataclass

from fsrs import Rating

MASTERED = 10
"""For the first answer that is good or better and needed no more hints than that allows."""

STEP = 10.0
STEP_POINTS = 1
"""For each of 10, 20 … 100 that the best score reaches for the first time."""

KEPT = 5
"""For a question that was due and is remembered."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What a member reached with a question so far.

    Attributes:
        best: their best score (0-100) that counts.
        mastered: whether an answer was good, or better.
    """

    best: float = 0.0
    mastered: bool = False

    def after(self, score: float, rating: Rating) -> "Standing":
        """Return the standing after one more answer that counts."""
        return Standing(max(self.best, score), self.mastered or rating >= Rating.Good)


def worth(score: float, rating: Rating, before: Standing, *, due: bool, part: bool) -> int:
    """Return the points of an answer that counts.

    Args:
        score: 0-100.
        rating: how well it was remembered.
        before: what was reached before.
        due: whether a review was due.
        part: whether it asks for a single key point: those earn points as reviews only.
    """
    kept = KEPT if due and rating is not Rating.Again else 0
    if part:
        return kept
    after = before.after(score, rating)
    first = MASTERED if after.mastered and not before.mastered else 0
    return kept + first + STEP_POINTS * (int(after.best // STEP) - int(before.best // STEP))
