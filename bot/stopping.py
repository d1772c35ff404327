"""How the process ends when it is asked to (SIGTERM, Ctrl-C)."""

import asyncio
import os
import signal
import threading

STOP_WITHIN_S = 4.5

_ASKED = (signal.SIGINT, signal.SIGTERM)


def at_once() -> None:
    """From now on, let the system end the process, whatever it is at.

    For the time before anything is taken from members: while libraries and models are loaded,
    Python may not get to run a handler for many seconds.
    """
    for number in _ASKED:
        signal.signal(number, signal.SIG_DFL)


def gently() -> None:
    """From now on, cancel the task that called this, and give it a few seconds."""
    task = asyncio.current_task()
    loop = asyncio.get_running_loop()

    def stop() -> None:
        # Whatever does not let go in time is cut off: all that members saw acknowledged is saved.
        deadline = threading.Timer(STOP_WITHIN_S, os._exit, (0,))
        deadline.daemon = True
        deadline.start()
        if task is not None:
            task.cancel()

    for number in _ASKED:
        loop.add_signal_handler(number, stop)
