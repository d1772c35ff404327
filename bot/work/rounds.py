"""Looking after something again and again, for as long as the bot runs."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable

from discord.ext import tasks

log = logging.getLogger(__name__)


class Rounds:
    """A loop that nothing ends but its stop.

    Args:
        look: what is done each time.
        seconds: between two times.
        of: what is looked after, for the log.
    """

    def __init__(self, look: Callable[[], Awaitable[None]], *, seconds: float, of: str) -> None:
        self._look = look
        self._of = of
        self._looking = asyncio.Lock()
        self._loop = tasks.loop(seconds=seconds)(self.go)

    @property
    def running(self) -> bool:
        """Whether it was started."""
        return self._loop.is_running()

    def start(self) -> None:
        """Begin, with a first round right away."""
        self._loop.start()

    async def stop(self, patience: float) -> None:
        """End; a round that is under way may end first, within ``patience`` seconds."""
        # Not in the middle of a query: a connection that is cancelled there is never closed.
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(patience):
                await self._looking.acquire()
        self._loop.cancel()

    async def go(self) -> None:
        """Go one round."""
        try:
            async with self._looking:
                await self._look()
        except Exception:
            # A database that is away for a while must not end the loop.
            log.exception("%s could not be looked after", self._of)
