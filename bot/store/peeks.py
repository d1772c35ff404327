"""Queries on what was looked at before answering."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.models import Peek


async def seen(session: AsyncSession, card_id: int, user_id: int) -> Peek:
    """Return what this person has looked at on this card; a new row where nothing yet."""
    peek = await session.get(Peek, (card_id, user_id))
    if peek is None:
        peek = Peek(card_id=card_id, user_id=user_id, hints=0, revealed=False)
        session.add(peek)
        await session.flush()
    return peek


async def next_hint(session: AsyncSession, card_id: int, user_id: int, available: int) -> int:
    """Reveal one more of ``available`` hints; return how many are revealed now."""
    peek = await seen(session, card_id, user_id)
    peek.hints = min(peek.hints + 1, available)
    return peek.hints


async def reveal(session: AsyncSession, card_id: int, user_id: int) -> None:
    """Note that this person saw the model answer."""
    peek = await seen(session, card_id, user_id)
    peek.revealed = True
