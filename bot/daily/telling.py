"""Telling organisers what stands in the way of their daily question."""

import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

import discord

from bot.store import schedules
from bot.store.database import Database
from bot.store.models import Schedule
from bot.when.clock import Clock
from bot.work.backoff import Backoff
from bot.work.workers import Workers

log = logging.getLogger(__name__)

AT_ONCE = 3
LEASE = timedelta(minutes=5)
"""How long telling one may take before another process tries it: it makes up to four requests."""

Explain = Callable[[Schedule], Awaitable[str]]
Tell = Callable[[int, int, str], Awaitable[None]]


class Telling:
    """Tells organisers their notices, until they are told.

    A stop in between may tell one twice.

    Args:
        database: where notices are kept.
        explain: writes a schedule's notice.
        tell: tells a person, about a server, a sentence; raises where it should be tried again.
        clock: the time.
    """

    def __init__(self, database: Database, explain: Explain, tell: Tell, clock: Clock) -> None:
        self._database = database
        self._explain = explain
        self._tell = tell
        self._clock = clock
        self._backoff = Backoff(last=timedelta(hours=1))
        self.workers = Workers(AT_ONCE, "telling an organiser")

    async def look(self) -> None:
        """See that somebody tells what is to be told."""
        if not self.workers.free:
            return
        now = self._clock()
        async with self._database.session() as session:
            ids = await schedules.take_untold(session, now, now + LEASE, self.workers.free)
        for schedule_id in ids:
            self.workers.start(self._tell_of(schedule_id))

    async def _tell_of(self, schedule_id: int) -> None:
        async with self._database.session() as session:
            schedule = await schedules.get(session, schedule_id)
        if schedule is None or schedule.notice is None:
            return
        sentence = await self._explain(schedule)
        try:
            await self._tell(schedule.set_by, schedule.guild_id, sentence)
        except (discord.DiscordException, TimeoutError, OSError) as error:
            wait = self._backoff.after(schedule.tell_tries)
            log.info("organiser of schedule %d is told in %s: %r", schedule_id, wait, error)
            async with self._database.session() as session:
                await schedules.tell_later(session, schedule, self._clock() + wait)
            return
        async with self._database.session() as session:
            await schedules.told(session, schedule)
