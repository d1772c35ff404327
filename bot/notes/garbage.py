"""Reading notes without the long pauses in which Python looks through all objects for garbage.

Such a pause stops every thread, the event loop's too, for a quarter of a second where a server's
notes make some hundred thousand objects. What is made of notes holds no circles: it goes once
nobody holds it, and looking through it finds nothing
(https://docs.python.org/3/library/gc.html#gc.freeze).
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
    """Look for garbage among new objects only, and leave out later what there is at the end.

    Work may overlap: the last that ends brings back the usual. Circles that nobody holds any more
    and that are older than the newest objects then stay for good, of the whole program: so this is
    for the rare work of reading notes, not for what is done with every answer.
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
                gc.collect(1)
                gc.freeze()
                gc.set_threshold(*_USUAL)
