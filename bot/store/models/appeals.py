"""Appeals against grades, and what became of them."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.store.models.answers import Attempt
from bot.store.models.base import Base, RowId, UtcDateTime


class Appeal(Base):
    """A member's appeal against the grade of an answer, one an answer.

    It is saved before anything is posted, and what is left to be done with it is found by a sweep:
    the card in the appeals channel while ``message_id`` is empty, the news to the member while it
    is decided and ``told_at`` is empty. See ``bot.appeals.service``.

    Attributes:
        guild_id: the server of the question, whose organisers decide.
        question_id: of the question; accepted words count for it in this server.
        reason: why, in the member's words.
        grade: the grade that is appealed against, kept as the grader gave it.
        corrected: the same as the reviewers have set it right so far; None while they have not.
        channel_id: where its card stands, or could not be put up last.
        leased_until: until when the process that works on it may take, or when it is tried again.
        obstacle: why the card could not be put up; a value of ``bot.store.appeals.Obstacle``.
        warned_at: when someone was told of the obstacle.
        told_at: when the member was told the decision, or could not be told in any way.
    """

    __tablename__ = "appeals"

    id: Mapped[int] = mapped_column(RowId, primary_key=True, autoincrement=True)
    attempt_id: Mapped[int] = mapped_column(
        ForeignKey("attempts.id", ondelete="CASCADE"), unique=True
    )
    user_id: Mapped[int] = mapped_column(BigInteger, index=True)
    guild_id: Mapped[int] = mapped_column(BigInteger, index=True)
    question_id: Mapped[str]
    reason: Mapped[str]
    language: Mapped[str]
    filed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    grade: Mapped[dict[str, Any]] = mapped_column(JSON)
    corrected: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    channel_id: Mapped[int | None] = mapped_column(BigInteger)
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    leased_until: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    obstacle: Mapped[str | None]
    warned_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    told_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    attempt: Mapped[Attempt] = relationship(lazy="raise")
    decision: Mapped["Decision | None"] = relationship(lazy="raise", viewonly=True)


class Decision(Base):
    """What a reviewer decided on an appeal; its key sees to it that there is one.

    Attributes:
        accepted: whether the corrected grade counts.
        word: what the reviewer says to the member.
    """

    __tablename__ = "decisions"

    appeal_id: Mapped[int] = mapped_column(
        ForeignKey("appeals.id", ondelete="CASCADE"), primary_key=True
    )
    accepted: Mapped[bool]
    word: Mapped[str]
    decided_by: Mapped[int] = mapped_column(BigInteger, index=True)
    decided_at: Mapped[datetime] = mapped_column(UtcDateTime)
