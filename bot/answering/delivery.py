"""Results: answers are graded, and whoever gave them gets to see it, whatever happens meanwhile."""

import asyncio
import contextlib
import logging
import math
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

import discord
from sqlalchemy.exc import SQLAlchemyError

from bot.answering.grading_queue import BATCH_LIMIT, GradingQueue
from bot.appeals.precedents import Precedents
from bot.errors import Notice
from bot.store import attempts, cards, peeks, posts
from bot.store.database import Database
from bot.store.models import Attempt, Card
from bot.store.snapshot import restore
from bot.study.journal import Journal
from bot.ui.buttons import result_buttons
from bot.ui.result_card import result_card
from bot.when.clock import Clock
from bot.work.backoff import Backoff
from bot.work.reachability import UNREACHABLE, is_passing
from bot.work.rounds import Rounds
from bot.work.workers import Workers
from knowledge.grading import Grade, Item
from knowledge.question import Question

log = logging.getLogger(__name__)

# Discord takes a reply to an interaction for 15 minutes:
# https://discord.com/developers/docs/interactions/receiving-and-responding#followup-messages
TOKEN_LIFE = timedelta(minutes=14)

LEASE = timedelta(seconds=10)
"""How long an answer belongs to the process that took it, before another may deliver it."""

SWEEP_INTERVAL_S = 5.0
HOLD_INTERVAL_S = 3.0

MOST_TRIES = 5
"""An answer that cannot be graded is given up when it was tried this often."""

TRIED_FOR = timedelta(days=7)
"""An answer is given up that fails this long after it was given, whatever is in its way."""

Post = Callable[..., Awaitable[Any]]
"""Posts ``embed`` and ``view``, or ``content``, where a result belongs; returns the message."""

Hear = Callable[[Attempt], Awaitable[str | None]]
"""Takes a graded answer to a mock interview, and returns what to tell whoever gave it; None for
any other answer."""


class Delivery:
    """Grades saved answers and delivers the results, each at least once.

    An answer is leased to the process that works on it. What a stop, a failure or a lost process
    leaves undelivered is found by a sweep every few seconds once its lease has run out, in any
    process, and delivered where it was given, else by direct message. Where it could not be noted
    any more that a result stands, it comes once more.

    What Discord or the database is not there for is tried again, ever less often, for
    ``TRIED_FOR``. What cannot be graded is given up after ``MOST_TRIES``, and what Discord refuses
    every way to at once.

    Args:
        bot: for reaching channels and people.
        database: where answers are kept.
        queue: grades them.
        clock: the time.
        precedents: what reviewers accepted before.
        journal: has graded answers count.
        hear: takes the answers to mock interviews, which go on instead of showing results.
    """

    def __init__(  # noqa: PLR0913  (what it works with)
        self,
        bot: discord.Client,
        database: Database,
        queue: GradingQueue,
        clock: Clock,
        *,
        precedents: Precedents,
        journal: Journal,
        hear: Hear,
    ) -> None:
        self._bot = bot
        self._database = database
        self._queue = queue
        self._precedents = precedents
        self._journal = journal
        self._clock = clock
        self._hear = hear
        self._running: dict[int, asyncio.Task[None]] = {}
        self._held: dict[int, Attempt] = {}
        self._renewing = asyncio.Lock()
        self._backoff = Backoff()
        self._found = Workers(BATCH_LIMIT, "delivering an answer")
        self._rounds = (
            Rounds(self._sweep, seconds=SWEEP_INTERVAL_S, of="undelivered answers"),
            Rounds(self._hold, seconds=HOLD_INTERVAL_S, of="leases of answers"),
        )

    def lease(self) -> datetime:
        """Return until when an answer that is taken now is this process's."""
        return self._clock() + LEASE

    def start(self) -> None:
        """Start looking for what is left undelivered, and holding on to what is under way."""
        for rounds in self._rounds:
            rounds.start()

    def expected_wait(self, user_id: int) -> float:
        """Return in how many seconds an answer that someone gives now will be graded, roughly."""
        return self._queue.expected_wait(user_id)

    async def close(self, patience: float) -> None:
        """Stop; wait up to ``patience`` seconds until whoever waits for a result has it."""
        for rounds in self._rounds:
            await rounds.stop(patience)
        if self._running:
            await asyncio.wait(self._running.values(), timeout=patience)

    async def deliver(self, attempt: Attempt, post: Post | None = None) -> None:
        """Grade an answer that is leased to this process, and show the result.

        Args:
            attempt: the saved answer.
            post: the nearest way to its member; None when that is gone.

        Raises:
            Exception: it cannot be graded; it is tried again.
        """
        # One that waited for too long before it came here was found by the sweep.
        running = self._running.get(attempt.id) or self._begin(attempt, post)
        # A stop may cancel whoever waits here, but not the delivery half way through.
        await asyncio.shield(running)

    def _begin(self, attempt: Attempt, post: Post | None) -> asyncio.Task[None]:
        running = asyncio.create_task(self._deliver(attempt, post))
        self._running[attempt.id], self._held[attempt.id] = running, attempt
        running.add_done_callback(lambda _: self._let_go(attempt.id))
        return running

    def _let_go(self, attempt_id: int) -> None:
        self._running.pop(attempt_id, None)
        self._held.pop(attempt_id, None)

    async def _renew(self, attempt: Attempt) -> bool:
        # One after the other: the lease that is renewed is told by its end.
        async with self._renewing, self._database.session() as session:
            return await attempts.renew(session, attempt, self.lease())

    async def _deliver(self, attempt: Attempt, post: Post | None) -> None:
        try:
            await self._grade_and_show(attempt, post)
        except (*UNREACHABLE, discord.HTTPException) as error:
            log.info("attempt %s could not be delivered now: %r", attempt.id, error)
            await self._put_off(attempt)
        except SQLAlchemyError:
            # Where the database is away for longer, the lease runs out.
            await self._put_off(attempt)
            raise
        except Exception:
            await self._put_off(attempt, most_tries=MOST_TRIES)
            raise

    async def _put_off(self, attempt: Attempt, most_tries: float = math.inf) -> None:
        """Have an answer tried again later, unless that was done for long enough."""
        now, tries = self._clock(), attempt.tries + 1
        if tries >= most_tries or now - attempt.answered_at >= TRIED_FOR:
            await self._give_up(attempt)
            return
        again = now + self._backoff.after(tries)
        async with self._renewing, self._database.session() as session:
            with_token = again - attempt.answered_at < TOKEN_LIFE
            await attempts.put_off(session, attempt, again, with_token=with_token)

    async def _give_up(self, attempt: Attempt) -> None:
        log.warning("attempt %s is given up undelivered", attempt.id)
        async with self._renewing, self._database.session() as session:
            await attempts.give_up(session, attempt, self._clock())

    async def _grade_and_show(self, attempt: Attempt, post: Post | None) -> None:
        card = await self._card_of(attempt)
        question, grade = await self._graded(attempt, card)
        token = attempt.interaction_token
        if (said := await self._hear(attempt)) is not None:
            await self._acknowledge(attempt, post, token, said)
            return
        # Only what others cannot see yet can be shared with them.
        private = attempt.guild_id is not None and attempt.message_id is None and not attempt.shared
        embed = result_card(question, attempt, grade, attempt.language, late=post is None)
        for way in [post] if post else self._ways_to(attempt):
            if not await self._renew(attempt):
                return
            view = result_buttons(
                attempt.card_id,
                attempt.question_id,
                attempt.language,
                attempt_id=attempt.id if private else None,
                appealed=attempt.id if card.guild_id is not None else None,
            )
            try:
                message = await way(embed=embed, view=view)
            except discord.HTTPException as error:
                if isinstance(error, UNREACHABLE) or is_passing(error):
                    raise
                log.info("one way to the member of attempt %s is closed: %s", attempt.id, error)
                continue
            async with self._database.session() as session:
                if await attempts.delivered(session, attempt.id, self._clock()):
                    # The result shows the model answer.
                    await peeks.reveal(session, attempt.card_id, attempt.user_id)
            if not private:
                await self.note_shown(attempt, message)
            return
        # Where the nearest way is closed, others are still to be tried.
        await (self._put_off(attempt) if post else self._give_up(attempt))

    async def note_shown(self, attempt: Attempt, message: discord.Message) -> None:
        """Keep where a result stands for others to see, so that it goes when its member wants.

        Args:
            attempt: the answer.
            message: what shows its result.
        """
        # In a direct message it is for the member alone.
        if attempt.guild_id is None or message.channel.id != attempt.channel_id:
            return
        async with self._database.session() as session:
            kept = await attempts.shown(session, attempt.id, message.channel.id, message.id)
        if not kept:
            with contextlib.suppress(*UNREACHABLE, discord.HTTPException):
                await message.delete()

    async def _acknowledge(
        self, attempt: Attempt, post: Post | None, token: str | None, said: str
    ) -> None:
        """Tell whoever submitted a form that the answer arrived; a message needs no word."""
        if token is None:
            return
        if post is None and self._clock() - attempt.answered_at < TOKEN_LIFE:
            post = self._by_token(token)
        if post is not None:
            try:
                await post(content=said)
            except (*UNREACHABLE, discord.HTTPException) as error:
                log.info("attempt %s could not be acknowledged: %s", attempt.id, error)

    async def graded(self, attempt: Attempt) -> tuple[Question, Grade]:
        """Return an answer's question as it was asked, and its grade; grade it if need be.

        Raises:
            Notice: its card is gone.
        """
        return await self._graded(attempt, await self._card_of(attempt))

    async def _card_of(self, attempt: Attempt) -> Card:
        async with self._database.session() as session:
            card = await cards.get(session, attempt.card_id)
        if card is None:
            raise Notice("card-gone")
        return card

    async def _graded(self, attempt: Attempt, card: Card) -> tuple[Question, Grade]:
        question = restore(card.question)
        if attempt.grade is not None:
            return question, Grade.from_dict(attempt.grade)
        item = Item(question.prompt, question.reference, question.key_points, attempt.answer)
        grade = await self._queue.grade(item, attempt.user_id)
        grade = await self._precedents.followed(card, attempt.answer, grade)
        async with self._database.session() as session:
            await attempts.graded(session, attempt.id, grade.to_dict(), grade.score)
            await self._journal.note(session, attempt.id)
            await posts.graded(session, attempt)
        return question, grade

    async def _sweep(self) -> None:
        # Each is held from the moment that it is taken: what waits for a turn is left for later.
        if not self._found.free:
            return
        async with self._database.session() as session:
            left = await attempts.take_over(
                session,
                self._clock(),
                self.lease(),
                limit=self._found.free,
                besides=self._running,
            )
        for attempt in left:
            self._found.start(self.deliver(attempt))

    async def _hold(self) -> None:
        # An answer may wait for its turn for longer than a lease lasts.
        for attempt in list(self._held.values()):
            await self._renew(attempt)

    def _ways_to(self, attempt: Attempt) -> list[Post]:
        ways: list[Post] = []
        if attempt.interaction_token and self._clock() - attempt.answered_at < TOKEN_LIFE:
            ways.append(self._by_token(attempt.interaction_token))
        if attempt.message_id is not None:
            channel = self._bot.get_partial_messageable(
                attempt.channel_id, guild_id=attempt.guild_id
            )
            ways.append(channel.get_partial_message(attempt.message_id).reply)
        ways.append(self._by_dm(attempt.user_id))
        return ways

    def _by_token(self, token: str) -> Post:
        async def follow_up(**card: Any) -> Any:  # noqa: ANN401  (as ``send`` takes)
            hook = discord.Webhook.partial(self._bot.application_id or 0, token, client=self._bot)
            # The first follow-up takes the place of the deferred response.
            return await hook.send(**card, wait=True)

        return follow_up

    def _by_dm(self, user_id: int) -> Post:
        async def send(*, embed: discord.Embed, view: discord.ui.View) -> Any:  # noqa: ANN401
            user = await self._bot.fetch_user(user_id)
            return await user.send(embed=embed, view=view)

        return send
