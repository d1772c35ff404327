"""``/daily``: when and where questions come."""

from datetime import timedelta
from random import Random
from typing import Any

import discord
import pytest
from sqlalchemy import select

from bot.app import CoachBot, create_bot
from bot.store import posts, schedules
from bot.store.models import Schedule
from bot.store.posts import Claim, Kind, Miss, State
from config.settings import Settings
from tests.bot.conftest import World
from tests.bot.daily.conftest import TurnedClock
from tests.bot.daily.through_discord.evening import all_posts, channel_of, set_nine, turn


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


async def test_a_change_of_nothing_is_told(world: World, organiser: Any) -> None:
    await set_nine(world, organiser)
    said = await organiser.slash(world.channel, "daily change", schedule="21:00")
    told = said.followups[0] if said.followups else said.response
    assert "무엇을 바꿀지" in told.content
    shown = await organiser.slash(world.channel, "daily show")
    assert "21:00" in str(shown.response.embeds[0].to_dict())


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
    await set_nine(world, organiser, time="07:30")
    typed = await organiser.slash(world.channel, "daily off", schedule="오전 7시 30분")
    assert "07:30" in typed.response.content
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
    elsewhere = world.guild.create_text_channel("다른-곳")
    refused = await organiser.slash(world.channel, "daily change", channel=elsewhere)
    assert f"<@&{closed.id}> 역할은 직접 부를 수 없어서" in refused.response.content
    # What does not move the ping is theirs to change.
    taken = await organiser.slash(world.channel, "daily change", thread=True)
    assert f"<@&{closed.id}>" in taken.response.embeds[0].fields[0].value


async def test_a_role_that_the_coach_cannot_ping_is_refused(
    world: World, simcord_bot: CoachBot
) -> None:
    closed = world.guild.create_role("모두의-잠을-깨울-역할")
    permissions = discord.Permissions(manage_guild=True, mention_everyone=True)
    may = world.guild.create_role("알림-담당", permissions=permissions)
    herald = world.guild.add_member(world.env.create_user("도윤"), roles=[may])
    silent = world.guild.create_text_channel("조용한-곳")
    channel: Any = simcord_bot.get_channel(silent.id)
    await channel.set_permissions(channel.guild.me, mention_everyone=False)
    said = f"<#{silent.id}> 채널에서 <@&{closed.id}> 역할을 부를 수 없어요"
    options = {"time": "21:00", "timezone": "서울", "role": closed}
    refused = await herald.slash(world.channel, "daily set", **options, channel=silent)
    assert said in refused.response.content
    await herald.slash(world.channel, "daily set", **options, channel=world.channel)
    refused = await herald.slash(world.channel, "daily change", channel=silent)
    assert said in refused.response.content


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
