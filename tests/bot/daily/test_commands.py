"""``/daily`` and its posts, through the real bot."""

from datetime import UTC, datetime, timedelta
from random import Random
from types import SimpleNamespace
from typing import Any

import discord
import pytest
from sqlalchemy import select

from bot.app import CoachBot, create_bot
from bot.store import attempts, posts, schedules
from bot.store.models import Attempt, Post, Schedule
from bot.store.posts import Claim, Kind, Miss, State
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
    results = await results_in(world, simcord_bot)
    card = results.embeds[0]
    fields = {field.name: field.value or "" for field in card.fields}
    assert card.title == "2026-03-02 질문의 결과"
    assert "2명이 답했어요" in (card.description or "")
    [plot] = results.attachments
    assert card.image.url is not None
    assert (await plot.read()).startswith(b"\x89PNG")
    assert (
        plot.description
        == "점수 분포: 0-19점 1명, 20-39점 0명, 40-59점 0명, 60-79점 0명, 80-100점 1명"
    )
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


async def test_a_schedule_is_changed_and_goes_on_with_its_history(
    world: World, organiser: Any, clock: TurnedClock, simcord_bot: CoachBot
) -> None:
    await set_nine(world, organiser, topics="tcp", days="평일")
    await turn(world, clock, minutes=1)
    [first] = await all_posts(simcord_bot)
    shown = await organiser.slash(world.channel, "daily change", time="22:00")
    [field] = shown.response.embeds[0].fields
    assert field.name.startswith("22:00 · 서울")
    assert "월 화 수 목 금" in field.value
    assert "주제: tcp" in field.value
    assert "2026-03-02 올림" in field.value
    # Today had its question.
    await turn(world, clock, hours=1)
    assert len(await channel_of(world, simcord_bot)) == 1
    await turn(world, clock, days=1)
    _, results, second = sorted(await all_posts(simcord_bot), key=lambda post: post.id)
    assert {post.schedule_id for post in (results, second)} == {first.schedule_id}
    assert len(await channel_of(world, simcord_bot)) == 3


async def test_a_schedule_moves_to_another_channel(
    world: World, organiser: Any, clock: TurnedClock, simcord_bot: CoachBot
) -> None:
    await set_nine(world, organiser)
    channel: Any = simcord_bot.get_channel(world.channel.id)
    await channel.set_permissions(channel.guild.me, send_messages=False)
    await turn(world, clock, minutes=1)
    other = world.guild.create_text_channel("새-방")
    await organiser.slash(world.channel, "daily change", channel=other)
    await organiser.slash(world.channel, "daily resume")
    await turn(world, clock, minutes=1)
    moved: Any = simcord_bot.get_channel(other.id)
    posted = [message async for message in moved.history(limit=9) if message.embeds]
    assert [message.embeds[0].author.name for message in posted] == ["오늘의 질문"]


async def test_what_cannot_be_changed_is_said(
    world: World, organiser: Any, simcord_bot: CoachBot
) -> None:
    none = await organiser.slash(world.channel, "daily change", time="22:00")
    assert "정해 둔 오늘의 질문이 없어요" in none.response.content
    await set_nine(world, organiser)
    await set_nine(world, organiser, time="22:00")
    [choice] = await organiser.autocomplete(world.channel, "daily change", "schedule", "22")
    taken = await organiser.slash(
        world.channel, "daily change", schedule=choice["value"], time="21:00"
    )
    assert "이미 정해 둔 질문이 있어요" in taken.response.content
    async with simcord_bot.database.session() as session:
        assert len((await session.scalars(select(Schedule))).all()) == 2
    refused = await world.jimin.slash(world.channel, "daily change", time="23:00")
    assert "운영진만" in refused.response.content


async def test_a_role_is_pinged_for_those_who_may_ping_it_themselves(
    world: World, organiser: Any
) -> None:
    closed = world.guild.create_role("모두의-잠을-깨울-역할")
    open_to_all = world.guild.create_role("스터디", mentionable=True)
    for command in ("daily set", "daily change"):
        options = {"channel": world.channel, "time": "21:00", "timezone": "서울"}
        refused = await organiser.slash(world.channel, command, **options, role=closed)
        assert f"<@&{closed.id}> 역할은 직접 부를 수 없어서" in refused.response.content
        taken = await organiser.slash(world.channel, command, **options, role=open_to_all)
        assert f"<@&{open_to_all.id}>" in taken.response.embeds[0].fields[0].value
    permissions = discord.Permissions(manage_guild=True, mention_everyone=True)
    may = world.guild.create_role("알림-담당", permissions=permissions)
    herald = world.guild.add_member(world.env.create_user("도윤"), roles=[may])
    taken = await herald.slash(world.channel, "daily change", role=closed)
    assert f"<@&{closed.id}>" in taken.response.embeds[0].fields[0].value


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


async def test_good_answers_go_out_of_the_results_with_whoever_deletes_theirs(
    world: World, organiser: Any, clock: TurnedClock, simcord_bot: CoachBot
) -> None:
    await set_nine(world, organiser, topics="3웨이 핸드셰이크")
    await turn(world, clock, minutes=1)
    [posted] = await channel_of(world, simcord_bot)
    for member in (world.jimin, world.seojun):
        await simcord_bot.people.change(member.id, "ko", shows_best=True)
        form = await member.click(posted, label="답하기")
        await member.submit_modal(form, {"body": GOOD})
    await turn(world, clock, days=1)
    await organiser.slash(world.channel, "daily off")

    async def best() -> str:
        results = await results_in(world, simcord_bot)
        return next(f.value or "" for f in results.embeds[0].fields if f.name == "잘한 답")

    assert f"<@{world.jimin.id}>" in await best()
    question = await world.jimin.slash(world.channel, "privacy delete")
    await world.jimin.click(question.response, label="모두 지우기")
    await turn(world, clock, seconds=6)
    assert f"<@{world.jimin.id}>" not in await best()
    assert f"<@{world.seojun.id}>" in await best()


async def without_a_plot(world: World, organiser: Any, clock: TurnedClock, bot: CoachBot) -> None:
    """See that results come, with the spread in words."""
    await set_nine(world, organiser, topics="3웨이 핸드셰이크")
    await turn(world, clock, minutes=1)
    [posted] = await channel_of(world, bot)
    form = await world.jimin.click(posted, label="답하기")
    await world.jimin.submit_modal(form, {"body": "모르겠어요"})
    await turn(world, clock, days=1)
    results = await results_in(world, bot)
    assert results.attachments == []
    assert results.embeds[0].image.url is None
    fields = {field.name: field.value or "" for field in results.embeds[0].fields}
    assert "█" in fields["점수 분포"]


async def test_results_come_without_their_plot_where_it_cannot_be_drawn(
    world: World,
    organiser: Any,
    clock: TurnedClock,
    simcord_bot: CoachBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.charts.drawing.theme", lambda **_: 1 / 0)
    await without_a_plot(world, organiser, clock, simcord_bot)


async def test_results_come_without_their_plot_where_no_files_may_be_sent(
    world: World,
    organiser: Any,
    clock: TurnedClock,
    simcord_bot: CoachBot,
    no_files: None,
) -> None:
    del no_files
    await without_a_plot(world, organiser, clock, simcord_bot)


async def test_results_follow_an_accepted_appeal(
    world: World, organiser: Any, clock: TurnedClock, simcord_bot: CoachBot
) -> None:
    reviewers = world.guild.create_text_channel("이의-제기")
    await simcord_bot.servers.change(world.guild.id, appeals_channel_id=reviewers.id)
    await simcord_bot.people.change(world.jimin.id, "ko", shows_best=True)
    await set_nine(world, organiser, topics="3웨이 핸드셰이크")
    await turn(world, clock, minutes=1)
    [posted] = await channel_of(world, simcord_bot)
    form = await world.jimin.click(posted, label="답하기")
    result = await world.jimin.submit_modal(form, {"body": "문을 두드리고 대답을 기다린다"})
    await turn(world, clock, days=1)

    async def fields() -> dict[str, str]:
        results = await results_in(world, simcord_bot)
        card, [plot] = results.embeds[0], results.attachments
        found = {field.name or "": field.value or "" for field in card.fields}
        return found | {"점수 분포": plot.description or ""}

    assert "잘한 답" not in await fields()
    assert "SYN" in (await fields())["가장 많이 빠뜨린 핵심"]
    before = await fields()

    form = await world.jimin.click(result.response, label="이의 제기")
    await world.jimin.submit_modal(form, {"reason": "비유로 말했어요"})
    channel: Any = simcord_bot.get_channel(reviewers.id)
    [card] = [message async for message in channel.history(limit=1)]
    for number in range(3):
        opened = await organiser.select(card, [f"p{number}"], custom_id="coach:appeal-points:1")
        await organiser.select(
            opened.response, ["made"], custom_id=f"coach:appeal-verdict:1:{number}"
        )
    form = await organiser.click(card, label="받아들이기")
    await organiser.submit_modal(form, {"word": "맞아요"})
    await turn(world, clock, seconds=6)
    after = await fields()
    assert "**100**/100" in after["잘한 답"]
    assert "가장 많이 빠뜨린 핵심" not in after
    assert after["점수 분포"] != before["점수 분포"]


async def test_many_schedules_are_shown_whole(
    world: World, organiser: Any, clock: TurnedClock, simcord_bot: CoachBot
) -> None:
    for hour in range(10):
        await set_nine(world, organiser, time=f"{hour}:00", topics="tcp, 쿠키와 세션")
    async with simcord_bot.database.session() as session:
        for kept in await schedules.of_server(session, world.guild.id):
            days = [clock.now.date() - timedelta(days=n) for n in range(5)]
            await posts.claim(
                session,
                [
                    Claim(kept.id, kept.guild_id, Kind.QUESTION, day, clock.now, Miss.UNREACHABLE)
                    for day in days
                ],
            )
    shown = await organiser.slash(world.channel, "daily show")
    cards = [shown.response, *shown.followups]
    fields = [field for card in cards for field in card.embeds[0].fields]
    assert len(fields) == 10
    assert all(str(days[-1]) in (field.value or "") for field in fields)


async def test_zones_and_topics_are_offered(world: World, organiser: Any) -> None:
    for command in ("daily set", "daily change"):
        zones = await organiser.autocomplete(world.channel, command, "timezone", "서울")
        assert zones[0]["value"] == "Asia/Seoul"
        assert "서울" in zones[0]["name"]
        topics = await organiser.autocomplete(world.channel, command, "topics", "tcp, 쿠키")
        assert topics[0]["value"] == "tcp, 쿠키와 세션"
