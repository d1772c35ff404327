"""The database: migrating, and sessions that commit."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from bot.store import sqlite_file
from bot.store.engine import connect, file_of, most_at_once, read_url
from bot.store.errors import DatabaseError

MIGRATIONS = Path(__file__).with_name("migrations")
MIGRATION_LOCK = 0x636F616368
"""The advisory lock that one process at a time holds on PostgreSQL while it migrates."""


class Database:
    """One database, opened by URL.

    Args:
        url: ``sqlite:///data/coach.db``, ``postgresql://user:password@host/name`` and the like;
            see ``bot.store.engine.read_url``.

    Raises:
        DatabaseError: the URL is malformed, or a SQLite file's folder cannot be made.
    """

    def __init__(self, url: str) -> None:
        parsed = read_url(url)
        self.file = file_of(parsed)
        if self.file is not None:
            _make_folder(self.file.parent)
        self._engine = connect(parsed)
        # A crowd that connects all at once would hold up the event loop.
        self._turns = asyncio.Semaphore(most_at_once(parsed))
        self._sessions = async_sessionmaker(self._engine, expire_on_commit=False)
        self._shown = parsed.render_as_string(hide_password=True)

    async def migrate(self) -> None:
        """Bring the tables to the newest version; one process at a time does.

        Raises:
            DatabaseError: the database is locked, damaged, unreachable, or newer than this program;
                it is left as it was.
        """
        if self.file is not None:
            await asyncio.to_thread(sqlite_file.check, self.file, known_versions())
        try:
            async with self._engine.begin() as connection:
                await connection.run_sync(_upgrade)
        except CommandError as error:
            raise sqlite_file.newer(self._shown) from error
        except (DBAPIError, OSError) as error:
            cause = error.orig if isinstance(error, DBAPIError) else error
            advice = (
                "see that nothing else holds it locked and that its folder can be written to"
                if self.file is not None
                else "see that it runs, and that DATABASE_URL has the right name and password"
            )
            msg = f"The database {self._shown} cannot be used ({cause}): {advice}."
            raise DatabaseError(msg) from error

    @asynccontextmanager
    async def session(self) -> AsyncIterator[AsyncSession]:
        """Open a session that commits at the end, and rolls back on an error."""
        async with self._turns, self._sessions() as session, session.begin():
            yield session

    async def close(self) -> None:
        """Let go of all connections."""
        await self._engine.dispose()


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        msg = f"The folder {folder} cannot be made ({error.strerror}): set DATA_DIR."
        raise DatabaseError(msg) from error


def config() -> Config:
    """Return what Alembic needs to know; ``attributes["connection"]`` is the caller's to set."""
    made = Config()
    made.set_main_option("script_location", str(MIGRATIONS))
    return made


def known_versions() -> set[str]:
    """Return the versions of the tables that this program knows."""
    scripts = ScriptDirectory.from_config(config())
    return {script.revision for script in scripts.walk_revisions()}


def _upgrade(connection: Connection) -> None:
    # SQLite has one writer at a time anyway.
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATION_LOCK})
    upgrading = config()
    upgrading.attributes["connection"] = connection
    command.upgrade(upgrading, "head")
