"""An evening with a daily question: how it is set, and what is seen of it."""

from datetime import UTC, datetime
from typing import Any

import discord
from sqlalchemy import select

from bot.app import CoachBot
from bot.store.models import Post
from tests.bot.conftest import World
from tests.bot.daily.conftest import TurnedClock

GOOD = "클라가 SYN 보내고 서버가 SYN+ACK로 답하면 클라가 ACK를 보내서 연결이 맺어져요"
# 20:59 in Seoul, a Monday.
EVENING = datetime(2026, 3, 2, 11, 59, tzinfo=UTC)


async def set_nine(world: World, organiser: Any, **options: Any) -> Any:
    """Set a question at nine in the evening in Seoul."""
    wanted = {"channel": world.channel, "time": "오후 9시", "timezone": "서울"} | options
    return await organiser.slash(world.channel, "daily set", **wanted)


async def turn(world: World, clock: TurnedClock, **ahead: float) -> None:
    """Let time pass, and the bot look at the clock."""
    clock.turn(**ahead)
    await world.env.advance_time(6)
    await world.env.settle()


async def channel_of(world: World, bot: CoachBot) -> list[discord.Message]:
    """Return what the bot posted in the channel by itself, oldest first."""
    channel: Any = bot.get_channel(world.channel.id)
    found = [message async for message in channel.history(limit=50, oldest_first=True)]
    return [message for message in found if message.author == bot.user and message.embeds]


async def results_in(world: World, bot: CoachBot) -> discord.Message:
    """Return the only results in the channel."""
    [found] = [
        message
        for message in await channel_of(world, bot)
        if "질문의 결과" in (message.embeds[0].title or "")
    ]
    return found


async def all_posts(bot: CoachBot) -> list[Post]:
    async with bot.database.session() as session:
        return list(await session.scalars(select(Post).order_by(Post.id)))
