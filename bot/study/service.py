"""Reviews at work, for as long as the bot runs."""

import asyncio
import contextlib
import logging

from discord.ext import tasks

from bot.store.database import Database
from bot.study.journal import Journal
from bot.study.reminders import Reminders

log = logging.getLogger(__name__)

TICK_S = 5.0


class StudyService:
    """Has earlier answers count once, and sends reminders when they are due.

    Args:
        database: where answers are kept.
        journal: has them count.
        reminders: to be sent.
    """

    def __init__(self, database: Database, journal: Journal, reminders: Reminders) -> None:
        self._database = database
        self._journal = journal
        self._reminders = reminders
        self._looking = asyncio.Lock()
        self._caught_up = False

    def start(self) -> None:
        """Start looking for what is due."""
        self._tick.start()

    async def close(self, patience: float) -> None:
        """Stop; wait up to ``patience`` seconds for what is being sent."""
        # Not in the middle of a query: a connection that is cancelled there is never closed.
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(patience):
                await self._looking.acquire()
        self._tick.cancel()

    @tasks.loop(seconds=TICK_S)
    async def _tick(self) -> None:
        try:
            async with self._looking:
                if not self._caught_up:
                    await self._journal.catch_up(self._database)
                    self._caught_up = True
                await self._reminders.tick()
        except Exception:
            # A database that is away for a while must not end the loop.
            log.exception("reminders could not be looked after")
