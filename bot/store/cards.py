"""Queries on question cards."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, or_, select, union, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.models import Attempt, Card, MockRound, Peek
from bot.store.snapshot import snapshot
from knowledge.question import Question

CLAIM = timedelta(minutes=1)
"""How long posting a card may take before another press may try it."""

EVERYONE = 0
"""Whom a card is put to that is for a whole channel: nobody on Discord has this id."""

NO_LONGER_HERE = -1
"""Whom a card was put to who deleted what was kept of them: nobody has this id either."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a card stands: a channel, in a server or (``guild_id`` None) a direct message."""

    channel_id: int
    guild_id: int | None


async def add(  # noqa: PLR0913  (a row's columns)
    session: AsyncSession,
    question: Question,
    *,
    topic: str | None,
    asked_of: int,
    place: Place,
    asked_at: datetime,
    after_id: int | None = None,
    reviewing: bool = False,
) -> Card:
    """Write down that a question is about to be asked; return the row with its id.

    Raises:
        sqlalchemy.exc.IntegrityError: the card ``after_id`` already led this person on.
    """
    card = Card(
        question_id=question.id,
        question=snapshot(question),
        topic=topic,
        asked_of=asked_of,
        guild_id=place.guild_id,
        channel_id=place.channel_id,
        after_id=after_id,
        reviewing=reviewing,
        asked_at=asked_at,
    )
    session.add(card)
    await session.flush()
    return card


async def posted(session: AsyncSession, card_id: int, message_id: int) -> None:
    """Note which message carries the card."""
    await session.execute(update(Card).where(Card.id == card_id).values(message_id=message_id))


async def claim(session: AsyncSession, card_id: int, now: datetime) -> bool:
    """Set out to post a card; False when it stands already, or someone else is about to post it."""
    result = await session.execute(
        update(Card)
        .where(
            Card.id == card_id,
            Card.message_id.is_(None),
            or_(Card.claimed_at.is_(None), Card.claimed_at < now - CLAIM),
        )
        .values(claimed_at=now)
        .returning(Card.id)
    )
    return result.scalar() is not None


async def release(session: AsyncSession, card_id: int) -> None:
    """Give up posting a card, so that it can be tried again."""
    await session.execute(update(Card).where(Card.id == card_id).values(claimed_at=None))


async def get(session: AsyncSession, card_id: int) -> Card | None:
    """Return a card by its id."""
    return await session.get(Card, card_id)


async def following(session: AsyncSession, card_id: int, user_id: int) -> Card | None:
    """Return the card that ``card_id`` already led this person to."""
    query = select(Card).where(Card.after_id == card_id, Card.asked_of == user_id)
    return await session.scalar(query)


async def by_message(session: AsyncSession, message_id: int) -> Card | None:
    """Return the card that a message carries."""
    query = select(Card).where(Card.message_id == message_id).order_by(Card.id.desc()).limit(1)
    return await session.scalar(query)


async def open_for(
    session: AsyncSession, user_id: int, channel_id: int | None = None
) -> Card | None:
    """Return the card that ``last_for`` does, if this person neither answered nor revealed it."""
    card = await last_for(session, user_id, channel_id)
    if card is None:
        return None
    answered = await session.scalar(
        select(Attempt.id).where(Attempt.card_id == card.id, Attempt.user_id == user_id).limit(1)
    )
    peek = await session.get(Peek, (card.id, user_id))
    return None if answered or (peek and peek.revealed) else card


async def last_for(
    session: AsyncSession, user_id: int, channel_id: int | None = None
) -> Card | None:
    """Return the card put to this person last, in a channel or (None) anywhere.

    What a mock interview asks is left out: it is talked about there alone, and gives no hints.
    """
    query = select(Card).where(
        Card.asked_of == user_id,
        Card.message_id.is_not(None),
        Card.id.not_in(select(MockRound.card_id)),
    )
    if channel_id is not None:
        query = query.where(Card.channel_id == channel_id)
    return await session.scalar(query.order_by(Card.id.desc()).limit(1))


async def last_dealt_with(
    session: AsyncSession, user_id: int, channel_id: int | None = None
) -> Card | None:
    """Return the card that ``last_for`` does, or one that this person answered since.

    That may be a card that was put to somebody else.
    """
    answered = select(Attempt.answered_at, Attempt.card_id).where(
        Attempt.user_id == user_id, Attempt.card_id.not_in(select(MockRound.card_id))
    )
    if channel_id is not None:
        answered = answered.where(Attempt.channel_id == channel_id)
    put = await last_for(session, user_id, channel_id)
    last = (await session.execute(answered.order_by(Attempt.id.desc()).limit(1))).first()
    if last is None or (put is not None and put.asked_at > last.answered_at):
        return put
    return await get(session, last.card_id)


async def last_asked(session: AsyncSession, user_id: int) -> str | None:
    """Return the id of the question that this person was asked last."""
    query = select(Card.question_id).where(Card.asked_of == user_id, Card.message_id.is_not(None))
    return await session.scalar(query.order_by(Card.id.desc()).limit(1))


async def reviewed_since(session: AsyncSession, user_id: int, since: datetime) -> set[str]:
    """Return the ids of the questions that this person was asked for review since an instant."""
    query = select(Card.question_id).where(
        Card.asked_of == user_id, Card.reviewing, Card.asked_at >= since
    )
    return set(await session.scalars(query))


async def asked_questions(session: AsyncSession, user_id: int) -> set[str]:
    """Return the ids of all questions that this person was ever asked, or answered."""
    asked = select(Card.question_id).where(Card.asked_of == user_id, Card.message_id.is_not(None))
    answered = select(Attempt.question_id).where(Attempt.user_id == user_id)
    return set(await session.scalars(union(asked, answered)))


async def latest_scores(session: AsyncSession, user_id: int) -> dict[str, float]:
    """Return this person's last graded score (0-100) by question id."""
    newest = (
        select(func.max(Attempt.id))
        .where(Attempt.user_id == user_id, Attempt.score.is_not(None))
        .group_by(Attempt.question_id)
    )
    rows = await session.execute(
        select(Attempt.question_id, Attempt.score).where(Attempt.id.in_(newest))
    )
    return {question_id: score for question_id, score in rows if score is not None}
