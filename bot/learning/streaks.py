"""Streaks: on how many days in a row someone answered, in their own time zone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class StudyDay:
    """A local date on which someone answered.

    Attributes:
        day: the date where they were.
        first: the instant of the first answer.
        last: the instant of the last.
    """

    day: date
    first: datetime
    last: datetime


def current(days: Sequence[StudyDay], today: date, now: datetime) -> int:
    """Return how many days the streak has that is not yet broken, 0 where there is none.

    Today need not be over: a streak that reached yesterday still stands.

    Args:
        days: rising.
        today: the local date.
        now: the instant.
    """
    if not days or not _holds(days[-1], today, now):
        return 0
    return _runs(days)[-1]


def longest(days: Sequence[StudyDay]) -> int:
    """Return how many days the longest streak had."""
    return max(_runs(days), default=0)


def _runs(days: Sequence[StudyDay]) -> list[int]:
    """Return the lengths of the streaks, oldest first."""
    if not days:
        return []
    runs = [1]
    for before, after in pairwise(days):
        if _holds(before, after.day, after.first):
            runs[-1] += 1
        else:
            runs.append(1)
    return runs


def _holds(last: StudyDay, day: date, at: datetime) -> bool:
    """Tell whether an answer on a day goes on from another day.

    Whoever flies east may skip a local date; less than a day without an answer breaks nothing.
    """
    return day - last.day <= DAY or at - last.last <= DAY
