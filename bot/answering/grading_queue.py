"""Grading off the event loop: in batches, everyone in turn."""

import asyncio
import logging
import math
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass

from bot.work.background import in_daemon_thread
from knowledge.grading import Grade, Grader, Item

log = logging.getLogger(__name__)

BATCH_LIMIT = 16
FIRST_GUESS_S = 0.5
"""How long a batch is taken to need before one was graded."""

_NEWEST_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class Waiting:
    """An answer in the queue.

    Attributes:
        item: what is graded.
        result: where whoever waits gets the grade.
    """

    item: Item
    result: asyncio.Future[Grade]


class GradingQueue:
    """Grades answers one batch at a time, each in a thread that a stop need not wait for.

    Members take turns: a batch has one answer of each, and whoever sent many at once waits for the
    others in between. While a batch is being graded, what comes in waits for the next one. Nothing
    idles between batches: the task that drains the queue lives only while there is something in it.

    Args:
        grader: what grades; used from one thread at a time.
        timer: returns seconds that only go up.
    """

    def __init__(self, grader: Grader, timer: Callable[[], float] = time.monotonic) -> None:
        self._grader = grader
        self._timer = timer
        self._waiting: OrderedDict[int, deque[Waiting]] = OrderedDict()
        self._drain: asyncio.Task[None] | None = None
        self._batch_s = FIRST_GUESS_S
        self._grading_since: float | None = None

    async def grade(self, item: Item, member_id: int) -> Grade:
        """Grade one answer.

        Args:
            item: the question and the answer.
            member_id: whose answer it is.

        Raises:
            Exception: whatever the grader raises for it.
        """
        result: asyncio.Future[Grade] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(member_id, deque()).append(Waiting(item, result))
        if self._drain is None or self._drain.done():
            self._drain = asyncio.create_task(self._drain_queue())
        return await result

    def expected_wait(self, member_id: int) -> float:
        """Return in how many seconds an answer that comes in now will be graded, roughly."""
        own = len(self._waiting.get(member_id, ()))
        before = own + sum(
            min(len(answers), own + 1)
            for member, answers in self._waiting.items()
            if member != member_id
        )
        batches = max(own + 1, math.ceil((before + 1) / BATCH_LIMIT))
        running = 0.0
        if self._grading_since is not None:
            running = max(0.0, self._batch_s - (self._timer() - self._grading_since))
        return running + batches * self._batch_s

    def _next_batch(self) -> list[Waiting]:
        """Take one answer of each member, those first who have waited longest for a turn."""
        batch = []
        for member_id in list(self._waiting)[:BATCH_LIMIT]:
            answers = self._waiting.pop(member_id)
            batch.append(answers.popleft())
            if answers:
                self._waiting[member_id] = answers
        return batch

    async def _drain_queue(self) -> None:
        while self._waiting:
            batch = self._next_batch()
            self._grading_since = self._timer()
            try:
                await self._grade_batch(batch)
            except Exception:
                log.exception("a batch of %d could not be graded, trying one by one", len(batch))
                for waiting in batch:
                    await self._grade_alone(waiting)
            took = self._timer() - self._grading_since
            self._batch_s += _NEWEST_SHARE * (took - self._batch_s)
            self._grading_since = None

    async def _grade_batch(self, batch: list[Waiting]) -> None:
        items = [waiting.item for waiting in batch]
        grades = await in_daemon_thread(self._grader.grade_many, items)
        for waiting, grade in zip(batch, grades, strict=True):
            if not waiting.result.done():
                waiting.result.set_result(grade)

    async def _grade_alone(self, waiting: Waiting) -> None:
        try:
            await self._grade_batch([waiting])
        except Exception as error:  # noqa: BLE001  (whoever waits gets it)
            if not waiting.result.done():
                waiting.result.set_exception(error)
