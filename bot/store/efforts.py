"""Queries on what graded answers count for."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.models import Attempt, Card, Effort
from bot.store.upsert import insert_into


async def add(session: AsyncSession, attempt: Attempt, card: Card, topic: str, day: date) -> None:
    """Write down that a graded answer counts; the date of one that did already stays."""
    row = insert_into(session, Effort).values(
        attempt_id=attempt.id,
        user_id=attempt.user_id,
        guild_id=card.guild_id,
        question_id=attempt.question_id,
        topic=topic,
        day=day,
        answered_at=attempt.answered_at,
        score=attempt.score,
        revealed=attempt.revealed,
        points=0,
    )
    await session.execute(row.on_conflict_do_nothing())


async def of_question(
    session: AsyncSession, user_id: int, question_id: str
) -> Sequence[tuple[Attempt, date]]:
    """Return a member's graded answers to a question with their local dates, oldest first."""
    query = (
        select(Attempt, Effort.day)
        .join(Effort, Effort.attempt_id == Attempt.id)
        .where(Effort.user_id == user_id, Effort.question_id == question_id)
        .order_by(Effort.answered_at, Effort.attempt_id)
        # Another process may have graded one meanwhile.
        .execution_options(populate_existing=True)
    )
    return [(attempt, day) for attempt, day in await session.execute(query)]


async def put_worth(session: AsyncSession, worth: Mapping[int, tuple[float, int]]) -> None:
    """Write down the score and the points of answers, by their ids."""
    for attempt_id, (score, points) in worth.items():
        await session.execute(
            update(Effort).where(Effort.attempt_id == attempt_id).values(score=score, points=points)
        )


async def uncounted(session: AsyncSession, limit: int, *, after: int = 0) -> Sequence[int]:
    """Return the ids of graded answers that do not count yet, oldest first.

    Args:
        session: the session.
        limit: up to how many.
        after: the id of the one that they come after.
    """
    query = (
        select(Attempt.id)
        .outerjoin(Effort, Effort.attempt_id == Attempt.id)
        .where(Attempt.score.is_not(None), Effort.attempt_id.is_(None), Attempt.id > after)
    )
    return (await session.scalars(query.order_by(Attempt.id).limit(limit))).all()
