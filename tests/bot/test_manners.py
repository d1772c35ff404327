"""Limits that a normal person never meets, and nothing typed is lost at them."""

from datetime import timedelta
from typing import Any

import discord
import pytest
from sqlalchemy import func, select

from bot.answering import answers
from bot.answering.delivery import LEASE
from bot.app import CoachBot
from bot.store.models import Attempt, Card
from tests.bot.conftest import World, fail_once, last_message

ANSWER = "클라가 **SYN** 보내고 서버가 SYN+ACK로 답해요"


@pytest.fixture
async def card(world: World) -> Any:
    """A question in the channel."""
    return await world.jimin.slash(world.channel, "quiz", topic="tcp")


async def submit(world: World, card: Any, words: str = ANSWER, member: Any = None) -> Any:
    member = member or world.jimin
    form = await member.click(card.response, label="답하기")
    return await member.submit_modal(form, {"body": words})


async def count(bot: CoachBot) -> int:
    async with bot.database.session() as session:
        return int(await session.scalar(select(func.count()).select_from(Attempt)) or 0)


async def test_too_many_answers_are_given_back_with_when_to_try_again(
    world: World, card: Any, simcord_bot: CoachBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "PER_MINUTE", 2)
    await submit(world, card)
    start = simcord_bot.clock()
    monkeypatch.setattr(simcord_bot.answers, "_clock", lambda: start + timedelta(seconds=20))
    await submit(world, card)
    refused = await submit(world, card)
    assert "40초 뒤에" in refused.response.content
    assert refused.response.ephemeral
    assert refused.response.embeds[0].description == f"```\n{ANSWER}\n```"
    assert await count(simcord_bot) == 2
    # Others are not kept from anything.
    graded = await submit(world, card, member=world.seojun)
    assert "점 · " in graded.response.embeds[0].title
    monkeypatch.setattr(simcord_bot.answers, "_clock", lambda: start + timedelta(seconds=60))
    graded = await submit(world, card)
    assert "점 · " in graded.response.embeds[0].title


async def test_what_cannot_be_shown_in_a_block_comes_back_as_a_file(
    world: World, card: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "PER_MINUTE", 1)
    await submit(world, card)
    words = "```python\nprint('SYN')\n```"
    refused = await submit(world, card, words)
    [file] = refused.response.attachments
    assert (await file.read()).decode() == words


async def test_an_answer_to_a_card_that_is_gone_is_given_back(
    world: World, card: Any, simcord_bot: CoachBot
) -> None:
    form = await world.jimin.click(card.response, label="답하기")
    async with simcord_bot.database.session() as session:
        await session.delete(await session.get(Card, 1))
    refused = await world.jimin.submit_modal(form, {"body": ANSWER})
    assert "찾을 수 없어요" in refused.response.content
    assert ANSWER in refused.response.embeds[0].description


async def test_a_long_wait_is_told_and_makes_way_for_the_result(
    world: World, card: Any, simcord_bot: CoachBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(simcord_bot._delivery, "expected_wait", lambda _: 12.4)
    deliver = simcord_bot.answers._delivery.deliver

    async def note(attempt: Attempt, post: Any) -> None:
        channel: Any = simcord_bot.get_channel(world.channel.id)
        told.extend([message.content async for message in channel.history(limit=1)])
        await deliver(attempt, post)

    monkeypatch.setattr(simcord_bot.answers._delivery, "deliver", note)
    graded = await submit(world, card)
    assert "점 · " in graded.response.embeds[0].title
    assert graded.response.content == ""
    assert simcord_bot.user
    await world.seojun.send(
        world.channel, f"{simcord_bot.user.mention} {ANSWER}", reply_to=card.response.message
    )
    assert "12초쯤" in told[-1]
    assert "점 · " in (await last_message(world, simcord_bot)).embeds[0].title


async def test_where_a_long_wait_cannot_be_told_the_answer_is_graded_all_the_same(
    world: World, card: Any, simcord_bot: CoachBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(simcord_bot._delivery, "expected_wait", lambda _: 12.4)
    fail_once(monkeypatch, discord.Interaction, "edit_original_response")
    graded = await submit(world, card)
    assert "점 · " in graded.response.embeds[0].title


async def test_an_answer_that_waits_longer_than_its_lease_stays_with_its_process(
    world: World, card: Any, simcord_bot: CoachBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    delivery: Any = simcord_bot._delivery
    grade = delivery._queue.grade
    start = simcord_bot.clock()
    now = start
    monkeypatch.setattr(delivery, "_clock", lambda: now)

    async def slowly(*arguments: Any) -> Any:
        nonlocal now
        for _ in range(5):
            now += LEASE / 2
            await delivery._hold()
            await delivery._sweep()
        return await grade(*arguments)

    monkeypatch.setattr(delivery._queue, "grade", slowly)
    graded = await submit(world, card)
    assert "점 · " in graded.response.embeds[0].title
    async with simcord_bot.database.session() as session:
        [attempt] = await session.scalars(select(Attempt))
    assert attempt.tries == 0
    assert attempt.delivered_at == now


@pytest.mark.parametrize(
    ("command", "option", "limit"),
    [("quiz", "topic", 200), ("ask", "question", 500), ("me", "timezone", 100)],
)
async def test_what_is_typed_has_a_limit(
    world: World, simcord_bot: CoachBot, command: str, option: str, limit: int
) -> None:
    long = "가" * (limit + 1)
    refused = await world.jimin.slash(world.channel, command, **{option: long})
    given = refused.followups[0] if refused.followups else refused.response
    assert f"{limit}자까지" in given.content
    assert long in given.embeds[0].description
    assert simcord_bot.user
    await world.jimin.send(world.channel, f"{simcord_bot.user.mention} {command} {long}")
    said = await last_message(world, simcord_bot)
    assert f"{limit}자까지" in said.content
