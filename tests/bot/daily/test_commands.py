"""``/daily`` and its posts, through the real bot."""

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import discord
import pytest
from sqlalchemy import select

from bot.app import CoachBot, create_bot
from bot.store.models import Attempt, Post, Schedule
from bot.store.posts import Kind, State
from config.settings import Settings
from tests.bot.conftest import Client, World
from tests.bot.daily.conftest import TurnedClock

GOOD = "클라가 SYN 보내고 서버가 SYN+ACK로 답하면 클라가 ACK를 보내서 연결이 맺어져요"
# 20:59 in Seoul, a Monday.
EVENING = datetime(2026, 3, 2, 11, 59, tzinfo=UTC)


@pytest.fixture
def clock() -> TurnedClock:
    """A clock that begins a minute before nine in Seoul."""
    return TurnedClock(EVENING)


@pytest.fixture
def simcord_bot(settings: Settings, client: Client, clock: TurnedClock) -> CoachBot:
    """The real bot."""
    del client
    return create_bot(settings, clock=clock, rng=Random(7))


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


async def all_posts(bot: CoachBot) -> list[Post]:
    async with bot.database.session() as session:
        return list(await session.scalars(select(Post).order_by(Post.id)))


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


async def test_results_come_with_the_next_question(
    world: World, organiser: Any, clock: TurnedClock, simcord_bot: CoachBot
) -> None:
    await set_nine(world, organiser, topics="3웨이 핸드셰이크")
    await turn(world, clock, minutes=1)
    [posted] = await channel_of(world, simcord_bot)
    await simcord_bot.people.change(world.jimin.id, "ko", shows_best=True)
    for member, answer in ((world.jimin, GOOD), (world.seojun, "모르겠어요")):
        form = await member.click(posted, label="답하기")
        await member.submit_modal(form, {"body": answer})
    await turn(world, clock, days=1)
    _, results, _ = await channel_of(world, simcord_bot)
    card = results.embeds[0]
    fields = {field.name: field.value or "" for field in card.fields}
    assert card.title == "2026-03-02 질문의 결과"
    assert "2명이 답했어요" in (card.description or "")
    assert "█" in fields["점수 분포"]
    assert "명)" in fields["가장 많이 빠뜨린 핵심"]
    assert "SYN" in fields["모범 답안"]
    assert f"<@{world.jimin.id}>" in fields["잘한 답"]
    assert f"<@{world.seojun.id}>" not in fields["잘한 답"]
    # Whoever comes late can still answer.
    form = await world.seojun.click(results, label="다시 답하기")
    graded = await world.seojun.submit_modal(form, {"body": GOOD})
    assert graded.response.ephemeral


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


async def test_pause_resume_and_off(
    world: World, organiser: Any, clock: TurnedClock, simcord_bot: CoachBot
) -> None:
    await set_nine(world, organiser)
    paused = await organiser.slash(world.channel, "daily pause")
    assert "멈췄어요" in paused.response.content
    await turn(world, clock, minutes=1)
    assert await channel_of(world, simcord_bot) == []
    shown = await organiser.slash(world.channel, "daily show")
    assert "운영진이 멈췄어요" in shown.response.embeds[0].fields[0].value
    await organiser.slash(world.channel, "daily resume")
    await turn(world, clock, hours=23, minutes=59)
    assert await channel_of(world, simcord_bot) == []
    await turn(world, clock, minutes=1)
    assert len(await channel_of(world, simcord_bot)) == 1
    removed = await organiser.slash(world.channel, "daily off")
    assert "지웠어요" in removed.response.content
    await turn(world, clock, days=1)
    assert len(await channel_of(world, simcord_bot)) == 1
    shown = await organiser.slash(world.channel, "daily show")
    assert "정해 둔 오늘의 질문이 없어요" in shown.response.embeds[0].description


async def test_a_test_post_is_not_the_days(
    world: World, organiser: Any, clock: TurnedClock, simcord_bot: CoachBot
) -> None:
    await set_nine(world, organiser)
    said = await organiser.slash(world.channel, "daily now")
    assert "시험으로" in said.response.content
    [test] = await channel_of(world, simcord_bot)
    assert test.embeds[0].author.name == "오늘의 질문 (시험 게시)"
    assert await all_posts(simcord_bot) == []
    await turn(world, clock, minutes=1)
    assert len(await channel_of(world, simcord_bot)) == 2


async def test_an_outage_is_caught_up_or_said(
    world: World, organiser: Any, clock: TurnedClock, simcord_bot: CoachBot
) -> None:
    await set_nine(world, organiser)
    await turn(world, clock, hours=4)
    assert await channel_of(world, simcord_bot) == []
    shown = await organiser.slash(world.channel, "daily show")
    assert "2026-03-02 건너뜀: 3시간 넘게 늦어서" in shown.response.embeds[0].fields[0].value
    await turn(world, clock, hours=22)
    assert len(await channel_of(world, simcord_bot)) == 1


async def test_posts_survive_a_restart(
    world: World, organiser: Any, clock: TurnedClock, simcord_bot: CoachBot, settings: Settings
) -> None:
    await set_nine(world, organiser)
    await turn(world, clock, minutes=1)
    [posted] = await channel_of(world, simcord_bot)
    bot = create_bot(settings, clock=clock, rng=Random(7))
    await world.env.restart_bot(bot)
    await turn(world, clock, hours=1)
    assert len(await channel_of(world, bot)) == 1
    hint = await world.jimin.click(posted, label="힌트")
    assert hint.response.ephemeral
    await turn(world, clock, hours=23)
    kinds = [post.kind for post in await all_posts(bot) if post.state == State.SENT]
    assert kinds == [Kind.QUESTION, Kind.RESULTS, Kind.QUESTION]


async def test_a_channel_that_is_lost_pauses_and_goes_on_when_mended(
    world: World, organiser: Any, clock: TurnedClock, simcord_bot: CoachBot
) -> None:
    await set_nine(world, organiser)
    channel: Any = simcord_bot.get_channel(world.channel.id)
    await channel.set_permissions(channel.guild.me, send_messages=False)
    await turn(world, clock, minutes=1)
    shown = await organiser.slash(world.channel, "daily show")
    assert "권한이 없어요" in shown.response.embeds[0].fields[0].value
    await channel.set_permissions(channel.guild.me, overwrite=None)
    await organiser.slash(world.channel, "daily resume")
    await turn(world, clock, minutes=1)
    assert len(await channel_of(world, simcord_bot)) == 1


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"time": "저녁"}, "시간을 알아듣지 못했어요"),
        ({"results": "25:00"}, "시간을 알아듣지 못했어요"),
        ({"days": "가끔"}, "요일을 알아듣지 못했어요"),
        ({"timezone": "화성"}, "화성"),
        ({"topics": "tcp, 김치찌개 @everyone"}, "김치찌개"),
        ({"topics": "니글 알고리즘"}, "니글 알고리즘은"),
        ({"topics": ",".join("가나다라마바사아자차카")}, "10개까지"),
    ],
)
async def test_what_cannot_be_set_is_said(
    world: World,
    organiser: Any,
    simcord_bot: CoachBot,
    options: dict[str, str],
    said: str,
) -> None:
    refused = await set_nine(world, organiser, **options)
    assert said in refused.response.content
    assert "@everyone" not in refused.response.content
    async with simcord_bot.database.session() as session:
        assert (await session.scalars(select(Schedule))).all() == []


async def test_members_may_not(world: World) -> None:
    for name in ("show", "pause", "resume", "off", "now"):
        refused = await world.jimin.slash(world.channel, f"daily {name}")
        assert "운영진만" in refused.response.content
    refused = await set_nine(world, world.jimin)
    assert "운영진만" in refused.response.content


async def test_several_schedules_are_told_apart(
    world: World, organiser: Any, clock: TurnedClock, simcord_bot: CoachBot
) -> None:
    none = await organiser.slash(world.channel, "daily pause")
    assert "정해 둔 오늘의 질문이 없어요" in none.response.content
    await set_nine(world, organiser)
    await set_nine(world, organiser, time="22:00", topics="쿠키와 세션")
    which = await organiser.slash(world.channel, "daily off")
    assert "하나를 골라" in which.response.content
    offered = await organiser.autocomplete(world.channel, "daily off", "schedule", "22")
    [choice] = offered
    removed = await organiser.slash(world.channel, "daily off", schedule=choice["value"])
    assert "22:00" in removed.response.content
    wrong = await organiser.slash(world.channel, "daily off", schedule="999")
    assert "그런 일정이 없어요" in wrong.response.content
    # The same channel and time is the same schedule.
    await set_nine(world, organiser, days="주말")
    async with simcord_bot.database.session() as session:
        [kept] = await session.scalars(select(Schedule))
    assert kept.weekdays == [5, 6]
    assert kept.next_at - clock.now == timedelta(days=5, minutes=1)
