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


async def take(session: AsyncSession, row_id: int) -> UnclearMessage | None:
    """Delete a message and return it; None when it was chosen about already."""
    taken = delete(UnclearMessage).where(UnclearMessage.id == row_id).returning(UnclearMessage)
    options = {"synchronize_session": False}
    return (await session.scalars(taken, execution_options=options)).one_or_none()


async def remove_older(session: AsyncSession, limit: datetime) -> None:
    """Delete what nobody chose about since before ``limit``."""
    await session.execute(delete(UnclearMessage).where(UnclearMessage.said_at < limit))
