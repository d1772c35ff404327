"""Streaks, over nights when clocks change and over moves to other time zones."""

from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.learning.streaks import StudyDay, current, longest

NEW_YEAR = date(2026, 1, 1)
DAY = timedelta(days=1)
SEOUL = ZoneInfo("Asia/Seoul")
BERLIN = ZoneInfo("Europe/Berlin")
LOS_ANGELES = ZoneInfo("America/Los_Angeles")
HONOLULU = ZoneInfo("Pacific/Honolulu")


def days_of(*moments: datetime) -> list[StudyDay]:
    """Return the study days of answers at local times, as the database adds them up."""
    dated = sorted((moment.date(), moment.astimezone(UTC)) for moment in moments)
    found = []
    for day, group in groupby(dated, key=lambda pair: pair[0]):
        instants = [instant for _, instant in group]
        found.append(StudyDay(day, min(instants), max(instants)))
    return found


def at(day: date, hour: int, zone: ZoneInfo = SEOUL, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)


def test_days_in_a_row_count() -> None:
    days = days_of(*(at(NEW_YEAR + n * DAY, 23) for n in range(5)))
    now = at(NEW_YEAR + 4 * DAY, 23, minute=30)
    assert current(days, now.date(), now) == 5
    assert longest(days) == 5


def test_no_days_are_no_streak() -> None:
    now = at(NEW_YEAR, 12)
    assert current([], NEW_YEAR, now) == 0
    assert longest([]) == 0


def test_today_need_not_be_over_but_yesterday_must_have_been() -> None:
    days = days_of(at(NEW_YEAR, 8), at(NEW_YEAR + DAY, 8))
    tomorrow = at(NEW_YEAR + 2 * DAY, 23)
    assert current(days, tomorrow.date(), tomorrow) == 2
    after = at(NEW_YEAR + 3 * DAY, 9)
    assert current(days, after.date(), after) == 0
    assert longest(days) == 2


def test_a_gap_begins_anew() -> None:
    days = days_of(*(at(NEW_YEAR + n * DAY, 12) for n in (0, 1, 2, 4, 5)))
    now = at(NEW_YEAR + 5 * DAY, 13)
    assert current(days, now.date(), now) == 2
    assert longest(days) == 3


@pytest.mark.parametrize("night", [date(2026, 3, 29), date(2026, 10, 25)])
def test_nights_when_clocks_change_break_nothing(night: date) -> None:
    # Early one day and late the next: 47 or 49 hours with the changed night between.
    days = days_of(at(night - DAY, 0, BERLIN), at(night, 23, BERLIN), at(night + DAY, 23, BERLIN))
    now = at(night + DAY, 23, BERLIN, minute=59)
    assert current(days, now.date(), now) == 3


def test_flying_east_over_a_date_breaks_nothing() -> None:
    # Evening of the first in Los Angeles; 17 hours later it is the third in Seoul.
    left = at(NEW_YEAR, 23, LOS_ANGELES)
    landed = (left + timedelta(hours=17)).astimezone(SEOUL)
    assert landed.date() == NEW_YEAR + 2 * DAY
    days = days_of(left, landed)
    assert current(days, landed.date(), landed) == 2


def test_more_than_a_day_without_an_answer_breaks_it_wherever_one_flies() -> None:
    left = at(NEW_YEAR, 23, LOS_ANGELES)
    landed = (left + timedelta(hours=25)).astimezone(SEOUL)
    assert landed.date() == NEW_YEAR + 2 * DAY
    assert current(days_of(left, landed), landed.date(), landed) == 1


def test_flying_west_brings_a_date_back_and_counts_it_once() -> None:
    left = at(NEW_YEAR + DAY, 9)
    landed = (left + timedelta(hours=8)).astimezone(HONOLULU)
    assert landed.date() == NEW_YEAR
    days = days_of(at(NEW_YEAR, 20), left, landed)
    assert len(days) == 2
    assert current(days, landed.date(), landed) == 2


@given(st.sets(st.integers(0, 60)))
def test_the_longest_is_the_longest_run(numbers: set[int]) -> None:
    days = days_of(*(at(NEW_YEAR + n * DAY, 0 if n % 2 else 23) for n in numbers))
    best = max(
        (length for n in numbers for length in range(1, 62) if {*range(n, n + length)} <= numbers),
        default=0,
    )
    # An answer at 23 and one at 0 two dates later are 25 hours apart.
    assert longest(days) == best
    if days:
        last = days[-1]
        assert 1 <= current(days, last.day, last.last) <= longest(days)
