"""Servers that the coach left: what is kept of them is deleted after 30 days."""

import logging
from collections.abc import Callable, Collection
from datetime import timedelta

from discord.ext import tasks

from bot.clock import Clock
from bot.servers import Servers
from bot.shelf import Shelf
from bot.store import servers
from bot.store.database import Database

log = logging.getLogger(__name__)

KEPT_FOR = timedelta(days=30)
SWEEP_INTERVAL_H = 1.0


class Departures:
    """Notes when the coach leaves and joins servers, and deletes what is due.

    Args:
        database: where servers' data is kept.
        settings: forgets a deleted server's settings.
        shelf: forgets a deleted server's notes.
        clock: the time.
    """

    def __init__(self, database: Database, settings: Servers, shelf: Shelf, clock: Clock) -> None:
        self._database = database
        self._settings = settings
        self._shelf = shelf
        self._clock = clock
        self._is_gone: Callable[[int], bool] = lambda _: False

    def stop(self) -> None:
        """Stop looking."""
        self._sweep.cancel()

    async def left(self, guild_id: int) -> None:
        """Note that the coach left a server."""
        async with self._database.session() as session:
            await servers.left(session, [guild_id], self._clock())

    async def joined(self, guild_id: int) -> None:
        """Note that the coach joined a server, maybe again."""
        async with self._database.session() as session:
            await servers.joined(session, [guild_id])

    async def compare(self, present: Collection[int], is_gone: Callable[[int], bool]) -> None:
        """Note what happened while this process was not connected, then look for what is due.

        Nothing is deleted before: the coach may have come back to a server meanwhile.

        Args:
            present: the servers that the coach is in.
            is_gone: tells of a server's id, at any time, that the coach is not there; False where
                only another process would know.
        """
        async with self._database.session() as session:
            known = await servers.known(session)
            gone = [guild for guild in known if is_gone(guild)]
            await servers.left(session, gone, self._clock())
            back = [guild for guild in present if known.get(guild) is not None]
            await servers.joined(session, back)
        self._is_gone = is_gone
        if not self._sweep.is_running():
            self._sweep.start()

    @tasks.loop(hours=SWEEP_INTERVAL_H)
    async def _sweep(self) -> None:
        limit = self._clock() - KEPT_FOR
        async with self._database.session() as session:
            due = await servers.left_before(session, limit)
        # What is noted may be out of date: nothing of a server where the coach is may go.
        for guild_id in filter(self._is_gone, due):
            async with self._database.session() as session:
                removed = await servers.remove(session, guild_id, limit)
            if removed:
                self._settings.forget(guild_id)
                self._shelf.forget(guild_id)
                log.info("deleted the data of server %d, left 30 days ago", guild_id)
