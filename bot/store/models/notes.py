"""A server's own notes."""

from datetime import datetime

from sqlalchemy import JSON, BigInteger, Integer, func
from sqlalchemy.orm import Mapped, column_property, mapped_column

from bot.store.models.base import Base, RowId, UtcDateTime


class NoteFile(Base):
    """A notes file of a server, as it came.

    Attributes:
        content: the file's bytes; read only where a query asks for them, as they may be many.
        size: how many they are.
        digest: SHA-256 of the content, hexadecimal.
        accepted_at: when an organiser took it in; None while it waits for that.
        upload_id: what it came with: the files of one upload are accepted together.
    """

    __tablename__ = "note_files"

    id: Mapped[int] = mapped_column(RowId, primary_key=True, autoincrement=True)
    guild_id: Mapped[int] = mapped_column(BigInteger, index=True)
    upload_id: Mapped[str] = mapped_column(index=True)
    name: Mapped[str]
    content: Mapped[bytes] = mapped_column(deferred=True, deferred_raiseload=True)
    size: Mapped[int] = column_property(func.length(content, type_=Integer))
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
