"""Requests in line: so many a second, in the order in which they come."""

import asyncio
from collections.abc import Awaitable, Callable


class Turns:
    """Gives out turns.

    Args:
        per_second: how many, at most.
        time: seconds of a clock that only goes ahead; the event loop's when None.
        sleep: waits some seconds.
    """

    def __init__(
        self,
        per_second: float,
        *,
        time: Callable[[], float] | None = None,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._interval = 1 / per_second
        self._time = time or _time_of_the_loop
        self._sleep = sleep
        self._next = 0.0

    async def wait(self) -> None:
        """Wait until it is the caller's turn."""
        now = self._time()
        turn = max(now, self._next)
        self._next = turn + self._interval
        await self._sleep(turn - now)


def _time_of_the_loop() -> float:
    return asyncio.get_running_loop().time()
