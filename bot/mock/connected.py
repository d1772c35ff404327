"""What a mock interview uses of the coach: plots, and reviews."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

from knowledge.question import Question


class Charts(Protocol):
    """Draws bars."""

    async def __call__(
        self,
        title: str,
        labels: Sequence[str],
        values: Sequence[float],
        *,
        language: str,
        dark: bool = True,
    ) -> bytes:
        """Return a PNG with a bar for each label.

        Args:
            title: over the bars.
            labels: what the bars are of.
            values: 0-100, one for each label.
            language: ``ko`` or ``en``.
            dark: whether it stands on a dark page.
        """


AddReviews = Callable[[int, int | None, Question, Sequence[str]], Awaitable[int]]
"""Puts missed points of a question into someone's reviews: takes the person, the server (None
outside), the question and the points; returns how many of them are there then. Again changes
nothing."""
