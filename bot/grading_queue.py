"""Grading off the event loop: answers that come in together are graded in one batch."""

import asyncio
import logging

from bot.background import in_daemon_thread
from knowledge.grading import Grade, Grader, Item

log = logging.getLogger(__name__)

BATCH_LIMIT = 16

Waiting = tuple[Item, asyncio.Future[Grade]]


class GradingQueue:
    """Grades answers one batch at a time, each in a thread that a stop need not wait for.

    While a batch is being graded, what comes in waits and forms the next one. Nothing idles
    between batches: the task that drains the queue lives only while there is something in it.

    Args:
        grader: what grades; used from one thread at a time.
    """

    def __init__(self, grader: Grader) -> None:
        self._grader = grader
        self._waiting: list[Waiting] = []
        self._drain: asyncio.Task[None] | None = None

    async def grade(self, item: Item) -> Grade:
        """Grade one answer.

        Raises:
            Exception: whatever the grader raises for it.
        """
        result: asyncio.Future[Grade] = asyncio.get_running_loop().create_future()
        self._waiting.append((item, result))
        if self._drain is None or self._drain.done():
            self._drain = asyncio.create_task(self._drain_queue())
        return await result

    async def _drain_queue(self) -> None:
        while self._waiting:
            batch = self._waiting[:BATCH_LIMIT]
            del self._waiting[:BATCH_LIMIT]
            try:
                await self._grade_batch(batch)
            except Exception:
                log.exception("a batch of %d could not be graded, trying one by one", len(batch))
                for waiting in batch:
                    await self._grade_alone(waiting)

    async def _grade_batch(self, batch: list[Waiting]) -> None:
        items = [item for item, _ in batch]
        grades = await in_daemon_thread(self._grader.grade_many, items)
        for (_, result), grade in zip(batch, grades, strict=True):
            if not result.done():
                result.set_result(grade)

    async def _grade_alone(self, waiting: Waiting) -> None:
        try:
            await self._grade_batch([waiting])
        except Exception as error:  # noqa: BLE001  (whoever waits gets it)
            if not waiting[1].done():
                waiting[1].set_exception(error)
