"""What a host may have done: the chores of ``python -m bot``."""

import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path

from bot.app import SYNCED_COMMANDS
from bot.appeals.regression import cases
from bot.start_error import StartError
from bot.store import appeals as store
from bot.store import facts, sqlite_file
from bot.store.database import Database
from bot.store.engine import file_of, read_url
from config.settings import Settings
from knowledge.cli import intents
from knowledge.cli.records import records_of
from knowledge.encoder import EncoderError
from knowledge.talk.records import read

POSTGRESQL_HELP = (
    "The database is on PostgreSQL: copy it with your host's backups, or with "
    'pg_dump --format=custom --file=FILE "$DATABASE_URL" (pg_restore reads it back).'
)


async def migrate(settings: Settings) -> None:
    """Bring the database to the newest version.

    Raises:
        DatabaseError: it cannot be used.
    """
    database = Database(settings.database)
    try:
        await database.migrate()
    finally:
        await database.close()


async def sync(settings: Settings) -> None:
    """Forget which commands Discord knows: the next start registers them again.

    Raises:
        DatabaseError: the database cannot be used.
    """
    database = Database(settings.database)
    try:
        await database.migrate()
        async with database.session() as session:
            await facts.remove(session, SYNCED_COMMANDS)
    finally:
        await database.close()


async def backup(settings: Settings, target: Path | None = None) -> None:
    """Write a consistent copy of the database, which may be in use, and print where it is.

    Args:
        settings: name the database.
        target: the copy; a file named by the time, in ``backups`` in ``DATA_DIR``, when None.

    Raises:
        StartError: the database is on PostgreSQL, or cannot be copied; the message says what to do.
        OSError: the copy cannot be written.
    """
    source = file_of(read_url(settings.database))
    if source is None:
        raise StartError(POSTGRESQL_HELP)
    named = f"coach-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.db"
    target = target or settings.data_dir / "backups" / named
    await asyncio.to_thread(sqlite_file.copy, source, target)
    print(target)  # noqa: T201  (for the person at the terminal)


def intent(file: str, settings: Settings) -> int:
    """Write each utterance of a file back with what was meant by it.

    Needs no token and no database.

    Args:
        file: JSON lines, see ``knowledge.talk.records``; ``-`` for stdin.
        settings: name the encoder.

    Returns:
        The exit status: 1 where the file or one of its lines could not be read.
    """
    try:
        records, broken = records_of(file, read)
        told = intents.understood(records, settings)
    except (OSError, EncoderError) as error:
        print(f"{file}: {error}", file=sys.stderr)  # noqa: T201  (for the person at the terminal)
        return 1
    for record, understanding in zip(records, told, strict=True):
        print(intents.written(record, understanding))  # noqa: T201
    return int(broken)


async def appeals(settings: Settings, target: Path | None = None) -> None:
    """Write the accepted appeals of all servers as JSON lines for ``python -m knowledge evaluate``.

    Args:
        settings: name the database.
        target: the file, which must not be there yet; standard output when None.

    Raises:
        DatabaseError: the database cannot be used.
        StartError: the file exists already.
        OSError: the file cannot be written.
    """
    database = Database(settings.database)
    try:
        await database.migrate()
        async with database.session() as session:
            lines = list(cases(await store.all_accepted(session)))
    finally:
        await database.close()
    if target is None:
        print("\n".join(lines))  # noqa: T201  (for the person at the terminal)
        return
    await asyncio.to_thread(_write, target, "".join(f"{line}\n" for line in lines))


def _write(target: Path, content: str) -> None:
    try:
        with target.open("x", encoding="utf-8") as file:
            file.write(content)
    except FileExistsError as error:
        msg = f"{target} exists already: name another file, or delete it first."
        raise StartError(msg) from error
