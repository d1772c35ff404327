"""Adding progress up, on both kinds of database."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert

from bot.store import members, progress
from bot.store.database import Database
from bot.store.models import Attempt, Card, Effort
from bot.store.progress import Scope, Totals
from bot.study.statistics import Period

GUILD = 5
OTHER_GUILD = 6
JIMIN, SEOJUN, HAEUN = 1, 2, 3
MONDAY = date(2026, 3, 2)
DAY = timedelta(days=1)


async def fill(database: Database, rows: list[dict[str, Any]]) -> None:
    """Put efforts into the database, with the answers behind them."""
    noon = datetime(2026, 3, 2, 12, tzinfo=UTC)
    async with database.session() as session:
        session.add(Card(question_id="ab", question={}, asked_of=1, channel_id=1, asked_at=noon))
        await session.flush()
        attempts = [
            {
                "card_id": 1,
                "question_id": "ab",
                "user_id": 1,
                "channel_id": 1,
                "answer": "답",
                "answered_at": noon,
                "language": "ko",
                "leased_until": noon,
            }
            for _ in rows
        ]
        await session.execute(insert(Attempt), attempts)
        efforts: list[dict[str, Any]] = [
            {
                "attempt_id": number,
                "user_id": JIMIN,
                "guild_id": GUILD,
                "question_id": "ab",
                "topic": "TCP",
                "day": MONDAY,
                "score": 50.0,
                "revealed": False,
                "points": 5,
            }
            | row
            for number, row in enumerate(rows, 1)
        ]
        for row in efforts:
            row["answered_at"] = datetime.combine(row["day"], noon.time(), UTC)
        await session.execute(insert(Effort), efforts)


@pytest.fixture
async def filled(database: Database) -> Database:
    """A database in which three have answered in two servers and in direct messages."""
    await fill(
        database,
        [
            {"score": 40.0, "points": 3},
            {
                "score": 80.0,
                "points": 14,
                "day": MONDAY + DAY,
                "topic": "데드락",
                "question_id": "cd",
            },
            {"guild_id": None, "points": 5, "day": MONDAY + 2 * DAY},
            {"guild_id": OTHER_GUILD, "points": 100, "day": MONDAY + 3 * DAY},
            {"revealed": True, "score": 100.0, "points": 0, "day": MONDAY + 4 * DAY},
            {"user_id": SEOJUN, "points": 30, "score": 90.0, "day": MONDAY - DAY},
            {"user_id": SEOJUN, "points": 1},
            {"user_id": HAEUN, "points": 50, "guild_id": None},
            {"user_id": HAEUN, "points": 50, "guild_id": OTHER_GUILD},
        ],
    )
    return database


async def test_a_member_sees_everything_but_what_was_looked_up(filled: Database) -> None:
    async with filled.session() as session:
        own = await progress.totals(session, Scope(JIMIN, None))
        here = await progress.totals(session, Scope(JIMIN, GUILD))
    assert own == Totals(answers=4, questions=2, people=1, mean=55.0, points=122)
    # What was answered in another server does not show in this one.
    assert (here.answers, here.questions, here.points) == (3, 2, 22)
    assert here.mean == pytest.approx(170 / 3)


async def test_nobody_is_nothing(filled: Database) -> None:
    async with filled.session() as session:
        nothing = await progress.totals(session, Scope(99, None))
        assert nothing == Totals(answers=0, questions=0, people=0, mean=0.0, points=0)
        assert await progress.standings(session, 99, None) == []
        assert await progress.study_days(session, [99]) == {99: []}


async def test_topics_and_days_are_added_up(filled: Database) -> None:
    scope = Scope(JIMIN, GUILD)
    async with filled.session() as session:
        topics = await progress.topics(session, scope, 5)
        days = await progress.days(session, scope, MONDAY + DAY)
        cells = await progress.topic_days(session, scope, ["TCP"], MONDAY)
    assert [(mark.name, mark.answers, mark.total) for mark in topics] == [
        ("TCP", 2, 90.0),
        ("데드락", 1, 80.0),
    ]
    assert [(mark.day, mark.total) for mark in days] == [
        (MONDAY + DAY, 80.0),
        (MONDAY + 2 * DAY, 50.0),
    ]
    assert sorted((mark.day, mark.answers) for mark in cells) == [
        (MONDAY, 1),
        (MONDAY + 2 * DAY, 1),
    ]


async def test_a_board_counts_the_server_and_direct_messages_of_who_answers_there(
    filled: Database,
) -> None:
    async with filled.session() as session:
        all_time = await progress.standings(session, GUILD, None)
        week = await progress.standings(session, GUILD, MONDAY)
    assert all_time == [(SEOJUN, 31), (JIMIN, 22)]
    assert week == [(JIMIN, 22), (SEOJUN, 1)]


async def test_who_is_not_on_boards_is_nowhere_in_a_server(filled: Database) -> None:
    async with filled.session() as session:
        before = await progress.totals(session, Scope(None, GUILD))
        assert len(await progress.members_means(session, Scope(None, GUILD))) == 2
        await members.change(session, SEOJUN, "ko", on_leaderboards=False)
        await members.change(session, JIMIN, "ko", shows_best=True)
    async with filled.session() as session:
        after = await progress.totals(session, Scope(None, GUILD))
        assert len(await progress.members_means(session, Scope(None, GUILD))) == 1
        assert await progress.standings(session, GUILD, None) == [(JIMIN, 22)]
        days = await progress.days(session, Scope(None, GUILD), MONDAY - 9 * DAY)
    assert (before.people, after.people, after.answers) == (2, 1, 3)
    assert {mark.day for mark in days} == {MONDAY, MONDAY + DAY, MONDAY + 2 * DAY}


async def test_study_days_are_everyones_own(filled: Database) -> None:
    async with filled.session() as session:
        days = await progress.study_days(session, [JIMIN, SEOJUN])
    assert [found.day for found in days[JIMIN]] == [MONDAY + n * DAY for n in range(4)]
    assert [found.day for found in days[SEOJUN]] == [MONDAY - DAY, MONDAY]
    assert days[SEOJUN][0].first.tzinfo is not None


@pytest.mark.parametrize(
    ("period", "today", "since"),
    [
        (Period.WEEK, date(2026, 3, 2), date(2026, 3, 2)),
        (Period.WEEK, date(2026, 3, 8), date(2026, 3, 2)),
        (Period.WEEK, date(2026, 1, 1), date(2025, 12, 29)),
        (Period.MONTH, date(2026, 3, 31), date(2026, 3, 1)),
        (Period.ALL, date(2026, 3, 31), None),
    ],
)
def test_periods_begin(period: Period, today: date, since: date | None) -> None:
    assert period.since(today) == since
