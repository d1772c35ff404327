"""``/review``, reminders, ``/stats`` and ``/leaderboard``, through the real bot."""

from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from random import Random
from typing import Any

import discord
import pytest
from PIL import Image
from sqlalchemy import select

from bot.answering.grading_queue import GradingQueue
from bot.app import CoachBot, create_bot
from bot.store.models import Attempt, Card, Reminder, Review
from config.settings import Settings
from knowledge.grading import Grade, Item, PointGrade, Verdict
from knowledge.grading.judge import Judgement
from knowledge.grading.scoring import band, score
from tests.bot.conftest import Client, World, last_message, told_alone
from tests.bot.daily.conftest import TurnedClock

GOOD = "전부 말한 답"
HALF = "첫째만 말한 답"
# Seven in the evening in Seoul, a Monday.
EVENING = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> TurnedClock:
    """A clock that begins on a Monday evening in Seoul."""
    return TurnedClock(EVENING)


@pytest.fixture
def simcord_bot(
    settings: Settings, client: Client, clock: TurnedClock, monkeypatch: pytest.MonkeyPatch
) -> CoachBot:
    """The real bot, with a grader that is sure what an answer says."""
    del client
    monkeypatch.setattr(GradingQueue, "grade", grade)
    return create_bot(settings, clock=clock, rng=Random(7))


async def grade(queue: GradingQueue, item: Item, user_id: int) -> Grade:
    """Grade an answer that says all points, or only the first."""
    del queue, user_id
    verdicts = [
        Verdict.MADE if item.answer == GOOD or number == 0 else Verdict.MISSING
        for number in range(len(item.key_points))
    ]
    value = score([Judgement(verdict, 1.0) for verdict in verdicts])
    points = tuple(
        PointGrade(point, verdict, 1.0, None, (), (), 1.0)
        for point, verdict in zip(item.key_points, verdicts, strict=True)
    )
    return Grade(value, 1.0, band(value), borderline=False, points=points)


async def answer(world: World, member: Any, words: str = GOOD, topic: str = "tcp") -> Any:
    asked = await member.slash(world.channel, "quiz", topic=topic)
    form = await member.click(asked.response, label="답하기")
    return await member.submit_modal(form, {"body": words})


async def turn(world: World, clock: TurnedClock, **ahead: float) -> None:
    """Let time pass, and the bot look at the clock."""
    clock.turn(**ahead)
    await world.env.advance_time(6)
    await world.env.settle()


async def dms(member: Any, bot: CoachBot) -> list[Any]:
    """Return what the bot wrote to a member by itself."""
    user = bot.get_user(member.id) or await bot.fetch_user(member.id)
    channel = await user.create_dm()
    messages = [message async for message in channel.history(limit=50, oldest_first=True)]
    return [message for message in messages if message.embeds]


async def rows(bot: CoachBot, table: Any) -> list[Any]:
    async with bot.database.session() as session:
        return list(await session.scalars(select(table)))


def fields(result: Any, number: int = 0) -> dict[str, str]:
    return {field.name: field.value for field in result.response.embeds[number].fields}


async def test_nothing_is_due_before_anything_was_answered(world: World) -> None:
    refused = await world.jimin.slash(world.channel, "review")
    assert refused.acknowledged
    assert "복습할 문제가 없어요" in told_alone(refused)


async def test_an_answer_comes_back_when_it_is_due(
    world: World, simcord_bot: CoachBot, clock: TurnedClock
) -> None:
    await answer(world, world.jimin, HALF)
    early = await world.jimin.slash(world.channel, "review")
    assert "다음 복습은 3월 3일" in told_alone(early)
    # From midnight on, not a day later to the minute.
    clock.turn(hours=6)
    due = await world.jimin.slash(world.channel, "review")
    assert due.response.embeds[0].title == "TCP 연결"
    other = await world.seojun.slash(world.channel, "review")
    assert "복습할 문제가 없어요" in told_alone(other)
    card = (await rows(simcord_bot, Card))[-1]
    assert card.reviewing


async def test_a_session_goes_through_what_is_due_and_ends(
    world: World, simcord_bot: CoachBot, clock: TurnedClock
) -> None:
    await answer(world, world.jimin, HALF)
    missed = [review for review in await rows(simcord_bot, Review) if review.part_of]
    assert missed
    clock.turn(days=1)
    shown = await world.jimin.slash(world.channel, "review")
    asked = [shown.response.embeds[0]]
    current = shown.response
    for _ in range(len(missed) + 1):
        form = await world.jimin.click(current, label="답하기")
        # What is still missing of the whole stays due alone.
        graded = await world.jimin.submit_modal(form, {"body": HALF})
        following = await world.jimin.click(graded.response, label="다음 문제")
        current = following.followups[0]
        if not current.embeds:
            break
        asked.append(current.embeds[0])
    assert "오늘 복습은 여기까지" in current.content
    gaps = [field.value for card in asked for field in card.fields if "❓" in field.value]
    assert 1 <= len(gaps) <= len(missed)
    for gap, review in zip(gaps, missed, strict=False):
        assert review.point
        assert gap
    assert len(await rows(simcord_bot, Attempt)) == len(asked) + 1


async def bury(bot: CoachBot, user_id: int, due_on: date, **values: Any) -> None:
    """Keep many reviews of questions that are not in the notes any more."""
    async with bot.database.session() as session:
        session.add_all(
            Review(user_id=user_id, question_id=f"gone{number}", due_on=due_on, **values)
            for number in range(300)
        )


async def test_what_is_not_in_the_notes_any_more_is_not_due(
    world: World, simcord_bot: CoachBot, clock: TurnedClock
) -> None:
    whole = simcord_bot.shelf.base.questions_on("tcp")[0]
    await bury(simcord_bot, world.jimin.id, date(2026, 3, 1))
    await bury(simcord_bot, world.seojun.id, date(2026, 3, 1), part_of=whole.id, point="없는 점")
    await answer(world, world.jimin, GOOD)
    for member in (world.jimin, world.seojun):
        refused = await member.slash(world.channel, "review")
        assert "지금은 복습할 문제가 없어요" in told_alone(refused)
        await member.slash(world.channel, "me", reminder="20:00")
    await turn(world, clock, hours=1)
    await turn(world, clock, days=1)
    assert await dms(world.jimin, simcord_bot) == []
    assert await dms(world.seojun, simcord_bot) == []
    shown = await world.jimin.slash(world.channel, "stats")
    assert fields(shown)["복습"].startswith("0")


async def test_what_is_gone_hides_nothing(
    world: World, simcord_bot: CoachBot, clock: TurnedClock
) -> None:
    await bury(simcord_bot, world.jimin.id, date(2026, 3, 1))
    await bury(simcord_bot, world.seojun.id, date(2026, 3, 3))
    await answer(world, world.jimin, HALF)
    await answer(world, world.seojun, GOOD)
    clock.turn(days=1)
    due = await world.jimin.slash(world.channel, "review")
    assert due.response.embeds[0].title == "TCP 연결"
    later = await world.seojun.slash(world.channel, "review")
    assert "다음 복습은 3월 10일" in told_alone(later)


async def test_a_part_can_be_looked_up(world: World, simcord_bot: CoachBot) -> None:
    tcp = simcord_bot.shelf.base.questions_on("tcp")[0]
    added = await simcord_bot.reviews.add(
        world.jimin.id, world.guild.id, tcp, [tcp.key_points[1], tcp.key_points[1], "없는 점"]
    )
    assert added == 1
    # Once more it is still one, and there once.
    assert await simcord_bot.reviews.add(world.jimin.id, None, tcp, [tcp.key_points[1]]) == 1
    assert len(await rows(simcord_bot, Review)) == 1
    shown = await world.jimin.slash(world.channel, "review")
    assert "❓" in next(field.value for field in shown.response.embeds[0].fields)
    revealed = await world.jimin.click(shown.response, label="모범 답안")
    assert tcp.key_points[1].rstrip(".") in revealed.response.embeds[0].description
    skipped = await world.jimin.click(shown.response, label="건너뛰기")
    assert any("여기까지" in (message.content or "") for message in skipped.followups)


async def test_the_only_point_of_a_question_comes_back_as_the_question(
    world: World, simcord_bot: CoachBot
) -> None:
    tcp = simcord_bot.shelf.base.questions_on("tcp")[0]
    short = replace(tcp, key_points=tcp.key_points[:1])
    assert await simcord_bot.reviews.add(world.jimin.id, None, short, short.key_points) == 1
    [review] = await rows(simcord_bot, Review)
    assert (review.question_id, review.part_of) == (tcp.id, None)


async def test_a_reminder_comes_once_a_day_in_the_members_zone(
    world: World, simcord_bot: CoachBot, clock: TurnedClock
) -> None:
    await answer(world, world.jimin, HALF)
    card = await world.jimin.slash(world.channel, "me", reminder="오후 8시")
    assert fields(card)["복습 알림"] == "날마다 20:00"
    # At eight nothing is due yet.
    await turn(world, clock, hours=1)
    assert await dms(world.jimin, simcord_bot) == []
    await turn(world, clock, days=1)
    for _ in range(3):
        await turn(world, clock, minutes=10)
    [message] = await dms(world.jimin, simcord_bot)
    assert "복습할 문제가" in message.embeds[0].description
    # The same local date, at another time and in another zone.
    await world.jimin.slash(world.channel, "me", reminder="22:00")
    await turn(world, clock, hours=2)
    assert len(await dms(world.jimin, simcord_bot)) == 1
    await turn(world, clock, days=1)
    assert len(await dms(world.jimin, simcord_bot)) == 2


async def test_a_reminders_button_asks(
    world: World, simcord_bot: CoachBot, clock: TurnedClock
) -> None:
    await answer(world, world.jimin, HALF)
    await world.jimin.slash(world.channel, "me", reminder="20:00")
    await turn(world, clock, hours=1)
    await turn(world, clock, days=1)
    [message] = await dms(world.jimin, simcord_bot)
    pressed = await world.jimin.user.click(message, label="복습하기")
    assert pressed.followups[0].embeds[0].title == "TCP 연결"


async def test_closed_direct_messages_end_reminders_and_it_is_said(
    world: World, simcord_bot: CoachBot, clock: TurnedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    await answer(world, world.jimin, HALF)
    await world.jimin.slash(world.channel, "me", reminder="20:00")
    assert simcord_bot._daily is not None

    async def refuse(sheet: Any) -> int:
        del sheet
        response: Any = type("Response", (), {"status": 403, "reason": "Forbidden"})()
        raise discord.Forbidden(response, {"code": 50007, "message": "closed"})

    with monkeypatch.context() as closed:
        closed.setattr(simcord_bot._daily.board, "put_up", refuse)
        await turn(world, clock, hours=1)
        await turn(world, clock, days=1)
    card = await world.jimin.slash(world.channel, "me")
    assert "DM이 닫혀" in fields(card)["복습 알림"]
    again = await world.jimin.slash(world.channel, "me", reminder="21:00")
    assert fields(again)["복습 알림"] == "날마다 21:00"
    await turn(world, clock, hours=1)
    assert len(await dms(world.jimin, simcord_bot)) == 1
    ended = await world.jimin.click(again.response, label="알림 끄기")
    assert "받지 않음" in fields(ended)["복습 알림"]
    assert await rows(simcord_bot, Reminder) == []


async def test_a_time_that_is_none_is_said(world: World) -> None:
    refused = await world.jimin.slash(world.channel, "me", reminder="저녁 @everyone")
    assert "시각을 읽지 못했어요" in refused.response.content
    assert "@everyone" not in refused.response.content


async def test_own_stats_have_numbers_and_pictures(world: World, clock: TurnedClock) -> None:
    await answer(world, world.jimin)
    clock.turn(days=1)
    await answer(world, world.jimin, topic="쿠키와 세션")
    shown = await world.jimin.slash(world.channel, "stats")
    assert shown.response.ephemeral
    told = fields(shown)
    assert told["답"] == "2번 · 질문 2개"
    assert told["연속 학습"] == "2일 (가장 길게 2일)"
    assert "TCP 연결" in told["주제"]
    pictures = shown.response.message.attachments
    assert [picture.filename for picture in pictures] == ["progress.png", "topics.png"]
    assert [embed.image.url.rpartition("/")[2] for embed in shown.response.embeds]
    assert Image.open(BytesIO(await pictures[0].read())).width == 720


async def test_nothing_to_show_is_said(world: World) -> None:
    shown = await world.jimin.slash(world.channel, "stats")
    assert "아직 기록이 없어요" in shown.response.content


async def test_others_see_what_a_member_allows(world: World) -> None:
    await answer(world, world.jimin)
    refused = await world.seojun.slash(world.channel, "stats", member=world.jimin)
    assert "보이지 않아요" in refused.response.content
    card = await world.jimin.slash(world.channel, "me")
    custom_id = f"coach:me-progress:{world.jimin.id}"
    await world.jimin.select(card.response, ["yes"], custom_id=custom_id)
    shown = await world.seojun.slash(world.channel, "stats", member=world.jimin)
    assert "지민" in shown.response.embeds[0].title
    assert "복습" not in fields(shown)


async def test_the_servers_stats_are_for_all(world: World, client: Client) -> None:
    await answer(world, world.jimin)
    await answer(world, world.seojun)
    client.locale = "en-US"
    shown = await world.jimin.slash(world.channel, "stats", server=True, light=True)
    assert not shown.response.ephemeral
    assert fields(shown)["멤버"] == "2"
    await hide(world, world.seojun)
    shown = await world.jimin.slash(world.channel, "stats", server=True)
    assert fields(shown)["멤버"] == "1"


async def hide(world: World, member: Any) -> None:
    """Have a member leave the leaderboards."""
    card = await member.slash(world.channel, "me")
    custom_id = f"coach:me-leaderboards:{member.id}"
    await member.select(card.response, ["no"], custom_id=custom_id)


async def test_the_leaderboard_ranks_learning(world: World, clock: TurnedClock) -> None:
    nobody = await world.jimin.slash(world.channel, "leaderboard")
    assert "아직 점수가 없어요" in told_alone(nobody)
    await answer(world, world.jimin)
    await answer(world, world.seojun, HALF)
    for _ in range(3):
        await answer(world, world.seojun, HALF, topic="tcp")
    board = await world.jimin.slash(world.channel, "leaderboard")
    card = board.response.embeds[0]
    assert card.title == "이번 주 순위"
    first, second = card.description.splitlines()
    assert f"<@{world.jimin.id}>" in first
    assert f"<@{world.seojun.id}>" in second
    clock.turn(days=7)
    empty = await world.jimin.slash(world.channel, "leaderboard")
    assert "아직 점수가 없어요" in told_alone(empty)
    for period in ("month", "all"):
        board = await world.jimin.slash(world.channel, "leaderboard", period=period)
        assert len(board.response.embeds[0].description.splitlines()) == 2
    await hide(world, world.jimin)
    board = await world.seojun.slash(world.channel, "leaderboard", period="all")
    assert f"<@{world.jimin.id}>" not in board.response.embeds[0].description


async def test_commands_work_as_messages(world: World, simcord_bot: CoachBot) -> None:
    assert simcord_bot.user
    await answer(world, world.jimin)
    await world.jimin.send(world.channel, f"{simcord_bot.user.mention} 순위표 all")
    assert "전체 순위" in (await last_message(world, simcord_bot)).embeds[0].title
    await world.jimin.send(world.channel, f"{simcord_bot.user.mention} 기록")
    assert "기록" in (await last_message(world, simcord_bot)).embeds[0].title
