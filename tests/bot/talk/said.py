"""Saying things to the coach, and what comes of it."""

from typing import Any

import discord
from sqlalchemy import select

from bot.app import CoachBot
from bot.store.models import Attempt, Card
from tests.bot.conftest import World

GOOD = "클라가 SYN 보내고 서버가 SYN+ACK로 답하면 클라가 ACK를 보내서 연결이 맺어져요"
HALF = "클라이언트가 서버에 SYN을 보내는 것부터 시작해요"


def title(message: discord.Message) -> str:
    """Return the title of a message's card; nothing where it has none."""
    return message.embeds[0].title or ""


def body(message: discord.Message) -> str:
    """Return what a message's card says; nothing where it says nothing."""
    return message.embeds[0].description or ""


async def rows(bot: CoachBot, table: Any) -> list[Any]:
    """Return the rows of a table that belong to cards, by their cards."""
    async with bot.database.session() as session:
        return list(await session.scalars(select(table).order_by(table.card_id)))


async def messages(bot: CoachBot, channel: Any) -> list[discord.Message]:
    """Return what the coach said in a channel, oldest first."""
    found: Any = bot.get_channel(channel.id) or await bot.fetch_channel(channel.id)
    history = [message async for message in found.history(limit=50)]
    assert bot.user
    return [message for message in reversed(history) if message.author.id == bot.user.id]


async def direct_messages(bot: CoachBot, member: Any) -> list[discord.Message]:
    """Return what the coach said to a member alone, oldest first."""
    user = await bot.fetch_user(member.id)
    return await messages(bot, await user.create_dm())


async def say(world: World, bot: CoachBot, words: str, member: Any = None) -> discord.Message:
    """Mention the coach in the channel; return what it said last there."""
    assert bot.user
    await (member or world.jimin).send(world.channel, f"{bot.user.mention} {words}")
    return (await messages(bot, world.channel))[-1]


async def whispered(world: World, bot: CoachBot, words: str) -> discord.Message:
    """Mention the coach in the channel; return what it said last to the member alone."""
    await say(world, bot, words)
    return (await direct_messages(bot, world.jimin))[-1]


async def say_alone(world: World, bot: CoachBot, words: str) -> discord.Message:
    """Say something to the coach in a direct message; return what it said last there."""
    await world.jimin.user.send_dm(words)
    return (await direct_messages(bot, world.jimin))[-1]


async def all_cards(bot: CoachBot) -> list[Card]:
    """Return the rows of all cards, oldest first."""
    async with bot.database.session() as session:
        return list(await session.scalars(select(Card).order_by(Card.id)))


async def regrade(bot: CoachBot, *verdicts: str) -> None:
    """Give the only answer's points these verdicts, whatever the grader thinks of it."""
    async with bot.database.session() as session:
        [attempt] = await session.scalars(select(Attempt))
        assert attempt.grade
        span = {"start": 0, "end": len(HALF), "text": HALF}
        points = [
            point | {"verdict": verdict, "evidence": None if verdict == "missing" else span}
            for point, verdict in zip(attempt.grade["points"], verdicts, strict=True)
        ]
        attempt.grade = attempt.grade | {"points": points, "score": 50}


async def choose_english(bot: CoachBot, member: Any) -> None:
    """Let a member choose to be spoken to in English."""
    await bot.people.change(member.id, "ko", chosen_language="en")
