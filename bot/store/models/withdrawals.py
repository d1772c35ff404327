"""Messages of the coach that are still to be deleted."""

from datetime import datetime

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.models.base import Base, UtcDateTime


class Withdrawal(Base):
    """A message with the words of someone who deleted theirs, until Discord has deleted it too.

    It says where the message stands and not whose words it has: of them nothing is kept.

    Attributes:
        due_at: when deleting it is tried next, also where the process that tries it is lost.
        tries: how often it was tried.
    """

    __tablename__ = "withdrawals"

    message_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    channel_id: Mapped[int] = mapped_column(BigInteger)
    due_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    tries: Mapped[int] = mapped_column(default=0)
