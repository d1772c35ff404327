"""Posting what is due, each once.

A post goes through these steps, each in the database before the next begins:

1. claimed: the row of (schedule, local date) is there, and the schedule is at its next occurrence
   (``bot.daily.claiming``);
2. chosen: the question's card is there, and with it the id that the post's buttons carry;
3. tried: from now on the message may stand in the channel;
4. sent: the message's id is known.

Whoever works on a post holds it for a while. When a process is lost, another one (or its successor)
takes the post over where it was left, and looks for the message in the channel before it sends it
again; Discord itself refuses the same nonce for some minutes.
"""

import asyncio
import logging
from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

import discord

from bot.board import Sheet
from bot.daily.claiming import Claiming, claim_of_results, graces
from bot.daily.telling import Telling
from bot.store import cards, posts, schedules
from bot.store.database import Database
from bot.store.models import Post, Schedule
from bot.store.posts import Kind, Miss
from bot.store.schedules import Pause
from bot.when.clock import Clock
from bot.work.backoff import Backoff
from bot.work.reachability import UNREACHABLE, is_passing
from bot.work.workers import Workers

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Pace:
    """How posts are worked on.

    Attributes:
        lease: how long a process may take for one before another takes it over; longer than its
            requests to Discord may take.
        backoff: how long after a failure it is tried again.
        at_once: how many are worked on at the same time.
    """

    lease: timedelta = timedelta(seconds=90)
    backoff: Backoff = field(default_factory=Backoff)
    at_once: int = 20


class Editor(Protocol):
    """Writes what is posted; see ``bot.daily.editor``."""

    async def choose(self, schedule: Schedule, post: Post) -> int | None:
        """Choose and note the question of a post; return its card's id, None where none can be."""

    async def write(self, schedule: Schedule, post: Post) -> Sheet | None:
        """Write the sheet of a post that has a card; None when there is nothing to show."""

    async def explain(self, schedule: Schedule) -> str:
        """Write a schedule's notice to its organiser."""


class Board(Protocol):
    """Puts sheets up; see ``bot.board``."""

    async def put_up(self, sheet: Sheet) -> int:
        """Send a sheet; return the message's id."""

    async def find(self, sheet: Sheet, since: datetime) -> int | None:
        """Return the id of the message that a sheet stands in, if it was sent after an instant."""

    async def open_thread(self, sheet: Sheet, message_id: int) -> None:
        """Open the thread for talk about a message."""

    async def tell(self, user_id: int, guild_id: int, sentence: str) -> None:
        """Tell someone something about a server; raise where it should be tried again."""


class Scheduler:
    """Claims what is due and posts it.

    Args:
        database: where schedules and posts are kept.
        editor: writes them.
        board: puts them up.
        clock: the time.
        grace: how late a question may be after an outage.
        pace: how posts are worked on.
    """

    def __init__(  # noqa: PLR0913  (what it works with)
        self,
        database: Database,
        editor: Editor,
        board: Board,
        clock: Clock,
        *,
        grace: timedelta,
        pace: Pace | None = None,
    ) -> None:
        self._database = database
        self._editor = editor
        self._board = board
        self._clock = clock
        self._graces = graces(grace)
        self._pace = pace or Pace()
        self._claiming = Claiming(database, clock, grace)
        self._telling = Telling(database, editor.explain, board.tell, clock)
        self._workers = Workers(self._pace.at_once, "a daily post")
        self._taken: deque[Post] = deque()
        self._taking = asyncio.Lock()
        self._closing = False

    async def tick(self) -> None:
        """Claim what is due, see that somebody works on it, and tell of failures."""
        await self._claiming.claim_due()
        while self._workers.free and (post := await self._next()) is not None:
            self._workers.start(self._work(post))
        await self._telling.look()

    async def drain(self, patience: float | None = None) -> None:
        """Wait until everything that was taken is done, at most ``patience`` seconds."""
        await asyncio.gather(self._workers.drain(patience), self._telling.workers.drain(patience))

    async def close(self, patience: float) -> None:
        """Begin nothing more; wait up to ``patience`` seconds for what is being posted."""
        self._closing = True
        await self.drain(patience)

    # Sending

    async def _next(self) -> Post | None:
        """Return the post that is due longest, held by this process; None when none is due."""
        async with self._taking:
            if self._closing:
                return None
            if not self._taken:
                now = self._clock()
                until = now + self._pace.lease
                async with self._database.session() as session:
                    self._taken += await posts.take(session, now, until, self._pace.at_once)
            return self._taken.popleft() if self._taken else None

    async def _work(self, first: Post) -> None:
        post: Post | None = first
        while post is not None:
            await self._workers.logged(self._process(post))
            post = await self._next()

    async def _process(self, post: Post) -> None:
        async with self._database.session() as session:
            schedule = await schedules.get(session, post.schedule_id or 0)
        if schedule is None:
            return
        try:
            await self._post(schedule, post)
        except (discord.NotFound, discord.Forbidden) as error:
            await self._lose(schedule, post, error)
        except UNREACHABLE as error:
            await self._put_off(post, error)
        except discord.HTTPException as error:
            if is_passing(error):
                await self._put_off(post, error)
            else:
                log.exception("Discord refused post %d of schedule %d", post.id, schedule.id)
                await self._miss(post, Miss.REFUSED)

    async def _post(self, schedule: Schedule, post: Post) -> None:
        late = self._is_late(post)
        if late and post.tried_at is None:
            await self._miss(post, Miss.LATE if post.tries == 1 else Miss.UNREACHABLE)
            return
        if not await self._see_that_it_has_a_card(schedule, post):
            return
        sheet = await self._editor.write(schedule, post)
        if sheet is None:
            await self._miss(post, Miss.NOTHING_TO_SHOW)
            return
        message_id = None
        if post.tried_at is not None:
            message_id = await self._board.find(sheet, post.tried_at)
        if message_id is None and late:
            await self._miss(post, Miss.UNREACHABLE)
            return
        if message_id is None:
            if not await self._hold(post, sheet.channel_id):
                return
            message_id = await self._board.put_up(sheet)
        await self._board.open_thread(sheet, message_id)
        now = self._clock()
        async with self._database.session() as session:
            sent = await posts.sent(session, post, message_id, now)
            if sent and post.kind == Kind.QUESTION and post.card_id is not None:
                # A reply to the message is an answer to the card.
                await cards.posted(session, post.card_id, message_id)
                results = claim_of_results(schedule, post, now)
                await posts.claim(session, [results] if results else [])

    def _is_late(self, post: Post) -> bool:
        return self._clock() - post.due_at > self._graces[Kind(post.kind)]

    async def _see_that_it_has_a_card(self, schedule: Schedule, post: Post) -> bool:
        if post.card_id is not None:
            return True
        if post.kind == Kind.QUESTION:
            card_id, otherwise = await self._editor.choose(schedule, post), Miss.NO_QUESTION
        else:
            card_id, otherwise = await self._card_of_results(post), Miss.NOTHING_TO_SHOW
        if card_id is None:
            await self._miss(post, otherwise)
        return card_id is not None

    async def _card_of_results(self, post: Post) -> int | None:
        async with self._database.session() as session:
            card_id = await posts.card_of_results(session, post)
            if card_id is not None:
                await posts.choose(session, post, card_id)
        return card_id

    async def _hold(self, post: Post, channel_id: int) -> bool:
        now = self._clock()
        async with self._database.session() as session:
            return await posts.hold(session, post, channel_id, now, now + self._pace.lease)

    # What goes wrong

    async def _miss(self, post: Post, reason: Miss) -> None:
        settle = posts.fail if reason in {Miss.REFUSED, Miss.UNREACHABLE} else posts.skip
        async with self._database.session() as session:
            settled = await settle(session, post, reason)
            if settled and reason is Miss.REFUSED and post.schedule_id is not None:
                await schedules.notify(session, post.schedule_id, reason, self._clock())

    async def _put_off(self, post: Post, error: BaseException) -> None:
        wait = self._pace.backoff.after(post.tries)
        log.warning("post %d is tried again in %s: %r", post.id, wait, error)
        async with self._database.session() as session:
            await posts.retry(session, post, self._clock() + wait)

    async def _lose(
        self, schedule: Schedule, post: Post, error: discord.NotFound | discord.Forbidden
    ) -> None:
        if error.code == 0:
            # Not Discord, but something on the way to it.
            await self._put_off(post, error)
            return
        gone = isinstance(error, discord.NotFound)
        reason = Pause.CHANNEL_GONE if gone else Pause.FORBIDDEN
        log.warning("schedule %d is paused: %s", schedule.id, error)
        async with self._database.session() as session:
            await posts.fail(session, post, Miss.LOST)
            await schedules.pause(session, schedule.id, reason, self._clock())
