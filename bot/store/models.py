"""The tables."""

from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    UniqueConstraint,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship
from sqlalchemy.types import TypeDecorator

# SQLite counts up only a column declared INTEGER (https://sqlite.org/autoinc.html).
RowId = BigInteger().with_variant(Integer, "sqlite")


class UtcDateTime(TypeDecorator[datetime]):
    """An aware UTC datetime, on databases that drop the zone as well."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse naive datetimes: their zone would have to be guessed."""
        del dialect
        if value is None:
            return None
        if value.tzinfo is None:
            msg = f"expected an aware datetime, got {value!r}"
            raise ValueError(msg)
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give back the zone that SQLite does not keep."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """Base of all tables; constraints have names, so that migrations can change them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Card(Base):
    """A question put to someone: the row behind a question card's buttons.

    Attributes:
        question: the whole question as it was asked, so that an answer can be graded even when
            the notes have changed since.
        topic: what was asked for (``/quiz tcp``), kept for the next question; None for any topic.
        asked_of: the person; ``bot.store.cards.EVERYONE`` for a card put to a whole channel.
        after_id: the card whose "next" button led here; unique for a person, so that a button
            pressed twice asks once.
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
    ``delivered_at`` still empty are graded and delivered later.

    Attributes:
        hints: hints seen before answering; ``revealed``: the model answer was seen before.
        grade: the grade as ``knowledge.grading`` writes it; None until it is graded.
        score: the grade's score (0-100), for queries.
        interaction_token: how to reach an answer given in a form, for as long as Discord lets us;
            emptied once delivered.
        message_id: the member's own message, for an answer given as one.
        leased_until: until when the process that works on it may take; see ``bot.delivery``.
        tries: how often it was taken over from a process that did not deliver it.
        shared: whether the member showed the result to the channel.
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
    delivered_at: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True)
    leased_until: Mapped[datetime] = mapped_column(UtcDateTime)
    tries: Mapped[int] = mapped_column(default=0)
    shared: Mapped[bool] = mapped_column(default=False)


class NoteFile(Base):
    """A notes file of a server, as it came.

    Attributes:
        content: the file's bytes.
        digest: SHA-256 of the content, hexadecimal.
        accepted_at: when an organiser took it in; None while it waits for that.
        upload_id: what it came with: the files of one upload are accepted together.
    """

    __tablename__ = "note_files"

    id: Mapped[int] = mapped_column(RowId, primary_key=True, autoincrement=True)
    guild_id: Mapped[int] = mapped_column(BigInteger, index=True)
    upload_id: Mapped[str] = mapped_column(index=True)
    name: Mapped[str]
    content: Mapped[bytes]
    digest: Mapped[str]
    added_by: Mapped[int] = mapped_column(BigInteger)
    added_at: Mapped[datetime] = mapped_column(UtcDateTime)
    accepted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class NoteVector(Base):
    """The vector of one passage or heading of a server's notes.

    Attributes:
        model: names the encoder's weights; vectors of another model are not used.
        key: hash of the embedded text.
        vector: 32-bit floats, little endian.
    """

    __tablename__ = "note_vectors"

    guild_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    model: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    vector: Mapped[bytes]


class QuestionEdit(Base):
    """A question as a server bettered it; attempts keep the version they were made on."""

    __tablename__ = "question_edits"

    guild_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    question_id: Mapped[str] = mapped_column(primary_key=True)
    prompt: Mapped[str]
    reference: Mapped[str]
    key_points: Mapped[list[str]] = mapped_column(JSON)
    edited_by: Mapped[int] = mapped_column(BigInteger)
    edited_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Schedule(Base):
    """When and where a server's daily question is posted.

    Attributes:
        set_by: who set it, and is told when it is paused.
        local_time: the wall-clock time in ``time_zone``, an IANA name.
        weekdays: Monday is 0.
        topics: as they were typed; none for any.
        role_id: the role to ping; None for none.
        thread: whether each post has a thread for talk.
        results_time: the wall-clock time of a post's results; None for with the next post.
        next_at: when it is due next, at ``local_time`` of the local date ``next_day``.
        paused_at: since when it posts nothing; None while it does.
        paused_reason: a value of ``bot.store.schedules.Pause``.
        told_at: when the organiser was told that it was paused by a failure.
    """

    __tablename__ = "schedules"
    __table_args__ = (UniqueConstraint("guild_id", "channel_id", "local_time"),)

    id: Mapped[int] = mapped_column(RowId, primary_key=True, autoincrement=True)
    guild_id: Mapped[int] = mapped_column(BigInteger, index=True)
    channel_id: Mapped[int] = mapped_column(BigInteger)
    set_by: Mapped[int] = mapped_column(BigInteger)
    set_at: Mapped[datetime] = mapped_column(UtcDateTime)
    local_time: Mapped[time]
    time_zone: Mapped[str]
    weekdays: Mapped[list[int]] = mapped_column(JSON)
    topics: Mapped[list[str]] = mapped_column(JSON)
    role_id: Mapped[int | None] = mapped_column(BigInteger)
    thread: Mapped[bool] = mapped_column(default=False)
    results_time: Mapped[time | None]
    next_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    next_day: Mapped[date]
    paused_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    paused_reason: Mapped[str | None]
    told_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Post(Base):
    """What a schedule posts once: the question of a local date, or its results.

    The row is there before anything is sent, and is unique: whoever claims it first posts it. See
    ``bot.daily.scheduler``.

    Attributes:
        kind: a value of ``bot.store.posts.Kind``.
        day: the local date that it is for.
        due_at: the instant from which it may be sent.
        state: a value of ``bot.store.posts.State``.
        reason: why it was skipped or failed; a value of ``bot.store.posts.Miss``.
        card_id: the question card, chosen before it is sent; that of the question for results.
        leased_until: until when the process that sends it may take, or when it is tried again.
        tries: how often it was taken to be sent; names who holds it.
        tried_at: when it was first about to be sent; from then on it may stand in the channel.
        answers: how many answers came; ``answers_shown``: those that the post has counted.
    """

    __tablename__ = "posts"
    __table_args__ = (
        UniqueConstraint("schedule_id", "day", "kind"),
        Index("ix_posts_state_due_at", "state", "due_at"),
    )

    id: Mapped[int] = mapped_column(RowId, primary_key=True, autoincrement=True)
    schedule_id: Mapped[int] = mapped_column(ForeignKey("schedules.id", ondelete="CASCADE"))
    kind: Mapped[str]
    day: Mapped[date]
    due_at: Mapped[datetime] = mapped_column(UtcDateTime)
    state: Mapped[str]
    reason: Mapped[str | None]
    card_id: Mapped[int | None] = mapped_column(ForeignKey("cards.id"), index=True)
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    leased_until: Mapped[datetime] = mapped_column(UtcDateTime)
    tries: Mapped[int] = mapped_column(default=0)
    tried_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    answers: Mapped[int] = mapped_column(default=0)
    answers_shown: Mapped[int] = mapped_column(default=0)

    schedule: Mapped[Schedule] = relationship(lazy="raise", passive_deletes=True)


class Server(Base):
    """What the organisers of a server chose.

    Attributes:
        language: of what everyone there sees; None for the host's ``PUBLIC_LANGUAGE``.
        public_answers: whether results of answers from the form are shown to all.
        appeals_channel_id: where appeals against grades go; None for nowhere.
        managing_role_id: the role that may manage besides Manage Server; None for no role.
        left_at: when the coach left the server; None while it is there.
    """

    __tablename__ = "servers"

    guild_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    language: Mapped[str | None]
    public_answers: Mapped[bool] = mapped_column(default=False)
    appeals_channel_id: Mapped[int | None] = mapped_column(BigInteger)
    managing_role_id: Mapped[int | None] = mapped_column(BigInteger)
    left_at: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True)


class Member(Base):
    """A person: what their Discord client told, and what they chose themselves.

    Attributes:
        language: as their Discord client last told it.
        chosen_language: goes before it; None for none chosen.
        time_zone: an IANA name; None for none chosen.
        shows_best: whether their best answers may be shown to others.
        on_leaderboards: whether they appear on leaderboards.
    """

    __tablename__ = "members"

    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    language: Mapped[str]
    chosen_language: Mapped[str | None]
    time_zone: Mapped[str | None]
    shows_best: Mapped[bool] = mapped_column(default=False)
    on_leaderboards: Mapped[bool] = mapped_column(default=True)


class Fact(Base):
    """A single remembered value, such as the hash of the commands that Discord knows."""

    __tablename__ = "facts"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
