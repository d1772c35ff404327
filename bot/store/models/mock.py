"""Mock interviews."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.models.base import Base, RowId, UtcDateTime

ENDED = "ended"
"""The phase of an interview that is over; see ``bot.mock.interview.Phase``."""


class MockInterview(Base):
    """A mock interview, as ``bot.mock.interview`` left it.

    Attributes:
        channel_id: where it takes place; where it was started until its thread is open.
        parent_id: the channel that its thread is in; None where it takes place in place.
        questions: the questions in their order, whole, so that the notes may change meanwhile.
        limit_s: seconds that each question may take.
        phase: a value of ``bot.mock.interview.Phase``.
        ending: a value of ``bot.mock.interview.End``; None before the end.
        due_at: when the question that is open is out of time; None while no clock runs.
    """

    __tablename__ = "mock_interviews"
    __table_args__ = (Index("ix_mock_interviews_phase_due_at", "phase", "due_at"),)

    id: Mapped[int] = mapped_column(RowId, primary_key=True, autoincrement=True)
    guild_id: Mapped[int | None] = mapped_column(BigInteger, index=True)
    channel_id: Mapped[int] = mapped_column(BigInteger, index=True)
    parent_id: Mapped[int | None] = mapped_column(BigInteger, index=True)
    language: Mapped[str]
    questions: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    limit_s: Mapped[int]
    phase: Mapped[str]
    ending: Mapped[str | None]
    due_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class MockSeat(Base):
    """Someone who takes part in a mock interview; the first seat is its host's.

    Attributes:
        running: True while it runs and they have not left, then None; unique for a person, so
            that nobody is in two at once.
        left_after: how many rounds were over when they left; None for who stayed.
        reviewed_at: when they put what they missed into their reviews.
    """

    __tablename__ = "mock_seats"
    __table_args__ = (
        UniqueConstraint("user_id", "running"),
        UniqueConstraint("interview_id", "user_id"),
    )

    id: Mapped[int] = mapped_column(RowId, primary_key=True, autoincrement=True)
    interview_id: Mapped[int] = mapped_column(
        ForeignKey("mock_interviews.id", ondelete="CASCADE"), index=True
    )
    user_id: Mapped[int] = mapped_column(BigInteger)
    running: Mapped[bool | None] = mapped_column(default=True)
    left_after: Mapped[int | None]
    reviewed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class MockRound(Base):
    """A question of a mock interview, or a follow-up to one, put to its members.

    Attributes:
        number: its place among the rounds, from 0.
        question: the question, an index into the interview's.
        point: the key point that a follow-up is about, an index; None for the question itself.
        prompt: the follow-up as it is asked; empty for the question itself.
        limit_s: seconds that it may take.
        card_id: the card that answers are saved under.
        spent_s: seconds that its clock ran before it last stood still.
        running_since: since when its clock runs; None while it stands still.
        closed: whether it is over.
    """

    __tablename__ = "mock_rounds"
    __table_args__ = (UniqueConstraint("interview_id", "number"),)

    id: Mapped[int] = mapped_column(RowId, primary_key=True, autoincrement=True)
    interview_id: Mapped[int] = mapped_column(
        ForeignKey("mock_interviews.id", ondelete="CASCADE"), index=True
    )
    number: Mapped[int]
    question: Mapped[int]
    point: Mapped[int | None]
    prompt: Mapped[str]
    limit_s: Mapped[float]
    card_id: Mapped[int] = mapped_column(ForeignKey("cards.id"), index=True)
    spent_s: Mapped[float] = mapped_column(default=0.0)
    running_since: Mapped[datetime | None] = mapped_column(UtcDateTime)
    closed: Mapped[bool] = mapped_column(default=False)


class MockAnswer(Base):
    """That an answer was given in a round, and how many seconds it took."""

    __tablename__ = "mock_answers"

    attempt_id: Mapped[int] = mapped_column(
        ForeignKey("attempts.id", ondelete="CASCADE"), primary_key=True
    )
    round_id: Mapped[int] = mapped_column(
        ForeignKey("mock_rounds.id", ondelete="CASCADE"), index=True
    )
    seconds: Mapped[float]


class MockPost(Base):
    """Something that the interviewer says once.

    It is written down with the step that it comes of, and sent afterwards, in order: see
    ``bot.mock.poster``.

    Attributes:
        kind: a value of ``bot.mock.interview.Say``.
        round_id: the round that it is about; None for the whole interview.
        seat_id: whom it is sent to by direct message; None for where the interview takes place.
        state: a value of ``bot.store.interviews.State``.
        channel_id: where it was sent; ``message_id``: as what.
        leased_until: until when the process that sends it may take, or when it is tried again.
        tries: how often it was taken to be sent; names who holds it.
        tried_at: when it was first about to be sent; from then on it may stand in the channel.
    """

    __tablename__ = "mock_posts"
    __table_args__ = (Index("ix_mock_posts_state_leased_until", "state", "leased_until"),)

    id: Mapped[int] = mapped_column(RowId, primary_key=True, autoincrement=True)
    interview_id: Mapped[int] = mapped_column(
        ForeignKey("mock_interviews.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[str]
    round_id: Mapped[int | None] = mapped_column(ForeignKey("mock_rounds.id", ondelete="CASCADE"))
    seat_id: Mapped[int | None] = mapped_column(ForeignKey("mock_seats.id", ondelete="CASCADE"))
    state: Mapped[str]
    channel_id: Mapped[int | None] = mapped_column(BigInteger)
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    leased_until: Mapped[datetime] = mapped_column(UtcDateTime)
    tries: Mapped[int] = mapped_column(default=0)
    tried_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
