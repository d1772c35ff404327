"""Queries on answers."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.models import Attempt


async def add(session: AsyncSession, attempt: Attempt) -> int:
    """Save an answer; return its id."""
    session.add(attempt)
    await session.flush()
    return attempt.id


async def get(session: AsyncSession, attempt_id: int) -> Attempt | None:
    """Return an answer by its id."""
    return await session.get(Attempt, attempt_id)


async def graded(
    session: AsyncSession, attempt_id: int, grade: dict[str, Any], score: float
) -> None:
    """Write down an answer's grade."""
    await session.execute(
        update(Attempt).where(Attempt.id == attempt_id).values(grade=grade, score=score)
    )


async def delivered(session: AsyncSession, attempt_id: int, at: datetime) -> None:
    """Note that the member has the result."""
    await session.execute(
        update(Attempt)
        .where(Attempt.id == attempt_id)
        .values(delivered_at=at, interaction_token=None)
    )


async def undelivered(session: AsyncSession) -> Sequence[Attempt]:
    """Return the answers whose result never reached the member, oldest first."""
    query = select(Attempt).where(Attempt.delivered_at.is_(None)).order_by(Attempt.id)
    return (await session.scalars(query)).all()
