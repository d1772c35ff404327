"""Queries on answers."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, exists, false, func, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.cards import EVERYONE
from bot.store.models import Attempt, Card, Member, MockInterview, MockRound, Post
from bot.store.models.mock import ENDED


class TakenError(Exception):
    """The message that an answer was given as was taken before, by another process maybe."""


async def add(session: AsyncSession, attempt: Attempt) -> int:
    """Save an answer; return its id.

    Raises:
        TakenError: its message was taken before.
    """
    try:
        async with session.begin_nested():
            session.add(attempt)
    except IntegrityError as error:
        if attempt.source_id is not None and await is_taken(session, attempt.source_id):
            raise TakenError from error
        raise
    return attempt.id


async def is_taken(session: AsyncSession, message_id: int) -> bool:
    """Tell whether a message was taken as an answer."""
    query = select(exists().where(Attempt.source_id == message_id))
    return bool(await session.scalar(query))


async def get(session: AsyncSession, attempt_id: int) -> Attempt | None:
    """Return an answer by its id."""
    return await session.get(Attempt, attempt_id)


async def nth_newest(session: AsyncSession, user_id: int, n: int) -> datetime | None:
    """Return when someone gave their ``n``-th newest answer (1 for the newest); None for fewer."""
    query = select(Attempt.answered_at).where(Attempt.user_id == user_id)
    return await session.scalar(query.order_by(Attempt.id.desc()).offset(n - 1).limit(1))


async def last_graded(
    session: AsyncSession, user_id: int, channel_id: int | None = None
) -> Attempt | None:
    """Return someone's last graded answer, in a channel or (None) anywhere."""
    # Why an answer in a mock interview was not whole is not told while it may be asked further.
    running = (
        select(MockRound.card_id)
        .join(MockInterview, MockInterview.id == MockRound.interview_id)
        .where(MockInterview.phase != ENDED)
    )
    query = select(Attempt).where(
        Attempt.user_id == user_id, Attempt.score.is_not(None), Attempt.card_id.not_in(running)
    )
    if channel_id is not None:
        query = query.where(Attempt.channel_id == channel_id)
    return await session.scalar(query.order_by(Attempt.id.desc()).limit(1))


async def graded(
    session: AsyncSession, attempt_id: int, grade: dict[str, Any], score: float
) -> None:
    """Write down an answer's grade."""
    await session.execute(
        update(Attempt).where(Attempt.id == attempt_id).values(grade=grade, score=score)
    )


async def delivered(session: AsyncSession, attempt_id: int, at: datetime) -> bool:
    """Note that the member has the result; False when the answer was deleted meanwhile."""
    result = await session.execute(
        update(Attempt)
        .where(Attempt.id == attempt_id)
        .values(delivered_at=at, interaction_token=None)
        .returning(Attempt.id)
    )
    return result.scalar() is not None


async def settle(session: AsyncSession, attempt_id: int, at: datetime) -> bool:
    """Note that what an answer was for has it; False when it was before, or was deleted."""
    result = await session.execute(
        update(Attempt)
        .where(Attempt.id == attempt_id, Attempt.delivered_at.is_(None))
        .values(delivered_at=at, interaction_token=None)
        .execution_options(synchronize_session=False)
        .returning(Attempt.id)
    )
    return result.scalar() is not None


async def renew(session: AsyncSession, attempt: Attempt, until: datetime) -> bool:
    """Lease an answer to this process for longer.

    Returns:
        False when it was delivered, or another process has taken it over.
    """
    result = await session.execute(
        update(Attempt).where(*_leased(attempt)).values(leased_until=until).returning(Attempt.id)
    )
    renewed = result.scalar() is not None
    if renewed:
        attempt.leased_until = until
    return renewed


def _leased(attempt: Attempt) -> tuple[ColumnElement[bool], ...]:
    """Return what holds of an answer's row while it is leased to whoever has ``attempt``."""
    return (
        Attempt.id == attempt.id,
        Attempt.delivered_at.is_(None),
        Attempt.leased_until == attempt.leased_until,
    )


async def take_over(
    session: AsyncSession,
    now: datetime,
    until: datetime,
    *,
    limit: int,
    besides: Collection[int] = (),
) -> Sequence[Attempt]:
    """Lease answers whose lease ran out undelivered to this process, the longest ago first.

    Args:
        session: the session.
        now: the time.
        until: the end of the new lease.
        limit: how many at most.
        besides: the ids of answers that this process is working on.
    """
    lapsed = (
        select(Attempt)
        .where(
            Attempt.delivered_at.is_(None),
            Attempt.given_up_at.is_(None),
            Attempt.leased_until < now,
            Attempt.id.not_in(besides),
        )
        .order_by(Attempt.leased_until, Attempt.id)
        .limit(limit)
        # What another process is just taking over is not waited for.
        .with_for_update(skip_locked=True)
    )
    taken = (await session.scalars(lapsed)).all()
    for attempt in taken:
        attempt.leased_until = until
    return taken


async def put_off(
    session: AsyncSession, attempt: Attempt, at: datetime, *, with_token: bool
) -> None:
    """Let an answer, which was tried in vain, be taken over at an instant.

    Args:
        session: the session.
        attempt: the answer, leased to this process.
        at: the instant.
        with_token: whether its interaction can be replied to then.
    """
    token = {} if with_token else {"interaction_token": None}
    await _let_go(session, attempt, leased_until=at, tries=Attempt.tries + 1, **token)


async def give_up(session: AsyncSession, attempt: Attempt, at: datetime) -> None:
    """Note that an answer, which is leased to this process, is not tried any more."""
    await _let_go(session, attempt, given_up_at=at, interaction_token=None)


async def _let_go(session: AsyncSession, attempt: Attempt, **values: Any) -> None:  # noqa: ANN401  (columns)
    await session.execute(
        update(Attempt)
        .where(*_leased(attempt))
        .values(values)
        .execution_options(synchronize_session=False)
    )


async def share(session: AsyncSession, attempt_id: int) -> bool:
    """Note that a result is shown to all; False when it was already."""
    result = await session.execute(
        update(Attempt)
        .where(Attempt.id == attempt_id, Attempt.shared.is_(False))
        .values(shared=True)
        .returning(Attempt.id)
    )
    return result.scalar() is not None


async def unshare(session: AsyncSession, attempt_id: int) -> None:
    """Take back that a result is shown to all."""
    await session.execute(update(Attempt).where(Attempt.id == attempt_id).values(shared=False))


async def shown(session: AsyncSession, attempt_id: int, channel_id: int, message_id: int) -> bool:
    """Note where a result stands for others to see; False when the answer was deleted meanwhile."""
    result = await session.execute(
        update(Attempt)
        .where(Attempt.id == attempt_id)
        .values(shown_in=channel_id, shown_as=message_id)
        .returning(Attempt.id)
    )
    return result.scalar() is not None


async def messages_of(session: AsyncSession, user_id: int) -> Sequence[tuple[int, int]]:
    """Return channel and message of the results of a person that others see."""
    query = select(Attempt.shown_in, Attempt.shown_as).where(
        Attempt.user_id == user_id, Attempt.shown_as.is_not(None)
    )
    rows = await session.execute(query)
    return [(channel, message) for channel, message in rows if channel and message]


async def mean_scores(session: AsyncSession, guild_id: int) -> dict[str, float]:
    """Return the mean score (0-100) by question id of all answers to a server's cards.

    Test posts count for nothing: cards for everyone that neither a daily post nor an interview has.
    """
    posted = exists().where(Post.card_id == Card.id)
    interviewed = exists().where(MockRound.card_id == Card.id)
    query = (
        select(Attempt.question_id, func.avg(Attempt.score).label("score"))
        .join(Card, Attempt.card_id == Card.id)
        .where(
            Card.guild_id == guild_id,
            Attempt.score.is_not(None),
            or_(Card.asked_of != EVERYONE, posted, interviewed),
        )
        .group_by(Attempt.question_id)
    )
    rows = await session.execute(query)
    return {row.question_id: row.score for row in rows}


async def first_graded(
    session: AsyncSession, card_id: int, until: datetime
) -> Sequence[tuple[Attempt, bool]]:
    """Return everyone's first graded answer to a card, and whether it may be shown to others.

    Args:
        session: the session.
        card_id: the card.
        until: answers given later are left out.
    """
    first = (
        select(func.min(Attempt.id))
        .where(Attempt.card_id == card_id, Attempt.score.is_not(None), Attempt.answered_at <= until)
        .group_by(Attempt.user_id)
    )
    query = (
        select(Attempt, func.coalesce(Member.shows_best, false()))
        .outerjoin(Member, Member.user_id == Attempt.user_id)
        .where(Attempt.id.in_(first))
        .order_by(Attempt.id)
    )
    return [(attempt, bool(shown)) for attempt, shown in await session.execute(query)]
