"""What is kept of a person: no table is forgotten, on both kinds of database."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    Integer,
    LargeBinary,
    String,
    Table,
    Time,
    insert,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store import personal, servers
from bot.store.cards import NO_LONGER_HERE
from bot.store.database import Database
from bot.store.models import Attempt, Base, Card, Decision, Member, Peek, Server, UtcDateTime
from tests.bot.conftest import NOON

PERSON = 111_111_111_111_111_111
OTHER = 222_222_222_222_222_222
GUILD = 333_333_333_333_333_333

NOT_PEOPLE = {
    "id",
    "card_id",
    "attempt_id",
    "after_id",
    "guild_id",
    "channel_id",
    "message_id",
    "source_id",
    "appeals_channel_id",
    "managing_role_id",
    "appeal_id",
    "schedule_id",
    "role_id",
    "parent_id",
    "interview_id",
    "round_id",
    "seat_id",
    "shown_in",
    "shown_as",
}
"""Columns with ids of something else; whoever adds one decides whether it is a person's."""


def columns() -> Iterator[tuple[str, str]]:
    """Yield table and name of every column that could have a person's id."""
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, BigInteger) and column.name not in NOT_PEOPLE:
                yield table.name, column.name


def test_every_column_with_a_person_is_exported_and_deleted() -> None:
    treated = {
        (column.class_.__tablename__, column.key) for column in (*personal.OWN, *personal.SIGNED)
    }
    assert treated == set(columns())


def test_every_table_of_a_server_is_deleted_with_it() -> None:
    treated = {table.__tablename__ for table in (*servers.OWNED, *servers.ASKED)}
    assert treated == {
        table.name for table in Base.metadata.sorted_tables if "guild_id" in table.columns
    }


def value(column: Column[Any], person: int, guild: int) -> Any:
    """Return something that fits a column, with the person wherever one can be."""
    if column.foreign_keys:
        return None if column.nullable else 1
    if (column.table.name, column.name) in set(columns()):
        return person
    if column.name == "guild_id":
        return guild
    by_type: dict[type, Any] = {
        Boolean: False,
        Integer: 1,
        BigInteger: 1,
        Float: 1.0,
        JSON: {"답": 1},
        UtcDateTime: NOON,
        Date: NOON.date(),
        Time: NOON.time(),
        LargeBinary: b"x",
        String: "글",
    }
    return next(made for kind, made in by_type.items() if isinstance(column.type, kind))


async def fill(session: AsyncSession, person: int, guild: int) -> None:
    """Put one row of a person into every table."""
    for table in Base.metadata.sorted_tables:
        await session.execute(insert(table).values(row(table, person, guild)))


def row(table: Table, person: int, guild: int) -> dict[str, Any]:
    made = {
        column.name: value(column, person, guild)
        for column in table.columns
        if not (column.primary_key and column.name == "id")
    }
    return made | ({"name": f"{person}"} if table.name == "facts" else {})


async def everything(session: AsyncSession) -> list[tuple[str, tuple[Any, ...]]]:
    return [
        (table.name, tuple(found))
        for table in Base.metadata.sorted_tables
        for found in await session.execute(select(table))
    ]


async def test_export_has_every_table_and_is_json(database: Database) -> None:
    async with database.session() as session:
        await fill(session, PERSON, GUILD)
        kept = await personal.export(session, PERSON)
        strangers = await personal.export(session, OTHER)
    behind = {"mock_answers", "mock_interviews", "mock_rounds"}
    filled = {table for table, rows in kept.items() if rows}
    assert filled == {table for table, _ in columns()} | behind
    assert kept["mock_answers"][0]["seconds"] == 1.0
    assert set(kept) == set(strangers)
    assert not any(strangers.values())
    written = json.dumps(kept)
    assert str(PERSON) in written
    [attempt] = kept["attempts"]
    assert attempt["answer"] == "글"
    assert attempt["answered_at"] == NOON.isoformat()
    assert "interaction_token" not in attempt


async def test_a_decision_is_exported_without_whoever_made_it(database: Database) -> None:
    async with database.session() as session:
        await fill(session, PERSON, GUILD)
        await session.execute(update(Decision).values(decided_by=OTHER))
    async with database.session() as session:
        kept = await personal.export(session, PERSON)
        reviewers = await personal.export(session, OTHER)
    assert kept["decisions"][0]["word"] == "글"
    assert str(OTHER) not in json.dumps(kept)
    assert reviewers["decisions"][0]["decided_by"] == str(OTHER)


async def test_nothing_of_a_person_is_left_and_nothing_of_others_lost(database: Database) -> None:
    async with database.session() as session:
        await fill(session, PERSON, GUILD)
        await session.execute(
            insert(Member).values(
                user_id=OTHER, language="ko", shows_best=False, on_leaderboards=True
            )
        )
        session.add_all(
            [
                Peek(card_id=1, user_id=OTHER),
                Card(
                    question_id="cd",
                    question={},
                    asked_of=OTHER,
                    channel_id=1,
                    after_id=1,
                    asked_at=NOON,
                ),
            ]
        )
    async with database.session() as session:
        await personal.remove(session, PERSON)
    async with database.session() as session:
        rows = await everything(session)
        assert [found for found in rows if PERSON in found[1]] == []
        assert (await session.scalars(select(Member.user_id))).all() == [OTHER]
        assert (await session.scalars(select(Peek.user_id))).all() == [OTHER]
        # What the server has stays, without a name.
        assert {name for name, _ in rows} >= {"note_files", "question_edits", "servers"}
        [theirs] = await session.scalars(select(Card).where(Card.guild_id == GUILD))
        assert (theirs.asked_of, theirs.topic) == (NO_LONGER_HERE, None)


async def test_questions_in_direct_messages_go_whole(database: Database) -> None:
    async with database.session() as session:
        for number in range(3):
            session.add(
                Card(
                    question_id="ab",
                    question={},
                    topic="tcp",
                    asked_of=PERSON,
                    channel_id=1,
                    after_id=number or None,
                    asked_at=NOON,
                )
            )
            await session.flush()
    async with database.session() as session:
        await personal.remove(session, PERSON)
        assert (await session.scalars(select(Card))).all() == []


async def test_two_who_went_the_same_way_can_both_be_deleted(database: Database) -> None:
    async with database.session() as session:
        for person, after in ((OTHER + 1, None), (PERSON, 1), (OTHER, 1)):
            session.add(
                Card(
                    question_id="ab",
                    question={},
                    asked_of=person,
                    guild_id=GUILD,
                    channel_id=1,
                    after_id=after,
                    asked_at=NOON,
                )
            )
            await session.flush()
    for person in (PERSON, OTHER, OTHER):
        async with database.session() as session:
            await personal.remove(session, person)
    async with database.session() as session:
        people = sorted(await session.scalars(select(Card.asked_of)))
        assert people == [NO_LONGER_HERE, NO_LONGER_HERE, OTHER + 1]


async def test_a_server_goes_whole_when_its_time_is_over(database: Database) -> None:
    async with database.session() as session:
        await fill(session, PERSON, GUILD)
        before = await everything(session)
        # An answer in a direct message, to a question of the server.
        session.add(
            Attempt(
                card_id=1,
                question_id="ab",
                user_id=OTHER,
                channel_id=1,
                answer="답",
                answered_at=NOON,
                language="ko",
                leased_until=NOON,
            )
        )
        session.add(
            Card(
                question_id="cd",
                question={},
                asked_of=OTHER,
                channel_id=1,
                after_id=1,
                asked_at=NOON,
            )
        )
    later = NOON + timedelta(seconds=1)
    async with database.session() as session:
        assert await servers.known(session) == {GUILD: NOON}
        assert not await servers.remove(session, GUILD, NOON)
        assert await servers.left_before(session, later) == [GUILD]
        assert await servers.remove(session, GUILD, later)
    async with database.session() as session:
        after = await everything(session)
        assert [found for found in after if GUILD in found[1]] == []
        assert {name for name, _ in before} - {name for name, _ in after} == {
            "appeals",
            "attempts",
            "decisions",
            "efforts",
            "mock_answers",
            "mock_interviews",
            "mock_posts",
            "mock_rounds",
            "mock_seats",
            "peeks",
            "note_files",
            "note_vectors",
            "posts",
            "question_edits",
            "reviews",
            "schedules",
            "servers",
            "unclear_messages",
        }
        assert (await session.scalars(select(Card.asked_of))).all() == [OTHER]


async def test_a_server_is_known_by_a_row_in_any_table(database: Database) -> None:
    tables = Base.metadata.sorted_tables
    async with database.session() as session:
        for number, table in enumerate(tables):
            await session.execute(insert(table).values(row(table, PERSON, GUILD + number)))
        known = await servers.known(session)
    assert set(known) == {
        GUILD + number for number, table in enumerate(tables) if "guild_id" in table.columns
    }


async def test_leaving_is_noted_once_and_joining_takes_it_back(database: Database) -> None:
    later = NOON + timedelta(days=1)
    async with database.session() as session:
        await servers.change(session, GUILD, language="en")
        await servers.left(session, [GUILD, GUILD + 1], NOON)
        await servers.left(session, [GUILD], later)
        assert await servers.known(session) == {GUILD: NOON, GUILD + 1: NOON}
        await servers.joined(session, [GUILD])
        assert await servers.known(session) == {GUILD: None, GUILD + 1: NOON}
        server = await session.get(Server, GUILD, populate_existing=True)
        assert server is not None
        assert server.language == "en"


@pytest.mark.parametrize("table", [table.name for table in Base.metadata.sorted_tables])
def test_every_type_of_column_is_filled(table: str) -> None:
    assert row(Base.metadata.tables[table], PERSON, GUILD)
