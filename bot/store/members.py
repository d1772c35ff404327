"""Queries on people."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.models import Member
from bot.store.upsert import insert_into


async def language(session: AsyncSession, user_id: int) -> str | None:
    """Return the language that this person's client last told."""
    member = await session.get(Member, user_id)
    return member.language if member else None


async def set_language(session: AsyncSession, user_id: int, language: str) -> None:
    """Remember this person's language."""
    row = insert_into(session, Member).values(user_id=user_id, language=language)
    await session.execute(
        row.on_conflict_do_update(index_elements=[Member.user_id], set_={"language": language})
    )
