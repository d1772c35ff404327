"""A process that posts what is due, and that can be told at which step to die."""

import asyncio
import logging
import os
import signal
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp
import discord
from discord.http import Route
from sqlalchemy.ext.asyncio import AsyncSession

from bot.board import DiscordBoard
from bot.daily.editor import DailyEditor
from bot.daily.scheduler import Scheduler
from bot.store.database import Database
from bot.store.models import Schedule
from bot.when.clock import Clock
from bot.work.turns import Turns
from config.settings import Language
from knowledge.question import Question
from tests.bot.daily.questions import question
from tests.bot.discord_server import TOKEN

SEOUL = ZoneInfo("Asia/Seoul")
GUILD = 10**17
GRACE = timedelta(hours=3)
QUESTIONS = [question(number) for number in range(9)]


@dataclass
class Steps:
    """Counts the steps of this process, which dies at the ``last`` one by SIGKILL."""

    last: int | None = None
    taken: int = 0

    async def take(self, *_: object) -> None:
        """Take a step."""
        self.taken += 1
        if self.taken == self.last:
            os.kill(os.getpid(), signal.SIGKILL)


class MortalDatabase(Database):
    """A database that steps when a session begins, is about to commit, and has committed."""

    def __init__(self, url: str, steps: Steps) -> None:
        super().__init__(url)
        self._steps = steps

    @asynccontextmanager
    async def session(self) -> AsyncIterator[AsyncSession]:
        """Step three times."""
        async with super().session() as session:
            await self._steps.take()
            yield session
            await session.flush()
            await self._steps.take()
        await self._steps.take()


def schedule(due_at: datetime, **changed: Any) -> Schedule:
    """Return a schedule that is due at an instant, the same time every day in Seoul."""
    local = due_at.astimezone(SEOUL)
    values = {
        "guild_id": GUILD,
        "channel_id": 5,
        "set_by": 42,
        "local_time": local.time(),
        "time_zone": "Asia/Seoul",
        "weekdays": list(range(7)),
        "topics": [],
        "thread": True,
        "next_at": due_at,
        "next_day": local.date(),
    }
    return Schedule(**values | changed)


async def questions(guild_id: int, topics: Sequence[str]) -> Sequence[Question]:
    """Return what may be asked, whatever the topics."""
    del guild_id, topics
    return QUESTIONS


async def korean(guild_id: int | None) -> Language:
    """Return the language of every server."""
    del guild_id
    return "ko"


@asynccontextmanager
async def scheduler(  # noqa: PLR0913  (what a test may choose)
    database: Database,
    host: str,
    clock: Clock,
    *,
    steps: Steps | None = None,
    patience: float = 30.0,
    grace: timedelta = GRACE,
) -> AsyncIterator[Scheduler]:
    """Wire a scheduler to the stand-in for Discord at ``host``; it needs no gateway."""
    Route.BASE = f"http://{host}/api/v10"
    trace = aiohttp.TraceConfig()
    counted = Steps()
    for signal_ in (
        trace.on_request_start,
        trace.on_request_chunk_sent,
        trace.on_request_end,
        trace.on_response_chunk_received,
    ):
        signal_.append(lambda *_: counted.take())
    client = discord.Client(intents=discord.Intents.none(), http_trace=trace)
    async with client:
        await client.login(TOKEN)
        counted = steps or counted
        editor = DailyEditor(database, questions, korean, clock)
        board = DiscordBoard(client, Turns(1000), patience=patience)
        yield Scheduler(database, editor, board, clock, grace=grace)


def post(url: str, host: str, offset_s: float, last_step: int | None) -> None:
    """Post what is due, once through.

    Args:
        url: the database.
        host: the stand-in for Discord.
        offset_s: seconds that this process's clock is ahead.
        last_step: the step at which it dies; None to live.
    """
    logging.disable(logging.CRITICAL)
    asyncio.run(_post(url, host, timedelta(seconds=offset_s), Steps(last_step)))


async def _post(url: str, host: str, offset: timedelta, steps: Steps) -> None:
    database = MortalDatabase(url, Steps())
    async with scheduler(
        database, host, lambda: datetime.now(UTC) + offset, steps=steps
    ) as running:
        database._steps = steps
        await running.tick()
        await running.drain()
    await database.close()
