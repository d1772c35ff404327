"""Posting what is due, each once.

A post goes through these steps, each in the database before the next begins:

1. claimed: the row of (schedule, local date) is there, and the schedule is at its next occurrence;
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
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import takewhile
from typing import Any, Protocol
from zoneinfo import ZoneInfo

import aiohttp
import discord

from bot.board import Sheet
from bot.clock import Clock
from bot.daily.recurrence import Occurrence, Recurrence
from bot.store import cards, posts, schedules
from bot.store.database import Database
from bot.store.models import Post, Schedule
from bot.store.posts import Claim, Kind, Miss
from bot.store.schedules import Pause

log = logging.getLogger(__name__)

BATCH = 100
MOST_MISSED = 31
MOST_DOUBLINGS = 20
"""From here on the wait before another try has long been at its longest."""

RESULTS_GRACE = timedelta(days=7)
UNREACHABLE = (
    discord.DiscordServerError,
    discord.RateLimited,
    aiohttp.ClientError,
    TimeoutError,
    OSError,
)


@dataclass(frozen=True, slots=True)
class Pace:
    """How posts are worked on.

    Attributes:
        lease: how long a process may take for one before another takes it over; longer than its
            requests to Discord may take.
        first_retry: how long after a failure it is tried again; twice as long each time.
        last_retry: the longest that this becomes.
        at_once: how many are worked on at the same time.
    """

    lease: timedelta = timedelta(seconds=90)
    first_retry: timedelta = timedelta(seconds=5)
    last_retry: timedelta = timedelta(minutes=5)
    at_once: int = 20


class Editor(Protocol):
    """Writes what is posted; see ``bot.daily.editor``."""

    async def choose(self, schedule: Schedule, post: Post) -> int | None:
        """Choose and note the question of a post; return its card's id, None where none can be."""

    async def write(self, schedule: Schedule, post: Post) -> Sheet | None:
        """Write the sheet of a post that has a card; None when there is nothing to show."""

    async def explain(self, schedule: Schedule) -> str:
        """Write what the organiser is told when a schedule was paused by a failure."""


class Board(Protocol):
    """Puts sheets up; see ``bot.board``."""

    async def put_up(self, sheet: Sheet) -> int:
        """Send a sheet; return the message's id."""

    async def find(self, sheet: Sheet, since: datetime) -> int | None:
        """Return the id of the message that a sheet stands in, if it was sent after an instant."""

    async def open_thread(self, sheet: Sheet, message_id: int) -> None:
        """Open the thread for talk about a message."""

    async def tell(self, user_id: int, guild_id: int, sentence: str) -> None:
        """Tell someone something about a server."""


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
        self._grace = grace
        self._pace = pace or Pace()
        self._workers: set[asyncio.Task[None]] = set()
        self._taken: deque[Post] = deque()
        self._taking = asyncio.Lock()

    async def tick(self) -> None:
        """Claim what is due, see that somebody works on it, and tell of failures."""
        while await self._claim():
            pass
        while len(self._workers) < self._pace.at_once and (post := await self._next()) is not None:
            self._start(self._work(post))
        await self._tell()

    async def drain(self, patience: float | None = None) -> None:
        """Wait until everything that was taken is done, at most ``patience`` seconds."""
        while self._workers:
            _, left = await asyncio.wait(self._workers, timeout=patience)
            if left:
                return

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        worker = asyncio.create_task(_logged(work))
        self._workers.add(worker)
        worker.add_done_callback(self._workers.discard)

    # Claiming

    async def _claim(self) -> bool:
        """Claim the occurrences of schedules that are due; tell whether there may be more."""
        now = self._clock()
        async with self._database.session() as session:
            due = await schedules.due(session, now, BATCH)
            for schedule in due:
                last = await posts.without_results(session, schedule.id)
                await posts.claim(session, claims(schedule, last, now, self._grace))
                upcoming = recurrence_of(schedule).next(now)
                schedule.next_at, schedule.next_day = upcoming.at, upcoming.day
        return len(due) == BATCH

    # Sending

    async def _next(self) -> Post | None:
        """Return the post that is due longest, held by this process; None when none is due."""
        async with self._taking:
            if not self._taken:
                now = self._clock()
                until = now + self._pace.lease
                async with self._database.session() as session:
                    self._taken += await posts.take(session, now, until, self._pace.at_once)
            return self._taken.popleft() if self._taken else None

    async def _work(self, first: Post) -> None:
        post: Post | None = first
        while post is not None:
            await _logged(self._process(post))
            post = await self._next()

    async def _process(self, post: Post) -> None:
        schedule = post.schedule
        try:
            await self._post(schedule, post)
        except (discord.NotFound, discord.Forbidden) as error:
            await self._lose(schedule, post, error)
        except UNREACHABLE as error:
            await self._put_off(post, error)
        except discord.HTTPException as error:
            if error.code == 0 or error.status == 429:  # noqa: PLR2004
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
            if not await self._hold(post):
                return
            message_id = await self._board.put_up(sheet)
        await self._board.open_thread(sheet, message_id)
        async with self._database.session() as session:
            sent = await posts.sent(session, post, message_id, self._clock())
            if sent and post.kind == Kind.QUESTION and post.card_id is not None:
                # A reply to the message is an answer to the card.
                await cards.posted(session, post.card_id, message_id)

    def _is_late(self, post: Post) -> bool:
        grace = self._grace if post.kind == Kind.QUESTION else RESULTS_GRACE
        return self._clock() - post.due_at > grace

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

    async def _hold(self, post: Post) -> bool:
        now = self._clock()
        async with self._database.session() as session:
            return await posts.hold(session, post, now, now + self._pace.lease)

    # What goes wrong

    async def _miss(self, post: Post, reason: Miss) -> None:
        settle: Callable[..., Coroutine[Any, Any, bool]] = (
            posts.fail if reason in {Miss.REFUSED, Miss.UNREACHABLE} else posts.skip
        )
        async with self._database.session() as session:
            await settle(session, post, reason)

    async def _put_off(self, post: Post, error: BaseException) -> None:
        wait = min(
            self._pace.first_retry * 2 ** min(post.tries - 1, MOST_DOUBLINGS), self._pace.last_retry
        )
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

    async def _tell(self) -> None:
        async with self._database.session() as session:
            paused = await schedules.untold(session)
            mine = [
                schedule
                for schedule in paused
                if await schedules.told(session, schedule.id, self._clock())
            ]
        for schedule in mine:
            self._start(self._tell_of(schedule))

    async def _tell_of(self, schedule: Schedule) -> None:
        sentence = await self._editor.explain(schedule)
        await self._board.tell(schedule.set_by, schedule.guild_id, sentence)


async def _logged(work: Coroutine[Any, Any, None]) -> None:
    """Do something that must not end what does it: whatever it left is found again."""
    try:
        await work
    except Exception:
        log.exception("a daily post could not be worked on")


def recurrence_of(schedule: Schedule) -> Recurrence:
    """Return when a schedule is due."""
    zone = ZoneInfo(schedule.time_zone)
    return Recurrence(schedule.local_time, zone, frozenset(schedule.weekdays))


def claims(schedule: Schedule, last: Post | None, now: datetime, grace: timedelta) -> list[Claim]:
    """Return what is to be claimed of a schedule that is due.

    Of the occurrences up to now only the last is posted, and only within ``grace``; the others are
    kept as missed, a month of them at most. Results come at their own time where they have one,
    else with the next question.

    Args:
        schedule: the schedule.
        last: its last question in the channel that has no results yet.
        now: the time.
        grace: how late a question may be.
    """
    first = Occurrence(schedule.next_day, schedule.next_at)
    later = takewhile(lambda one: one.at <= now, recurrence_of(schedule).after(first.at))
    *missed, latest = [first, *later][-MOST_MISSED:]
    made = []
    if last is not None:
        made.append(Claim(schedule.id, Kind.RESULTS, last.day, latest.at))
    if now - latest.at > grace:
        missed.append(latest)
    else:
        made.append(Claim(schedule.id, Kind.QUESTION, latest.day, latest.at))
        if schedule.results_time is not None:
            at = _next_time(schedule.results_time, schedule.time_zone, latest.at)
            made.append(Claim(schedule.id, Kind.RESULTS, latest.day, at))
    made += [Claim(schedule.id, Kind.QUESTION, one.day, one.at, Miss.LATE) for one in missed]
    return made


def _next_time(at: time, zone: str, moment: datetime) -> datetime:
    return Recurrence(at, ZoneInfo(zone)).next(moment).at
