"""What is due: written down, once, before anything is sent."""

import logging
from collections.abc import Mapping
from datetime import datetime, time, timedelta
from itertools import takewhile
from zoneinfo import ZoneInfo

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store import posts, schedules
from bot.store.database import Database
from bot.store.models import Post, Schedule
from bot.store.posts import Claim, Kind, Miss
from bot.store.schedules import Pause
from bot.when.clock import Clock
from bot.when.recurrence import Occurrence, Recurrence

log = logging.getLogger(__name__)

BATCH = 100
"""Schedules that are claimed in one transaction."""

MOST_MISSED = 31
RESULTS_GRACE = timedelta(days=7)


class Claiming:
    """Claims the occurrences of schedules that are due.

    Args:
        database: where they are kept.
        clock: the time.
        grace: how late a question may be after an outage.
    """

    def __init__(self, database: Database, clock: Clock, grace: timedelta) -> None:
        self._database = database
        self._clock = clock
        self._grace = grace

    async def claim_due(self) -> None:
        """Claim what is due, the latest first."""
        now = self._clock()
        async with self._database.session() as session:
            due = await schedules.due(session, now)
        for start in range(0, len(due), BATCH):
            async with self._database.session() as session:
                batch = due[start : start + BATCH]
                for schedule_id in await schedules.lock_due(session, batch, now):
                    await self._claim_apart(session, schedule_id, now)

    async def _claim_apart(self, session: AsyncSession, schedule_id: int, now: datetime) -> None:
        """Claim of one schedule; whatever is wrong with it is not in the way of others."""
        try:
            async with session.begin_nested():
                await self._claim(session, schedule_id, now)
        except SQLAlchemyError:
            # It is still due, and is found again.
            log.exception("schedule %d could not be claimed", schedule_id)
        except Exception:
            # Such as a time zone that is no more: it would be no better the next time.
            log.exception("schedule %d cannot be read and is paused", schedule_id)
            await schedules.pause(session, schedule_id, Pause.UNREADABLE, now)

    async def _claim(self, session: AsyncSession, schedule_id: int, now: datetime) -> None:
        schedule = await schedules.get(session, schedule_id)
        if schedule is None:
            return
        last = await posts.without_results(session, schedule_id)
        await posts.claim(session, claims(schedule, last, now, self._grace))
        upcoming = recurrence_of(schedule).next(now)
        schedule.next_at, schedule.next_day = upcoming.at, upcoming.day


def recurrence_of(schedule: Schedule) -> Recurrence:
    """Return when a schedule is due."""
    zone = ZoneInfo(schedule.time_zone)
    return Recurrence(schedule.local_time, zone, frozenset(schedule.weekdays))


def graces(grace: timedelta) -> Mapping[Kind, timedelta]:
    """Return how late a post of each kind may be, given how late a question may."""
    return {Kind.QUESTION: grace, Kind.RESULTS: RESULTS_GRACE}


def claims(schedule: Schedule, last: Post | None, now: datetime, grace: timedelta) -> list[Claim]:
    """Return what is to be claimed of a schedule that is due.

    Of the occurrences up to now only the last is posted, and only within ``grace``; the others are
    kept as missed, a month of them at most. Results that have no time of their own come with the
    next question.

    Args:
        schedule: the schedule.
        last: its last question in the channel that has no results yet.
        now: the time.
        grace: how late a question may be.
    """
    first = Occurrence(schedule.next_day, schedule.next_at)
    later = takewhile(lambda one: one.at <= now, recurrence_of(schedule).after(first.at))
    *missed, latest = [first, *later][-MOST_MISSED:]

    def of(kind: Kind, occurrence: Occurrence, missed: Miss | None = None) -> Claim:
        return Claim(schedule.id, schedule.guild_id, kind, occurrence.day, occurrence.at, missed)

    made = []
    if last is not None:
        made.append(of(Kind.RESULTS, Occurrence(last.day, latest.at)))
    if now - latest.at > grace:
        missed.append(latest)
    else:
        made.append(of(Kind.QUESTION, latest))
    made += [of(Kind.QUESTION, one, Miss.LATE) for one in missed]
    return made


def claim_of_results(schedule: Schedule, question: Post, sent_at: datetime) -> Claim | None:
    """Return the claim of a question's results; None where they come with the next question.

    Args:
        schedule: the schedule.
        question: the question.
        sent_at: when it stood in the channel: results are never due before.
    """
    if schedule.results_time is None:
        return None
    at = _next_time(schedule.results_time, schedule.time_zone, sent_at)
    return Claim(schedule.id, schedule.guild_id, Kind.RESULTS, question.day, at)


def _next_time(at: time, zone: str, moment: datetime) -> datetime:
    return Recurrence(at, ZoneInfo(zone)).next(moment).at
