"""How many have answered, shown on the question while it stands."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

import discord

from bot.board import Sheet
from bot.clock import Clock
from bot.store import posts
from bot.store.database import Database
from bot.store.models import Post, Schedule

log = logging.getLogger(__name__)

SHOWN_FOR = timedelta(days=2)
BATCH = 50

Write = Callable[[Schedule, Post], Awaitable[Sheet | None]]
Change = Callable[[Sheet, int], Awaitable[None]]


class Tally:
    """Brings the number of people who answered up to date.

    However many answers come between two looks, a message is changed once.

    Args:
        database: where answers are counted.
        write: writes a post's sheet as it should be now.
        change: shows it in a message.
        clock: the time.
    """

    def __init__(self, database: Database, write: Write, change: Change, clock: Clock) -> None:
        self._database = database
        self._write = write
        self._change = change
        self._clock = clock

    async def update(self) -> None:
        """Change the posts that have answers which they do not show yet."""
        since = self._clock() - SHOWN_FOR
        async with self._database.session() as session:
            stale = await posts.uncounted(session, since, BATCH)
        await asyncio.gather(*(self._show(post) for post in stale))

    async def _show(self, post: Post) -> None:
        sheet = await self._write(post.schedule, post)
        if sheet is not None and post.message_id is not None:
            try:
                await self._change(sheet, post.message_id)
            except (discord.NotFound, discord.Forbidden) as error:
                # It will not be better the next time.
                log.info("post %d cannot be changed: %s", post.id, error)
            except (discord.DiscordException, TimeoutError, OSError) as error:
                log.info("post %d is changed later: %r", post.id, error)
                return
        async with self._database.session() as session:
            await posts.counted(session, post)
