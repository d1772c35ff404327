"""A SQLite database as a file: looked over before it is opened for writing, and copied."""

import os
import sqlite3
from collections.abc import Collection
from contextlib import closing
from pathlib import Path

from bot.store.errors import DatabaseError

TIMEOUT_S = 10


def check(file: Path, known: Collection[str]) -> None:
    """See that a database may be brought to the newest version, without changing a byte of it.

    Args:
        file: the database; one that is missing or empty will be made.
        known: the versions of the tables that this program knows.

    Raises:
        DatabaseError: it is no database, damaged, of a newer version, or of another program.
    """
    while file.exists() and (before := file.stat()).st_size:
        try:
            _look(file, known)
        except DatabaseError:
            after = file.stat()
            # Another process that is just starting may have written meanwhile.
            if (after.st_mtime_ns, after.st_size) == (before.st_mtime_ns, before.st_size):
                raise
        else:
            return


def _look(file: Path, known: Collection[str]) -> None:
    try:
        with closing(_open(file, _unchanging(file))) as connection:
            [[verdict]] = connection.execute("PRAGMA quick_check(1)").fetchall()
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
            versions = (
                {version for (version,) in connection.execute("SELECT * FROM alembic_version")}
                if "alembic_version" in tables
                else set()
            )
    except sqlite3.OperationalError as error:
        msg = (
            f"The database {file} cannot be used ({error}): see that nothing else holds it locked "
            "and that its folder can be written to."
        )
        raise DatabaseError(msg) from error
    except sqlite3.DatabaseError as error:
        raise _damaged(file, str(error)) from error
    if verdict != "ok":
        raise _damaged(file, str(verdict).splitlines()[-1])
    if not versions <= set(known):
        raise newer(str(file))
    if tables and not versions:
        msg = f"The database {file} belongs to another program: set another DATABASE_URL."
        raise DatabaseError(msg)


def _unchanging(file: Path) -> str:
    """Return how to open a database so that nothing beside it is made either.

    Reading one in WAL mode makes files, but for one that is said to be immutable; that it is only
    where no other connection is open and none was cut off (https://sqlite.org/wal.html#read_only_databases).
    """
    in_use = any(file.with_name(file.name + suffix).exists() for suffix in ("-wal", "-journal"))
    return "mode=ro" if in_use else "immutable=1"


def copy(source: Path, target: Path) -> None:
    """Write a consistent copy of a database that may be in use.

    The copy has its name only when it is whole and on the disk.

    Args:
        source: the database.
        target: the copy; its folder is made.

    Raises:
        DatabaseError: there is no such database, it cannot be read, or the copy exists already.
        OSError: the copy cannot be written.
    """
    if not source.exists():
        msg = f"There is no database {source} to back up."
        raise DatabaseError(msg)
    if target.exists():
        msg = f"{target} exists already: name another file for the backup."
        raise DatabaseError(msg)
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f"{target.name}.part")
    unfinished.unlink(missing_ok=True)
    try:
        with closing(_open(source, "mode=rw")) as connection:
            # https://sqlite.org/lang_vacuum.html#vacuum_with_an_into_clause
            connection.execute("VACUUM INTO ?", (str(unfinished),))
        with unfinished.open("rb") as written:
            os.fsync(written.fileno())
        unfinished.rename(target)
    except sqlite3.Error as error:
        msg = f"The database {source} cannot be backed up to {target} ({error})."
        raise DatabaseError(msg) from error
    finally:
        unfinished.unlink(missing_ok=True)


def newer(name: str) -> DatabaseError:
    """Return what to say of a database with versions of the tables that are not known."""
    return DatabaseError(
        f"The database {name} is of a newer version of this program, or of another program, and "
        "was left as it is: bring this one up to date, or set another DATABASE_URL."
    )


def _damaged(file: Path, cause: str) -> DatabaseError:
    return DatabaseError(
        f"The database {file} is damaged or no database ({cause}), and was left as it is: put a "
        "backup in its place, or set another DATABASE_URL."
    )


def _open(file: Path, how: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?{how}", uri=True, timeout=TIMEOUT_S)
