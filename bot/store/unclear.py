"""Queries on messages that may mean two things."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.models import UnclearMessage


async def add(session: AsyncSession, message: UnclearMessage) -> int:
    """Keep a message until its author chooses; return its id.

    What the same person said there before and never chose about makes way for it.
    """
    await session.execute(
        delete(UnclearMessage).where(
            UnclearMessage.user_id == message.user_id,
            UnclearMessage.channel_id == message.channel_id,
        )
    )
    session.add(message)
    await session.flush()
    return message.id


async def get(session: AsyncSession, row_id: int) -> UnclearMessage | None:
    """Return a message; None when what was chosen about it is done."""
    return await session.get(UnclearMessage, row_id)


async def remove(session: AsyncSession, row_id: int) -> bool:
    """Delete a message; False when it is gone already."""
    removed = delete(UnclearMessage).where(UnclearMessage.id == row_id).returning(UnclearMessage.id)
    return await session.scalar(removed) is not None


async def remove_older(session: AsyncSession, limit: datetime) -> None:
    """Delete what nobody chose about since before ``limit``."""
    await session.execute(delete(UnclearMessage).where(UnclearMessage.said_at < limit))
