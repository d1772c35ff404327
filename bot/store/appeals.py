"""Queries on appeals."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, and_, exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from bot.store.models import Appeal, Attempt, Card, Decision
from bot.store.upsert import insert_into


class Obstacle(StrEnum):
    """Why an appeal's card does not stand in the appeals channel."""

    NO_CHANNEL = "no-channel"
    CHANNEL_GONE = "channel-gone"
    FORBIDDEN = "forbidden"


async def file(session: AsyncSession, **values: Any) -> int | None:  # noqa: ANN401
    """Save an appeal; return its id, None when its answer has one already.

    Args:
        session: the session.
        values: by the names of the columns of ``Appeal``.
    """
    row = insert_into(session, Appeal).values(**values).on_conflict_do_nothing()
    return (await session.execute(row.returning(Appeal.id))).scalar()


async def get(session: AsyncSession, appeal_id: int, *, lock: bool = False) -> Appeal | None:
    """Return an appeal with its answer and its decision.

    Args:
        session: the session.
        appeal_id: its id.
        lock: keep others from changing it until the session ends.
    """
    query = select(Appeal).where(Appeal.id == appeal_id)
    if lock:
        query = query.with_for_update(of=Appeal)
    return await session.scalar(_whole(query))


async def of_attempt(session: AsyncSession, attempt_id: int) -> Appeal | None:
    """Return the appeal against an answer's grade."""
    return await session.scalar(_whole(select(Appeal).where(Appeal.attempt_id == attempt_id)))


def _whole(query: Select[Appeal]) -> Select[Appeal]:
    return query.options(joinedload(Appeal.attempt), joinedload(Appeal.decision)).execution_options(
        populate_existing=True
    )


async def undecided(session: AsyncSession, guild_id: int, limit: int) -> Sequence[Appeal]:
    """Return a server's undecided appeals, the oldest first."""
    query = (
        select(Appeal)
        .where(Appeal.guild_id == guild_id, ~_decided())
        .order_by(Appeal.id)
        .limit(limit)
    )
    return (await session.scalars(query)).all()


def _decided() -> Any:  # noqa: ANN401  (a condition)
    return exists().where(Decision.appeal_id == Appeal.id)


async def take(
    session: AsyncSession, now: datetime, until: datetime, guild_id: int | None = None
) -> Sequence[int]:
    """Lease the appeals with which something is left to be done to this process, oldest first.

    Args:
        session: the session.
        now: the time.
        until: the end of the lease.
        guild_id: take all of this server that wait for their channel, also before their time.
    """
    unposted = and_(Appeal.message_id.is_(None), ~_decided())
    untold = and_(Appeal.told_at.is_(None), _decided())
    wanted = (
        and_(Appeal.leased_until < now, or_(unposted, untold))
        if guild_id is None
        else and_(
            Appeal.guild_id == guild_id,
            unposted,
            or_(Appeal.leased_until < now, Appeal.obstacle.is_not(None)),
        )
    )
    due = select(Appeal.id).where(wanted).with_for_update(skip_locked=True)
    leased = (
        update(Appeal)
        .where(Appeal.id.in_(due))
        # Whoever waits for the channel is free to be taken again only when this try has failed.
        .values(leased_until=until, obstacle=None)
        .returning(Appeal.id)
        .execution_options(synchronize_session=False)
    )
    return sorted(await session.scalars(leased))


async def posted(session: AsyncSession, appeal_id: int, channel_id: int, message_id: int) -> None:
    """Note where an appeal's card stands."""
    await _set(
        session,
        appeal_id,
        channel_id=channel_id,
        message_id=message_id,
        obstacle=None,
        warned_at=None,
    )


async def held_up(
    session: AsyncSession, appeal_id: int, obstacle: Obstacle, again_at: datetime
) -> None:
    """Note why an appeal's card could not be put up, and when to try again."""
    await _set(session, appeal_id, obstacle=obstacle, leased_until=again_at)


async def put_off(session: AsyncSession, appeal_id: int, again_at: datetime) -> None:
    """Try again later."""
    await _set(session, appeal_id, leased_until=again_at)


async def warn(session: AsyncSession, appeal: Appeal, now: datetime) -> bool:
    """Set out to tell of an obstacle; False when it was told of already, for this or another."""
    told = exists().where(
        Appeal.guild_id == appeal.guild_id,
        Appeal.message_id.is_(None),
        Appeal.warned_at.is_not(None),
    )
    if await session.scalar(select(told)):
        return False
    await _set(session, appeal.id, warned_at=now)
    return True


async def correct(session: AsyncSession, appeal_id: int, grade: dict[str, Any] | None) -> None:
    """Keep the grade as the reviewers have set it right so far; None for as it was."""
    await _set(session, appeal_id, corrected=grade)


async def decide(
    session: AsyncSession,
    appeal_id: int,
    until: datetime,
    **decision: Any,  # noqa: ANN401
) -> bool:
    """Keep a decision; False when there is one.

    Args:
        session: the session.
        appeal_id: on which appeal.
        until: until when this process may take to tell the member.
        decision: by the names of the columns of ``Decision``.
    """
    row = insert_into(session, Decision).values(appeal_id=appeal_id, **decision)
    kept = await session.execute(row.on_conflict_do_nothing().returning(Decision.appeal_id))
    if kept.scalar() is None:
        return False
    await _set(session, appeal_id, leased_until=until)
    return True


async def told(session: AsyncSession, appeal_id: int, at: datetime) -> None:
    """Note that the member knows the decision."""
    await _set(session, appeal_id, told_at=at)


async def _set(session: AsyncSession, appeal_id: int, **values: Any) -> None:  # noqa: ANN401
    await session.execute(
        update(Appeal)
        .where(Appeal.id == appeal_id)
        .values(**values)
        .execution_options(synchronize_session=False)
    )


async def accepted(session: AsyncSession, guild_id: int, question_id: str) -> Sequence[Appeal]:
    """Return the accepted appeals on a question in a server, the oldest first."""
    query = (
        select(Appeal)
        .join(Decision, Decision.appeal_id == Appeal.id)
        .where(
            Appeal.guild_id == guild_id,
            Appeal.question_id == question_id,
            Decision.accepted,
            Appeal.corrected.is_not(None),
        )
        .order_by(Appeal.id)
    )
    return (await session.scalars(query)).all()


async def all_accepted(session: AsyncSession) -> Sequence[tuple[Appeal, Attempt, Card]]:
    """Return every accepted appeal with its answer and question, the oldest first."""
    query = (
        select(Appeal, Attempt, Card)
        .join(Decision, Decision.appeal_id == Appeal.id)
        .join(Attempt, Attempt.id == Appeal.attempt_id)
        .join(Card, Card.id == Attempt.card_id)
        .where(Decision.accepted, Appeal.corrected.is_not(None))
        .order_by(Appeal.id)
    )
    return [(appeal, attempt, card) for appeal, attempt, card in await session.execute(query)]


async def decided(
    session: AsyncSession, guild_id: int
) -> Sequence[tuple[dict[str, Any], dict[str, Any] | None]]:
    """Return the grades before and after every decision of a server.

    Returns:
        Pairs; what comes after is None where the appeal was declined.
    """
    query = (
        select(Appeal.grade, Appeal.corrected, Decision.accepted)
        .join(Decision, Decision.appeal_id == Appeal.id)
        .where(Appeal.guild_id == guild_id)
    )
    return [
        (before, after if accepted else None)
        for before, after, accepted in await session.execute(query)
    ]


async def messages_of(session: AsyncSession, user_id: int) -> Sequence[tuple[int, int]]:
    """Return channel and message of the cards with a person's appeals."""
    query = select(Appeal.channel_id, Appeal.message_id).where(
        Appeal.user_id == user_id, Appeal.message_id.is_not(None)
    )
    rows = await session.execute(query)
    return [(channel, message) for channel, message in rows if channel and message]
