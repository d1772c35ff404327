"""Two processes see the same messages while a new release takes the place of an old one.

The other process is stood for by the same bot, which is handed a message again: what it knows of
the first time is in the database.
"""

import asyncio
from typing import Any

import discord
import pytest
from sqlalchemy import select

from bot.app import CoachBot
from bot.store.models import Attempt
from tests.bot.conftest import World

PATIENCE_S = 120
"""A machine under load may need long for grading."""

ANSWER = "클라가 SYN 보내고 서버가 SYN+ACK로 답하면 클라가 ACK를 보내서 연결이 맺어져요"


def last_seen(bot: CoachBot, member: Any) -> discord.Message:
    """Return what a member said last, as the bot saw it."""
    return next(one for one in reversed(bot.cached_messages) if one.author.id == member.id)


def said(bot: CoachBot) -> list[int]:
    """Return the messages of the bot itself."""
    return [one.id for one in bot.cached_messages if one.author == bot.user]


async def attempts(bot: CoachBot) -> list[Attempt]:
    async with bot.database.session() as session:
        return list(await session.scalars(select(Attempt)))


async def test_who_sees_a_taken_answer_later_says_nothing(
    world: World, simcord_bot: CoachBot
) -> None:
    world.env.settle_timeout = PATIENCE_S
    user = world.jimin.user
    await user.send_dm("tcp 문제 하나 내줘")
    await user.send_dm(ANSWER)
    before = said(simcord_bot)
    await simcord_bot.on_message(last_seen(simcord_bot, world.jimin))
    assert said(simcord_bot) == before
    assert len(await attempts(simcord_bot)) == 1


@pytest.mark.parametrize("place", ["channel", "direct message"])
async def test_who_see_an_answer_at_once_take_it_once(
    world: World, simcord_bot: CoachBot, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    world.env.settle_timeout = PATIENCE_S
    assert simcord_bot.user
    mention = simcord_bot.user.mention

    async def say(words: str) -> None:
        if place == "channel":
            await world.jimin.send(world.channel, f"{mention} {words}")
        else:
            await world.jimin.user.send_dm(words)

    await say("tcp 문제 하나 내줘")
    held: list[discord.Message] = []

    async def hold(message: discord.Message) -> None:
        held.append(message)

    with monkeypatch.context() as holding:
        holding.setattr(simcord_bot.chat, "receive", hold)
        await say(ANSWER)
    before = said(simcord_bot)
    [message] = held
    await asyncio.gather(*(simcord_bot.on_message(message) for _ in range(2)))
    await world.env.settle()
    assert len(said(simcord_bot)) == len(before) + 1
    [attempt] = await attempts(simcord_bot)
    assert attempt.source_id == message.id
    assert attempt.delivered_at is not None
