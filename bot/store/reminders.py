"""Queries on daily reminders."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.models import Reminder
from bot.store.upsert import insert_into
from bot.when.recurrence import Occurrence


async def get(session: AsyncSession, user_id: int) -> Reminder | None:
    """Return a member's reminder."""
    return await session.get(Reminder, user_id)


async def put(session: AsyncSession, user_id: int, at: time, first: Occurrence) -> None:
    """Have a member reminded daily, in place of what they wished before.

    Args:
        session: the session.
        user_id: the member.
        at: the local time.
        first: when it is due first.
    """
    wish: dict[str, Any] = {
        "local_time": at,
        "next_at": first.at,
        "next_day": first.day,
        "leased_until": first.at,
        "tries": 0,
        "tried_at": None,
        "closed_at": None,
    }
    row = insert_into(session, Reminder).values(user_id=user_id, **wish)
    await session.execute(row.on_conflict_do_update(index_elements=[Reminder.user_id], set_=wish))


async def remove(session: AsyncSession, user_id: int) -> None:
    """Remind a member no more."""
    reminder = await get(session, user_id)
    if reminder is not None:
        await session.delete(reminder)


async def take(
    session: AsyncSession, now: datetime, until: datetime, limit: int
) -> Sequence[Reminder]:
    """Hold reminders that are due and that nobody holds, those that are due longest first."""
    free = (
        select(Reminder.user_id)
        .where(Reminder.next_at <= now, Reminder.leased_until <= now, Reminder.closed_at.is_(None))
        .order_by(Reminder.next_at)
        .limit(limit)
        # What another process is just taking is not waited for.
        .with_for_update(skip_locked=True)
    )
    held = (
        update(Reminder)
        .where(Reminder.user_id.in_((await session.scalars(free)).all()))
        .values(leased_until=until, tries=Reminder.tries + 1)
        .returning(Reminder)
        .execution_options(synchronize_session=False)
    )
    return (await session.scalars(held)).all()


async def hold(session: AsyncSession, reminder: Reminder, now: datetime, until: datetime) -> bool:
    """Hold a reminder that is about to be sent for longer; False when it is not held any more."""
    return await _change(session, reminder, leased_until=until, tried_at=reminder.tried_at or now)


async def done(session: AsyncSession, reminder: Reminder, following: Occurrence) -> bool:
    """Note that a reminder's day is done with; False when it is not held any more."""
    return await _change(
        session,
        reminder,
        sent_on=reminder.next_day,
        next_at=following.at,
        next_day=following.day,
        leased_until=following.at,
        tries=0,
        tried_at=None,
    )


async def close(session: AsyncSession, reminder: Reminder, now: datetime) -> bool:
    """Note that Discord refuses to bring reminders; False when it is not held any more."""
    return await _change(session, reminder, closed_at=now)


async def _change(session: AsyncSession, reminder: Reminder, **values: Any) -> bool:  # noqa: ANN401
    changed = await session.scalar(
        update(Reminder)
        .where(
            Reminder.user_id == reminder.user_id,
            Reminder.next_day == reminder.next_day,
            Reminder.tries == reminder.tries,
        )
        .values(**values)
        .returning(Reminder.user_id)
        .execution_options(synchronize_session=False)
    )
    return changed is not None
