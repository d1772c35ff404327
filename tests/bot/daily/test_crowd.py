"""2,000 servers whose question is due in the same minute."""

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import aiohttp
import discord
import pytest
from sqlalchemy import func, select

from bot.board import DiscordBoard, Sheet
from bot.daily.scheduler import Pace, Scheduler
from bot.store.database import Database
from bot.store.models import Post, Schedule
from bot.store.posts import State
from tests.bot.daily.conftest import TurnedClock
from tests.bot.daily.poster import GRACE, schedule

SERVERS = 2000
FEWER = 400
"""On SQLite, which takes milliseconds for each of the steps, of which a post has three."""

BROKEN = 100
"""Every so many, a server's channel cannot be reached."""

SILENT = 7
"""A channel that gives no answer before all others have theirs."""


@dataclass
class CountingBoard:
    """A board that counts, where one channel is silent and some fail."""

    left: int
    put: list[int] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0
    all_others: asyncio.Event = field(default_factory=asyncio.Event)

    async def put_up(self, sheet: Sheet) -> int:
        """Note the channel."""
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        await (self.all_others.wait() if sheet.channel_id == SILENT else asyncio.sleep(0))
        self.at_once -= 1
        self.left -= 1
        if self.left == 1:
            self.all_others.set()
        if sheet.channel_id % BROKEN == 0:
            raise aiohttp.ClientConnectionError
        self.put.append(sheet.channel_id)
        return 10**6 + sheet.channel_id

    async def find(self, sheet: Sheet, since: Any) -> int | None:
        """Find nothing."""
        del sheet, since
        return None

    async def open_thread(self, sheet: Sheet, message_id: int) -> None:
        """Open none."""

    async def tell(self, user_id: int, guild_id: int, sentence: str) -> None:
        """Tell nobody."""


class QuickEditor:
    """An editor that writes the same for all: what it writes is not what is looked at here."""

    async def choose(self, schedule: Schedule, post: Post) -> int | None:
        """Choose nothing in particular."""
        del schedule, post
        return 1

    async def write(self, schedule: Schedule, post: Post) -> Sheet | None:
        """Write an empty sheet."""
        return Sheet(
            channel_id=schedule.channel_id,
            guild_id=schedule.guild_id,
            embed=discord.Embed(),
            view=discord.ui.View(),
            nonce=str(post.id),
            mark="",
        )

    async def explain(self, schedule: Schedule) -> str:
        """Explain nothing."""
        raise NotImplementedError


async def test_all_go_out_in_order_of_lateness_whatever_some_of_them_do(
    database: Database, clock: TurnedClock
) -> None:
    servers = SERVERS if database.file is None else FEWER
    minute = timedelta(seconds=60) / servers
    async with database.session() as session:
        session.add_all(
            schedule(clock.now + number * minute, channel_id=number, guild_id=number)
            for number in range(1, servers + 1)
        )
    clock.turn(minutes=1)
    board = CountingBoard(left=servers)
    scheduler = Scheduler(database, QuickEditor(), board, clock, grace=GRACE)
    await scheduler.tick()
    await scheduler.drain()
    expected = [number for number in range(1, servers + 1) if number % BROKEN]
    assert sorted(board.put) == expected
    assert board.put[-1] == SILENT
    at_once = Pace().at_once
    assert 1 < board.most_at_once <= at_once
    places = {channel: place for place, channel in enumerate(expected)}
    assert all(
        abs(place - places[channel]) <= 2 * at_once for place, channel in enumerate(board.put[:-1])
    )
    async with database.session() as session:
        states = await session.execute(select(Post.state, func.count()).group_by(Post.state))
        assert {row.state: row[1] for row in states} == {
            State.SENT: servers - servers // BROKEN,
            State.CLAIMED: servers // BROKEN,
        }


async def test_requests_keep_within_discords_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []

    async def note(seconds: float) -> None:
        waits.append(seconds)

    async def look(_: object) -> None:
        pass

    monkeypatch.setattr(asyncio, "sleep", note)
    async with discord.Client(intents=discord.Intents.none()) as client:
        board = DiscordBoard(client, per_second=40)
        for _ in range(81):
            await board.request(lambda: look(None))
    # The last one waits for the eighty before it, less the time this took.
    assert waits == sorted(waits)
    assert 1 < waits[-1] <= 2
