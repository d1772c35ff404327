"""Queries on what was looked at before answering."""

from sqlalchemy import case
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.models import Peek
from bot.store.upsert import insert_into

KEY = (Peek.card_id, Peek.user_id)


async def seen(session: AsyncSession, card_id: int, user_id: int) -> Peek:
    """Return what this person has looked at on this card; a row that is not kept where nothing."""
    peek = await session.get(Peek, (card_id, user_id))
    return peek or Peek(card_id=card_id, user_id=user_id, hints=0, revealed=False)


async def next_hint(session: AsyncSession, card_id: int, user_id: int, available: int) -> int:
    """Reveal one more of ``available`` hints; return how many are revealed now."""
    first = insert_into(session, Peek).values(
        card_id=card_id, user_id=user_id, hints=min(1, available), revealed=False
    )
    one_more = case((Peek.hints < available, Peek.hints + 1), else_=Peek.hints)
    query = first.on_conflict_do_update(index_elements=KEY, set_={"hints": one_more})
    return (await session.execute(query.returning(Peek.hints))).scalar_one()


async def reveal(session: AsyncSession, card_id: int, user_id: int) -> None:
    """Note that this person saw the model answer."""
    first = insert_into(session, Peek).values(
        card_id=card_id, user_id=user_id, hints=0, revealed=True
    )
    await session.execute(first.on_conflict_do_update(index_elements=KEY, set_={"revealed": True}))
