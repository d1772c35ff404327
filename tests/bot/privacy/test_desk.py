"""What is kept of a member: given to them, and deleted, through the real bot."""

import json
from datetime import timedelta
from typing import Any

import discord
import pytest
from sqlalchemy import select

from bot.app import CoachBot
from bot.privacy.withdrawals import LOOK_S
from bot.store import personal
from bot.store.database import Database
from bot.store.models import (
    Attempt,
    Base,
    Card,
    MockAnswer,
    MockInterview,
    MockPost,
    MockRound,
    MockSeat,
    Withdrawal,
)
from bot.store.models.mock import ENDED
from config.settings import Settings
from tests.bot.conftest import NOON, World, new_bot

ANSWER = "클라가 SYN 보내고 서버가 SYN+ACK로 답하면 클라가 ACK를 보내요"


async def answer(world: World, member: Any, words: str = ANSWER) -> Any:
    asked = await member.slash(world.channel, "quiz", topic="tcp")
    await member.click(asked.response, label="힌트")
    form = await member.click(asked.response, label="답하기")
    await member.submit_modal(form, {"body": words})
    return asked


async def rows_with(database: Database, person: int) -> list[str]:
    """Return the tables that have the id of a person in any column."""
    async with database.session() as session:
        return [
            table.name
            for table in Base.metadata.sorted_tables
            for row in await session.execute(select(table))
            if person in tuple(row)
        ]


async def last_dm(member: Any) -> Any:
    channel = await member.user.send_dm("지난 메시지")
    messages = [message async for message in channel.channel.history(limit=5)]
    return next(message for message in messages if message.attachments)


async def test_export_comes_as_a_dm_with_everything(world: World) -> None:
    await answer(world, world.jimin)
    await answer(world, world.seojun, "남의 답")
    await world.jimin.slash(world.channel, "me", timezone="서울")
    done = await world.jimin.slash(world.channel, "privacy export")
    assert done.response.ephemeral
    assert "DM으로 보냈어요" in done.response.content
    message = await last_dm(world.jimin)
    [attachment] = message.attachments
    kept = json.loads(await attachment.read())
    assert kept["user_id"] == str(world.jimin.id)
    assert [row["answer"] for row in kept["attempts"]] == [ANSWER]
    assert kept["attempts"][0]["grade"]["points"]
    assert [row["topic"] for row in kept["cards"]] == ["tcp"]
    assert kept["peeks"][0]["hints"] == 1
    assert kept["members"][0]["time_zone"] == "Asia/Seoul"
    assert "남의 답" not in json.dumps(kept, ensure_ascii=False)


async def test_closed_dms_are_said(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    async def closed(*_: object, **__: object) -> None:
        response: Any = type("Response", (), {"status": 403, "reason": "Forbidden"})()
        raise discord.Forbidden(response, {"code": 50007, "message": "Cannot send messages"})

    monkeypatch.setattr(discord.Member, "send", closed)
    refused = await world.jimin.slash(world.channel, "privacy export")
    assert "DM을 보낼 수 없어요" in refused.response.content


async def test_a_long_export_is_packed(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.privacy.desk.FILE_LIMIT", 100)
    await answer(world, world.jimin)
    await world.jimin.slash(world.channel, "privacy export")
    message = await last_dm(world.jimin)
    assert message.attachments[0].filename == "interview-coach.json.zip"


async def test_delete_asks_and_then_deletes_everything(
    world: World, simcord_bot: CoachBot, settings: Settings
) -> None:
    asked = await answer(world, world.jimin)
    await answer(world, world.seojun)
    question = await world.jimin.slash(world.channel, "privacy delete")
    assert question.response.ephemeral
    assert await rows_with(simcord_bot.database, world.jimin.id)
    bot = new_bot(settings)
    await world.env.restart_bot(bot)
    done = await world.jimin.click(question.response, label="모두 지우기")
    assert "모두 지웠어요" in done.response.content
    assert await rows_with(bot.database, world.jimin.id) == []
    async with bot.database.session() as session:
        assert (await session.scalars(select(Attempt.user_id))).all() == [world.seojun.id]
    # The question still stands in the channel, and others can answer it.
    form = await world.seojun.click(asked.response, label="답하기")
    graded = await world.seojun.submit_modal(form, {"body": ANSWER})
    assert "점 · " in graded.response.embeds[0].title
    # Whoever comes back begins anew.
    await answer(world, world.jimin)
    assert set(await rows_with(bot.database, world.jimin.id)) == {
        "attempts",
        "cards",
        "efforts",
        "members",
        "peeks",
        "reviews",
    }


async def delete(world: World, member: Any) -> None:
    question = await member.slash(world.channel, "privacy delete")
    await member.click(question.response, label="모두 지우기")
    # Requests take turns: the last message goes a little later than the first.
    await world.env.advance_time(LOOK_S + 1)


async def test_the_question_of_someone_gone_is_no_daily_question(
    world: World, simcord_bot: CoachBot
) -> None:
    asked = await answer(world, world.jimin)
    await delete(world, world.jimin)
    mention = simcord_bot.user.mention if simcord_bot.user else ""
    await world.seojun.send(world.channel, f"{mention} {ANSWER}", reply_to=asked.response)
    *_, result = world.channel.history()
    assert "점 · " in result.embeds[0].title


async def keep_interview(bot: CoachBot, channel_id: int, members: list[int]) -> None:
    """Keep an interview whose one question was answered by the first member."""
    async with bot.database.session() as session:
        [attempt] = await session.scalars(select(Attempt))
        session.add(
            MockInterview(
                guild_id=attempt.guild_id,
                channel_id=channel_id,
                language="ko",
                questions=[],
                limit_s=180,
                phase=ENDED,
                started_at=NOON,
            )
        )
        await session.flush()
        session.add_all(MockSeat(interview_id=1, user_id=one, running=None) for one in members)
        session.add_all(
            MockRound(
                interview_id=1,
                number=number,
                question=number,
                prompt="",
                limit_s=180,
                card_id=attempt.card_id,
            )
            for number in range(2)
        )
        await session.flush()
        session.add(MockAnswer(attempt_id=attempt.id, round_id=1, seconds=3.0))


async def test_what_interviewers_said_with_a_members_words_is_deleted(
    world: World, simcord_bot: CoachBot
) -> None:
    await answer(world, world.jimin)
    thread: Any = simcord_bot.get_channel(world.guild.create_text_channel("모의-면접").id)
    await keep_interview(simcord_bot, thread.id, [world.jimin.id, world.seojun.id])
    # What is said: its kind, the round, and the seat where it is a direct message.
    said = [
        ("question", 1, None),
        ("comparison", 1, None),
        ("comparison", 2, None),
        ("report", None, None),
        ("report", None, 2),
    ]
    posted = [await thread.send(f"{kind} {about}") for kind, about, _ in said]
    async with simcord_bot.database.session() as session:
        session.add_all(
            MockPost(
                interview_id=1,
                kind=kind,
                round_id=about,
                seat_id=seat,
                state="sent",
                channel_id=thread.id,
                message_id=message.id,
                leased_until=NOON,
            )
            for (kind, about, seat), message in zip(said, posted, strict=True)
        )
    await delete(world, world.jimin)
    left = {message.id async for message in thread.history(limit=10)}
    # What has none of their words stays, and so does what another has alone.
    assert left == {posted[0].id, posted[2].id, posted[4].id}


async def share(world: World, member: Any) -> Any:
    asked = await member.slash(world.channel, "quiz", topic="tcp")
    form = await member.click(asked.response, label="답하기")
    graded = await member.submit_modal(form, {"body": ANSWER})
    [post] = (await member.click(graded.response, label="공유하기")).followups
    return post


async def test_results_that_others_see_are_deleted(world: World, simcord_bot: CoachBot) -> None:
    shared = await share(world, world.jimin)
    kept = await share(world, world.seojun)
    asked = await world.jimin.slash(world.channel, "quiz", topic="tcp")
    mention = simcord_bot.user.mention if simcord_bot.user else ""
    await world.jimin.send(world.channel, f"{mention} {ANSWER}", reply_to=asked.response)
    *_, result = world.channel.history()
    assert "점 · " in result.embeds[0].title
    await delete(world, world.jimin)
    left = {message.id for message in world.channel.history()}
    assert not left & {shared.id, result.id}
    assert kept.id in left
    async with simcord_bot.database.session() as session:
        assert (await session.scalars(select(Withdrawal))).all() == []


@pytest.mark.parametrize("status", [403, 503])
async def test_what_could_not_be_deleted_is_deleted_after_a_restart(
    world: World, simcord_bot: CoachBot, settings: Settings, status: int
) -> None:
    shared = await share(world, world.jimin)
    # Discord is away, or something on the way to it says no.
    world.env.inject_error("DELETE", "/channels/*/messages/*", status=status, times=None)
    await delete(world, world.jimin)
    assert shared.id in {message.id for message in world.channel.history()}
    assert await rows_with(simcord_bot.database, world.jimin.id) == []
    world.env.backend.faults.clear()
    later = simcord_bot.clock() + timedelta(minutes=5)
    await world.env.restart_bot(new_bot(settings, later))
    await world.env.advance_time(LOOK_S)
    assert shared.id not in {message.id for message in world.channel.history()}


async def test_nobody_deletes_for_another(world: World, simcord_bot: CoachBot) -> None:
    await answer(world, world.jimin)
    assert simcord_bot.user
    await world.jimin.send(world.channel, f"{simcord_bot.user.mention} 개인정보 지우기")
    channel: Any = simcord_bot.get_channel(world.channel.id)
    [card] = [message async for message in channel.history(limit=1)]
    pressed = await world.seojun.click(card, label="모두 지우기")
    assert "다른 사람의 기록" in pressed.followups[0].content
    async with simcord_bot.database.session() as session:
        assert (await session.scalars(select(Card.asked_of))).all() == [world.jimin.id]


async def test_an_answer_that_is_being_graded_is_gone_as_well(
    world: World, simcord_bot: CoachBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = await world.jimin.slash(world.channel, "quiz", topic="tcp")
    form = await world.jimin.click(asked.response, label="답하기")
    delivery: Any = simcord_bot._delivery
    grade = delivery._queue.grade

    async def delete_meanwhile(*arguments: Any) -> Any:
        graded = await grade(*arguments)
        async with simcord_bot.database.session() as session:
            await personal.remove(session, world.jimin.id)
        return graded

    monkeypatch.setattr(delivery._queue, "grade", delete_meanwhile)
    await world.jimin.submit_modal(form, {"body": ANSWER})
    assert set(await rows_with(simcord_bot.database, world.jimin.id)) <= {"members"}
