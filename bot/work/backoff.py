"""How long to wait before something that failed is tried again."""

from dataclasses import dataclass
from datetime import timedelta

MOST_DOUBLINGS = 20
"""From here on the wait has long been at its longest."""


@dataclass(frozen=True, slots=True)
class Backoff:
    """Waits that double.

    Attributes:
        first: after the first failure.
        last: the longest.
    """

    first: timedelta = timedelta(seconds=5)
    last: timedelta = timedelta(minutes=5)

    def after(self, tries: int) -> timedelta:
        """Return the wait after so many tries in vain, 1 or more."""
        doublings = min(tries - 1, MOST_DOUBLINGS)
        return min(self.first * (1 << doublings), self.last)
