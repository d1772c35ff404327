"""Days of all kinds on a virtual clock: exactly one occurrence each, at the right instant."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise, takewhile
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.when.recurrence import EVERY_DAY, Recurrence

ZONES = ("Asia/Seoul", "America/New_York", "Australia/Lord_Howe", "America/Santiago")
# Whole days were skipped, offsets of minutes, clocks turned at midnight.
ODD_ZONES = (*ZONES, "Pacific/Apia", "Pacific/Kwajalein", "Africa/Casablanca", "Asia/Beirut")

zones = st.sampled_from(ODD_ZONES).map(ZoneInfo)
times = st.times().map(lambda at: at.replace(second=0, microsecond=0))
days = st.dates(date(1990, 1, 1), date(2037, 1, 1))
weekdays = st.frozensets(st.integers(0, 6), min_size=1)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("at", [time(0, 0), time(0, 30), time(2, 15), time(9, 0), time(23, 59)])
def test_a_year_minute_by_minute_has_one_occurrence_a_local_day(zone: str, at: time) -> None:
    """A clock that only knows the instant walks through 2026 in Seoul's, New York's … time."""
    recurrence = Recurrence(at, ZoneInfo(zone), EVERY_DAY - {6})
    new_years_eve = datetime(2025, 12, 31, 23, 59, tzinfo=ZoneInfo(zone))
    now, end = (eve.astimezone(UTC) for eve in (new_years_eve, new_years_eve.replace(year=2026)))
    posted: list[date] = []
    upcoming = recurrence.next(now)
    while now < end:
        now += timedelta(minutes=1)
        if upcoming.at <= now:
            assert upcoming.at == now
            posted.append(upcoming.day)
            upcoming = recurrence.next(now)
    year = [date(2026, 1, 1) + timedelta(days=number) for number in range(365)]
    assert posted == [day for day in year if day.weekday() != 6]


@pytest.mark.parametrize(
    ("zone", "day", "at", "instant"),
    [
        ("Asia/Seoul", date(2026, 3, 2), time(9), datetime(2026, 3, 2, 0, 0, tzinfo=UTC)),
        # New York skips 02:00-03:00, and shows 01:00-02:00 twice.
        (
            "America/New_York",
            date(2026, 3, 8),
            time(2, 30),
            datetime(2026, 3, 8, 7, 0, tzinfo=UTC),
        ),
        (
            "America/New_York",
            date(2026, 11, 1),
            time(1, 30),
            datetime(2026, 11, 1, 5, 30, tzinfo=UTC),
        ),
        # Santiago skips 00:00-01:00, and shows 23:00-24:00 twice.
        (
            "America/Santiago",
            date(2026, 9, 6),
            time(0, 15),
            datetime(2026, 9, 6, 4, 0, tzinfo=UTC),
        ),
        (
            "America/Santiago",
            date(2026, 4, 4),
            time(23, 30),
            datetime(2026, 4, 5, 2, 30, tzinfo=UTC),
        ),
        # Lord Howe moves its clocks by half an hour.
        (
            "Australia/Lord_Howe",
            date(2026, 10, 4),
            time(2, 10),
            datetime(2026, 10, 3, 15, 30, tzinfo=UTC),
        ),
        (
            "Australia/Lord_Howe",
            date(2026, 4, 5),
            time(1, 45),
            datetime(2026, 4, 4, 14, 45, tzinfo=UTC),
        ),
    ],
)
def test_nights_when_the_clocks_change(zone: str, day: date, at: time, instant: datetime) -> None:
    found = Recurrence(at, ZoneInfo(zone)).on(day)
    assert found is not None
    assert found.at == instant


def test_a_day_that_a_zone_skipped_has_no_occurrence() -> None:
    recurrence = Recurrence(time(9), ZoneInfo("Pacific/Apia"))
    assert recurrence.on(date(2011, 12, 30)) is None
    before = recurrence.on(date(2011, 12, 29))
    assert before is not None
    assert recurrence.next(before.at).day == date(2011, 12, 31)


@given(zones, times, days, weekdays)
@example(ZoneInfo("America/New_York"), time(2, 30), date(2026, 3, 7), EVERY_DAY)
def test_occurrences_follow_each_other(
    zone: ZoneInfo, at: time, day: date, chosen: frozenset[int]
) -> None:
    recurrence = Recurrence(at, zone, chosen)
    start = datetime.combine(day, time.min, UTC)
    found = list(
        takewhile(lambda one: one.at < start + timedelta(days=30), recurrence.after(start))
    )
    assert all(one.at > start for one in found)
    assert all(earlier.at < later.at for earlier, later in pairwise(found))
    assert all(earlier.day < later.day for earlier, later in pairwise(found))
    # None is left out: each allowed local day that the clocks show is there.
    present = {one.day for one in found}
    shown = {(start + timedelta(hours=hour)).astimezone(zone).date() for hour in range(48, 672)}
    assert {day for day in shown if day.weekday() in chosen} <= present


@given(zones, times, days)
def test_an_occurrence_shows_its_time_or_the_next_that_exists(
    zone: ZoneInfo, at: time, day: date
) -> None:
    found = Recurrence(at, zone).on(day)
    if found is None:
        return
    shown = found.at.astimezone(zone)
    wanted = datetime.combine(day, at)
    if shown.replace(tzinfo=None) == wanted:
        assert shown.fold == 0
    else:
        # The second before, the clocks showed an earlier time: they jumped over the wanted one.
        before = (found.at - timedelta(seconds=1)).astimezone(zone)
        assert before.replace(tzinfo=None) < wanted < shown.replace(tzinfo=None)


@pytest.mark.parametrize("chosen", [frozenset[int](), frozenset({7})])
def test_days_that_are_none_are_refused(chosen: frozenset[int]) -> None:
    with pytest.raises(ValueError, match="days of the week"):
        Recurrence(time(9), ZoneInfo("Asia/Seoul"), chosen)
