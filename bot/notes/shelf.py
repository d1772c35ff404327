"""The knowledge of each server: the notes that everyone has, and the server's own beside them."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlalchemy.exc import SQLAlchemyError

from bot.notes import garbage
from bot.store import notes
from bot.store.database import Database
from bot.store.models import NoteFile, QuestionEdit
from bot.when.clock import Clock
from bot.work.background import in_daemon_thread
from bot.work.remembered import LIFETIME
from knowledge.base import KnowledgeBase
from knowledge.library import Edit
from knowledge.reading import Text, decode
from knowledge.search.vectors import VectorMemory

log = logging.getLogger(__name__)

AT_HAND = 32
Progress = Callable[[int, int], None]
"""Told how many of how many passages are embedded, from another thread."""


@dataclass(slots=True)
class _Held:
    """A server's knowledge.

    Attributes:
        knowledge: the knowledge.
        version: the notes that it was made of.
        seen_at: when those were last known to be the server's.
    """

    knowledge: KnowledgeBase
    version: notes.Version
    seen_at: datetime


class Shelf:
    """Hands out knowledge bases, and holds those of the servers last in use.

    What another process changes is noticed within a minute: once in so long, whoever asks for a
    server's knowledge has it compared with the database.

    Args:
        base: the notes that every server has.
        database: where servers' notes and vectors are kept.
        clock: the time.
    """

    def __init__(self, base: KnowledgeBase, database: Database, clock: Clock) -> None:
        self.base = base
        self._database = database
        self._clock = clock
        self._at_hand: OrderedDict[int, _Held] = OrderedDict()
        self._building: dict[int, asyncio.Task[KnowledgeBase]] = {}

    def replace_base(self, base: KnowledgeBase) -> None:
        """Put other notes in place of those that every server has."""
        self.base = base
        self._at_hand.clear()
        self._building.clear()

    def at_hand(self, guild_id: int | None) -> KnowledgeBase | None:
        """Return a server's knowledge if it need not be made first; outside servers, the base."""
        if guild_id is None:
            return self.base
        held = self._at_hand.get(guild_id)
        return held.knowledge if held else None

    async def soon(self, guild_id: int | None, patience: float) -> KnowledgeBase | None:
        """Return a server's knowledge, None when it takes longer than ``patience`` seconds."""
        making = asyncio.ensure_future(self.of(guild_id))
        try:
            done, _ = await asyncio.wait([making], timeout=patience)
        finally:
            if not making.done():
                # Nobody waits for it any more, so nobody else hears why it failed.
                making.add_done_callback(partial(_log_failure, guild_id))
        return making.result() if done else None

    async def of(self, guild_id: int | None, progress: Progress | None = None) -> KnowledgeBase:
        """Return a server's knowledge; outside servers, the base.

        Args:
            guild_id: the server.
            progress: told how far it is, where it has to be made.
        """
        if guild_id is None:
            return self.base
        if (held := self._at_hand.get(guild_id)) is not None:
            self._at_hand.move_to_end(guild_id)
            if await self._is_current(guild_id, held):
                return held.knowledge
            # Unless someone else found that out meanwhile.
            if self._at_hand.get(guild_id) is held:
                self.forget(guild_id)
        building = self._building.get(guild_id)
        if building is None:
            building = asyncio.create_task(self._build(guild_id, progress))
            self._building[guild_id] = building
        # Others wait for it too: whoever gives up must not take it away from them.
        return await asyncio.shield(building)

    def forget(self, guild_id: int) -> None:
        """Make a server's knowledge anew when it is next asked for: its notes have changed."""
        self._at_hand.pop(guild_id, None)
        self._building.pop(guild_id, None)

    async def _is_current(self, guild_id: int, held: _Held) -> bool:
        now = self._clock()
        if now - held.seen_at < LIFETIME:
            return True
        # Nobody else need look meanwhile.
        held.seen_at = now
        try:
            async with self._database.session() as session:
                return await notes.version(session, guild_id) == held.version
        except (SQLAlchemyError, OSError):
            log.exception("the notes of server %d could not be compared", guild_id)
            return True

    async def _build(self, guild_id: int, progress: Progress | None) -> KnowledgeBase:
        base = self.base
        seen_at = self._clock()
        try:
            made, version = await self._extended(base, guild_id, progress)
        finally:
            current = self._building.get(guild_id) is asyncio.current_task()
            if current:
                del self._building[guild_id]
        # What changed meanwhile asked for another one; this one is only for who waited for it.
        if current:
            self._at_hand[guild_id] = _Held(made, version, seen_at)
            while len(self._at_hand) > AT_HAND:
                self._at_hand.popitem(last=False)
        return made

    async def _extended(
        self, base: KnowledgeBase, guild_id: int, progress: Progress | None
    ) -> tuple[KnowledgeBase, notes.Version]:
        model = base.model_name
        async with self._database.session() as session:
            # First: what changes while the rest is read is found at the next look.
            version = await notes.version(session, guild_id)
            files = await notes.files(session, guild_id)
            edits = await notes.edits(session, guild_id)
            store = VectorMemory(await notes.vectors(session, guild_id, model))
        if not files and not edits:
            return base, version
        before = set(store.vectors)
        made = await in_daemon_thread(
            garbage.spared()(base.extended),
            _texts(files),
            store,
            edits=_edits(edits),
            progress=progress,
        )
        if set(store.vectors) != before:
            async with self._database.session() as session:
                await notes.put_vectors(session, guild_id, model, store.vectors)
        return made, version


def _log_failure(guild_id: int | None, making: asyncio.Task[KnowledgeBase]) -> None:
    if not making.cancelled() and (error := making.exception()) is not None:
        log.error("the notes of server %s could not be made", guild_id, exc_info=error)


def _texts(files: Sequence[NoteFile]) -> list[Text]:
    texts = []
    for file in files:
        text, _ = decode(file.content, file.name)
        if text is not None:
            texts.append(Text(file.name, text))
    return texts


def _edits(edits: Sequence[QuestionEdit]) -> dict[str, Edit]:
    return {
        edit.question_id: Edit(edit.prompt, edit.reference, tuple(edit.key_points))
        for edit in edits
    }
