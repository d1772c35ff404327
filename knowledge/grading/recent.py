"""A bounded memory of the values used last."""

from collections import OrderedDict
from collections.abc import Hashable, Iterable, Mapping
from threading import Lock
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Recent(Generic[K, V]):
    """Keeps the values used last, and forgets the one unused longest. Safe in threads.

    Args:
        size: number of values kept.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._values: OrderedDict[K, V] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        """Return the number of values kept now."""
        return len(self._values)

    def get(self, keys: Iterable[K]) -> dict[K, V]:
        """Return the values known for ``keys``, and count these as used.

        Args:
            keys: any keys; those without a value are left out.
        """
        with self._lock:
            known = {key: self._values[key] for key in keys if key in self._values}
            for key in known:
                self._values.move_to_end(key)
            return known

    def put(self, values: Mapping[K, V]) -> None:
        """Keep ``values``, as used now.

        Args:
            values: by their keys.
        """
        with self._lock:
            for key, value in values.items():
                self._values[key] = value
                self._values.move_to_end(key)
            while len(self._values) > self._size:
                self._values.popitem(last=False)
