"""What is held in memory after loading."""

import ctypes
import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import simcord

from bot import memory
from bot.app import CoachBot

# Under the size from which glibc asks the system for each block by itself.
BLOCK = 50_000
BLOCKS = 1_200


@pytest.fixture(autouse=True)
def _thawed() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_what_is_loaded_is_not_looked_through_later() -> None:
    loaded = [[number] for number in range(1000)]
    memory.settle()
    assert not any(found is loaded for found in gc.get_objects())


async def test_a_starting_coach_has_loaded_its_models_before(
    simcord_bot: CoachBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[bool] = []
    monkeypatch.setattr(memory, "settle", lambda: loaded.append(hasattr(simcord_bot, "classifier")))
    async with simcord_bot, simcord.run(simcord_bot):
        assert loaded == [True]


@pytest.mark.skipif(
    sys.platform != "linux" or not hasattr(ctypes.CDLL(None), "malloc_trim"),
    reason="the C library can't be asked to",
)
def test_what_loading_took_is_given_back() -> None:
    blocks = [bytearray(os.urandom(BLOCK)) for _ in range(BLOCKS)]
    # What was taken last stays, so that the rest isn't given back without being asked for.
    kept = blocks[-1]
    del blocks
    before = _resident()
    memory.settle()
    assert before - _resident() > BLOCK * BLOCKS / 2
    assert len(kept) == BLOCK


def _resident() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")
