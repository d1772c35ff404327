"""What is kept of one person, in all tables: read for them, and deleted.

A column with someone's id is in ``OWN`` or in ``SIGNED``; a test over the tables' metadata fails
where one is in neither.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    LargeBinary,
    and_,
    delete,
    exists,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from bot.store import posts
from bot.store.cards import NO_LONGER_HERE
from bot.store.models import (
    Appeal,
    Attempt,
    Base,
    Card,
    Decision,
    Effort,
    Member,
    MockAnswer,
    MockInterview,
    MockRound,
    MockSeat,
    NoteFile,
    Peek,
    QuestionEdit,
    Reminder,
    Review,
    Schedule,
    UnclearMessage,
)

Column = InstrumentedAttribute[int]

OWN: tuple[Column, ...] = (
    Member.user_id,
    Attempt.user_id,
    Appeal.user_id,
    Peek.user_id,
    UnclearMessage.user_id,
    Card.asked_of,
    Effort.user_id,
    Review.user_id,
    Reminder.user_id,
    MockSeat.user_id,
)
"""Columns that say whose a row is."""

SIGNED: tuple[Column, ...] = (
    NoteFile.added_by,
    QuestionEdit.edited_by,
    Schedule.set_by,
    Decision.decided_by,
)
"""Columns that say who made something that is a server's."""

NOBODY = 0
"""Stands where the id of whoever made something was."""


def _behind(user_id: int) -> tuple[tuple[type[Base], ColumnElement[bool]], ...]:
    """Return the tables with rows about what is a person's own, but without their id."""
    interviews = select(MockSeat.interview_id).where(MockSeat.user_id == user_id)
    attempts = select(Attempt.id).where(Attempt.user_id == user_id)
    appeals = select(Appeal.id).where(Appeal.user_id == user_id)
    return (
        (MockInterview, MockInterview.id.in_(interviews)),
        (MockRound, MockRound.interview_id.in_(interviews)),
        (MockAnswer, MockAnswer.attempt_id.in_(attempts)),
        (Decision, and_(Decision.appeal_id.in_(appeals), Decision.decided_by != user_id)),
    )


# The way to an answer's interaction, which Discord forgets within minutes, opens a door.
_LEFT_OUT = frozenset({"interaction_token"})


async def export(session: AsyncSession, user_id: int) -> dict[str, list[dict[str, Any]]]:
    """Return all rows with a person's id and what belongs to these, by table, as plain JSON.

    Left out are the files that they added to servers' notes (``/notes export`` gives those back)
    but for their names, tokens, and who decided their appeals.
    """
    signed = ((column.class_, column == user_id) for column in (*OWN, *SIGNED))
    found: dict[str, list[dict[str, Any]]] = {}
    for table, theirs in (*signed, *_behind(user_id)):
        query = select(table).where(theirs).order_by(*table.__mapper__.primary_key)
        rows = found.setdefault(table.__tablename__, [])
        rows.extend(_plain(row) for row in await session.scalars(query))
    for decision in found[Decision.__tablename__]:
        if decision["decided_by"] != str(user_id):
            del decision["decided_by"]
    return found


def _plain(row: Any) -> dict[str, Any]:  # noqa: ANN401  (a row of any table)
    return {
        column.key: _json(column.type, getattr(row, column.key))
        for column in row.__table__.columns
        if not isinstance(column.type, LargeBinary) and column.key not in _LEFT_OUT
    }


def _json(kind: object, value: Any) -> Any:  # noqa: ANN401  (JSON)
    if hasattr(value, "isoformat"):
        return value.isoformat()
    # As Discord writes ids: more than 53 bits are not safe in JSON's numbers.
    return str(value) if isinstance(kind, BigInteger) and value is not None else value


async def remove(session: AsyncSession, user_id: int) -> None:
    """Delete all that is kept of a person.

    What others rely on stays without them: a question that stands in a channel can still be
    answered, and a server keeps its notes.
    """
    mine = select(Card.id).where(Card.asked_of == user_id)
    # An answer that is just coming in waits, and finds what is left.
    await session.execute(mine.with_for_update())
    await posts.lose_answers(session, user_id)
    # Their appeals go with the answers, and so does what was accepted of these for later ones.
    for table in (Effort, Attempt, Peek, Review, Reminder, UnclearMessage, Member):
        await session.execute(delete(table).where(table.user_id == user_id))
    await _leave_interviews(session, user_id)
    await session.execute(
        update(Card)
        .where(or_(Card.after_id.in_(mine), Card.asked_of == user_id))
        .values(after_id=None)
        .execution_options(synchronize_session=False)
    )
    others = or_(
        exists().where(MockRound.card_id == Card.id),
        Card.guild_id.is_not(None),
        exists().where(Attempt.card_id == Card.id),
        exists().where(Peek.card_id == Card.id),
    )
    await session.execute(
        update(Card)
        .where(Card.asked_of == user_id, others)
        .values(asked_of=NO_LONGER_HERE, topic=None)
        .execution_options(synchronize_session=False)
    )
    await session.execute(delete(Card).where(Card.asked_of == user_id))
    for column in SIGNED:
        await session.execute(
            update(column.class_).where(column == user_id).values({column.key: NOBODY})
        )


async def _leave_interviews(session: AsyncSession, user_id: int) -> None:
    """Take a person out of mock interviews; those in which nobody else takes part go whole."""
    await session.execute(delete(MockSeat).where(MockSeat.user_id == user_id))
    empty = ~exists().where(MockSeat.interview_id == MockInterview.id)
    await session.execute(
        delete(MockInterview).where(empty).execution_options(synchronize_session=False)
    )
