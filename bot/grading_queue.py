"""Grading off the event loop: answers that come in together are graded in one batch."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from knowledge.grading import Grade, Grader, Item

BATCH_LIMIT = 64


class GradingQueue:
    """Grades answers in one worker thread.

    While a batch is being graded, what comes in waits and forms the next one. Nothing idles
    between batches: the task that drains the queue lives only while there is something in it.

    Args:
        grader: what grades; used from one thread at a time.
    """

    def __init__(self, grader: Grader) -> None:
        self._grader = grader
        self._waiting: list[tuple[Item, asyncio.Future[Grade]]] = []
        self._drain: asyncio.Task[None] | None = None
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="grading")

    async def grade(self, item: Item) -> Grade:
        """Grade one answer.

        Raises:
            Exception: whatever the grader raises for its batch.
        """
        result: asyncio.Future[Grade] = asyncio.get_running_loop().create_future()
        self._waiting.append((item, result))
        if self._drain is None or self._drain.done():
            self._drain = asyncio.create_task(self._drain_queue())
        return await result

    async def _drain_queue(self) -> None:
        loop = asyncio.get_running_loop()
        while self._waiting:
            batch = self._waiting[:BATCH_LIMIT]
            del self._waiting[:BATCH_LIMIT]
            items = [item for item, _ in batch]
            try:
                grades = await loop.run_in_executor(self._worker, self._grader.grade_many, items)
            except Exception as error:  # noqa: BLE001  (each waiting caller gets it)
                for _, result in batch:
                    if not result.done():
                        result.set_exception(error)
                continue
            for (_, result), grade in zip(batch, grades, strict=True):
                if not result.done():
                    result.set_result(grade)

    def close(self) -> None:
        """Stop. Answers left ungraded are safe in the database, and graded at the next start."""
        if self._drain is not None:
            self._drain.cancel()
        self._worker.shutdown(wait=False, cancel_futures=True)
