"""The daily question."""

from datetime import date, datetime, time

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.models.base import Base, RowId, UtcDateTime


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
        notice: what the organiser is still to be told of, a value of ``bot.store.schedules.Pause``
            or ``bot.store.posts.Miss``; None for nothing.
        tell_at: when that is tried next, also where the process that tries it is lost.
        tell_tries: how often it was tried.
    """

    __tablename__ = "schedules"
    __table_args__ = (UniqueConstraint("guild_id", "channel_id", "local_time"),)

    id: Mapped[int] = mapped_column(RowId, primary_key=True, autoincrement=True)
    guild_id: Mapped[int] = mapped_column(BigInteger, index=True)
    channel_id: Mapped[int] = mapped_column(BigInteger)
    set_by: Mapped[int] = mapped_column(BigInteger)
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
    notice: Mapped[str | None]
    tell_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    tell_tries: Mapped[int] = mapped_column(default=0)


class Post(Base):
    """What a schedule posts once: the question of a local date, or its results.

    The row is there before anything is sent, and is unique: whoever claims it first posts it. See
    ``bot.daily.scheduler``.

    What stands in a channel outlives its schedule: it is kept up to date.

    Attributes:
        schedule_id: None once the schedule was removed.
        kind: a value of ``bot.store.posts.Kind``.
        day: the local date that it is for.
        due_at: the instant from which it may be sent.
        state: a value of ``bot.store.posts.State``.
        reason: why it was skipped or failed; a value of ``bot.store.posts.Miss``.
        card_id: the question card, chosen before it is sent; that of the question for results.
        leased_until: until when the process that sends it may take, or when it is tried again.
        tries: how often it was taken to be sent; names who holds it.
        tried_at: when it was first about to be sent; from then on it may stand in the channel.
        channel_id: the channel that it was tried in.
        sent_at: when it stood in the channel; results sum up what was answered until then.
        changes: how often what it tells has changed; ``changes_shown``: what of that its message
            shows.
        redraw_at: when changing the message is tried next, also where the process that tries it is
            lost; None for as soon as there is something to change.
        redraw_tries: how often it was tried since it last worked.
    """

    __tablename__ = "posts"
    __table_args__ = (
        UniqueConstraint("schedule_id", "day", "kind"),
        Index("ix_posts_state_due_at", "state", "due_at"),
    )

    id: Mapped[int] = mapped_column(RowId, primary_key=True, autoincrement=True)
    schedule_id: Mapped[int | None] = mapped_column(ForeignKey("schedules.id", ondelete="SET NULL"))
    guild_id: Mapped[int] = mapped_column(BigInteger, index=True)
    kind: Mapped[str]
    day: Mapped[date]
    due_at: Mapped[datetime] = mapped_column(UtcDateTime)
    state: Mapped[str]
    reason: Mapped[str | None]
    card_id: Mapped[int | None] = mapped_column(ForeignKey("cards.id"), index=True)
    channel_id: Mapped[int | None] = mapped_column(BigInteger)
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    leased_until: Mapped[datetime] = mapped_column(UtcDateTime)
    tries: Mapped[int] = mapped_column(default=0)
    tried_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    changes: Mapped[int] = mapped_column(default=0)
    changes_shown: Mapped[int] = mapped_column(default=0)
    redraw_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    redraw_tries: Mapped[int] = mapped_column(default=0)
