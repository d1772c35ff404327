"""Queries on what schedules post: claimed once, held by one process at a time, settled once.

A post is held by whoever took it last: each taking counts up ``tries``, and what whoever held it
before writes afterwards changes nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, CursorResult, and_, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from bot.store.models import Attempt, Card, Post, Schedule
from bot.store.upsert import insert_into


class Kind(StrEnum):
    """What is posted."""

    QUESTION = "question"
    RESULTS = "results"


class State(StrEnum):
    """How far a post is."""

    CLAIMED = "claimed"
    SENT = "sent"
    SKIPPED = "skipped"
    FAILED = "failed"


class Miss(StrEnum):
    """Why a post did not go out."""

    LATE = "late"
    NO_QUESTION = "no-question"
    NOTHING_TO_SHOW = "nothing-to-show"
    LOST = "lost"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True)
class Claim:
    """A post that is to be.

    Attributes:
        missed: why it is not to be sent; None to send it.
    """

    schedule_id: int
    guild_id: int
    kind: Kind
    day: date
    due_at: datetime
    missed: Miss | None = None


async def claim(session: AsyncSession, claims: Sequence[Claim]) -> None:
    """Write down posts that are to be; what was claimed before stays as it is."""
    rows = [
        {
            "schedule_id": one.schedule_id,
            "guild_id": one.guild_id,
            "kind": one.kind,
            "day": one.day,
            "due_at": one.due_at,
            "state": State.SKIPPED if one.missed else State.CLAIMED,
            "reason": one.missed,
            "leased_until": one.due_at,
            "tries": 0,
            "changes": 0,
            "changes_shown": 0,
            "redraw_tries": 0,
        }
        for one in claims
    ]
    if rows:
        await session.execute(insert_into(session, Post).on_conflict_do_nothing(), rows)


async def take(session: AsyncSession, now: datetime, until: datetime, limit: int) -> Sequence[Post]:
    """Hold posts that are due and that nobody holds, those that are due longest first.

    Args:
        session: the session.
        now: the time.
        until: how long they are held.
        limit: how many at most.
    """
    running = select(Schedule.id).where(Schedule.paused_at.is_(None))
    free = (
        select(Post.id)
        .where(
            Post.state == State.CLAIMED,
            Post.due_at <= now,
            Post.leased_until <= now,
            Post.schedule_id.in_(running),
        )
        .order_by(Post.due_at, Post.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    ids = (await session.scalars(free)).all()
    if not ids:
        return []
    await session.execute(
        update(Post)
        .where(Post.id.in_(ids))
        .values(leased_until=until, tries=Post.tries + 1)
        .execution_options(synchronize_session=False)
    )
    held = select(Post).where(Post.id.in_(ids))
    return (await session.scalars(held.order_by(Post.due_at, Post.id))).all()


async def hold(
    session: AsyncSession, post: Post, channel_id: int, now: datetime, until: datetime
) -> bool:
    """Hold a post for longer, which is about to be sent; False when it is not held any more.

    Args:
        session: the session.
        post: the post.
        channel_id: where it is sent.
        now: the time.
        until: how long.
    """
    first = post.tried_at or now
    kept = await _change(session, post, leased_until=until, tried_at=first, channel_id=channel_id)
    if kept:
        post.leased_until, post.tried_at = until, first
    return kept


async def choose(session: AsyncSession, post: Post, card_id: int) -> bool:
    """Note the card of a post; False when it is not held any more."""
    chosen = await _change(session, post, card_id=card_id)
    if chosen:
        post.card_id = card_id
    return chosen


async def sent(session: AsyncSession, post: Post, message_id: int, now: datetime) -> bool:
    """Note that a post stands in the channel; False when it is not held any more."""
    return await _change(session, post, state=State.SENT, message_id=message_id, sent_at=now)


async def skip(session: AsyncSession, post: Post, reason: Miss) -> bool:
    """Note that a post does not go out; False when it is not held any more."""
    return await _change(session, post, state=State.SKIPPED, reason=reason)


async def fail(session: AsyncSession, post: Post, reason: Miss) -> bool:
    """Note that a post could not go out; False when it is not held any more."""
    return await _change(session, post, state=State.FAILED, reason=reason)


async def retry(session: AsyncSession, post: Post, at: datetime) -> bool:
    """Let a post be taken again at an instant; False when it is not held any more."""
    return await _change(session, post, leased_until=at)


async def _change(session: AsyncSession, post: Post, **values: Any) -> bool:  # noqa: ANN401  (columns)
    changed = await session.execute(
        update(Post)
        .where(Post.id == post.id, Post.state == State.CLAIMED, Post.tries == post.tries)
        .values(values)
        .execution_options(synchronize_session=False)
    )
    assert isinstance(changed, CursorResult)  # noqa: S101  (for the type)
    return changed.rowcount == 1


async def history(session: AsyncSession, schedule_id: int) -> Sequence[str]:
    """Return the ids of the questions that a schedule asked, oldest first."""
    query = (
        select(Card.question_id)
        .join(Post, Post.card_id == Card.id)
        .where(
            Post.schedule_id == schedule_id,
            Post.kind == Kind.QUESTION,
            Post.state == State.SENT,
        )
        .order_by(Post.day)
    )
    return (await session.scalars(query)).all()


async def without_results(session: AsyncSession, schedule_id: int) -> Post | None:
    """Return a schedule's last question that stands in the channel, if its results do not."""
    results = aliased(Post)
    beside = and_(
        results.schedule_id == Post.schedule_id,
        results.day == Post.day,
        results.kind == Kind.RESULTS,
    )
    query = (
        select(Post, results.id)
        .outerjoin(results, beside)
        .where(
            Post.schedule_id == schedule_id,
            Post.kind == Kind.QUESTION,
            Post.state == State.SENT,
        )
        .order_by(Post.day.desc())
        .limit(1)
    )
    found = (await session.execute(query)).one_or_none()
    return found[0] if found is not None and found[1] is None else None


async def reopen(
    session: AsyncSession, schedule_id: int, graces: Mapping[Kind, timedelta], now: datetime
) -> None:
    """Try again what could not go out where it belongs and is not too late by now.

    Args:
        session: the session.
        schedule_id: the schedule.
        graces: how late a post of each kind may be.
        now: the time.
    """
    in_time = or_(
        *(and_(Post.kind == kind, Post.due_at >= now - grace) for kind, grace in graces.items())
    )
    await session.execute(
        update(Post)
        .where(
            Post.schedule_id == schedule_id,
            Post.state == State.FAILED,
            Post.reason == Miss.LOST,
            in_time,
        )
        # Where it did not get in: maybe it belongs elsewhere by now.
        .values(state=State.CLAIMED, reason=None, leased_until=now, channel_id=None)
        .execution_options(synchronize_session=False)
    )


async def let_go(session: AsyncSession, schedule_id: int) -> None:
    """Take the posts of a schedule that is about to be removed: what stands in a channel stays."""
    of_schedule = Post.schedule_id == schedule_id
    await session.execute(delete(Post).where(of_schedule, Post.state != State.SENT))


async def last_day(session: AsyncSession, schedule_id: int) -> date | None:
    """Return the last local date that a schedule has a question for; None for none."""
    return await session.scalar(
        select(func.max(Post.day)).where(
            Post.schedule_id == schedule_id, Post.kind == Kind.QUESTION
        )
    )


async def card_of_results(session: AsyncSession, results: Post) -> int | None:
    """Return the card of the question that results are of, if it stands in the channel."""
    query = select(Post.card_id).where(
        Post.schedule_id == results.schedule_id,
        Post.day == results.day,
        Post.kind == Kind.QUESTION,
        Post.state == State.SENT,
    )
    return await session.scalar(query)


async def latest(session: AsyncSession, schedule_id: int, limit: int) -> Sequence[Post]:
    """Return a schedule's last questions, the newest first."""
    query = (
        select(Post)
        .where(Post.schedule_id == schedule_id, Post.kind == Kind.QUESTION)
        .order_by(Post.day.desc())
        .limit(limit)
    )
    return (await session.scalars(query)).all()


async def answered(session: AsyncSession, card_id: int) -> None:
    """Note that a card has one more answer, which its daily question tells, if it is of one."""
    await _changed(session, Post.card_id == card_id, Post.kind == Kind.QUESTION)


async def graded(session: AsyncSession, attempt: Attempt) -> None:
    """Note that an answer has a grade, or another one, which its daily results tell.

    Results that are still to be posted get a card just before they are written; those that stand
    tell nothing of what was answered later.
    """
    told = or_(Post.sent_at.is_(None), Post.sent_at >= attempt.answered_at)
    await _changed(session, Post.card_id == attempt.card_id, Post.kind == Kind.RESULTS, told)


async def lose_answers(session: AsyncSession, user_id: int) -> None:
    """Note that the answers of someone, which are about to be deleted, go out of all posts."""
    theirs = select(Attempt.card_id).where(Attempt.user_id == user_id)
    await _changed(session, Post.card_id.in_(theirs))


async def _changed(session: AsyncSession, *which: ColumnElement[bool]) -> None:
    """Note that posts have something else to tell."""
    await session.execute(
        update(Post)
        .where(*which)
        .values(changes=Post.changes + 1)
        .execution_options(synchronize_session=False)
    )


async def take_stale(
    session: AsyncSession, now: datetime, until: datetime, since: datetime, limit: int
) -> Sequence[Post]:
    """Hold posts whose messages do not show what has changed.

    Questions are kept up to date for a while, results always: they name people.

    Args:
        session: the session.
        now: the time.
        until: how long they are held.
        since: questions due before are left as they are.
        limit: how many at most.
    """
    stale = (
        select(Post)
        .where(
            Post.state == State.SENT,
            Post.changes != Post.changes_shown,
            or_(Post.kind == Kind.RESULTS, Post.due_at >= since),
            or_(Post.redraw_at.is_(None), Post.redraw_at <= now),
        )
        .order_by(Post.redraw_tries, Post.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    taken = (await session.scalars(stale)).all()
    for post in taken:
        post.redraw_at = until
        post.redraw_tries += 1
    return taken


async def redrawn(session: AsyncSession, post: Post) -> None:
    """Note that a post's message shows what had changed when the post was taken."""
    await _note(session, post, changes_shown=post.changes, redraw_at=None, redraw_tries=0)


async def redraw_later(session: AsyncSession, post: Post, at: datetime) -> None:
    """Let a post's message be changed at an instant."""
    await _note(session, post, redraw_at=at)


async def _note(session: AsyncSession, post: Post, **values: Any) -> None:  # noqa: ANN401  (columns)
    await session.execute(
        update(Post)
        .where(Post.id == post.id)
        .values(values)
        .execution_options(synchronize_session=False)
    )


async def people(session: AsyncSession, card_id: int) -> int:
    """Return how many people answered a card."""
    query = select(func.count(Attempt.user_id.distinct())).where(Attempt.card_id == card_id)
    return await session.scalar(query) or 0
