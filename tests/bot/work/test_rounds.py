"""Looking after something again and again."""

import asyncio

import pytest

from bot.work.rounds import Rounds


async def test_an_error_ends_nothing(caplog: pytest.LogCaptureFixture) -> None:
    looked: list[int] = []
    enough = asyncio.Event()

    async def look() -> None:
        looked.append(1)
        if len(looked) == 1:
            msg = "away"
            raise OSError(msg)
        enough.set()

    rounds = Rounds(look, seconds=0, of="something")
    rounds.start()
    await enough.wait()
    assert rounds.running
    assert "something could not be looked after" in caplog.text
    await rounds.stop(1)


async def test_a_stop_lets_the_round_under_way_end() -> None:
    begun, may_end = asyncio.Event(), asyncio.Event()
    ended: list[int] = []

    async def look() -> None:
        begun.set()
        await may_end.wait()
        ended.append(1)

    rounds = Rounds(look, seconds=0, of="something")
    rounds.start()
    await begun.wait()
    stopping = asyncio.create_task(rounds.stop(60))
    await asyncio.sleep(0)
    assert not stopping.done()
    may_end.set()
    await stopping
    assert ended == [1]


async def test_a_stop_does_not_wait_for_ever() -> None:
    begun, cancelled = asyncio.Event(), asyncio.Event()

    async def look() -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            cancelled.set()

    rounds = Rounds(look, seconds=0, of="something")
    rounds.start()
    await begun.wait()
    await rounds.stop(0)
    await cancelled.wait()
