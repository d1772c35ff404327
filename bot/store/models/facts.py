"""What a process remembers for the next."""

from sqlalchemy.orm import Mapped, mapped_column

from bot.store.models.base import Base


class Fact(Base):
    """A single remembered value, such as the hash of the commands that Discord knows."""

    __tablename__ = "facts"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
