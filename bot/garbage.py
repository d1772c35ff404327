"""Long work without the long pauses in which Python looks through all objects for garbage.

Such a pause stops every thread, the event loop's too, for a quarter of a second where a server's
notes make some hundred thousand objects. What is made of notes holds no circles and stays, so there
is nothing to find: https://docs.python.org/3/library/gc.html#gc.freeze.
"""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_USUAL = gc.get_threshold()
_NEVER = 2**31 - 1

_lock = threading.Lock()
_at_work = 0


@contextmanager
def spared() -> Iterator[None]:
    """Look for garbage among new objects only; what was made meanwhile is not looked through later.

    Work may overlap: the last that ends brings back the usual. Objects still go once nobody holds
    them; only circles that were already old when the work ended stay for good.
    """
    global _at_work  # noqa: PLW0603  (the collector is one for the whole program)
    with _lock:
        _at_work += 1
        gc.set_threshold(*_USUAL[:2], _NEVER)
    try:
        yield
    finally:
        with _lock:
            _at_work -= 1
            if not _at_work:
                gc.freeze()
                gc.set_threshold(*_USUAL)
