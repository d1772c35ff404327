"""Queries on servers."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.models import Server
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
