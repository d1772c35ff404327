"""Messages kept up to date: how many have answered, and results as they are now."""

import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

import discord

from bot.board import Sheet
from bot.store import posts
from bot.store.database import Database
from bot.store.models import Post
from bot.when.clock import Clock
from bot.work.backoff import Backoff
from bot.work.workers import Workers

log = logging.getLogger(__name__)

KEPT_UP_FOR = timedelta(days=2)
"""How long a question tells how many have answered."""

AT_ONCE = 5
LEASE = timedelta(minutes=2)
"""How long changing one may take before another process tries it."""

Draw = Callable[[Post], Awaitable[Sheet | None]]
Change = Callable[[Sheet, int], Awaitable[None]]


class Redrawing:
    """Brings the messages of posts up to date.

    However much changes between two looks, a message is changed once.

    Args:
        database: where changes are counted.
        draw: writes a post's sheet as it should be now.
        change: shows it in a message.
        clock: the time.
    """

    def __init__(self, database: Database, draw: Draw, change: Change, clock: Clock) -> None:
        self._database = database
        self._draw = draw
        self._change = change
        self._clock = clock
        self._backoff = Backoff(last=timedelta(hours=1))
        self.workers = Workers(AT_ONCE, "changing a daily post")

    async def look(self) -> None:
        """See that somebody changes the messages that do not show what they should."""
        if not self.workers.free:
            return
        now = self._clock()
        since = now - KEPT_UP_FOR
        async with self._database.session() as session:
            stale = await posts.take_stale(session, now, now + LEASE, since, self.workers.free)
        for post in stale:
            self.workers.start(self._redraw(post))

    async def _redraw(self, post: Post) -> None:
        try:
            sheet = await self._draw(post)
            if sheet is not None and post.message_id is not None:
                await self._change(sheet, post.message_id)
        except discord.NotFound:
            log.info("post %d is gone from its channel", post.id)
        except Exception as error:
            wait = self._backoff.after(post.redraw_tries)
            log.info("post %d is changed in %s", post.id, wait, exc_info=error)
            async with self._database.session() as session:
                await posts.redraw_later(session, post, self._clock() + wait)
            return
        async with self._database.session() as session:
            await posts.redrawn(session, post)
