"""Saying what an interviewer has to say: each thing once, in order, whatever happens meanwhile.

What is to be said stands in the database with the step that it comes of. It is held, sent with a
nonce, and noted as sent, which starts the clock of a question. Where a process was lost in between,
the next one looks for the message in the channel before it sends it again.
"""

import logging
from datetime import timedelta

import discord
from sqlalchemy.ext.asyncio import AsyncSession

from bot.board import Sheet
from bot.localization import text
from bot.mock import entries
from bot.mock.entries import Entry
from bot.mock.interview import End, Phase, Say
from bot.mock.stage import DiscordStage
from bot.mock.writer import Writer
from bot.store import cards, interviews
from bot.store.database import Database
from bot.store.models import MockPost
from bot.when.clock import Clock
from bot.work.backoff import Backoff
from bot.work.reachability import UNREACHABLE, is_passing

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=20)
"""How long a process may take for a post: longer than its requests to Discord may take."""

GRADING_WAIT = timedelta(seconds=1)


class Poster:
    """Says what is to be said.

    Args:
        database: where it stands.
        stage: where it is said.
        writer: writes the cards.
        clock: the time.
    """

    def __init__(
        self, database: Database, stage: DiscordStage, writer: Writer, clock: Clock
    ) -> None:
        self._database = database
        self._stage = stage
        self._writer = writer
        self._clock = clock
        # Shorter waits than elsewhere: somebody sits in the interview, and waits for it.
        self._backoff = Backoff(first=timedelta(seconds=2), last=timedelta(minutes=1))

    async def run(self, interview_id: int) -> None:
        """Say all that an interview has to say, until there is nothing or somebody else says it."""
        while (post := await self._take(interview_id)) is not None:
            try:
                done = await self._process(post)
            except UNREACHABLE as error:
                await self._put_off(post, error)
                return
            except discord.HTTPException as error:
                await self._refused(post, error)
                done = True
            if not done:
                return

    async def _take(self, interview_id: int) -> MockPost | None:
        now = self._clock()
        async with self._database.session() as session:
            return await interviews.take_post(session, interview_id, now, now + LEASE)

    async def _process(self, post: MockPost) -> bool:
        """Say one thing; tell whether the next may follow."""
        async with self._database.session() as session:
            entry = await entries.load(session, post.interview_id)
        if entry is None:
            return False
        if post.kind == Say.THREAD:
            return await self._open_thread(entry, post)
        if post.kind == Say.REPORT and entry.interview.is_grading:
            # What was answered just before the end belongs into the report.
            async with self._database.session() as session:
                await interviews.retry(session, post, self._clock() + GRADING_WAIT)
            return False
        if not _still_holds(entry, post):
            async with self._database.session() as session:
                return await interviews.drop(session, post)
        sheet = await self._writer.write(entry, post, await self._channel_of(entry, post))
        message_id = None
        if post.tried_at is not None:
            message_id = await self._stage.find(sheet, post.tried_at)
        if message_id is None:
            if not await self._hold(post):
                return False
            message_id = await self._stage.put_up(sheet)
        async with self._database.session() as session:
            return await self._sent(session, entry, post, sheet, message_id)

    async def _sent(
        self, session: AsyncSession, entry: Entry, post: MockPost, sheet: Sheet, message_id: int
    ) -> bool:
        await interviews.lock(session, entry.id)
        if not await interviews.sent(session, post, sheet.channel_id, message_id):
            return False
        if post.kind == Say.QUESTION:
            now = self._clock()
            number = number_of(entry, post)
            # A reply to the message is an answer to the card.
            await cards.posted(session, entry.record.rounds[number].card_id, message_id)
            await entries.step(session, entry.id, lambda it: it.posted(number, now), now)
        return True

    async def _open_thread(self, entry: Entry, post: MockPost) -> bool:
        if entry.interview.phase is not Phase.OPENING:
            async with self._database.session() as session:
                return await interviews.drop(session, post)
        row = entry.record.row
        tried = post.tried_at is not None
        if row.guild_id is None or not await self._hold(post):
            return False
        name = text("mock-thread", row.language, number=str(entry.id))
        members = entry.interview.members
        thread = await self._stage.open_thread_for(
            row.guild_id, row.channel_id, name, members, tried=tried
        )
        now = self._clock()
        async with self._database.session() as session:
            await interviews.lock(session, entry.id)
            if not await interviews.sent(session, post, thread.id, None):
                return False
            if len(thread.shut_out) == len(members):
                await entries.step(session, entry.id, lambda it: it.lose(now), now)
                return True
            await interviews.move(session, entry.id, thread.id)
            await interviews.give_up_seats(session, entry.id, thread.shut_out)
            await entries.step(session, entry.id, lambda it: it.begin(), now)
        for member in thread.shut_out:
            sentence = text("mock-shut-out", row.language, channel=f"<#{row.channel_id}>")
            await self._stage.turn_away(member, sentence)
        return True

    async def _channel_of(self, entry: Entry, post: MockPost) -> int:
        if post.seat_id is None:
            return entry.place.channel_id
        seat = next(seat for seat in entry.record.seats if seat.id == post.seat_id)
        return await self._stage.open_dm(seat.user_id)

    async def _hold(self, post: MockPost) -> bool:
        now = self._clock()
        async with self._database.session() as session:
            return await interviews.hold(session, post, now, now + LEASE)

    async def _put_off(self, post: MockPost, error: BaseException) -> None:
        wait = self._backoff.after(post.tries)
        log.warning("mock post %d is tried again in %s: %r", post.id, wait, error)
        async with self._database.session() as session:
            await interviews.retry(session, post, self._clock() + wait)

    async def _refused(self, post: MockPost, error: discord.HTTPException) -> None:
        """End an interview that has no place any more; a direct message is only left out.

        A report that has none is for each member alone.
        """
        if is_passing(error):
            await self._put_off(post, error)
            return
        log.warning("mock post %d was refused: %s", post.id, error)
        now = self._clock()
        async with self._database.session() as session:
            await interviews.lock(session, post.interview_id)
            if not await interviews.drop(session, post) or post.seat_id is not None:
                return
            if post.kind == Say.REPORT:
                await entries.report_alone(session, post.interview_id, now)
            else:
                await entries.step(session, post.interview_id, lambda it: it.lose(now), now)


def number_of(entry: Entry, post: MockPost) -> int:
    """Return the number of the round that a post is about."""
    return next(one.number for one in entry.record.rounds if one.id == post.round_id)


def _still_holds(entry: Entry, post: MockPost) -> bool:
    """Tell whether what was to be said is still to be said: much may have happened since."""
    interview = entry.interview
    match Say(post.kind):
        case Say.QUESTION:
            number = number_of(entry, post)
            return (
                interview.phase is Phase.ASKING
                and number == interview.open_round
                and interview.rounds[number].running_since is None
            )
        case Say.PAUSED:
            return interview.phase is Phase.PAUSED
        case Say.GREETING:
            return interview.phase is not Phase.ENDED
        case _:
            return post.seat_id is not None or interview.ending is not End.LOST
