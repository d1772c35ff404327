"""Queries on what is due for a review."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.learning.memory import Memory
from bot.store.models import Review
from bot.store.upsert import insert_into
from knowledge.question import Question


async def hold(
    session: AsyncSession, user_id: int, question: Question, guild_id: int | None, due_on: date
) -> Review:
    """Return a member's review of a question, made where there is none.

    Until the session ends, no other can hold it.
    """
    await session.execute(
        insert_into(session, Review)
        .values(
            user_id=user_id,
            question_id=question.id,
            guild_id=guild_id,
            part_of=question.part_of,
            point=question.reference if question.part_of else None,
            due_on=due_on,
        )
        .on_conflict_do_nothing()
    )
    query = select(Review).where(Review.user_id == user_id, Review.question_id == question.id)
    return (await session.scalars(query.with_for_update())).one()


async def remember(session: AsyncSession, review: Review, memory: Memory) -> None:
    """Write down what is known of a question that was reviewed."""
    await session.execute(
        update(Review)
        .where(Review.user_id == review.user_id, Review.question_id == review.question_id)
        .values(
            stability=memory.stability,
            difficulty=memory.difficulty,
            reviewed_on=memory.reviewed_on,
            due_on=memory.due_on,
        )
    )


async def add_parts(  # noqa: PLR0913, PLR0917  (a row's columns)
    session: AsyncSession,
    user_id: int,
    guild_id: int | None,
    question_id: str,
    points: Sequence[tuple[str, str]],
    due_on: date,
) -> None:
    """Have key points of a question come back as questions of their own.

    Args:
        session: the session.
        user_id: the member.
        guild_id: as in ``Review``.
        question_id: the whole question.
        points: id of the smaller question, and the point.
        due_on: from when on they are due; those that come back already keep their own date.
    """
    if not points:
        return
    rows = [
        {
            "user_id": user_id,
            "question_id": part_id,
            "guild_id": guild_id,
            "part_of": question_id,
            "point": point,
            "due_on": due_on,
        }
        for part_id, point in points
    ]
    await session.execute(insert_into(session, Review).values(rows).on_conflict_do_nothing())


async def drop_parts(
    session: AsyncSession, user_id: int, question_id: str, points: Collection[str]
) -> None:
    """Take back smaller questions that were not answered yet: the whole answer says them now."""
    await session.execute(
        delete(Review).where(
            Review.user_id == user_id,
            Review.part_of == question_id,
            Review.point.in_(points),
            Review.reviewed_on.is_(None),
        )
    )


async def until(session: AsyncSession, user_id: int, day: date) -> Sequence[Review]:
    """Return a member's reviews up to a date, due longest first; whole questions before parts."""
    query = select(Review).where(Review.user_id == user_id, Review.due_on <= day)
    order = (Review.due_on, Review.part_of.is_not(None), Review.question_id)
    return (await session.scalars(query.order_by(*order))).all()


async def after(session: AsyncSession, user_id: int, day: date) -> Sequence[Review]:
    """Return a member's reviews after a date, the next first."""
    query = select(Review).where(Review.user_id == user_id, Review.due_on > day)
    return (await session.scalars(query.order_by(Review.due_on))).all()
