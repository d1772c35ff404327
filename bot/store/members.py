"""Queries on people."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.models import Member


async def language(session: AsyncSession, user_id: int) -> str | None:
    """Return the language that this person's client last told."""
    member = await session.get(Member, user_id)
    return member.language if member else None


async def set_language(session: AsyncSession, user_id: int, language: str) -> None:
    """Remember this person's language."""
    await session.merge(Member(user_id=user_id, language=language))
