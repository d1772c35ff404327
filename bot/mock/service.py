"""Mock interviews at work, for as long as the bot runs."""

import asyncio
from datetime import datetime

import discord

from bot.localization import text
from bot.mock import entries
from bot.mock.entries import Event
from bot.mock.poster import Poster
from bot.mock.stage import DiscordStage
from bot.mock.writer import Writer
from bot.store import attempts, interviews
from bot.store.database import Database
from bot.store.models import Attempt
from bot.when.clock import Clock
from bot.work.rounds import Rounds
from bot.work.turns import Turns
from bot.work.workers import Workers

TICK_S = 1.0
PATIENCE_S = 10.0

BATCH = 50
"""How many interviews a look takes on; it leaves what is unsaid for later while as many speak."""


class MockService:
    """Lets things happen to interviews, watches their clocks, and has said what is to be said.

    Args:
        client: logged in to Discord.
        database: where interviews are kept.
        writer: writes what is said.
        clock: the time.
        turns: gives out turns for requests to Discord.
    """

    def __init__(
        self,
        client: discord.Client,
        database: Database,
        writer: Writer,
        clock: Clock,
        *,
        turns: Turns,
    ) -> None:
        self._database = database
        self._clock = clock
        stage = DiscordStage(client, turns, patience=PATIENCE_S)
        self._poster = Poster(database, stage, writer, clock)
        self._rounds = Rounds(self._look, seconds=TICK_S, of="mock interviews")
        self._workers = Workers(BATCH, "an interview's next step")

    def start(self) -> None:
        """Start watching clocks, and saying what a stop left unsaid."""
        self._rounds.start()

    async def close(self, patience: float) -> None:
        """Stop; wait up to ``patience`` seconds for what is being said."""
        await self._rounds.stop(patience)
        await self._workers.drain(patience)

    async def happen(self, interview_id: int, event: Event) -> None:
        """Let something happen to an interview, and say what comes of it.

        It is said by a task of its own, which a stop may leave to the next process.
        """
        async with self._database.session() as session:
            await entries.step(session, interview_id, event, self._clock())
        await self.say(interview_id)

    async def say(self, interview_id: int) -> None:
        """Say all that an interview has to say now, and wait until it is said."""
        await asyncio.shield(self._workers.start(self._poster.run(interview_id)))

    async def hear(self, attempt: Attempt) -> str | None:
        """Take an answer that was graded, where it is an interview's.

        The grade counts and the interview goes on in one transaction, once.

        Returns:
            What to tell whoever gave it; None when it is none of an interview's.
        """
        now = self._clock()
        async with self._database.session() as session:
            asked = await interviews.of_card(session, attempt.card_id)
            if asked is None:
                return None
            await interviews.lock(session, asked.interview_id)
            if await attempts.settle(session, attempt.id, now):
                await entries.step(
                    session, asked.interview_id, lambda interview: interview.answered(now), now
                )
            entry = await entries.load(session, asked.interview_id)
        self._workers.start(self._poster.run(asked.interview_id))
        if entry is None or not entry.interview.is_group:
            return text("mock-heard", attempt.language)
        asked_of = entry.interview.asked_of(asked.number)
        answers = entry.interview.rounds[asked.number].answers
        answered = sum(member in answers for member in asked_of)
        return text("mock-heard-group", attempt.language, count=answered, total=len(asked_of))

    async def lose(self, channel_id: int) -> None:
        """End the interviews in a channel or thread that was deleted or archived."""
        now = self._clock()
        async with self._database.session() as session:
            lost = await interviews.in_channel(session, channel_id)
        for interview_id in lost:
            await self.happen(interview_id, lambda interview: interview.lose(now))

    async def _look(self) -> None:
        now = self._clock()
        async with self._database.session() as session:
            late = await interviews.out_of_time(session, now, BATCH)
            unsaid = await interviews.unsaid(session, now, self._workers.free)
        for interview_id in late:
            # One that cannot go on must not stop the clocks of the others.
            await self._workers.logged(self._time_out(interview_id, now))
        # Not waited for: one that Discord is slow to must not keep the others waiting. That time is
        # up is said now, however many are at work.
        for interview_id in {*late, *unsaid}:
            self._workers.start(self._poster.run(interview_id))

    async def _time_out(self, interview_id: int, now: datetime) -> None:
        async with self._database.session() as session:
            await entries.step(
                session, interview_id, lambda interview: interview.timed_out(now), now
            )
