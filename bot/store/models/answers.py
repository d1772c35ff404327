"""Questions put to people, and their answers."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.models.base import Base, RowId, UtcDateTime


class Card(Base):
    """A question put to someone: the row behind a question card's buttons.

    Attributes:
        question: the whole question as it was asked, so that an answer can be graded even when
            the notes have changed since.
        topic: what was asked for (``/quiz tcp``), kept for the next question; None for any topic.
        asked_of: the person; ``bot.store.cards.EVERYONE`` for a card put to a whole channel,
            ``NO_LONGER_HERE`` for that of someone who deleted theirs.
        after_id: the card whose "next" button led here; unique for a person, so that a button
            pressed twice asks once.
        reviewing: whether it asks what was due for a review; what follows it does, too.
        claimed_at: when a press of a button set out to post the card.
        message_id: None until the card stands in the channel.
    """

    __tablename__ = "cards"
    __table_args__ = (UniqueConstraint("after_id", "asked_of"),)

    id: Mapped[int] = mapped_column(RowId, primary_key=True, autoincrement=True)
    question_id: Mapped[str] = mapped_column(index=True)
    question: Mapped[dict[str, Any]] = mapped_column(JSON)
    topic: Mapped[str | None]
    asked_of: Mapped[int] = mapped_column(BigInteger, index=True)
    guild_id: Mapped[int | None] = mapped_column(BigInteger, index=True)
    channel_id: Mapped[int] = mapped_column(BigInteger, index=True)
    message_id: Mapped[int | None] = mapped_column(BigInteger, index=True)
    after_id: Mapped[int | None] = mapped_column(ForeignKey("cards.id"))
    reviewing: Mapped[bool] = mapped_column(default=False)
    claimed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Peek(Base):
    """What someone looked at before answering a card."""

    __tablename__ = "peeks"

    card_id: Mapped[int] = mapped_column(ForeignKey("cards.id"), primary_key=True)
    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    hints: Mapped[int] = mapped_column(default=0)
    revealed: Mapped[bool] = mapped_column(default=False)


class Attempt(Base):
    """One answer.

    It is saved before it is graded, so that a stop in between loses nothing: rows with
    neither ``delivered_at`` nor ``given_up_at`` are graded and delivered later.

    Attributes:
        hints: hints seen before answering; ``revealed``: the model answer was seen before.
        grade: the grade as ``knowledge.grading`` writes it; None until it is graded.
        score: the grade's score (0-100), for queries.
        interaction_token: how to reach an answer given in a form, for as long as Discord lets us;
            emptied once it is of no use.
        message_id: the member's own message, where the result replies to it.
        source_id: the message that it was given as, wherever the result goes; unique, as two
            processes may see it. None for an answer given in a form.
        leased_until: until when the process that works on it may take, or when it is tried again;
            see ``bot.answering.delivery``.
        tries: how often grading or delivering it failed.
        given_up_at: when it was tried for the last time, in vain.
        shared: whether the member showed the result to the channel.
        shown_in: the channel where the result stands for others to see, and ``shown_as``: its
            message there; None where the member alone sees it.
    """

    __tablename__ = "attempts"

    id: Mapped[int] = mapped_column(RowId, primary_key=True, autoincrement=True)
    card_id: Mapped[int] = mapped_column(ForeignKey("cards.id"), index=True)
    question_id: Mapped[str] = mapped_column(index=True)
    user_id: Mapped[int] = mapped_column(BigInteger, index=True)
    guild_id: Mapped[int | None] = mapped_column(BigInteger)
    channel_id: Mapped[int] = mapped_column(BigInteger)
    answer: Mapped[str]
    answered_at: Mapped[datetime] = mapped_column(UtcDateTime)
    hints: Mapped[int] = mapped_column(default=0)
    revealed: Mapped[bool] = mapped_column(default=False)
    language: Mapped[str]
    grade: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    score: Mapped[float | None]
    interaction_token: Mapped[str | None]
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    source_id: Mapped[int | None] = mapped_column(BigInteger, index=True, unique=True)
    delivered_at: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True)
    leased_until: Mapped[datetime] = mapped_column(UtcDateTime)
    tries: Mapped[int] = mapped_column(default=0)
    given_up_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    shared: Mapped[bool] = mapped_column(default=False)
    shown_in: Mapped[int | None] = mapped_column(BigInteger)
    shown_as: Mapped[int | None] = mapped_column(BigInteger)
