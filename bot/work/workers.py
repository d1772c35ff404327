"""Work that is done at the same time, up to a limit."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

log = logging.getLogger(__name__)


class Workers:
    """Tasks beside the event loop's others.

    What one raises is logged and ends nothing else: whatever it left undone is found again.

    Args:
        most: how many work at the same time.
        work: what they do, for the log.
    """

    def __init__(self, most: int, work: str) -> None:
        self._most = most
        self._work = work
        self._running: set[asyncio.Task[None]] = set()

    @property
    def free(self) -> int:
        """How many more may be started now; none where more were started than that."""
        return max(0, self._most - len(self._running))

    def start(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Have something done, also where none is free: who must not wait does not ask.

        Returns:
            The task, for whoever waits until it is done; it raises nothing.
        """
        worker = asyncio.create_task(self.logged(work))
        self._running.add(worker)
        worker.add_done_callback(self._running.discard)
        return worker

    async def logged(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something that must not end what does it."""
        try:
            await work
        except Exception:
            log.exception("%s failed", self._work)

    async def drain(self, patience: float | None = None) -> None:
        """Wait until everything is done, at most ``patience`` seconds."""
        while self._running:
            _, left = await asyncio.wait(self._running, timeout=patience)
            if left:
                return
