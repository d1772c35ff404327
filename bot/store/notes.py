"""Queries on the notes of servers."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

import numpy as np
from sqlalchemy import Select, delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import undefer

from bot.store.models import NoteFile, NoteVector, QuestionEdit
from bot.store.upsert import insert_into
from knowledge.search.vectors import Vector

_STORED = np.dtype("<f4")
_WITH_CONTENT = undefer(NoteFile.content)

Version = tuple[frozenset[tuple[str, str]], frozenset[tuple[str, datetime]]]
"""Which files and which edits a server has; see ``version``."""


async def add(session: AsyncSession, files: Iterable[NoteFile]) -> None:
    """Keep uploaded files until an organiser takes them in; earlier waiting ones are dropped."""
    waiting = list(files)
    for guild_id in {file.guild_id for file in waiting}:
        await session.execute(
            delete(NoteFile).where(NoteFile.guild_id == guild_id, NoteFile.accepted_at.is_(None))
        )
    session.add_all(waiting)


async def accept(
    session: AsyncSession, guild_id: int, upload_id: str, at: datetime
) -> Sequence[NoteFile]:
    """Take an upload in, in place of earlier files of the same names.

    Returns:
        Its files without their contents; none when it was taken in before, or has made way for a
        later upload.
    """
    query = select(NoteFile).where(
        NoteFile.guild_id == guild_id,
        NoteFile.upload_id == upload_id,
        NoteFile.accepted_at.is_(None),
    )
    # Confirmed twice at once, the second finds them taken in.
    files = (await session.scalars(query.with_for_update())).all()
    for file in files:
        await session.execute(
            delete(NoteFile).where(
                NoteFile.guild_id == guild_id,
                NoteFile.name == file.name,
                NoteFile.accepted_at.is_not(None),
            )
        )
        file.accepted_at = at
    return files


async def listed(session: AsyncSession, guild_id: int) -> Sequence[NoteFile]:
    """Return a server's notes without their contents, sorted by name."""
    return (await session.scalars(_taken_in(guild_id))).all()


async def files(session: AsyncSession, guild_id: int) -> Sequence[NoteFile]:
    """Return a server's notes with their contents, sorted by name."""
    return (await session.scalars(_taken_in(guild_id).options(_WITH_CONTENT))).all()


async def file(session: AsyncSession, guild_id: int, name: str) -> NoteFile | None:
    """Return a server's notes file with its content by name."""
    query = _taken_in(guild_id).where(NoteFile.name == name)
    return await session.scalar(query.options(_WITH_CONTENT))


async def remove(session: AsyncSession, guild_id: int, name: str) -> bool:
    """Remove a server's notes file; tell whether there was one."""
    found = await session.scalar(_taken_in(guild_id).where(NoteFile.name == name))
    if found is not None:
        await session.delete(found)
    return found is not None


def _taken_in(guild_id: int) -> Select[NoteFile]:
    return (
        select(NoteFile)
        .where(NoteFile.guild_id == guild_id, NoteFile.accepted_at.is_not(None))
        .order_by(NoteFile.name)
    )


async def version(session: AsyncSession, guild_id: int) -> Version:
    """Return what tells a server's notes and edits from what they were before.

    No file's content is read for it: each upload has a name of its own.
    """
    taken_in = select(NoteFile.upload_id, NoteFile.name).where(
        NoteFile.guild_id == guild_id, NoteFile.accepted_at.is_not(None)
    )
    edited = select(QuestionEdit.question_id, QuestionEdit.edited_at).where(
        QuestionEdit.guild_id == guild_id
    )
    rows, changes = await session.execute(taken_in), await session.execute(edited)
    return (
        frozenset((upload, name) for upload, name in rows),
        frozenset((question, at) for question, at in changes),
    )


async def vectors(session: AsyncSession, guild_id: int, model: str) -> dict[str, Vector]:
    """Return a server's vectors of a model, by the hash of the embedded text."""
    query = select(NoteVector.key, NoteVector.vector).where(
        NoteVector.guild_id == guild_id, NoteVector.model == model
    )
    rows = await session.execute(query)
    return {key: np.frombuffer(vector, _STORED).astype(np.float32) for key, vector in rows}


async def put_vectors(
    session: AsyncSession, guild_id: int, model: str, kept: Mapping[str, Vector]
) -> None:
    """Keep these vectors of a server and no others."""
    await session.execute(delete(NoteVector).where(NoteVector.guild_id == guild_id))
    rows = [
        {"guild_id": guild_id, "model": model, "key": key, "vector": vector}
        for key, vector in sorted(
            (key, vector.astype(_STORED).tobytes()) for key, vector in kept.items()
        )
    ]
    if rows:
        # Another process may keep the very same ones at the same time.
        await session.execute(insert_into(session, NoteVector).on_conflict_do_nothing(), rows)


async def edits(session: AsyncSession, guild_id: int) -> Sequence[QuestionEdit]:
    """Return the questions that a server bettered."""
    return (
        await session.scalars(select(QuestionEdit).where(QuestionEdit.guild_id == guild_id))
    ).all()


async def edit(session: AsyncSession, changed: QuestionEdit) -> None:
    """Keep a bettered question, in place of an earlier edit."""
    columns = [column.key for column in QuestionEdit.__table__.columns]
    values = {name: getattr(changed, name) for name in columns}
    query = insert_into(session, QuestionEdit).values(values)
    key = [QuestionEdit.guild_id, QuestionEdit.question_id]
    await session.execute(query.on_conflict_do_update(index_elements=key, set_=values))
