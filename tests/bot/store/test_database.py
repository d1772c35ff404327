"""The database: migrations, clear refusals, concurrent writers."""

import asyncio
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, func, select

from bot.store import facts
from bot.store.database import Database, DatabaseError
from bot.store.models import Base, Card, Fact

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def url(file: Path) -> str:
    return f"sqlite+aiosqlite:///{file}"


async def test_migrations_make_the_tables_of_the_models(tmp_path: Path) -> None:
    database = Database(url(tmp_path / "coach.db"))
    await database.migrate()

    def differences(connection: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection), Base.metadata))

    async with database.session() as session:
        found = await (await session.connection()).run_sync(differences)
    assert found == []


async def test_migrating_twice_keeps_what_is_there(tmp_path: Path) -> None:
    database = Database(url(tmp_path / "coach.db"))
    await database.migrate()
    async with database.session() as session:
        await facts.put(session, "name", "값")
    await database.migrate()
    async with database.session() as session:
        assert await facts.get(session, "name") == "값"


async def test_database_of_a_newer_version_is_refused_untouched(tmp_path: Path) -> None:
    file = tmp_path / "coach.db"
    await Database(url(file)).migrate()
    connection = sqlite3.connect(file)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    with pytest.raises(DatabaseError, match="of a newer version"):
        await Database(url(file)).migrate()


async def test_file_that_is_no_database_is_refused_untouched(tmp_path: Path) -> None:
    file = tmp_path / "coach.db"
    file.write_text("면접 노트 " * 500, encoding="utf-8")
    before = file.read_bytes()
    with pytest.raises(DatabaseError, match="cannot be used"):
        await Database(url(file)).migrate()
    assert file.read_bytes() == before


def test_malformed_url_is_refused() -> None:
    with pytest.raises(DatabaseError, match="DATABASE_URL"):
        Database("not a url")


def test_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseError, match="DATA_DIR"):
        Database(url(tmp_path / "file" / "coach.db"))


async def test_concurrent_writers_lose_nothing(tmp_path: Path) -> None:
    database = Database(url(tmp_path / "coach.db"))
    await database.migrate()

    async def write(number: int) -> None:
        async with database.session() as session:
            await session.scalar(select(func.count()).select_from(Fact))
            await facts.put(session, f"fact {number}", str(number))

    await asyncio.gather(*(write(number) for number in range(50)))
    async with database.session() as session:
        assert await session.scalar(select(func.count()).select_from(Fact)) == 50


async def test_times_keep_their_zone_and_naive_ones_are_refused(tmp_path: Path) -> None:
    database = Database(url(tmp_path / "coach.db"))
    await database.migrate()

    def card(asked_at: datetime) -> Card:
        return Card(question_id="0", question={}, asked_of=1, channel_id=1, asked_at=asked_at)

    async with database.session() as session:
        session.add(card(NOON))
    async with database.session() as session:
        assert await session.scalar(select(Card.asked_at)) == NOON
    with pytest.raises(Exception, match="aware datetime"):
        async with database.session() as session:
            session.add(card(NOON.replace(tzinfo=None)))
