"""From a database URL to an engine: SQLite on this machine, or PostgreSQL."""

import re
import ssl
from pathlib import Path
from typing import Any

import asyncpg  # type: ignore[import-untyped]
from sqlalchemy import URL, Connection, event, make_url
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import ArgumentError, OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from bot.store.errors import DatabaseError

MOST_CONNECTIONS = 5
"""Connections that one process holds: the smallest plans of hosts allow about twenty in all."""

RECYCLE_S = 1800
BUSY_TIMEOUT_S = 30

_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
}
_SUPPORTED = frozenset(_DRIVERS.values())

# Parameters of libpq that hosts put into URLs and asyncpg would take for settings of the server:
# https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-PARAMKEYWORDS
_ONLY_LIBPQ = (
    "channel_binding",
    "client_encoding",
    "connect_timeout",
    "gssencmode",
    "keepalives",
    "keepalives_count",
    "keepalives_idle",
    "keepalives_interval",
    "require_auth",
    "sslcompression",
    "sslsni",
    "tcp_user_timeout",
)
_QUOTED_VALUE = re.compile(r"(?<=query argument) \$\d+: .*", re.DOTALL)


def read_url(url: str) -> URL:
    """Read a database URL as hosts write them.

    Args:
        url: ``sqlite:///data/coach.db``, ``postgres://…`` or ``postgresql://…``; the driver may be
            named as well, as SQLAlchemy does.

    Raises:
        DatabaseError: it is no URL, or of another kind of database.
    """
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise _unusable() from error
    parsed = parsed.set(drivername=_DRIVERS.get(parsed.drivername, parsed.drivername))
    if parsed.drivername not in _SUPPORTED:
        raise _unusable()
    return parsed


def most_at_once(url: URL) -> int:
    """Return how many transactions one process may have open at once.

    SQLite has one writer, and whoever waits for it asks again and again, out of turn; so a process
    lines its own up, and only processes wait for one another.
    """
    return 1 if url.get_backend_name() == "sqlite" else MOST_CONNECTIONS


def file_of(url: URL) -> Path | None:
    """Return the file of a SQLite database; None for one in memory, or another kind."""
    if url.get_backend_name() != "sqlite" or url.database in (None, "", ":memory:"):
        return None
    return Path(str(url.database))


def connect(url: URL) -> AsyncEngine:
    """Return an engine for a database that ``read_url`` read; it connects when first used.

    Errors of the engine never carry statements' parameters, which members' answers are.
    """
    return _connect_sqlite(url) if url.get_backend_name() == "sqlite" else _connect_postgresql(url)


def _connect_sqlite(url: URL) -> AsyncEngine:
    # Without a pool nothing of an event loop outlives it, and SQLite connects in well under a
    # millisecond.
    engine = create_async_engine(url, hide_parameters=True, poolclass=NullPool)

    @event.listens_for(engine.sync_engine, "connect")
    def configure(connection: Any, _: ConnectionPoolEntry) -> None:  # noqa: ANN401  (DBAPI's)
        # The driver's own BEGIN is deferred, and a reader that turns writer is refused at once
        # instead of waiting (https://sqlite.org/lang_transaction.html); see ``begin`` below.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_S * 1000}")
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _connect_postgresql(url: URL) -> AsyncEngine:
    # asyncpg reads URLs as libpq does, sslmode and certificates included; SQLAlchemy does not.
    wanted = url.difference_update_query(_ONLY_LIBPQ).set(drivername="postgresql")
    # TLS that trusts what the machine trusts, which only newer versions of libpq have.
    context = None
    if wanted.query.get("sslrootcert") == "system":
        wanted = wanted.difference_update_query(("sslrootcert", "sslmode"))
        context = ssl.create_default_context()
    dsn = wanted.render_as_string(hide_password=False)

    async def create() -> Any:  # noqa: ANN401  (asyncpg has no types)
        try:
            return await asyncpg.connect(dsn, ssl=context)
        except (asyncpg.PostgresError, asyncpg.InterfaceError, ValueError, OSError) as error:
            raise OperationalError(None, None, error, hide_parameters=True) from error

    engine = create_async_engine(
        url,
        async_creator=create,
        hide_parameters=True,
        pool_size=MOST_CONNECTIONS,
        max_overflow=0,
        # A database that was restarted is noticed before a statement fails.
        pool_pre_ping=True,
        pool_recycle=RECYCLE_S,
    )
    event.listen(engine.sync_engine, "handle_error", _hide_values)
    return engine


def _hide_values(context: ExceptionContext) -> None:
    """Take out of an error what PostgreSQL and asyncpg quote of the values: answers among them."""
    told: Any = context.original_exception
    for error in (context.sqlalchemy_exception, told, told.__cause__):
        if error is not None:
            error.args = tuple(_QUOTED_VALUE.sub("", str(text)) for text in error.args)
    if isinstance(told.__cause__, asyncpg.PostgresError):
        told.__cause__.detail = None


def _unusable() -> DatabaseError:
    return DatabaseError(
        "DATABASE_URL is not a database URL that can be used here "
        "(expected e.g. sqlite:///data/coach.db or postgresql://user:password@host/name)."
    )
