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
from bot.daily import telling
from bot.daily.scheduler import Pace, Scheduler
from bot.store import schedules
from bot.store.database import Database
from bot.store.models import Post, Schedule
from bot.store.posts import State
from bot.store.schedules import Pause
from bot.work.turns import Turns
from tests.bot.daily.conftest import TurnedClock
from tests.bot.daily.poster import GRACE, schedule

SERVERS = 2000
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
        """Explain nothing in particular."""
        return str(schedule.notice)


async def test_all_go_out_in_order_of_lateness_whatever_some_of_them_do(
    database: Database, clock: TurnedClock
) -> None:
    minute = timedelta(seconds=60) / SERVERS
    async with database.session() as session:
        session.add_all(
            schedule(clock.now + number * minute, channel_id=number, guild_id=number)
            for number in range(1, SERVERS + 1)
        )
    clock.turn(minutes=1)
    board = CountingBoard(left=SERVERS)
    scheduler = Scheduler(database, QuickEditor(), board, clock, grace=GRACE)
    await scheduler.tick()
    await scheduler.drain()
    expected = [number for number in range(1, SERVERS + 1) if number % BROKEN]
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
            State.SENT: SERVERS - SERVERS // BROKEN,
            State.CLAIMED: SERVERS // BROKEN,
        }


@dataclass
class DeafBoard(CountingBoard):
    """A board whose organisers never hear."""

    telling: int = 0

    async def tell(self, user_id: int, guild_id: int, sentence: str) -> None:
        """Wait without end."""
        del user_id, guild_id, sentence
        self.telling += 1
        await asyncio.Event().wait()


async def test_organisers_are_not_in_the_way_of_posts(
    database: Database, clock: TurnedClock
) -> None:
    async with database.session() as session:
        for number in range(1, 61):
            owner = schedule(clock.now, channel_id=SILENT + number, guild_id=number)
            kept = await schedules.put(session, owner)
            if number > 30:
                await schedules.pause(session, kept.id, Pause.FORBIDDEN, clock.now)
    board = DeafBoard(left=10**6)
    scheduler = Scheduler(database, QuickEditor(), board, clock, grace=GRACE)
    for _ in range(3):
        await scheduler.tick()
        await scheduler._workers.drain()
    assert len(board.put) == 30
    assert board.telling == telling.AT_ONCE


@dataclass
class VirtualTime:
    """Seconds that pass only while somebody sleeps."""

    now: float = 0.0

    def __call__(self) -> float:
        """Return the time."""
        return self.now

    async def sleep(self, seconds: float) -> None:
        """Let the time pass once everybody else has looked at it."""
        due = self.now + seconds
        await asyncio.sleep(0)
        self.now = max(self.now, due)


async def test_requests_keep_within_discords_limit_in_their_order() -> None:
    time = VirtualTime()
    turns = Turns(40, time=time, sleep=time.sleep)
    made: list[tuple[int, float]] = []

    async def make(number: int) -> None:
        await turns.wait()
        made.append((number, time.now))

    await asyncio.gather(*(make(number) for number in range(81)))
    assert [number for number, _ in made] == list(range(81))
    assert [at for _, at in made] == pytest.approx([number / 40 for number in range(81)])
    time.now = 10.0
    await make(81)
    assert made[-1] == (81, 10.0)


async def test_every_request_waits_its_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []

    async def wait(_: Turns) -> None:
        steps.append("turn")

    async def look() -> None:
        steps.append("request")

    monkeypatch.setattr(Turns, "wait", wait)
    async with discord.Client(intents=discord.Intents.none()) as client:
        board = DiscordBoard(client, Turns(40))
        for _ in range(2):
            await board.request(look)
    assert steps == ["turn", "request"] * 2
