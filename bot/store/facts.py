"""Queries on single remembered values."""

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.models import Fact
from bot.store.upsert import insert_into


async def get(session: AsyncSession, name: str) -> str | None:
    """Return the value remembered under a name."""
    fact = await session.get(Fact, name)
    return fact.value if fact else None


async def put(session: AsyncSession, name: str, value: str) -> None:
    """Remember a value under a name."""
    row = insert_into(session, Fact).values(name=name, value=value)
    await session.execute(
        row.on_conflict_do_update(index_elements=[Fact.name], set_={"value": value})
    )


async def remove(session: AsyncSession, name: str) -> None:
    """Forget what is remembered under a name."""
    await session.execute(delete(Fact).where(Fact.name == name))
