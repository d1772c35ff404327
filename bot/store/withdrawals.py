"""Queries on messages that are still to be deleted."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.models import Withdrawal
from bot.store.upsert import insert_into


async def add(session: AsyncSession, messages: Iterable[tuple[int, int]], now: datetime) -> None:
    """Have messages deleted; one that is to be deleted already stays as it is.

    Args:
        session: the session.
        messages: channel and id of each.
        now: the time.
    """
    rows = [
        {"message_id": message_id, "channel_id": channel_id, "due_at": now}
        for channel_id, message_id in messages
    ]
    if rows:
        await session.execute(insert_into(session, Withdrawal).on_conflict_do_nothing(), rows)


async def take(
    session: AsyncSession, now: datetime, until: datetime, limit: int
) -> Sequence[Withdrawal]:
    """Hold messages that are due, the longest first.

    Args:
        session: the session.
        now: the time.
        until: how long they are held.
        limit: how many at most.
    """
    due = (
        select(Withdrawal)
        .where(Withdrawal.due_at <= now)
        .order_by(Withdrawal.due_at)
        .limit(limit)
        # What another process is just taking is not waited for.
        .with_for_update(skip_locked=True)
    )
    taken = (await session.scalars(due)).all()
    for withdrawal in taken:
        withdrawal.due_at = until
        withdrawal.tries += 1
    return taken


async def put_off(session: AsyncSession, withdrawal: Withdrawal, at: datetime) -> None:
    """Let a message be taken again at an instant, unless somebody else has taken it meanwhile."""
    await session.execute(
        update(Withdrawal)
        .where(Withdrawal.message_id == withdrawal.message_id, Withdrawal.tries == withdrawal.tries)
        .values(due_at=at)
    )


async def done(session: AsyncSession, withdrawal: Withdrawal) -> None:
    """Forget a message."""
    await session.execute(delete(Withdrawal).where(Withdrawal.message_id == withdrawal.message_id))
