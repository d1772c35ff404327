"""Reviews at work, for as long as the bot runs."""

from bot.store.database import Database
from bot.study.journal import Journal
from bot.study.reminders import Reminders
from bot.work.rounds import Rounds

TICK_S = 5.0


class StudyService:
    """Has earlier answers count once, and sends reminders when they are due.

    Args:
        database: where answers are kept.
        journal: has them count.
        reminders: to be sent.
    """

    def __init__(self, database: Database, journal: Journal, reminders: Reminders) -> None:
        self._database = database
        self._journal = journal
        self._reminders = reminders
        self._rounds = Rounds(self._look, seconds=TICK_S, of="reminders")
        self._caught_up = False

    def start(self) -> None:
        """Start looking for what is due."""
        self._rounds.start()

    async def close(self, patience: float) -> None:
        """Stop; wait up to ``patience`` seconds for what is being sent."""
        await self._rounds.stop(patience)

    async def _look(self) -> None:
        # Reminders first: many earlier answers take a while.
        await self._reminders.tick()
        if not self._caught_up:
            await self._journal.catch_up(self._database)
            self._caught_up = True
