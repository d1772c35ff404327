"""Posts on both databases: claimed once, held by one process at a time, settled once."""

import asyncio
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store import cards, personal, posts, schedules
from bot.store.cards import EVERYONE, Place
from bot.store.database import Database
from bot.store.models import Attempt, Post, Schedule
from bot.store.posts import Claim, Kind, Miss, State
from bot.store.schedules import Pause
from tests.bot.conftest import NOON
from tests.bot.daily.questions import question

DAY = date(2026, 3, 2)
LEASE = timedelta(minutes=1)


def schedule(**changed: Any) -> Schedule:
    values = {
        "guild_id": 10**17,
        "channel_id": 10**17 + 1,
        "set_by": 10**17 + 2,
        "local_time": time(21, 0),
        "time_zone": "Asia/Seoul",
        "weekdays": [0, 1, 2, 3, 4],
        "topics": ["tcp"],
        "thread": False,
        "next_at": NOON,
        "next_day": DAY,
    }
    return Schedule(**values | changed)


async def kept(database: Database, **changed: Any) -> Schedule:
    async with database.session() as session:
        return await schedules.put(session, schedule(**changed))


async def claim(database: Database, owner: Schedule, **changed: Any) -> None:
    values: dict[str, Any] = {"kind": Kind.QUESTION, "day": DAY, "due_at": NOON}
    async with database.session() as session:
        await posts.claim(session, [Claim(owner.id, owner.guild_id, **values | changed)])


async def take(database: Database, now: datetime = NOON) -> Post | None:
    async with database.session() as session:
        return next(iter(await posts.take(session, now, now + LEASE, 1)), None)


async def held(database: Database, now: datetime = NOON) -> Post:
    taken = await take(database, now)
    assert taken is not None
    return taken


async def asked(database: Database, owner: Schedule, number: int) -> int:
    async with database.session() as session:
        card = await cards.add(
            session,
            question(number),
            topic=None,
            asked_of=EVERYONE,
            place=Place(owner.channel_id, owner.guild_id),
            asked_at=NOON,
        )
    return card.id


async def test_the_same_channel_and_time_is_one_schedule(database: Database) -> None:
    first = await kept(database)
    async with database.session() as session:
        assert await schedules.pause(session, first.id, Pause.FORBIDDEN, NOON)
        assert not await schedules.pause(session, first.id, Pause.ORGANISER, NOON)
    again = await kept(database, topics=["http"])
    assert (again.id, again.topics, again.paused_at) == (first.id, ["http"], None)
    other = await kept(database, local_time=time(9, 0), next_at=NOON - LEASE)
    async with database.session() as session:
        listed = await schedules.of_server(session, first.guild_id)
        assert [one.id for one in listed] == [other.id, first.id]


async def test_paused_schedules_are_not_due_and_are_told_once(database: Database) -> None:
    first, second = await kept(database), await kept(database, channel_id=5)
    await claim(database, first)
    async with database.session() as session:
        await schedules.pause(session, first.id, Pause.CHANNEL_GONE, NOON)
        await schedules.pause(session, second.id, Pause.ORGANISER, NOON)
    assert await take(database) is None
    async with database.session() as session:
        assert await schedules.due(session, NOON) == []
        assert await schedules.take_untold(session, NOON, NOON + LEASE, 10) == [first.id]
        assert await schedules.take_untold(session, NOON, NOON + LEASE, 10) == []
        # Whoever set out to tell and was lost is followed by another.
        again = NOON + LEASE
        assert await schedules.take_untold(session, again, again + LEASE, 10) == [first.id]
    async with database.session() as session:
        told = await schedules.get(session, first.id)
        assert told is not None
        assert (told.notice, told.tell_tries) == (Pause.CHANNEL_GONE, 2)
        await schedules.told(session, told)
        assert await schedules.take_untold(session, NOON + 9 * LEASE, NOON, 10) == []
        assert await schedules.resume(session, first.id, NOON + LEASE, DAY)
        assert not await schedules.resume(session, first.id, NOON + LEASE, DAY)
    async with database.session() as session:
        assert await schedules.due(session, NOON + LEASE) == [first.id]
    assert await take(database) is not None


async def test_a_date_is_claimed_once(database: Database) -> None:
    owner = await kept(database)
    await asyncio.gather(*(claim(database, owner) for _ in range(5)))
    await claim(database, owner, missed=Miss.LATE)
    first = await held(database)
    assert await take(database) is None
    async with database.session() as session:
        assert await posts.sent(session, first, 77, NOON)
    await claim(database, owner)
    assert await take(database, NOON + timedelta(days=9)) is None


async def test_latest_first_and_each_to_one_process(database: Database) -> None:
    owner = await kept(database)
    late = {NOON - timedelta(minutes=number): number for number in (3, 1, 2, 0)}
    for due_at, number in late.items():
        await claim(database, owner, day=DAY - timedelta(days=number), due_at=due_at)
    await claim(database, owner, day=DAY + timedelta(days=1), due_at=NOON + timedelta(seconds=1))
    order = [(await held(database)).due_at for _ in late]
    assert order == sorted(late)
    assert await take(database) is None


async def test_at_once_each_post_goes_to_one_process(database: Database) -> None:
    owner = await kept(database)
    for number in range(20):
        await claim(database, owner, day=DAY + timedelta(days=number))
    taken = await asyncio.gather(*(take(database) for _ in range(30)))
    # Whoever comes upon a post that is just being taken may come back with nothing.
    ids = [post.id for post in taken if post is not None]
    assert len(ids) == len(set(ids)) > 0


async def test_who_lost_a_post_changes_nothing(database: Database) -> None:
    owner = await kept(database)
    await claim(database, owner)
    first = await held(database)
    async with database.session() as session:
        assert await posts.hold(session, first, 5, NOON, NOON + LEASE)
    second = await held(database, NOON + LEASE)
    assert (second.id, second.tries, second.tried_at, second.channel_id) == (first.id, 2, NOON, 5)
    async with database.session() as session:
        assert not await posts.hold(session, first, 6, NOON, NOON + 9 * LEASE)
        assert not await posts.choose(session, first, 1)
        assert not await posts.sent(session, first, 77, NOON)
        assert not await posts.fail(session, first, Miss.REFUSED)
        assert await posts.sent(session, second, 78, NOON)
        assert not await posts.skip(session, second, Miss.LATE)
    async with database.session() as session:
        [row] = await posts.latest(session, owner.id, 5)
    assert (row.state, row.message_id, row.sent_at) == (State.SENT, 78, NOON)


async def test_history_and_results_follow_what_stands_in_the_channel(database: Database) -> None:
    owner = await kept(database)
    for number in (2, 0, 1):
        card_id = await asked(database, owner, number)
        await claim(database, owner, day=DAY + timedelta(days=number))
        post = await held(database)
        async with database.session() as session:
            await posts.choose(session, post, card_id)
            if number != 1:
                await posts.sent(session, post, 1, NOON)
    async with database.session() as session:
        history = await posts.history(session, owner.id)
        assert history == [question(0).id, question(2).id]
        last = await posts.without_results(session, owner.id)
        assert last is not None
        assert last.day == DAY + timedelta(days=2)
    await claim(database, owner, kind=Kind.RESULTS, day=last.day)
    results = await held(database)
    async with database.session() as session:
        assert await posts.without_results(session, owner.id) is None
        assert await posts.card_of_results(session, results) == last.card_id
        results.day = DAY + timedelta(days=1)
        assert await posts.card_of_results(session, results) is None


async def test_answers_are_counted_until_they_are_shown(database: Database) -> None:
    owner = await kept(database)
    card_id = await asked(database, owner, 1)
    await claim(database, owner)
    post = await held(database)
    async with database.session() as session:
        await posts.choose(session, post, card_id)
        await posts.sent(session, post, 77, NOON)
        for user_id in (1, 2, 2):
            session.add(answer(card_id, user_id))
            await posts.answered(session, card_id)
    async with database.session() as session:
        [row] = await stale(session)
        assert await posts.people(session, card_id) == 2
        # One that comes while these are being shown is shown the next time.
        await posts.answered(session, card_id)
        await posts.redrawn(session, row)
    async with database.session() as session:
        [row] = await stale(session)
        assert (row.changes, row.redraw_tries) == (4, 1)
        # Another process keeps off it, until it is lost or has failed.
        assert await stale(session) == []
        await posts.redraw_later(session, row, NOON + LEASE / 2)
    async with database.session() as session:
        assert await stale(session) == []
        [row] = await stale(session, NOON + LEASE / 2)
        assert row.redraw_tries == 2
        await posts.redrawn(session, row)
    async with database.session() as session:
        assert await stale(session, NOON + 9 * LEASE) == []


async def stale(session: AsyncSession, now: datetime = NOON) -> Sequence[Post]:
    return await posts.take_stale(session, now, now + LEASE, NOON, 10)


async def test_results_lose_the_answers_of_whoever_deletes_theirs(database: Database) -> None:
    owner = await kept(database)
    card_id = await asked(database, owner, 1)
    day_before = {"day": DAY - timedelta(days=1), "due_at": NOON - timedelta(days=9)}
    await claim(database, owner, kind=Kind.RESULTS, **day_before)
    post = await held(database)
    async with database.session() as session:
        await posts.choose(session, post, card_id)
        session.add(answer(card_id, 1))
        await posts.lose_answers(session, 2)
        assert await posts.sent(session, post, 77, NOON)
        assert await stale(session) == []
        await personal.remove(session, 1)
    async with database.session() as session:
        # However old they are: they may name someone.
        assert [one.id for one in await stale(session)] == [post.id]


@pytest.mark.parametrize("minutes", [0, 1])
async def test_results_are_stale_when_an_answer_to_them_is_graded_late(
    database: Database, minutes: int
) -> None:
    owner = await kept(database)
    card_id = await asked(database, owner, 1)
    await claim(database, owner, kind=Kind.RESULTS)
    post = await held(database)
    given = answer(card_id, 1)
    given.answered_at = NOON + timedelta(minutes=minutes)
    async with database.session() as session:
        # What is graded before they are written is in them anyway.
        await posts.graded(session, given)
        await posts.choose(session, post, card_id)
        assert await posts.sent(session, post, 77, NOON)
        assert await stale(session) == []
        await posts.graded(session, given)
    async with database.session() as session:
        # They tell nothing of what was answered after they came.
        assert len(await stale(session)) == (0 if minutes else 1)


async def test_what_is_graded_while_results_are_written_is_told_later(database: Database) -> None:
    owner = await kept(database)
    card_id = await asked(database, owner, 1)
    await claim(database, owner, kind=Kind.RESULTS)
    post = await held(database)
    async with database.session() as session:
        await posts.choose(session, post, card_id)
        await posts.graded(session, answer(card_id, 1))
        assert await posts.sent(session, post, 77, NOON)
    async with database.session() as session:
        assert [one.id for one in await stale(session)] == [post.id]


def answer(card_id: int, user_id: int) -> Attempt:
    return Attempt(
        card_id=card_id,
        question_id="ab",
        user_id=user_id,
        channel_id=1,
        answer="답",
        answered_at=NOON,
        language="ko",
        leased_until=NOON,
    )


async def test_what_was_lost_is_tried_again(database: Database) -> None:
    owner = await kept(database)
    await claim(database, owner, day=DAY - timedelta(days=1), due_at=NOON - timedelta(days=1))
    two_days = timedelta(days=2)
    await claim(database, owner, kind=Kind.RESULTS, day=DAY - two_days, due_at=NOON - two_days)
    await claim(database, owner)
    for _ in range(3):
        post = await held(database)
        async with database.session() as session:
            assert await posts.fail(session, post, Miss.LOST)
    async with database.session() as session:
        graces = {Kind.QUESTION: timedelta(hours=3), Kind.RESULTS: timedelta(days=7)}
        await posts.reopen(session, owner.id, graces, NOON)
    first, second = await held(database), await held(database)
    assert (first.kind, first.day) == (Kind.RESULTS, DAY - timedelta(days=2))
    assert (second.kind, second.day, second.tries) == (Kind.QUESTION, DAY, 2)
    assert await take(database) is None


async def test_removed_schedules_leave_what_stands_in_the_channel(database: Database) -> None:
    owner = await kept(database)
    card_id = await asked(database, owner, 1)
    for number in range(2):
        await claim(database, owner, day=DAY + timedelta(days=number))
    first, second = await held(database), await held(database)
    async with database.session() as session:
        await posts.choose(session, first, card_id)
        await posts.sent(session, first, 77, NOON)
    async with database.session() as session:
        await schedules.remove(session, owner.id)
    assert await take(database, NOON + 9 * LEASE) is None
    async with database.session() as session:
        assert await schedules.get(session, owner.id) is None
        assert await session.get(Post, second.id) is None
        left = await session.get(Post, first.id)
        assert left is not None
        assert (left.schedule_id, left.guild_id, left.message_id) == (None, owner.guild_id, 77)
        await posts.answered(session, card_id)
        assert [one.id for one in await stale(session)] == [first.id]


async def test_schedules_that_are_due_go_to_one_process(database: Database) -> None:
    count = 50
    for number in range(count):
        await kept(database, channel_id=number + 1)
    day = timedelta(days=1)

    async def advance() -> int:
        async with database.session() as session:
            locked = await schedules.lock_due(session, await schedules.due(session, NOON), NOON)
            for schedule_id in locked:
                values = {"next_at": NOON + day, "next_day": DAY + day}
                await schedules.change(session, schedule_id, values)
            return len(locked)

    assert sum(await asyncio.gather(*(advance() for _ in range(4)))) == count
