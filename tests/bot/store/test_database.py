"""The database: migrations, clear refusals, concurrent writers."""

import asyncio
import sqlite3
import traceback
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, func, select, text
from sqlalchemy.exc import SQLAlchemyError

from bot.store import facts
from bot.store.database import Database
from bot.store.errors import DatabaseError
from bot.store.models import Base, Card, Fact

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


async def test_migrations_make_the_tables_of_the_models(database: Database) -> None:
    def differences(connection: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection), Base.metadata))

    async with database.session() as session:
        found = await (await session.connection()).run_sync(differences)
    assert found == []


async def test_migrating_twice_keeps_what_is_there(database: Database) -> None:
    async with database.session() as session:
        await facts.put(session, "name", "값")
    await database.migrate()
    async with database.session() as session:
        assert await facts.get(session, "name") == "값"


async def test_processes_that_start_at_once_migrate_once(database_url: str) -> None:
    starting = [Database(database_url) for _ in range(6)]
    await asyncio.gather(*(database.migrate() for database in starting))
    async with starting[0].session() as session:
        assert len((await session.scalars(text("SELECT * FROM alembic_version"))).all()) == 1
    for database in starting:
        await database.close()


async def test_database_of_a_newer_version_is_refused(database: Database) -> None:
    async with database.session() as session:
        await session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        await facts.put(session, "name", "값")
    with pytest.raises(DatabaseError, match="of a newer version"):
        await database.migrate()
    async with database.session() as session:
        assert await session.scalar(text("SELECT version_num FROM alembic_version")) == "9999"
        assert await facts.get(session, "name") == "값"


async def refused_untouched(file: Path, sentence: str) -> None:
    before = {path.name: path.read_bytes() for path in file.parent.iterdir()}
    with pytest.raises(DatabaseError, match=sentence):
        await Database(f"sqlite:///{file}").migrate()
    assert {path.name: path.read_bytes() for path in file.parent.iterdir()} == before


@pytest.mark.parametrize("mode", ["wal", "delete"])
async def test_file_of_a_newer_version_is_untouched(tmp_path: Path, mode: str) -> None:
    file = tmp_path / "coach.db"
    await Database(f"sqlite:///{file}").migrate()
    connection = sqlite3.connect(file)
    connection.execute(f"PRAGMA journal_mode = {mode}")
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    await refused_untouched(file, "of a newer version")


async def test_file_that_is_no_database_is_untouched(tmp_path: Path) -> None:
    file = tmp_path / "coach.db"
    file.write_text("면접 노트 " * 500, encoding="utf-8")
    await refused_untouched(file, "damaged or no database")


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.9])
async def test_file_that_lost_its_end_is_untouched(tmp_path: Path, cut: float) -> None:
    file = tmp_path / "coach.db"
    await Database(f"sqlite:///{file}").migrate()
    whole = file.read_bytes()
    file.write_bytes(whole[: int(len(whole) * cut)])
    await refused_untouched(file, "damaged")


async def test_file_with_a_page_of_rubbish_is_untouched(tmp_path: Path) -> None:
    file = tmp_path / "coach.db"
    await Database(f"sqlite:///{file}").migrate()
    whole = bytearray(file.read_bytes())
    whole[3 * 4096 : 4 * 4096] = b"\x5a" * 4096
    file.write_bytes(whole)
    await refused_untouched(file, "damaged")


async def test_database_of_another_program_is_untouched(tmp_path: Path) -> None:
    file = tmp_path / "coach.db"
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE photos (id INTEGER)")
    connection.close()
    await refused_untouched(file, "another program")


def test_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseError, match="DATA_DIR"):
        Database(f"sqlite:///{tmp_path / 'file' / 'coach.db'}")


async def test_concurrent_writers_lose_nothing(database: Database) -> None:
    async def write(number: int) -> None:
        async with database.session() as session:
            await session.scalar(select(func.count()).select_from(Fact))
            await facts.put(session, f"fact {number}", str(number))
            await facts.put(session, "the same", str(number))

    await asyncio.gather(*(write(number) for number in range(50)))
    async with database.session() as session:
        assert await session.scalar(select(func.count()).select_from(Fact)) == 51


async def test_times_keep_their_zone_and_naive_ones_are_refused(database: Database) -> None:
    def card(asked_at: datetime) -> Card:
        return Card(question_id="0", question={}, asked_of=1, channel_id=1, asked_at=asked_at)

    async with database.session() as session:
        session.add(card(NOON))
    async with database.session() as session:
        assert await session.scalar(select(Card.asked_at)) == NOON
    with pytest.raises(Exception, match="aware datetime"):
        async with database.session() as session:
            session.add(card(NOON.replace(tzinfo=None)))


@pytest.mark.parametrize("answer", ["비밀스러운 답", "비밀스러운 답 \ud800", 7])
async def test_errors_quote_no_values(database: Database, answer: object) -> None:
    statement = text("INSERT INTO attempts (card_id, answer) VALUES (1, :answer)")
    with pytest.raises((SQLAlchemyError, UnicodeError)) as failed:
        async with database.session() as session:
            await session.execute(statement.bindparams(answer=answer))
    told = "".join(traceback.format_exception(failed.value))
    assert "비밀스러운" not in told.replace("UnicodeEncodeError", "")
