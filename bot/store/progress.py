"""Queries on progress: added up in the database, for one member or a whole server.

Answers given after looking at the model answer count for nothing anywhere.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from bot.learning.streaks import StudyDay
from bot.store.models import Effort, Member


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose answers are looked at; everyone's in a server are those on its leaderboards.

    Attributes:
        user_id: a member; None for everyone in the server.
        guild_id: the server to whose cards, or in direct messages, the answers were; None for all
            answers of the member.
    """

    user_id: int | None
    guild_id: int | None


@dataclass(frozen=True, slots=True)
class Totals:
    """What answers come to.

    Attributes:
        answers: how many.
        questions: how many different questions.
        people: how many answered.
        mean: of the scores (0-100), 0 where there are none.
        points: on leaderboards.
    """

    answers: int
    questions: int
    people: int
    mean: float
    points: int


@dataclass(frozen=True, slots=True)
class Mark:
    """The answers of one local date, or on one topic, or both.

    Attributes:
        name: the topic; empty for any.
        day: the local date; ``date.min`` for any.
        answers: how many.
        total: of their scores.
    """

    name: str
    day: date
    answers: int
    total: float


async def totals(session: AsyncSession, scope: Scope) -> Totals:
    """Add up all answers."""
    query = select(
        func.count(),
        func.count(Effort.question_id.distinct()),
        func.count(Effort.user_id.distinct()),
        func.coalesce(func.avg(Effort.score), 0.0),
        func.coalesce(func.sum(Effort.points), 0),
    ).where(*_within(scope))
    answers, questions, people, mean, points = (await session.execute(query)).one()
    return Totals(answers, questions, people, float(mean), points)


async def topics(session: AsyncSession, scope: Scope, limit: int) -> list[Mark]:
    """Add up the topics that were answered most, those first."""
    query = select(Effort.topic, func.count(), func.sum(Effort.score)).where(*_within(scope))
    query = query.group_by(Effort.topic).order_by(func.count().desc(), Effort.topic).limit(limit)
    rows = await session.execute(query)
    return [Mark(name, date.min, answers, total) for name, answers, total in rows]


async def days(session: AsyncSession, scope: Scope, since: date) -> list[Mark]:
    """Add up each local date from one on, rising."""
    query = select(Effort.day, func.count(), func.sum(Effort.score)).where(*_within(scope))
    query = query.where(Effort.day >= since).group_by(Effort.day).order_by(Effort.day)
    return [Mark("", day, answers, total) for day, answers, total in await session.execute(query)]


async def topic_days(
    session: AsyncSession, scope: Scope, names: Collection[str], since: date
) -> list[Mark]:
    """Add up each local date of some topics from one on."""
    query = select(Effort.topic, Effort.day, func.count(), func.sum(Effort.score)).where(
        *_within(scope)
    )
    query = query.where(Effort.day >= since, Effort.topic.in_(names))
    rows = await session.execute(query.group_by(Effort.topic, Effort.day))
    return [Mark(name, day, answers, total) for name, day, answers, total in rows]


async def members_means(session: AsyncSession, scope: Scope) -> Sequence[float]:
    """Return the mean score of each member."""
    query = select(func.avg(Effort.score)).where(*_within(scope)).group_by(Effort.user_id)
    return [float(mean) for mean in await session.scalars(query)]


async def study_days(session: AsyncSession, user_ids: Collection[int]) -> dict[int, list[StudyDay]]:
    """Return the local dates on which members answered, rising, wherever that was."""
    query = (
        select(
            Effort.user_id,
            Effort.day,
            func.min(Effort.answered_at),
            func.max(Effort.answered_at),
        )
        .where(Effort.user_id.in_(user_ids), Effort.revealed.is_(False))
        .group_by(Effort.user_id, Effort.day)
        .order_by(Effort.user_id, Effort.day)
    )
    found: dict[int, list[StudyDay]] = {user_id: [] for user_id in user_ids}
    for user_id, day, first, last in await session.execute(query):
        found[user_id].append(StudyDay(day, first, last))
    return found


async def standings(
    session: AsyncSession, guild_id: int, since: date | None
) -> Sequence[tuple[int, int]]:
    """Return a server's members with their points since a local date, the most first.

    Who chose not to be on leaderboards, or has no points, is left out.
    """
    total = func.sum(Effort.points)
    query = (
        select(Effort.user_id, total)
        .where(*_within(Scope(None, guild_id)))
        .where(Effort.day >= since if since is not None else true())
        .group_by(Effort.user_id)
        .having(total > 0)
        .order_by(total.desc(), Effort.user_id)
    )
    return [(user_id, points) for user_id, points in await session.execute(query)]


def _within(scope: Scope) -> Iterator[ColumnElement[bool]]:
    """Yield what answers of a scope have in common."""
    yield Effort.revealed.is_(False)
    if scope.user_id is not None:
        yield Effort.user_id == scope.user_id
    if scope.guild_id is not None:
        yield _of_server(scope)
    if scope.user_id is None:
        hidden = select(Member.user_id).where(Member.on_leaderboards.is_(False))
        yield Effort.user_id.not_in(hidden)


def _of_server(scope: Scope) -> ColumnElement[bool]:
    """Tell an answer to a card in a server, or in a direct message by someone who answers there."""
    here = Effort.guild_id == scope.guild_id
    if scope.user_id is not None:
        return or_(here, Effort.guild_id.is_(None))
    people = select(Effort.user_id).where(Effort.guild_id == scope.guild_id).distinct()
    return or_(here, and_(Effort.guild_id.is_(None), Effort.user_id.in_(people)))
