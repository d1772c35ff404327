"""Queries on the schedules of the daily question."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Update, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store import posts
from bot.store.models import Schedule
from bot.store.posts import Miss
from bot.store.upsert import insert_into


class Pause(StrEnum):
    """Why a schedule posts nothing."""

    ORGANISER = "organiser"
    CHANNEL_GONE = "channel-gone"
    FORBIDDEN = "forbidden"
    UNREADABLE = "unreadable"


async def put(session: AsyncSession, schedule: Schedule) -> Schedule:
    """Keep a schedule, in place of one of the same channel and time, which goes on unpaused."""
    columns = [column.key for column in Schedule.__table__.columns if column.key != "id"]
    values = {name: getattr(schedule, name) for name in columns} | {"tell_tries": 0}
    row = insert_into(session, Schedule).values(values)
    key = [Schedule.guild_id, Schedule.channel_id, Schedule.local_time]
    kept = row.on_conflict_do_update(index_elements=key, set_=values).returning(Schedule)
    return (await session.scalars(kept, execution_options={"populate_existing": True})).one()


async def of_server(session: AsyncSession, guild_id: int) -> Sequence[Schedule]:
    """Return a server's schedules, the one that is due next first."""
    query = select(Schedule).where(Schedule.guild_id == guild_id)
    return (await session.scalars(query.order_by(Schedule.next_at, Schedule.id))).all()


async def get(session: AsyncSession, schedule_id: int) -> Schedule | None:
    """Return a schedule by its id."""
    return await session.get(Schedule, schedule_id)


async def change(session: AsyncSession, schedule_id: int, values: Mapping[str, Any]) -> None:
    """Change some of a schedule, which goes on as it was, with its posts.

    Args:
        session: the session.
        schedule_id: the schedule.
        values: the new values by the names of the columns.

    Raises:
        sqlalchemy.exc.IntegrityError: another one has that channel and time.
    """
    await session.execute(update(Schedule).where(Schedule.id == schedule_id).values(values))


async def remove(session: AsyncSession, schedule_id: int) -> None:
    """Remove a schedule; what it posted stays, and the cards and answers."""
    await posts.let_go(session, schedule_id)
    await session.execute(delete(Schedule).where(Schedule.id == schedule_id))


async def due(session: AsyncSession, now: datetime) -> Sequence[int]:
    """Return the ids of the schedules that are due, the latest first."""
    query = select(Schedule.id).where(*_is_due(now)).order_by(Schedule.next_at, Schedule.id)
    return (await session.scalars(query)).all()


async def lock_due(session: AsyncSession, ids: Sequence[int], now: datetime) -> Sequence[int]:
    """Keep other processes off those of some schedules that are still due; return their ids.

    They are free again, with whatever was changed in them, when the session ends.
    """
    query = (
        select(Schedule.id)
        .where(Schedule.id.in_(ids), *_is_due(now))
        .order_by(Schedule.next_at, Schedule.id)
        .with_for_update(skip_locked=True)
    )
    return (await session.scalars(query)).all()


def _is_due(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return Schedule.next_at <= now, Schedule.paused_at.is_(None)


async def pause(session: AsyncSession, schedule_id: int, reason: Pause, now: datetime) -> bool:
    """Pause a schedule, for a failure with a notice to its organiser; False when it is already."""
    paused = (
        update(Schedule)
        .where(Schedule.id == schedule_id, Schedule.paused_at.is_(None))
        .values(paused_at=now, paused_reason=reason)
    )
    if reason is not Pause.ORGANISER:
        paused = paused.values(notice=reason, tell_at=now, tell_tries=0)
    return await _is_done(session, paused)


async def notify(session: AsyncSession, schedule_id: int, miss: Miss, now: datetime) -> bool:
    """Have the organiser told of a post that did not go out; False when there is a notice."""
    noticed = (
        update(Schedule)
        .where(Schedule.id == schedule_id, Schedule.notice.is_(None))
        .values(notice=miss, tell_at=now, tell_tries=0)
    )
    return await _is_done(session, noticed)


async def _is_done(session: AsyncSession, change: Update) -> bool:
    changed = change.returning(Schedule.id).execution_options(synchronize_session=False)
    return await session.scalar(changed) is not None


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
            notice=None,
            next_at=next_at,
            next_day=next_day,
        )
    )
    return await _is_done(session, resumed)


async def take_untold(
    session: AsyncSession, now: datetime, until: datetime, limit: int
) -> Sequence[int]:
    """Hold schedules with a notice that is to be told; return their ids.

    Args:
        session: the session.
        now: the time.
        until: how long they are held.
        limit: how many at most.
    """
    untold = (
        select(Schedule.id)
        .where(Schedule.notice.is_not(None), Schedule.tell_at <= now)
        .order_by(Schedule.tell_at, Schedule.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    ids = (await session.scalars(untold)).all()
    if ids:
        await session.execute(
            update(Schedule)
            .where(Schedule.id.in_(ids))
            .values(tell_at=until, tell_tries=Schedule.tell_tries + 1)
            .execution_options(synchronize_session=False)
        )
    return ids


async def told(session: AsyncSession, schedule: Schedule) -> None:
    """Note that the organiser was told the notice that a schedule has; a newer one stays."""
    await session.execute(
        update(Schedule)
        .where(Schedule.id == schedule.id, Schedule.notice == schedule.notice)
        .values(notice=None, tell_at=None, tell_tries=0)
        .execution_options(synchronize_session=False)
    )


async def tell_later(session: AsyncSession, schedule: Schedule, at: datetime) -> None:
    """Let the organiser be told at an instant."""
    await session.execute(
        update(Schedule)
        .where(Schedule.id == schedule.id, Schedule.notice == schedule.notice)
        .values(tell_at=at)
        .execution_options(synchronize_session=False)
    )
