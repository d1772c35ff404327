"""Queries on single remembered values."""

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.models import Fact


async def get(session: AsyncSession, name: str) -> str | None:
    """Return the value remembered under a name."""
    fact = await session.get(Fact, name)
    return fact.value if fact else None


async def put(session: AsyncSession, name: str, value: str) -> None:
    """Remember a value under a name."""
    await session.merge(Fact(name=name, value=value))


async def remove(session: AsyncSession, name: str) -> None:
    """Forget what is remembered under a name."""
    await session.execute(delete(Fact).where(Fact.name == name))
