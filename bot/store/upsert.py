"""``INSERT … ON CONFLICT``, which SQLite and PostgreSQL both have and SQLAlchemy writes apart."""

from typing import cast

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.models import Base


def insert_into(session: AsyncSession, table: type[Base]) -> sqlite.Insert:
    """Return an insert into a table that can say what happens when its row is there already.

    Args:
        session: tells which database it is for.
        table: the table.

    Returns:
        The insert of the session's database; both kinds have ``on_conflict_do_update`` and
        ``on_conflict_do_nothing`` with the same arguments.
    """
    if session.get_bind().dialect.name == "postgresql":
        return cast("sqlite.Insert", postgresql.insert(table))
    return sqlite.insert(table)
