"""What the process holds in memory once everything is loaded."""

import ctypes
import gc
import sys


def settle() -> None:
    """Keep what is loaded out of the garbage collection, and give back what loading it took.

    Looking through it for garbage would hold up the event loop. Reading models leaves over a
    hundred megabytes free in the process, which the C library returns only when it is asked to,
    where it can: https://man7.org/linux/man-pages/man3/malloc_trim.3.html
    """
    gc.collect()
    gc.freeze()
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
