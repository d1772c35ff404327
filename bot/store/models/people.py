"""What servers and people chose."""

from datetime import datetime

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.models.base import Base, UtcDateTime


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
        shows_progress: whether others may see their progress.
    """

    __tablename__ = "members"

    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    language: Mapped[str]
    chosen_language: Mapped[str | None]
    time_zone: Mapped[str | None]
    shows_best: Mapped[bool] = mapped_column(default=False)
    on_leaderboards: Mapped[bool] = mapped_column(default=True)
    shows_progress: Mapped[bool] = mapped_column(default=False)
