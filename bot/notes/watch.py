"""Own notes that change on disk are read again while the bot runs."""

import asyncio
import logging
from pathlib import Path

from bot.notes import garbage
from bot.notes.shelf import Shelf
from bot.work.background import in_daemon_thread
from bot.work.rounds import Rounds
from config.settings import Settings
from knowledge.base import KnowledgeError
from knowledge.watching import fingerprint

log = logging.getLogger(__name__)

INTERVAL_S = 5.0


class NotesWatch:
    """Looks at ``NOTES_DIR`` every few seconds, and reads the notes anew when something changed.

    Args:
        folder: the folder, as it was read for ``shelf``.
        settings: for reading it again.
        shelf: gets the new notes.
    """

    def __init__(self, folder: Path, settings: Settings, shelf: Shelf) -> None:
        self._folder = folder
        self._settings = settings
        self._shelf = shelf
        self._seen = fingerprint(folder)
        self._rounds = Rounds(self.look, seconds=INTERVAL_S, of="NOTES_DIR")

    def start(self) -> None:
        """Start looking."""
        self._rounds.start()

    async def stop(self) -> None:
        """Stop looking, also in the middle of reading: nothing is lost by that."""
        await self._rounds.stop(patience=0)

    async def look(self) -> None:
        """Look once, and put the notes on the shelf if they have changed and can be read.

        What cannot be read is tried again once it has changed.
        """
        found = await asyncio.to_thread(fingerprint, self._folder)
        if found == self._seen:
            return
        self._seen = found
        try:
            reread = garbage.spared()(self._shelf.base.reread)
            base = await in_daemon_thread(reread, self._settings)
        except KnowledgeError as error:
            # What was read before goes on being asked.
            log.warning("the notes changed, but cannot be read: %s", error)
            return
        self._shelf.replace_base(base)
        log.info("the notes changed: %d questions now", len(base.library.questions))
