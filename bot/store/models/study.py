"""Reviews and progress."""

from datetime import date, datetime, time

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.models.base import Base, UtcDateTime


class Effort(Base):
    """What a graded answer counts for; see ``bot.learning.history``.

    Attributes:
        guild_id: the server whose card was answered, also where the answer came as a direct
            message; None for a card in one.
        topic: title of the question's topic.
        day: the local date of the member when they answered; it stays when they move.
        answered_at: the instant.
        score: 0-100.
        revealed: whether the model answer was seen before: then it counts for nothing.
        points: on leaderboards; see ``bot.learning.points``.
    """

    __tablename__ = "efforts"
    __table_args__ = (
        Index("ix_efforts_user_id_question_id", "user_id", "question_id"),
        Index("ix_efforts_user_id_day", "user_id", "day"),
        Index("ix_efforts_guild_id_day_user_id_points", "guild_id", "day", "user_id", "points"),
    )

    attempt_id: Mapped[int] = mapped_column(
        ForeignKey("attempts.id", ondelete="CASCADE"), primary_key=True
    )
    user_id: Mapped[int] = mapped_column(BigInteger)
    guild_id: Mapped[int | None] = mapped_column(BigInteger)
    question_id: Mapped[str]
    topic: Mapped[str]
    day: Mapped[date]
    answered_at: Mapped[datetime] = mapped_column(UtcDateTime)
    score: Mapped[float]
    revealed: Mapped[bool]
    points: Mapped[int] = mapped_column(default=0)


class Review(Base):
    """When a question is due for a member again, and what FSRS knows of it.

    Attributes:
        guild_id: the server whose own notes the question is from; None for notes that all have.
        part_of: the question that this one asks a single key point of; None for a whole question.
        point: that key point, as it stands in the notes.
        stability: see ``bot.learning.memory``; None before the first answer.
        difficulty: as ``stability``.
        reviewed_on: the local date of the last answer.
        due_on: the local date from which on it is due.
    """

    __tablename__ = "reviews"
    __table_args__ = (Index("ix_reviews_user_id_due_on", "user_id", "due_on"),)

    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    question_id: Mapped[str] = mapped_column(primary_key=True)
    guild_id: Mapped[int | None] = mapped_column(BigInteger, index=True)
    part_of: Mapped[str | None]
    point: Mapped[str | None]
    stability: Mapped[float | None]
    difficulty: Mapped[float | None]
    reviewed_on: Mapped[date | None]
    due_on: Mapped[date]


class Reminder(Base):
    """A member's wish to be told every day what is due.

    Attributes:
        local_time: the wall-clock time in the member's zone.
        next_at: when it is due next, for the local date ``next_day``.
        sent_on: the last local date that it was sent for, or had nothing to tell.
        leased_until: until when the process that sends it may take, or when it is tried again.
        tries: how often it was taken to be sent for ``next_day``.
        tried_at: when it was first about to be sent; from then on it may stand in the DM.
        closed_at: since when Discord refuses to bring it; None while it does.
    """

    __tablename__ = "reminders"

    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    local_time: Mapped[time]
    next_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    next_day: Mapped[date]
    sent_on: Mapped[date | None]
    leased_until: Mapped[datetime] = mapped_column(UtcDateTime)
    tries: Mapped[int] = mapped_column(default=0)
    tried_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
