"""Servers that the coach left: what is kept of them is deleted after 30 days."""

import logging
from collections.abc import Callable, Collection
from datetime import timedelta

from sqlalchemy.exc import SQLAlchemyError

from bot.choices.servers import Servers
from bot.notes.shelf import Shelf
from bot.store import servers
from bot.store.database import Database
from bot.when.clock import Clock
from bot.work.rounds import Rounds

log = logging.getLogger(__name__)

KEPT_FOR = timedelta(days=30)
HOUR_S = 3600.0


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
        self._present: Callable[[], Collection[int]] = tuple
        self._is_gone: Callable[[int], bool] = lambda _: False
        self.rounds = Rounds(self.look, seconds=HOUR_S, of="servers that were left")

    async def stop(self, patience: float) -> None:
        """Stop looking; what is being looked at may be done first, within ``patience`` seconds."""
        await self.rounds.stop(patience)

    async def left(self, guild_id: int) -> None:
        """Note that the coach left a server."""
        try:
            async with self._database.session() as session:
                await servers.left(session, [guild_id], self._clock())
        except SQLAlchemyError:
            # The next look notes it.
            log.exception("that server %d was left could not be noted", guild_id)

    async def joined(self, guild_id: int) -> None:
        """Note that the coach joined a server, maybe again."""
        try:
            async with self._database.session() as session:
                await servers.joined(session, [guild_id])
        except SQLAlchemyError:
            log.exception("that server %d was joined could not be noted", guild_id)

    async def begin(
        self, present: Callable[[], Collection[int]], is_gone: Callable[[int], bool]
    ) -> None:
        """Look every hour at where the coach is, from now on; called again, at once.

        Nothing is deleted before: the coach may have come back to a server meanwhile.

        Args:
            present: returns the servers that the coach is in.
            is_gone: tells of a server's id, at any time, that the coach is not there; False where
                only another process would know.
        """
        self._present, self._is_gone = present, is_gone
        if self.rounds.running:
            await self.rounds.go()
        else:
            self.rounds.start()

    async def look(self) -> None:
        """Note what happened while this process was not told of it, and delete what is due."""
        await self._compare()
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

    async def _compare(self) -> None:
        async with self._database.session() as session:
            known = await servers.known(session)
            gone = [guild for guild in known if self._is_gone(guild)]
            await servers.left(session, gone, self._clock())
            back = [guild for guild in self._present() if known.get(guild) is not None]
            await servers.joined(session, back)
