"""Queries on people."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.models import Member
from bot.store.upsert import insert_into


async def get(session: AsyncSession, user_id: int) -> Member | None:
    """Return what is known of a person; None where nothing is."""
    return await session.get(Member, user_id)


async def set_language(session: AsyncSession, user_id: int, language: str) -> None:
    """Remember the language that this person's client told."""
    await change(session, user_id, language, language=language)


async def change(
    session: AsyncSession, user_id: int, told: str, **chosen: str | bool | None
) -> None:
    """Keep what a person chose.

    Args:
        session: the session.
        user_id: the person.
        told: the language of their client, for whoever is not known yet.
        chosen: the new values by the names of the columns of ``Member``.
    """
    first = {
        "language": told,
        "shows_best": False,
        "on_leaderboards": True,
        "shows_progress": False,
    } | chosen
    row = insert_into(session, Member).values(user_id=user_id, **first)
    await session.execute(row.on_conflict_do_update(index_elements=[Member.user_id], set_=chosen))
