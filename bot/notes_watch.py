"""Own notes that change on disk are read again while the bot runs."""

import asyncio
import logging
from pathlib import Path

from discord.ext import tasks

from bot import garbage
from bot.background import in_daemon_thread
from bot.shelf import Shelf
from config.settings import Settings
from knowledge.base import KnowledgeBase, KnowledgeError
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

    def start(self) -> None:
        """Start looking."""
        self._loop.start()

    def stop(self) -> None:
        """Stop looking."""
        self._loop.cancel()

    @tasks.loop(seconds=INTERVAL_S)
    async def _loop(self) -> None:
        await self.look()

    async def look(self) -> None:
        """Look once, and put the notes on the shelf if they have changed and can be read."""
        found = await asyncio.to_thread(fingerprint, self._folder)
        if found == self._seen:
            return
        self._seen = found
        try:
            base = await in_daemon_thread(garbage.spared()(KnowledgeBase.load), self._settings)
        except KnowledgeError as error:
            # What was read before goes on being asked.
            log.warning("the notes changed, but cannot be read: %s", error)
            return
        self._shelf.replace_base(base)
        log.info("the notes changed: %d questions now", len(base.library.questions))
