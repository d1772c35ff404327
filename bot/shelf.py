"""The knowledge of each server: the notes that everyone has, and the server's own beside them."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Sequence

from bot import garbage
from bot.background import in_daemon_thread
from bot.store import notes
from bot.store.database import Database
from bot.store.models import NoteFile, QuestionEdit
from knowledge.base import KnowledgeBase
from knowledge.library import Edit
from knowledge.reading import Text, decode
from knowledge.search.vectors import VectorMemory

AT_HAND = 32
Progress = Callable[[int, int], None]
"""Told how many of how many passages are embedded, from another thread."""


class Shelf:
    """Hands out knowledge bases, and holds those of the servers last in use.

    Args:
        base: the notes that every server has.
        database: where servers' notes and vectors are kept.
    """

    def __init__(self, base: KnowledgeBase, database: Database) -> None:
        self.base = base
        self._database = database
        self._at_hand: OrderedDict[int, KnowledgeBase] = OrderedDict()
        self._building: dict[int, asyncio.Task[KnowledgeBase]] = {}

    def replace_base(self, base: KnowledgeBase) -> None:
        """Put other notes in place of those that every server has."""
        self.base = base
        self._at_hand.clear()
        self._building.clear()

    def at_hand(self, guild_id: int | None) -> KnowledgeBase | None:
        """Return a server's knowledge if it need not be made first; outside servers, the base."""
        return self.base if guild_id is None else self._at_hand.get(guild_id)

    async def soon(self, guild_id: int | None, patience: float) -> KnowledgeBase | None:
        """Return a server's knowledge, None when it takes longer than ``patience`` seconds."""
        making = asyncio.ensure_future(self.of(guild_id))
        done, _ = await asyncio.wait([making], timeout=patience)
        return making.result() if done else None

    async def of(self, guild_id: int | None, progress: Progress | None = None) -> KnowledgeBase:
        """Return a server's knowledge; outside servers, the base.

        Args:
            guild_id: the server.
            progress: told how far it is, where it has to be made.
        """
        if guild_id is None:
            return self.base
        if (found := self._at_hand.get(guild_id)) is not None:
            self._at_hand.move_to_end(guild_id)
            return found
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

    async def _build(self, guild_id: int, progress: Progress | None) -> KnowledgeBase:
        base = self.base
        try:
            made = await self._extended(base, guild_id, progress)
        finally:
            current = self._building.get(guild_id) is asyncio.current_task()
            if current:
                del self._building[guild_id]
        # What changed meanwhile asked for another one; this one is only for who waited for it.
        if current:
            self._at_hand[guild_id] = made
            while len(self._at_hand) > AT_HAND:
                self._at_hand.popitem(last=False)
        return made

    async def _extended(
        self, base: KnowledgeBase, guild_id: int, progress: Progress | None
    ) -> KnowledgeBase:
        model = base.model_name
        async with self._database.session() as session:
            files = await notes.files(session, guild_id)
            edits = await notes.edits(session, guild_id)
            store = VectorMemory(await notes.vectors(session, guild_id, model))
        if not files and not edits:
            return base
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
        return made


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
