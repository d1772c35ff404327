"""The daily question at work, for as long as the bot runs."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

import discord
from discord.ext import tasks

from bot.board import DiscordBoard
from bot.clock import Clock
from bot.daily.editor import DailyEditor
from bot.daily.scheduler import Scheduler
from bot.daily.tally import Tally
from bot.store.database import Database

log = logging.getLogger(__name__)

TICK_S = 2.0
TALLY_S = 5.0


class DailyService:
    """Looks for what is due every few seconds, and keeps the numbers of answers up to date.

    Args:
        client: logged in to Discord.
        database: where schedules and posts are kept.
        editor: writes the posts.
        clock: the time.
        grace: how late a question may be after an outage.
    """

    def __init__(
        self,
        client: discord.Client,
        database: Database,
        editor: DailyEditor,
        clock: Clock,
        *,
        grace: timedelta,
    ) -> None:
        self.board = DiscordBoard(client)
        self.editor = editor
        self._scheduler = Scheduler(database, editor, self.board, clock, grace=grace)
        self._tally = Tally(database, editor.write, self.board.change, clock)
        self._looking = asyncio.Lock()

    def start(self) -> None:
        """Start looking for what is due."""
        self._tick.start()
        self._count.start()

    async def close(self, patience: float) -> None:
        """Stop; wait up to ``patience`` seconds for what is being posted."""
        # Not in the middle of a query: a connection that is cancelled there is never closed.
        async with self._looking:
            self._tick.cancel()
            self._count.cancel()
        await self._scheduler.drain(patience)

    @tasks.loop(seconds=TICK_S)
    async def _tick(self) -> None:
        await self._look(self._scheduler.tick)

    @tasks.loop(seconds=TALLY_S)
    async def _count(self) -> None:
        await self._look(self._tally.update)

    async def _look(self, look: Callable[[], Awaitable[None]]) -> None:
        try:
            async with self._looking:
                await look()
        except Exception:
            # A database that is away for a while must not end the loop.
            log.exception("daily posts could not be looked after")
