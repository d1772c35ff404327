"""What a host may have done to the database."""

import asyncio
import sqlite3
from pathlib import Path

import pytest

from bot import chores
from bot.app import SYNCED_COMMANDS
from bot.errors import StartError
from bot.store import facts
from bot.store.database import Database
from bot.store.errors import DatabaseError
from config.settings import Settings


async def test_sync_forgets_what_was_registered(settings: Settings, database_url: str) -> None:
    chosen = settings.model_copy(update={"database_url": database_url})
    await chores.migrate(chosen)
    database = Database(database_url)
    async with database.session() as session:
        await facts.put(session, SYNCED_COMMANDS, "abc")
    await chores.sync(chosen)
    async with database.session() as session:
        assert await facts.get(session, SYNCED_COMMANDS) is None
    await database.close()


async def test_backup_while_writing_is_whole(settings: Settings, tmp_path: Path) -> None:
    await chores.migrate(settings)
    database = Database(settings.database)

    async def write() -> None:
        # Both or neither are in any consistent copy.
        for number in range(30):
            async with database.session() as session:
                await facts.put(session, f"first {number}", "값")
                await facts.put(session, f"second {number}", "값")

    async def copy() -> list[Path]:
        copies = [tmp_path / "copies" / f"{number}.db" for number in range(5)]
        for target in copies:
            await chores.backup(settings, target)
        return copies

    _, copies = await asyncio.gather(write(), copy())
    for target in copies:
        connection = sqlite3.connect(target)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        firsts, seconds = (
            connection.execute("SELECT count(*) FROM facts WHERE name LIKE ?", (like,)).fetchone()
            for like in ("first %", "second %")
        )
        assert firsts == seconds
        connection.close()
    restored = Database(f"sqlite:///{copies[-1]}")
    await restored.migrate()
    await restored.close()


async def test_backup_says_where_it_is(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    await chores.migrate(settings)
    await chores.backup(settings)
    written = Path(capsys.readouterr().out.strip())
    assert written.parent == settings.data_dir / "backups"
    assert await asyncio.to_thread(written.exists)


async def test_backup_replaces_nothing(settings: Settings, tmp_path: Path) -> None:
    await chores.migrate(settings)
    target = tmp_path / "mine.db"
    target.write_text("dear to me")
    with pytest.raises(DatabaseError, match="exists already"):
        await chores.backup(settings, target)
    assert target.read_text() == "dear to me"


async def test_backup_of_nothing_is_refused(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="no database"):
        await chores.backup(settings, tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()


async def test_backup_of_postgresql_says_what_to_use(settings: Settings) -> None:
    chosen = settings.model_copy(update={"database_url": "postgres://u:secret@host/name"})
    with pytest.raises(StartError, match="pg_dump") as refused:
        await chores.backup(chosen)
    assert "secret" not in str(refused.value)
