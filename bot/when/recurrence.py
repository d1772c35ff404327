"""When a schedule is due: a wall-clock time on certain days of the week in a time zone."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import dropwhile
from zoneinfo import ZoneInfo

EVERY_DAY = frozenset(range(7))
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that a schedule is due.

    Attributes:
        day: the local date that it is for.
        at: the instant, in UTC.
    """

    day: date
    at: datetime


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A wall-clock time on certain days of the week.

    Attributes:
        at: the local time.
        zone: an IANA time zone, with its daylight-saving rules.
        weekdays: Monday is 0, as in ``date.weekday``.

    Raises:
        ValueError: there is no day in ``weekdays``, or one that is not in 0-6.
    """

    at: time
    zone: ZoneInfo
    weekdays: frozenset[int] = field(default=EVERY_DAY)

    def __post_init__(self) -> None:
        """Refuse what is due never."""
        if not self.weekdays or not self.weekdays <= EVERY_DAY:
            msg = f"expected days of the week from 0 to 6, got {sorted(self.weekdays)}"
            raise ValueError(msg)

    def on(self, day: date) -> Occurrence | None:
        """Return the occurrence of a local date.

        A time that the clocks skip that day gives way to the next that they show; of one that they
        show twice, the first counts.

        Returns:
            None on other days of the week, and on days that a zone skipped altogether.
        """
        if day.weekday() not in self.weekdays or _first_instant(day, self.zone).date() != day:
            return None
        return Occurrence(day, _instant(datetime.combine(day, self.at), self.zone).astimezone(UTC))

    def after(self, moment: datetime) -> Iterator[Occurrence]:
        """Yield the occurrences later than an instant, without end."""
        # The day before: what the clocks skip at midnight is due on the next local day.
        first = moment.astimezone(self.zone).date() - ONE_DAY
        return dropwhile(lambda found: found.at <= moment, self._from(first))

    def next(self, moment: datetime) -> Occurrence:
        """Return the first occurrence later than an instant."""
        return next(self.after(moment))

    def _from(self, day: date) -> Iterator[Occurrence]:
        while True:
            if (found := self.on(day)) is not None:
                yield found
            day += ONE_DAY


def _first_instant(day: date, zone: ZoneInfo) -> datetime:
    return _instant(datetime.combine(day, time.min), zone)


def _instant(wall_clock: datetime, zone: ZoneInfo) -> datetime:
    """Return the first instant at which a zone's clocks show this time or, skipping it, a later.

    Both readings of a time that is skipped or doubled come from PEP 495
    (https://peps.python.org/pep-0495/): with ``fold`` 0, the offset before the change holds.
    """
    local = wall_clock.replace(tzinfo=zone, fold=0)
    early, late = (local.replace(fold=fold).astimezone(UTC) for fold in (1, 0))
    if late <= early:
        return local
    # The clocks skip it: the change lies between the two readings, on a whole second.
    before = early.astimezone(zone).utcoffset()

    def has_changed(seconds: int) -> bool:
        moment = early + timedelta(seconds=seconds)
        return moment.astimezone(zone).utcoffset() != before

    gap = range(int((late - early).total_seconds()) + 1)
    return (early + timedelta(seconds=bisect_left(gap, x=True, key=has_changed))).astimezone(zone)
