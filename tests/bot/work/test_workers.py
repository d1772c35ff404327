"""Work that is done at the same time, up to a limit."""

import asyncio

import pytest

from bot.work.workers import Workers


async def test_whoever_waits_for_one_hears_of_no_error_but_the_log_does(
    caplog: pytest.LogCaptureFixture,
) -> None:
    workers = Workers(2, "the work")

    async def fail() -> None:
        msg = "no"
        raise OSError(msg)

    await workers.start(fail())
    assert "the work failed" in caplog.text
    assert workers.free == 2


async def test_more_may_be_started_than_are_free_and_a_stop_waits_for_all_or_gives_up() -> None:
    workers = Workers(1, "the work")
    going_on = asyncio.Event()
    done: list[int] = []

    async def work(number: int) -> None:
        await going_on.wait()
        done.append(number)

    for number in range(3):
        workers.start(work(number))
    assert workers.free == 0
    await workers.drain(0.01)
    assert done == []
    going_on.set()
    await workers.drain()
    assert done == [0, 1, 2]
    assert workers.free == 1
