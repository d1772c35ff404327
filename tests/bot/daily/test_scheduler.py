"""Posts against a stand-in for Discord: what is due, what goes wrong, what was missed."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.daily.scheduler import Scheduler
from bot.store import posts, schedules
from bot.store.database import Database
from bot.store.models import Card, Post, Schedule
from bot.store.posts import Kind, Miss, State
from bot.store.schedules import Pause
from tests.bot.daily.conftest import TurnedClock
from tests.bot.daily.poster import GRACE, GUILD, SEOUL, schedule, scheduler
from tests.bot.discord_messages import Fault
from tests.bot.discord_server import DiscordServer

CHANNEL = 5


@dataclass
class Running:
    """A scheduler with all that it works with."""

    scheduler: Scheduler
    database: Database
    server: DiscordServer
    clock: TurnedClock

    @property
    def today(self) -> date:
        """The local date."""
        return self.clock.now.astimezone(SEOUL).date()

    @property
    def messages(self) -> list[dict[str, Any]]:
        """What stands in the channel."""
        return self.server.messages.channels[CHANNEL]

    def break_with(self, *faults: Fault) -> None:
        """Let something go wrong with the next messages."""
        self.server.messages.faults[CHANNEL] = list(faults)

    async def keep(self, **changed: Any) -> Schedule:
        """Keep a schedule that is due."""
        async with self.database.session() as session:
            return await schedules.put(session, schedule(self.clock.now, **changed))

    async def run(self) -> None:
        """Post what is due."""
        await self.scheduler.tick()
        await self.scheduler.drain()

    async def posts(self) -> list[Post]:
        """Return all posts."""
        async with self.database.session() as session:
            query = select(Post).order_by(Post.day, Post.kind, Post.id)
            return list(await session.scalars(query))

    async def state(self) -> tuple[str | None, str, str | None]:
        """Return why the only schedule is paused, and state and reason of its only post."""
        async with self.database.session() as session:
            [kept] = await session.scalars(select(Schedule))
        [post] = await self.posts()
        return kept.paused_reason, post.state, post.reason


@pytest.fixture
async def running(
    database: Database, server: DiscordServer, clock: TurnedClock
) -> AsyncIterator[Running]:
    """A scheduler at work, which does not wait long for Discord."""
    async with scheduler(database, server.host, clock, patience=0.5) as made:
        yield Running(made, database, server, clock)


async def test_what_is_due_is_posted_once(running: Running) -> None:
    owner = await running.keep(role_id=99)
    for _ in range(3):
        await running.run()
    [message] = running.messages
    assert message["content"] == "<@&99>"
    assert message["allowed_mentions"] == {"parse": [], "roles": [99]}
    assert "질문은 무엇인가요?" in message["embeds"][0]["description"]
    [post] = await running.posts()
    today = running.today
    assert (post.day, post.state, post.message_id) == (today, State.SENT, int(message["id"]))
    assert running.server.messages.threads[int(message["id"])] == f"{today} 오늘의 질문 이야기"
    async with running.database.session() as session:
        [card] = await session.scalars(select(Card))
        kept = await session.get(Schedule, owner.id)
    assert kept is not None
    assert (card.message_id, card.asked_of) == (post.message_id, 0)
    assert (kept.next_day, kept.next_at > running.clock.now) == (today + timedelta(days=1), True)


async def test_nothing_is_posted_before_it_is_due(running: Running) -> None:
    owner = await running.keep()
    running.clock.turn(seconds=-1)
    await running.run()
    assert running.messages == []
    async with running.database.session() as session:
        await schedules.pause(session, owner.id, Pause.ORGANISER, running.clock.now)
    running.clock.turn(days=1)
    await running.run()
    assert running.messages == []


@pytest.mark.parametrize("remembers", [True, False], ids=["nonce", "search"])
@pytest.mark.parametrize(
    "fault",
    [Fault.BROKEN, Fault.BROKEN_AFTERWARDS, Fault.SILENT, Fault.RATE_LIMITED, Fault.IN_THE_WAY],
)
async def test_passing_faults_are_waited_out(
    running: Running,
    fault: Fault,
    remembers: bool,  # noqa: FBT001
) -> None:
    running.server.messages.remembers_nonces = remembers
    running.break_with(fault)
    await running.keep()
    await running.run()
    if fault is not Fault.RATE_LIMITED:
        assert (await running.state())[1] == State.CLAIMED
        await running.run()
        assert (await running.state())[1] == State.CLAIMED
    running.clock.turn(seconds=5)
    await running.run()
    assert await running.state() == (None, State.SENT, None)
    assert len(running.messages) == 1


async def test_faults_that_go_on_are_tried_less_often_until_it_is_too_late(
    running: Running,
) -> None:
    running.break_with(*[Fault.BROKEN] * 999)
    await running.keep()
    begun, tried = running.clock.now, []
    while running.clock.now - begun < GRACE + timedelta(minutes=10):
        sent = running.server.count("POST", "/messages")
        await running.run()
        if running.server.count("POST", "/messages") > sent:
            tried.append((running.clock.now - begun).total_seconds())
        running.clock.turn(seconds=5 if len(tried) < 5 else 100)
    assert tried[:5] == [0, 5, 15, 35, 75]
    assert max(later - sooner for sooner, later in pairwise(tried)) == 300
    assert tried[-1] <= GRACE.total_seconds()
    assert await running.state() == (None, State.FAILED, Miss.UNREACHABLE)


@pytest.mark.parametrize(
    ("fault", "reason"), [(Fault.FORBIDDEN, Pause.FORBIDDEN), (Fault.GONE, Pause.CHANNEL_GONE)]
)
async def test_a_lost_channel_pauses_and_tells_once(
    running: Running,
    fault: Fault,
    reason: Pause,
) -> None:
    running.break_with(fault)
    owner = await running.keep()
    for _ in range(3):
        await running.run()
        running.clock.turn(days=1)
    assert await running.state() == (reason, State.FAILED, Miss.LOST)
    [told] = running.server.messages.channels[owner.set_by]
    assert "<#5>" in told["content"]
    assert "오늘의 질문을 멈췄어요" in told["content"]


async def test_an_organiser_without_dms_is_told_in_the_system_channel(running: Running) -> None:
    running.server.messages.closed_dms.add(42)
    running.server.messages.system_channels[GUILD] = 77
    running.break_with(Fault.GONE)
    await running.keep()
    await running.run()
    await running.run()
    assert "채널이 없어졌어요" in running.server.messages.channels[77][0]["content"]
    assert len(running.server.messages.channels[77]) == 1


async def test_what_discord_refuses_is_said_and_the_next_day_goes_on(running: Running) -> None:
    running.break_with(Fault.MALFORMED)
    await running.keep()
    await running.run()
    assert await running.state() == (None, State.FAILED, Miss.REFUSED)
    running.clock.turn(days=1)
    await running.run()
    assert [post.state for post in await running.posts()] == [State.FAILED, State.SENT]
    [told] = running.server.messages.channels[42]
    assert "Discord가 받지 않았어요" in told["content"]


@pytest.mark.parametrize(("hours", "expected"), [(2.9, State.SENT), (3.1, State.SKIPPED)])
async def test_after_an_outage_it_is_caught_up_or_skipped(
    running: Running,
    hours: float,
    expected: State,
) -> None:
    await running.keep()
    running.clock.turn(hours=hours)
    await running.run()
    reason = None if expected is State.SENT else Miss.LATE
    assert await running.state() == (None, expected, reason)
    assert len(running.messages) == (expected is State.SENT)


async def test_days_that_an_outage_swallowed_are_kept_as_missed(running: Running) -> None:
    await running.keep()
    first = running.today
    running.clock.turn(days=3, hours=1)
    await running.run()
    assert [(post.day, post.state) for post in await running.posts()] == [
        *((first + timedelta(days=number), State.SKIPPED) for number in range(3)),
        (first + timedelta(days=3), State.SENT),
    ]
    assert len(running.messages) == 1


async def test_results_come_with_the_next_question(running: Running) -> None:
    await running.keep()
    first_day = running.today
    await running.run()
    running.clock.turn(days=1)
    await running.run()
    kinds = [(post.day, post.kind) for post in await running.posts()]
    assert kinds == [
        (first_day, Kind.QUESTION),
        (first_day, Kind.RESULTS),
        (running.today, Kind.QUESTION),
    ]
    first, *both = running.messages
    titles = {message["embeds"][0].get("title") for message in both}
    assert f"{first_day} 질문의 결과" in titles
    assert first["embeds"][0]["description"] not in {
        message["embeds"][0]["description"] for message in both
    }
    await running.run()
    assert len(running.messages) == 3


async def test_results_come_at_their_own_hour(running: Running) -> None:
    later = (running.clock.now + timedelta(hours=10)).astimezone(SEOUL).time()
    await running.keep(results_time=later)
    await running.run()
    counts = []
    for hours in (9.9, 0.1, 13.9, 0.1):
        running.clock.turn(hours=hours)
        await running.run()
        counts.append(len(running.messages))
    assert counts == [1, 2, 2, 3]


async def test_after_an_outage_results_come_after_the_question_stood(running: Running) -> None:
    due = running.clock.now
    await running.keep(results_time=(due + timedelta(hours=1)).astimezone(SEOUL).time())
    running.clock.turn(hours=2)
    await running.run()
    [results] = [post for post in await running.posts() if post.kind == Kind.RESULTS]
    assert (results.state, results.due_at) == (State.CLAIMED, due + timedelta(hours=25))
    counts = []
    for hours in (21.9, 0.1, 0.9, 0.1):
        running.clock.turn(hours=hours)
        await running.run()
        counts.append(len(running.messages))
    # The second question, in time, has its results an hour later.
    assert counts == [1, 2, 2, 4]


@pytest.mark.parametrize("broken", [{"time_zone": "Mars/Olympus_Mons"}, {"weekdays": []}])
async def test_one_that_cannot_be_read_is_paused_and_in_nobodys_way(
    running: Running, broken: dict[str, Any]
) -> None:
    minute_ago = running.clock.now - timedelta(minutes=1)
    async with running.database.session() as session:
        lame = await schedules.put(session, schedule(minute_ago, channel_id=6, **broken))
    await running.keep()
    await running.run()
    await running.run()
    assert len(running.messages) == 1
    async with running.database.session() as session:
        kept = await schedules.get(session, lame.id)
    assert kept is not None
    assert kept.paused_reason == Pause.UNREADABLE
    [told] = running.server.messages.channels[42]
    assert "시간대나 요일" in told["content"]


async def test_a_schedule_that_the_database_refuses_is_in_nobodys_way(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_results = posts.without_results
    lame = await running.keep(channel_id=6)
    await running.keep()

    async def refused(session: AsyncSession, schedule_id: int) -> Post | None:
        if schedule_id == lame.id:
            await session.execute(text("SELECT nonsense"))
        return await without_results(session, schedule_id)

    monkeypatch.setattr(posts, "without_results", refused)
    await running.run()
    assert len(running.messages) == 1
    monkeypatch.setattr(posts, "without_results", without_results)
    await running.run()
    assert len(running.server.messages.channels[6]) == 1


async def test_an_organiser_who_cannot_be_told_now_is_told_later(running: Running) -> None:
    running.break_with(Fault.GONE)
    running.server.messages.faults[42] = [Fault.BROKEN] * 9
    owner = await running.keep()
    await running.run()
    await running.run()

    async def notice() -> str | None:
        async with running.database.session() as session:
            kept = await schedules.get(session, owner.id)
        assert kept is not None
        return kept.notice

    assert await notice() == Pause.CHANNEL_GONE
    running.server.messages.faults[42].clear()
    await running.run()
    assert await notice() == Pause.CHANNEL_GONE
    running.clock.turn(seconds=5)
    await running.run()
    assert await notice() is None
    assert running.server.messages.channels[42]


@pytest.mark.parametrize(
    ("wall_clock", "expected"),
    [
        # The clocks skip it on the second day: https://www.timeanddate.com/time/change/usa
        (time(2, 30), ["2026-03-07T07:30", "2026-03-08T07:00", "2026-03-09T06:30"]),
        # They show it twice on the second day.
        (time(1, 30), ["2026-10-31T05:30", "2026-11-01T05:30", "2026-11-02T06:30"]),
    ],
    ids=["spring", "autumn"],
)
async def test_both_nights_of_daylight_saving_have_one_post(
    running: Running, wall_clock: time, expected: list[str]
) -> None:
    first, *_ = moments = [datetime.fromisoformat(f"{moment}+00:00") for moment in expected]
    zone = ZoneInfo("America/New_York")
    await running.keep(
        time_zone=zone.key,
        local_time=wall_clock,
        next_at=first,
        next_day=first.astimezone(zone).date(),
        thread=False,
    )
    counts = []
    for moment in moments:
        for away in (timedelta(seconds=-1), timedelta(0), timedelta(hours=1)):
            running.clock.now = moment + away
            await running.run()
            counts.append(sum(post.kind == Kind.QUESTION for post in await running.posts()))
    assert counts == [0, 1, 1, 1, 2, 2, 2, 3, 3]
    assert all(post.state == State.SENT for post in await running.posts())
