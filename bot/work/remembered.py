"""What was read from the database lately, so that an acknowledgement need not wait for it."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from sqlalchemy.exc import SQLAlchemyError

from bot.when.clock import Clock

log = logging.getLogger(__name__)

LIFETIME = timedelta(minutes=1)
"""How long a value is believed: another process may have changed it."""

PATIENCE_S = 0.5
AT_HAND = 10_000

K = TypeVar("K")
V = TypeVar("V")


class Remembered(Generic[K, V]):
    """Small values that are asked for again and again, by key.

    Discord waits three seconds for an acknowledgement; a database that is busy may take longer.

    Args:
        read: reads one from the database.
        meanwhile: stands for what cannot be read, or not soon.
        clock: the time.
    """

    def __init__(self, read: Callable[[K], Awaitable[V]], meanwhile: V, clock: Clock) -> None:
        self._read = read
        self._meanwhile = meanwhile
        self._clock = clock
        self._kept: OrderedDict[K, tuple[V, datetime]] = OrderedDict()
        self._reading: dict[K, asyncio.Task[V]] = {}

    async def get(self, key: K) -> V:
        """Return a value: as remembered, as read, or, after half a second, whatever is at hand."""
        kept, at = self._kept.get(key, (self._meanwhile, None))
        if at is not None and self._clock() - at < LIFETIME:
            return kept
        reading = self._reading.get(key)
        if reading is None:
            reading = self._reading[key] = asyncio.create_task(self._refresh(key, kept))
        done, _ = await asyncio.wait([reading], timeout=PATIENCE_S)
        return reading.result() if done else kept

    def at_hand(self, key: K) -> V:
        """Return a value as it was last read, however long ago, or what stands for it."""
        return self._kept.get(key, (self._meanwhile, None))[0]

    def put(self, key: K, value: V) -> None:
        """Remember a value that was just written."""
        # What is being read may be the older one.
        self._reading.pop(key, None)
        self._keep(key, value)

    def forget(self, key: K) -> None:
        """Read a value anew when it is next asked for."""
        self._reading.pop(key, None)
        self._kept.pop(key, None)

    async def _refresh(self, key: K, meanwhile: V) -> V:
        try:
            value = await self._read(key)
            if self._is_read_here(key):
                self._keep(key, value)
        except (SQLAlchemyError, OSError):
            log.exception("settings could not be read")
            return meanwhile
        finally:
            # Whatever went wrong, the next to ask reads anew.
            if self._is_read_here(key):
                del self._reading[key]
        return value

    def _is_read_here(self, key: K) -> bool:
        """Tell that nothing else was put in the place of what this task reads."""
        return self._reading.get(key) is asyncio.current_task()

    def _keep(self, key: K, value: V) -> None:
        self._kept[key] = value, self._clock()
        self._kept.move_to_end(key)
        if len(self._kept) > AT_HAND:
            self._kept.popitem(last=False)
