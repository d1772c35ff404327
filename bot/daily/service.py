"""The daily question at work, for as long as the bot runs."""

import asyncio
from datetime import timedelta

import discord

from bot.board import DiscordBoard
from bot.daily.editor import DailyEditor
from bot.daily.redrawing import Redrawing
from bot.daily.scheduler import Scheduler
from bot.store.database import Database
from bot.when.clock import Clock
from bot.work.rounds import Rounds
from bot.work.turns import Turns

POST_S = 2.0
REDRAW_S = 5.0


class DailyService:
    """Looks for what is due every few seconds, and keeps what was posted up to date.

    Neither waits for the other.

    Args:
        client: logged in to Discord.
        database: where schedules and posts are kept.
        editor: writes the posts.
        clock: the time.
        grace: how late a question may be after an outage.
        turns: gives out turns for requests to Discord.
    """

    def __init__(  # noqa: PLR0913  (what it works with)
        self,
        client: discord.Client,
        database: Database,
        editor: DailyEditor,
        clock: Clock,
        *,
        grace: timedelta,
        turns: Turns,
    ) -> None:
        self.board = DiscordBoard(client, turns)
        self.editor = editor
        self._scheduler = Scheduler(database, editor, self.board, clock, grace=grace)
        self._redrawing = Redrawing(database, editor.draw, self.board.change, clock)
        self._rounds = (
            Rounds(self._scheduler.tick, seconds=POST_S, of="daily posts"),
            Rounds(self._redrawing.look, seconds=REDRAW_S, of="changes of daily posts"),
        )

    def start(self) -> None:
        """Start looking for what is due."""
        for rounds in self._rounds:
            rounds.start()

    async def close(self, patience: float) -> None:
        """Stop; wait up to ``patience`` seconds each for rounds, and for what they began."""
        await asyncio.gather(*(rounds.stop(patience) for rounds in self._rounds))
        await asyncio.gather(
            self._scheduler.close(patience), self._redrawing.workers.drain(patience)
        )
