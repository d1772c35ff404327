"""Queries on servers."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, or_, select, union, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.models import (
    Appeal,
    Attempt,
    Card,
    Effort,
    MockInterview,
    NoteFile,
    NoteVector,
    Peek,
    Post,
    QuestionEdit,
    Review,
    Schedule,
    Server,
    UnclearMessage,
)
from bot.store.upsert import insert_into


async def get(session: AsyncSession, guild_id: int) -> Server | None:
    """Return what a server's organisers chose; None where nothing was."""
    return await session.get(Server, guild_id)


async def change(session: AsyncSession, guild_id: int, **chosen: str | bool | int | None) -> None:
    """Keep what a server's organisers chose.

    Args:
        session: the session.
        guild_id: the server.
        chosen: the new values by the names of the columns of ``Server``.
    """
    row = insert_into(session, Server).values(
        guild_id=guild_id, **{"public_answers": False} | chosen
    )
    await session.execute(row.on_conflict_do_update(index_elements=[Server.guild_id], set_=chosen))


OWNED = (
    Appeal,
    MockInterview,
    NoteFile,
    NoteVector,
    QuestionEdit,
    Post,
    Schedule,
    Effort,
    Review,
    Server,
    UnclearMessage,
)
"""Tables whose rows of a server are deleted by its id; what refers to them goes with them."""

ASKED = (Attempt, Card)
"""Tables of which a server has rows too; more goes with them, see ``remove``."""


async def known(session: AsyncSession) -> dict[int, datetime | None]:
    """Return all servers of which something is kept, and when the coach left them."""
    rows = await session.execute(select(Server.guild_id, Server.left_at))
    left = {guild_id: at for guild_id, at in rows}  # noqa: C416  (rows are no pairs for dict)
    tables = (*OWNED, *ASKED)
    ids = union(*(select(table.guild_id).where(table.guild_id.is_not(None)) for table in tables))
    return {guild_id: left.get(guild_id) for guild_id in {*left, *await session.scalars(ids)}}


async def left(session: AsyncSession, guild_ids: Collection[int], at: datetime) -> None:
    """Note when the coach left servers; an earlier time stays."""
    for guild_id in guild_ids:
        row = insert_into(session, Server).values(
            guild_id=guild_id, public_answers=False, left_at=at
        )
        await session.execute(
            row.on_conflict_do_update(
                index_elements=[Server.guild_id],
                set_={"left_at": at},
                where=Server.left_at.is_(None),
            )
        )


async def joined(session: AsyncSession, guild_ids: Collection[int]) -> None:
    """Note that the coach is in servers."""
    await session.execute(update(Server).where(Server.guild_id.in_(guild_ids)).values(left_at=None))


async def left_before(session: AsyncSession, limit: datetime) -> list[int]:
    """Return the servers that the coach left before ``limit``."""
    return list(await session.scalars(select(Server.guild_id).where(Server.left_at < limit)))


async def remove(session: AsyncSession, guild_id: int, limit: datetime) -> bool:
    """Delete all that is kept of a server that the coach left before ``limit``.

    Answers that members gave to its questions go with it, also those given in direct messages.

    Returns:
        False where the coach has come back.
    """
    # Locked: whoever comes back now waits, and begins anew.
    gone = select(Server.guild_id).where(Server.guild_id == guild_id, Server.left_at < limit)
    if await session.scalar(gone.with_for_update()) is None:
        return False
    asked = select(Card.id).where(Card.guild_id == guild_id)
    for query in (
        *(delete(table).where(table.guild_id == guild_id) for table in OWNED),
        delete(Attempt).where(or_(Attempt.guild_id == guild_id, Attempt.card_id.in_(asked))),
        delete(Peek).where(Peek.card_id.in_(asked)),
        update(Card).where(Card.after_id.in_(asked)).values(after_id=None),
        delete(Card).where(Card.guild_id == guild_id),
    ):
        await session.execute(query, execution_options={"synchronize_session": False})
    return True
