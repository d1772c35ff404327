"""A daily question is answered by each alone."""

from types import SimpleNamespace
from typing import Any

import discord
import pytest
from sqlalchemy import select

from bot.app import CoachBot
from bot.store import attempts
from bot.store.models import Attempt
from tests.bot.conftest import World
from tests.bot.daily.conftest import TurnedClock
from tests.bot.daily.through_discord.evening import EVENING, GOOD, channel_of, set_nine, turn


async def test_a_question_appears_at_its_time_and_is_answered_alone(
    world: World, organiser: Any, clock: TurnedClock, simcord_bot: CoachBot
) -> None:
    shown = await set_nine(world, organiser, topics="tcp", days="평일")
    assert shown.response.ephemeral
    [field] = shown.response.embeds[0].fields
    assert field.name == "21:00 · 서울 (Asia/Seoul, UTC+9)"
    assert "월 화 수 목 금" in field.value
    assert "주제: tcp" in field.value
    assert f"<t:{int(EVENING.timestamp()) + 60}:F>" in field.value
    assert await channel_of(world, simcord_bot) == []
    await turn(world, clock, minutes=1)
    [posted] = await channel_of(world, simcord_bot)
    assert posted.embeds[0].author.name == "오늘의 질문"
    form = await world.jimin.click(posted, label="답하기")
    graded = await world.jimin.submit_modal(form, {"body": GOOD})
    assert graded.response.ephemeral
    assert "점 · " in graded.response.embeds[0].title
    await turn(world, clock, seconds=6)
    [posted] = await channel_of(world, simcord_bot)
    counted = {field.name: field.value for field in posted.embeds[0].fields}
    assert counted["지금까지 답한 사람"] == "1명"
    assert "지민" not in str(posted.embeds[0].to_dict())


async def test_public_servers_answer_a_daily_question_alone_as_well(
    world: World, organiser: Any, clock: TurnedClock, simcord_bot: CoachBot
) -> None:
    await simcord_bot.servers.change(world.guild.id, public_answers=True)
    await set_nine(world, organiser)
    await turn(world, clock, minutes=1)
    [posted] = await channel_of(world, simcord_bot)
    form = await world.jimin.click(posted, label="답하기")
    graded = await world.jimin.submit_modal(form, {"body": GOOD})
    assert graded.response.ephemeral


async def test_it_stays_so_when_the_schedule_is_gone_and_for_test_posts(
    world: World, organiser: Any, clock: TurnedClock, simcord_bot: CoachBot
) -> None:
    await simcord_bot.servers.change(world.guild.id, public_answers=True)
    await set_nine(world, organiser)
    await organiser.slash(world.channel, "daily now")
    await turn(world, clock, minutes=1)
    await organiser.slash(world.channel, "daily off")
    posted = await channel_of(world, simcord_bot)
    assert len(posted) == 2
    for message in posted:
        form = await world.jimin.click(message, label="답하기")
        graded = await world.jimin.submit_modal(form, {"body": GOOD})
        assert graded.response.ephemeral


async def test_a_reply_is_graded_in_a_dm(
    world: World, organiser: Any, clock: TurnedClock, simcord_bot: CoachBot
) -> None:
    await set_nine(world, organiser)
    await turn(world, clock, minutes=1)
    [posted] = await channel_of(world, simcord_bot)
    assert simcord_bot.user
    answer = f"{simcord_bot.user.mention} {GOOD}"
    await world.jimin.send(world.channel, answer, reply_to=posted)
    async with simcord_bot.database.session() as session:
        [attempt] = await session.scalars(select(Attempt))
    assert attempt.answer == GOOD
    assert attempt.delivered_at is not None
    assert len(await channel_of(world, simcord_bot)) == 1


async def test_a_reply_that_two_processes_see_is_graded_once(
    world: World,
    organiser: Any,
    clock: TurnedClock,
    simcord_bot: CoachBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await set_nine(world, organiser)
    await turn(world, clock, minutes=1)
    [posted] = await channel_of(world, simcord_bot)
    assert simcord_bot.user
    answer = f"{simcord_bot.user.mention} {GOOD}"
    await world.jimin.send(world.channel, answer, reply_to=posted)
    [message] = [one for one in simcord_bot.cached_messages if one.author.id == world.jimin.id]
    before = len(simcord_bot.cached_messages)

    async def not_yet(_: int) -> bool:
        return False

    # As if it had looked just before the answer was saved.
    monkeypatch.setattr(simcord_bot.answers, "has_taken", not_yet)
    await simcord_bot.on_message(message)
    assert len(simcord_bot.cached_messages) == before
    async with simcord_bot.database.session() as session:
        assert len((await session.scalars(select(Attempt))).all()) == 1


async def test_what_is_sent_alone_is_in_the_members_language(
    world: World, organiser: Any, clock: TurnedClock, simcord_bot: CoachBot
) -> None:
    await simcord_bot.people.change(world.jimin.id, "ko", chosen_language="en")
    await set_nine(world, organiser)
    await turn(world, clock, minutes=1)
    [posted] = await channel_of(world, simcord_bot)
    assert simcord_bot.user
    await world.jimin.send(world.channel, f"{simcord_bot.user.mention} {GOOD}", reply_to=posted)
    alone = await (await simcord_bot.fetch_user(world.jimin.id)).create_dm()
    [graded] = [message async for message in alone.history(limit=9)]
    assert " points · " in str(graded.embeds[0].title)
    async with simcord_bot.database.session() as session:
        assert [one.language for one in await session.scalars(select(Attempt))] == ["en"]


async def test_a_reply_to_a_test_post_is_graded_and_counts_for_nothing(
    world: World, organiser: Any, clock: TurnedClock, simcord_bot: CoachBot
) -> None:
    await set_nine(world, organiser)
    await organiser.slash(world.channel, "daily now")
    [test] = await channel_of(world, simcord_bot)
    assert simcord_bot.user
    reply = f"{simcord_bot.user.mention} {GOOD}"
    await world.jimin.send(world.channel, reply, reply_to=test)
    async with simcord_bot.database.session() as session:
        [attempt] = await session.scalars(select(Attempt))
        assert attempt.score is not None
        assert await attempts.mean_scores(session, world.guild.id) == {}
    await turn(world, clock, minutes=1)
    _, daily = await channel_of(world, simcord_bot)
    await world.jimin.send(world.channel, reply, reply_to=daily)
    async with simcord_bot.database.session() as session:
        assert len(await attempts.mean_scores(session, world.guild.id)) == 1


async def test_closed_dms_are_said_once(
    world: World,
    organiser: Any,
    clock: TurnedClock,
    simcord_bot: CoachBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def closed(*_: object, **__: object) -> None:
        response: Any = SimpleNamespace(status=403, reason="Forbidden")
        raise discord.Forbidden(response, {"code": 50007, "message": "Cannot send messages"})

    monkeypatch.setattr(discord.Member, "send", closed)
    monkeypatch.setattr(simcord_bot._delivery, "expected_wait", lambda _: 60.0)
    await set_nine(world, organiser)
    await turn(world, clock, minutes=1)
    [posted] = await channel_of(world, simcord_bot)
    assert simcord_bot.user
    await world.jimin.send(world.channel, f"{simcord_bot.user.mention} {GOOD}", reply_to=posted)
    channel: Any = simcord_bot.get_channel(world.channel.id)
    said = [one.content async for one in channel.history(limit=9) if one.author == simcord_bot.user]
    assert sum("DM을 보낼 수 없어" in content for content in said) == 1
