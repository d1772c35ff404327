"""The database: connecting, migrating, and sessions that commit."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from bot.errors import StartError

MOST_SESSIONS = 4
MIGRATIONS = Path(__file__).with_name("migrations")


class DatabaseError(StartError):
    """The database cannot be used; the message says why and what to do."""


class Database:
    """One database, opened by URL.

    Args:
        url: a SQLAlchemy URL with an async driver, such as ``sqlite+aiosqlite:///data/coach.db``.

    Raises:
        DatabaseError: the URL is malformed, or a SQLite file's folder cannot be made.
    """

    def __init__(self, url: str) -> None:
        try:
            parsed = make_url(url)
            # Without a pool nothing of an event loop outlives it, and SQLite connects in
            # well under a millisecond.
            pool: dict[str, Any] = (
                {"poolclass": NullPool} if parsed.get_backend_name() == "sqlite" else {}
            )
            # Errors would otherwise carry statements' parameters, members' answers, into the log.
            self._engine = create_async_engine(parsed, hide_parameters=True, **pool)
        except (ArgumentError, ImportError) as error:
            msg = (
                "DATABASE_URL is not a database URL that can be used here "
                "(expected e.g. sqlite+aiosqlite:///data/coach.db)."
            )
            raise DatabaseError(msg) from error
        if parsed.get_backend_name() == "sqlite" and parsed.database not in (None, "", ":memory:"):
            self._prepare_sqlite(Path(str(parsed.database)))
        # A crowd that connects all at once would hold up the event loop.
        self._turns = asyncio.Semaphore(MOST_SESSIONS)
        self._sessions = async_sessionmaker(self._engine, expire_on_commit=False)
        self._shown = parsed.render_as_string(hide_password=True)

    def _prepare_sqlite(self, file: Path) -> None:
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            msg = f"The folder {file.parent} cannot be made ({error.strerror}): set DATA_DIR."
            raise DatabaseError(msg) from error

        @event.listens_for(self._engine.sync_engine, "connect")
        def configure(connection: Any, _: ConnectionPoolEntry) -> None:  # noqa: ANN401  (DBAPI's)
            # The driver's own BEGIN is deferred, and a reader that turns writer is refused at once
            # instead of waiting (https://sqlite.org/lang_transaction.html); see ``begin`` below.
            connection.isolation_level = None
            cursor = connection.cursor()
            cursor.execute("PRAGMA busy_timeout = 10000")
            cursor.execute("PRAGMA journal_mode = WAL")
            cursor.execute("PRAGMA synchronous = FULL")
            cursor.execute("PRAGMA foreign_keys = ON")
            cursor.close()

        @event.listens_for(self._engine.sync_engine, "begin")
        def begin(connection: Connection) -> None:
            connection.exec_driver_sql("BEGIN IMMEDIATE")

    async def migrate(self) -> None:
        """Bring the tables to the newest version.

        Raises:
            DatabaseError: the database is locked, unreadable, or newer than this program.
        """
        try:
            async with self._engine.begin() as connection:
                await connection.run_sync(_upgrade)
        except CommandError as error:
            msg = (
                f"The database {self._shown} is of a newer version of this program, or of another "
                "program: bring this one up to date, or set another DATABASE_URL."
            )
            raise DatabaseError(msg) from error
        except (DBAPIError, OSError) as error:
            cause = error.orig if isinstance(error, DBAPIError) else error
            msg = (
                f"The database {self._shown} cannot be used ({cause}): see that nothing else "
                "holds it locked and that its folder can be written to."
            )
            raise DatabaseError(msg) from error

    @asynccontextmanager
    async def session(self) -> AsyncIterator[AsyncSession]:
        """Open a session that commits at the end, and rolls back on an error."""
        async with self._turns, self._sessions() as session, session.begin():
            yield session

    async def close(self) -> None:
        """Let go of all connections."""
        await self._engine.dispose()


def _upgrade(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
