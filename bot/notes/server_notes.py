"""A server's own notes: uploaded, looked over, taken in, bettered."""

import asyncio
import hashlib
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.errors import Notice, within
from bot.notes import garbage
from bot.notes.shelf import Progress, Shelf
from bot.store import notes
from bot.store.database import Database
from bot.store.models import NoteFile, QuestionEdit
from bot.ui.markup import cut, plain
from bot.when.clock import Clock
from bot.work.background import in_daemon_thread
from knowledge.base import KnowledgeBase
from knowledge.document import Gap
from knowledge.question import Question
from knowledge.uploads import Contents, UploadError, preview_of, read_upload

SERVER_LIMIT = 10 * 1024 * 1024
"""Bytes of notes that one server may have."""

FIELD_LIMIT = 20_000
"""Characters of one field of a form, or of a passage that fills a gap."""

GAP_FOLDER = "gaps"
NAMES_SHOWN = 500


@dataclass(frozen=True, slots=True)
class Received:
    """An upload that waits to be taken in.

    Attributes:
        upload_id: names it.
        names: its files.
        replaced: those that would take the place of files of the same name.
        contents: what it would bring.
    """

    upload_id: str
    names: tuple[str, ...]
    replaced: tuple[str, ...]
    contents: Contents


class ServerNotes:
    """Manages the notes of servers.

    Args:
        database: where they are kept.
        shelf: where they are put to use.
        clock: the time.
    """

    def __init__(self, database: Database, shelf: Shelf, clock: Clock) -> None:
        self._database = database
        self._shelf = shelf
        self._clock = clock

    async def receive(self, guild_id: int, user_id: int, name: str, data: bytes) -> Received:
        """Look an uploaded file over, and keep it until it is accepted.

        Raises:
            Notice: it cannot be taken, is in the notes already, or is too much for one server.
        """
        try:
            upload = await asyncio.to_thread(read_upload, name, data)
        except UploadError as error:
            raise Notice(f"upload-{error.reason}") from error
        async with self._database.session() as session:
            listed = await notes.listed(session, guild_id)
        present = {file.name: file.digest for file in listed}
        digests = {file: hashlib.sha256(raw).hexdigest() for file, raw in upload.raw.items()}
        if all(present.get(file) == digest for file, digest in digests.items()):
            raise Notice("notes-upload-same", names=_shown(", ".join(digests)))
        _require_room(listed, upload.raw)
        contents = await in_daemon_thread(garbage.spared()(preview_of), upload)
        upload_id = secrets.token_hex(8)
        async with self._database.session() as session:
            await notes.add(
                session,
                [
                    self._file(guild_id, user_id, upload_id, file, raw)
                    for file, raw in upload.raw.items()
                ],
            )
        replaced = tuple(file for file in digests if file in present)
        return Received(upload_id, tuple(digests), replaced, contents)

    def _file(self, guild_id: int, user_id: int, upload_id: str, name: str, raw: bytes) -> NoteFile:
        return NoteFile(
            guild_id=guild_id,
            upload_id=upload_id,
            name=name,
            content=raw,
            digest=hashlib.sha256(raw).hexdigest(),
            added_by=user_id,
            added_at=self._clock(),
        )

    async def accept(self, guild_id: int, upload_id: str, progress: Progress) -> KnowledgeBase:
        """Take an upload in, and return the server's knowledge with it.

        Args:
            guild_id: the server.
            upload_id: what ``receive`` named it.
            progress: told how far the indexing is, from another thread.

        Raises:
            Notice: it was taken in before, or made way for a later upload.
        """
        async with self._database.session() as session:
            taken = await notes.accept(session, guild_id, upload_id, self._clock())
        if not taken:
            raise Notice("notes-upload-gone")
        self._shelf.forget(guild_id)
        return await self._shelf.of(guild_id, progress)

    async def listed(self, guild_id: int) -> Sequence[NoteFile]:
        """Return a server's files without their contents, sorted by name."""
        async with self._database.session() as session:
            return await notes.listed(session, guild_id)

    async def file(self, guild_id: int, name: str) -> NoteFile:
        """Return one file as it came.

        Raises:
            Notice: there is none of that name.
        """
        async with self._database.session() as session:
            found = await notes.file(session, guild_id, name)
        if found is None:
            raise Notice("notes-no-such-file", name=_shown(name))
        return found

    async def remove(self, guild_id: int, name: str) -> None:
        """Remove a file; questions of it that are open can still be answered.

        Raises:
            Notice: there is none of that name.
        """
        async with self._database.session() as session:
            if not await notes.remove(session, guild_id, name):
                raise Notice("notes-no-such-file", name=_shown(name))
        self._shelf.forget(guild_id)

    async def gap(self, guild_id: int, key: str) -> Gap:
        """Return the gap that a key (``gap_key``) stands for.

        Raises:
            Notice: it is filled by now, or gone.
        """
        knowledge = await self._shelf.of(guild_id)
        for gap in knowledge.gaps:
            if gap_key(gap) == key:
                return gap
        raise Notice("notes-gap-gone")

    async def fill(self, guild_id: int, user_id: int, key: str, answer: str) -> Gap:
        """Write the answer under a heading that had none, as a file of the server's notes.

        Raises:
            Notice: the heading is filled by now or gone, the answer is too long, or the server has
                too many notes.
        """
        gap = await self.gap(guild_id, key)
        within(answer, FIELD_LIMIT)
        raw = f"## {gap.title}\n\n{answer.strip()}\n".encode()
        upload_id = secrets.token_hex(8)
        name = f"{GAP_FOLDER}/{key}.md"
        async with self._database.session() as session:
            _require_room(await notes.listed(session, guild_id), {name: raw})
            file = self._file(guild_id, user_id, upload_id, name, raw)
            await notes.remove(session, guild_id, name)
            file.accepted_at = self._clock()
            session.add(file)
        self._shelf.forget(guild_id)
        return gap

    async def edit(
        self, guild_id: int, user_id: int, question: Question, changed: tuple[str, str, str]
    ) -> None:
        """Better a question.

        Args:
            guild_id: the server.
            user_id: who does it.
            question: as it stands.
            changed: prompt, reference and key points, one a line.

        Raises:
            Notice: one of them is empty or too long.
        """
        prompt, reference, lines = (within(part, FIELD_LIMIT).strip() for part in changed)
        points = [point for line in lines.splitlines() if (point := line.strip(" -*\t"))]
        if not (prompt and reference and points):
            raise Notice("notes-edit-incomplete")
        async with self._database.session() as session:
            await notes.edit(
                session,
                QuestionEdit(
                    guild_id=guild_id,
                    question_id=question.id,
                    prompt=prompt,
                    reference=reference,
                    key_points=points,
                    edited_by=user_id,
                    edited_at=self._clock(),
                ),
            )
        self._shelf.forget(guild_id)


def gap_key(gap: Gap) -> str:
    """Return what names a gap in a button: 12 hexadecimal digits."""
    place = "\n".join((gap.source.file, *gap.path))
    return hashlib.blake2b(place.encode(), digest_size=6).hexdigest()


def _require_room(listed: Iterable[NoteFile], coming: Mapping[str, bytes]) -> None:
    """Let files in, in place of those of the same names, unless a server has too many notes then.

    Raises:
        Notice: it would.
    """
    staying = sum(file.size for file in listed if file.name not in coming)
    if staying + sum(map(len, coming.values())) > SERVER_LIMIT:
        raise Notice("notes-full", limit=SERVER_LIMIT // 1024**2)


def _shown(names: str) -> str:
    return plain(cut(names, NAMES_SHOWN))
