"""What was said to the coach and not understood yet."""

from datetime import datetime

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.models.base import Base, RowId, UtcDateTime


class UnclearMessage(Base):
    """A message that may mean two things, until its author chooses.

    Attributes:
        card_id: the question that was open, which may be gone by then; None for none.
        replies: whether it replied to the card of that question.
        said: the message, without the mention of the coach.
    """

    __tablename__ = "unclear_messages"

    id: Mapped[int] = mapped_column(RowId, primary_key=True, autoincrement=True)
    user_id: Mapped[int] = mapped_column(BigInteger, index=True)
    guild_id: Mapped[int | None] = mapped_column(BigInteger, index=True)
    channel_id: Mapped[int] = mapped_column(BigInteger)
    card_id: Mapped[int | None] = mapped_column(BigInteger)
    replies: Mapped[bool] = mapped_column(default=False)
    said: Mapped[str]
    said_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
