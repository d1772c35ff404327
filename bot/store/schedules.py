"""Queries on the schedules of the daily question."""

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.models import Schedule
from bot.store.upsert import insert_into


class Pause(StrEnum):
    """Why a schedule posts nothing."""

    ORGANISER = "organiser"
    CHANNEL_GONE = "channel-gone"
    FORBIDDEN = "forbidden"


async def put(session: AsyncSession, schedule: Schedule) -> Schedule:
    """Keep a schedule, in place of one of the same channel and time, which goes on unpaused."""
    columns = [column.key for column in Schedule.__table__.columns if column.key != "id"]
    values = {name: getattr(schedule, name) for name in columns}
    row = insert_into(session, Schedule).values(values)
    key = [Schedule.guild_id, Schedule.channel_id, Schedule.local_time]
    kept = row.on_conflict_do_update(index_elements=key, set_=values).returning(Schedule)
    return (await session.scalars(kept, execution_options={"populate_existing": True})).one()


async def of_server(session: AsyncSession, guild_id: int) -> Sequence[Schedule]:
    """Return a server's schedules, the one that is due next first."""
    query = select(Schedule).where(Schedule.guild_id == guild_id)
    return (await session.scalars(query.order_by(Schedule.next_at, Schedule.id))).all()


async def remove(session: AsyncSession, schedule_id: int) -> None:
    """Remove a schedule with its posts; the cards and answers stay."""
    await session.execute(delete(Schedule).where(Schedule.id == schedule_id))


async def due(session: AsyncSession, now: datetime, limit: int) -> Sequence[Schedule]:
    """Return schedules that are due, the latest first, and keep other processes off them.

    They are free again, with whatever was changed in them, when the session ends.
    """
    query = (
        select(Schedule)
        .where(Schedule.next_at <= now, Schedule.paused_at.is_(None))
        .order_by(Schedule.next_at, Schedule.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return (await session.scalars(query)).all()


async def pause(session: AsyncSession, schedule_id: int, reason: Pause, now: datetime) -> bool:
    """Pause a schedule; False when it is already."""
    paused = (
        update(Schedule)
        .where(Schedule.id == schedule_id, Schedule.paused_at.is_(None))
        .values(paused_at=now, paused_reason=reason, told_at=None)
    )
    return await session.scalar(paused.returning(Schedule.id)) is not None


async def resume(
    session: AsyncSession, schedule_id: int, next_at: datetime, next_day: date
) -> bool:
    """Let a schedule go on with its next occurrence; False when it is not paused."""
    resumed = (
        update(Schedule)
        .where(Schedule.id == schedule_id, Schedule.paused_at.is_not(None))
        .values(
            paused_at=None,
            paused_reason=None,
            told_at=None,
            next_at=next_at,
            next_day=next_day,
        )
    )
    return await session.scalar(resumed.returning(Schedule.id)) is not None


async def untold(session: AsyncSession) -> Sequence[Schedule]:
    """Return the schedules that a failure paused and whose organiser was not told."""
    query = select(Schedule).where(
        Schedule.paused_at.is_not(None),
        Schedule.paused_reason != Pause.ORGANISER,
        Schedule.told_at.is_(None),
    )
    return (await session.scalars(query)).all()


async def told(session: AsyncSession, schedule_id: int, now: datetime) -> bool:
    """Set out to tell the organiser; False when another process does."""
    mark = (
        update(Schedule)
        .where(Schedule.id == schedule_id, Schedule.told_at.is_(None))
        .values(told_at=now)
    )
    return await session.scalar(mark.returning(Schedule.id)) is not None
