"""Messages kept up to date, whatever some of them do."""

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise
from types import SimpleNamespace
from typing import Any, cast

import discord
import pytest

from bot.board import Sheet
from bot.daily.redrawing import AT_ONCE, Redrawing
from bot.store import posts, schedules
from bot.store.database import Database
from bot.store.models import Post
from bot.store.posts import Claim, Kind
from tests.bot.daily.conftest import TurnedClock
from tests.bot.daily.poster import schedule


@dataclass
class Channel:
    """Where messages are changed: slowly, or not at all."""

    may_end: asyncio.Event = field(default_factory=asyncio.Event)
    error: Exception | None = None
    tried: list[int] = field(default_factory=list)

    async def change(self, sheet: Sheet, message_id: int) -> None:
        """Change a message."""
        del sheet
        self.tried.append(message_id)
        await self.may_end.wait()
        if self.error is not None:
            raise self.error


async def draw(post: Post) -> Sheet:
    """Write anything."""
    return cast("Sheet", post)


async def changed_posts(database: Database, clock: TurnedClock, count: int) -> None:
    """Let questions stand that have answers which they do not show."""
    async with database.session() as session:
        owner = await schedules.put(session, schedule(clock.now))
        day = timedelta(days=1)
        claims = [
            Claim(owner.id, owner.guild_id, Kind.QUESTION, owner.next_day + n * day, clock.now)
            for n in range(count)
        ]
        await posts.claim(session, claims)
        for number, post in enumerate(await posts.take(session, clock.now, clock.now, count)):
            await posts.sent(session, post, number, clock.now)
            post.changes = 1


async def test_looking_waits_for_none_and_few_are_changed_at_once(
    database: Database, clock: TurnedClock
) -> None:
    await changed_posts(database, clock, 2 * AT_ONCE)
    channel = Channel()
    redrawing = Redrawing(database, draw, channel.change, clock)
    for _ in range(3):
        await redrawing.look()
    await asyncio.sleep(0)
    assert len(channel.tried) == AT_ONCE
    channel.may_end.set()
    await redrawing.workers.drain()
    await redrawing.look()
    await redrawing.workers.drain()
    assert sorted(channel.tried) == list(range(2 * AT_ONCE))
    await redrawing.look()
    assert redrawing.workers.free == AT_ONCE


async def test_what_fails_is_tried_ever_less_often(database: Database, clock: TurnedClock) -> None:
    await changed_posts(database, clock, 1)
    channel = Channel(error=TimeoutError())
    channel.may_end.set()
    redrawing = Redrawing(database, draw, channel.change, clock)
    begun, tried = clock.now, []
    for _ in range(3000):
        before = len(channel.tried)
        await redrawing.look()
        await redrawing.workers.drain()
        if len(channel.tried) > before:
            tried.append((clock.now - begun).total_seconds())
        if len(tried) == 14:
            break
        clock.turn(seconds=5 if len(tried) < 5 else 60)
    assert tried[:5] == [0, 5, 15, 35, 75]
    assert max(later - sooner for sooner, later in pairwise(tried)) == 3600


async def test_a_message_that_is_gone_is_not_tried_again(
    database: Database, clock: TurnedClock
) -> None:
    await changed_posts(database, clock, 1)
    response: Any = SimpleNamespace(status=404, reason="Not Found")
    channel = Channel(error=discord.NotFound(response, {"code": 10008, "message": "gone"}))
    channel.may_end.set()
    redrawing = Redrawing(database, draw, channel.change, clock)
    for _ in range(2):
        await redrawing.look()
        await redrawing.workers.drain()
        clock.turn(hours=1)
    assert channel.tried == [0]


@pytest.mark.parametrize("days", [1, 3])
async def test_questions_are_kept_up_to_date_for_a_while(
    database: Database, clock: TurnedClock, days: int
) -> None:
    await changed_posts(database, clock, 1)
    channel = Channel()
    channel.may_end.set()
    clock.turn(days=days)
    redrawing = Redrawing(database, draw, channel.change, clock)
    await redrawing.look()
    await redrawing.workers.drain()
    assert len(channel.tried) == (days == 1)
