"""Queries on mock interviews and on what their interviewer says, each thing once."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CursorResult, Select, and_, delete, exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.models import (
    Attempt,
    Card,
    MockAnswer,
    MockInterview,
    MockPost,
    MockRound,
    MockSeat,
)
from bot.store.models.mock import ENDED

ASKING = "asking"
"""The phase of an interview whose clock may run."""

QUESTION, COMPARISON, REPORT = "question", "comparison", "report"
"""The kinds of posts that may quote members; see ``bot.mock.interview.Say``."""


class State(StrEnum):
    """How far a post is."""

    DUE = "due"
    SENT = "sent"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Record:
    """The rows of an interview.

    Attributes:
        row: the interview.
        seats: the host's first.
        rounds: in order.
        answers: attempts with the round they belong to and the seconds they took; those that
            could not be graded however often it was tried are left out.
    """

    row: MockInterview
    seats: list[MockSeat]
    rounds: list[MockRound]
    answers: list[tuple[int, Attempt, float]]


async def lock(session: AsyncSession, interview_id: int) -> None:
    """Keep others from changing an interview until the session ends."""
    row = select(MockInterview.id).where(MockInterview.id == interview_id)
    await session.execute(row.with_for_update())


async def read(session: AsyncSession, interview_id: int) -> Record | None:
    """Return the rows of an interview as they are now; None when it is gone."""
    fresh = {"populate_existing": True}
    row = await session.get(MockInterview, interview_id, populate_existing=True)
    if row is None:
        return None
    seats = select(MockSeat).where(MockSeat.interview_id == interview_id).order_by(MockSeat.id)
    rounds = (
        select(MockRound).where(MockRound.interview_id == interview_id).order_by(MockRound.number)
    )
    answers = (
        select(MockAnswer.round_id, Attempt, MockAnswer.seconds)
        .join(Attempt, Attempt.id == MockAnswer.attempt_id)
        .join(MockRound, MockRound.id == MockAnswer.round_id)
        .where(
            MockRound.interview_id == interview_id,
            Attempt.given_up_at.is_(None),
        )
        .order_by(Attempt.id)
    )
    return Record(
        row,
        list(await session.scalars(seats, execution_options=fresh)),
        list(await session.scalars(rounds, execution_options=fresh)),
        [
            (round_id, attempt, seconds)
            for round_id, attempt, seconds in await session.execute(
                answers, execution_options=fresh
            )
        ],
    )


async def of_card(session: AsyncSession, card_id: int) -> MockRound | None:
    """Return the round that a card belongs to; None for a card of no interview."""
    return await session.scalar(select(MockRound).where(MockRound.card_id == card_id))


async def running_of(session: AsyncSession, user_id: int) -> MockInterview | None:
    """Return the interview that someone takes part in and that is not over."""
    query = (
        select(MockInterview)
        .join(MockSeat, MockSeat.interview_id == MockInterview.id)
        .where(MockSeat.user_id == user_id, MockSeat.running.is_(True))
    )
    return await session.scalar(query)


async def latest_of(session: AsyncSession, user_id: int) -> int | None:
    """Return the last interview of someone's that is over and in which something was asked."""
    asked = exists().where(MockRound.interview_id == MockInterview.id)
    query = (
        select(MockInterview.id)
        .join(MockSeat, MockSeat.interview_id == MockInterview.id)
        .where(MockSeat.user_id == user_id, MockInterview.phase == ENDED, asked)
        .order_by(MockInterview.id.desc())
        .limit(1)
    )
    return await session.scalar(query)


async def in_channel(session: AsyncSession, channel_id: int) -> Sequence[int]:
    """Return the interviews that are not over in a channel, or in a thread of it."""
    query = select(MockInterview.id).where(
        or_(MockInterview.channel_id == channel_id, MockInterview.parent_id == channel_id),
        MockInterview.phase != ENDED,
    )
    return (await session.scalars(query)).all()


async def out_of_time(session: AsyncSession, now: datetime, limit: int) -> Sequence[int]:
    """Return interviews whose open question is out of time, the longest first."""
    query = (
        select(MockInterview.id)
        .where(MockInterview.phase == ASKING, MockInterview.due_at <= now)
        .order_by(MockInterview.due_at)
        .limit(limit)
    )
    return (await session.scalars(query)).all()


async def unsaid(session: AsyncSession, now: datetime, limit: int) -> Sequence[int]:
    """Return interviews that have something to say that nobody is saying."""
    query = (
        select(MockPost.interview_id)
        .where(MockPost.state == State.DUE, MockPost.leased_until <= now)
        .group_by(MockPost.interview_id)
        .limit(limit)
    )
    return (await session.scalars(query)).all()


async def move(session: AsyncSession, interview_id: int, channel_id: int) -> None:
    """Note the thread in which an interview takes place."""
    await session.execute(
        update(MockInterview)
        .where(MockInterview.id == interview_id)
        .values(channel_id=channel_id)
        .execution_options(synchronize_session=False)
    )


async def rise(session: AsyncSession, interview_id: int, user_id: int | None = None) -> None:
    """Note that a member has left an interview, or (``user_id`` None) that it is over for all."""
    seats = update(MockSeat).where(MockSeat.interview_id == interview_id)
    if user_id is not None:
        seats = seats.where(MockSeat.user_id == user_id)
    await session.execute(seats.values(running=None).execution_options(synchronize_session="fetch"))


async def give_up_seats(session: AsyncSession, interview_id: int, users: Collection[int]) -> None:
    """Take the seats away from members who take no part after all: they may take them again."""
    seats = delete(MockSeat).where(
        MockSeat.interview_id == interview_id, MockSeat.user_id.in_(users)
    )
    await session.execute(seats.execution_options(synchronize_session="fetch"))


async def reviewed(session: AsyncSession, interview_id: int, user_id: int, at: datetime) -> None:
    """Note that what a member missed was put into their reviews."""
    await session.execute(
        update(MockSeat)
        .where(MockSeat.interview_id == interview_id, MockSeat.user_id == user_id)
        .values(reviewed_at=at)
        .execution_options(synchronize_session=False)
    )


async def take_post(
    session: AsyncSession, interview_id: int, now: datetime, until: datetime
) -> MockPost | None:
    """Hold the first thing that an interview has to say; None when it has none, or it is held.

    Args:
        session: the session.
        interview_id: the interview.
        now: the time.
        until: how long it is held.
    """
    first = (
        select(MockPost)
        .where(MockPost.interview_id == interview_id, MockPost.state == State.DUE)
        .order_by(MockPost.id)
        .limit(1)
        # Whoever else looks waits, and sees that it is held: the next must not go before it.
        .with_for_update()
    )
    post = await session.scalar(first)
    if post is None or post.leased_until > now:
        return None
    post.leased_until, post.tries = until, post.tries + 1
    return post


async def hold(session: AsyncSession, post: MockPost, now: datetime, until: datetime) -> bool:
    """Hold a post for longer, which is about to be sent; False when it is not held any more."""
    first = post.tried_at or now
    held = await _change(session, post, leased_until=until, tried_at=first)
    if held:
        post.leased_until, post.tried_at = until, first
    return held


async def sent(
    session: AsyncSession, post: MockPost, channel_id: int, message_id: int | None
) -> bool:
    """Note where a post stands; False when it is not held any more."""
    return await _change(
        session, post, state=State.SENT, channel_id=channel_id, message_id=message_id
    )


async def drop(session: AsyncSession, post: MockPost) -> bool:
    """Note that a post is not said; False when it is not held any more."""
    return await _change(session, post, state=State.DROPPED)


async def retry(session: AsyncSession, post: MockPost, at: datetime) -> bool:
    """Let a post be taken again at an instant; False when it is not held any more."""
    return await _change(session, post, leased_until=at)


async def messages_of(session: AsyncSession, user_id: int) -> Sequence[tuple[int, int]]:
    """Return channel and message of what the interviewer said with someone's words or scores.

    These are comparisons of their answers, follow-ups to them alone, which may quote them, and
    reports on interviews that they took part in, but for those that others have as direct messages.
    """
    answered = (
        select(MockAnswer.round_id)
        .join(Attempt, Attempt.id == MockAnswer.attempt_id)
        .where(Attempt.user_id == user_id)
    )
    seats = select(MockSeat).where(MockSeat.user_id == user_id).subquery()
    report = and_(
        MockPost.kind == REPORT,
        MockPost.interview_id.in_(select(seats.c.interview_id)),
        or_(MockPost.seat_id.is_(None), MockPost.seat_id.in_(select(seats.c.id))),
    )
    comparison = and_(MockPost.kind == COMPARISON, MockPost.round_id.in_(answered))
    follow_up = and_(MockPost.kind == QUESTION, MockPost.round_id.in_(followed_up(user_id)))
    query = select(MockPost.channel_id, MockPost.message_id).where(
        or_(report, comparison, follow_up)
    )
    rows = await session.execute(query)
    return [(channel, message) for channel, message in rows if channel and message]


def followed_up(user_id: int) -> Select[int]:
    """Return the query for the rounds in which a member alone was asked further."""
    return (
        select(MockRound.id)
        .join(Card, Card.id == MockRound.card_id)
        .where(Card.asked_of == user_id, MockRound.point.is_not(None))
    )


async def drop_all(session: AsyncSession, interview_id: int) -> None:
    """Note that nothing more is said where an interview took place."""
    await session.execute(
        update(MockPost)
        .where(
            MockPost.interview_id == interview_id,
            MockPost.state == State.DUE,
            MockPost.seat_id.is_(None),
        )
        .values(state=State.DROPPED)
        .execution_options(synchronize_session=False)
    )


async def _change(session: AsyncSession, post: MockPost, **values: Any) -> bool:  # noqa: ANN401  (columns)
    changed = await session.execute(
        update(MockPost)
        .where(MockPost.id == post.id, MockPost.state == State.DUE, MockPost.tries == post.tries)
        .values(values)
        .execution_options(synchronize_session=False)
    )
    return _rows(changed) == 1


def _rows(changed: object) -> int:
    assert isinstance(changed, CursorResult)  # noqa: S101  (for the type)
    return changed.rowcount
