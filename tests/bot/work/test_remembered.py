"""What was read from the database lately."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.exc import OperationalError

from bot.work import remembered
from bot.work.remembered import LIFETIME, Remembered

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


class Source:
    """A database and a clock."""

    def __init__(self) -> None:
        self.value = "first"
        self.now = NOON
        self.reads = 0
        self.answering = asyncio.Event()
        self.answering.set()
        self.broken = False
        self.surprising = False

    async def read(self, key: int) -> str:
        """Read a value when the database answers."""
        self.reads += 1
        value = f"{self.value} {key}"
        await self.answering.wait()
        if self.surprising:
            raise RuntimeError
        if self.broken:
            raise OperationalError(None, None, OSError("gone"))
        return value


@pytest.fixture
async def source(monkeypatch: pytest.MonkeyPatch) -> Source:
    """A database that whoever waits for soon has enough of."""
    monkeypatch.setattr(remembered, "PATIENCE_S", 0)
    return Source()


def over(source: Source) -> Remembered[int, str]:
    return Remembered(source.read, "meanwhile", lambda: source.now)


async def settled() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


async def read(values: Remembered[int, str], key: int) -> str:
    await values.get(key)
    await settled()
    return await values.get(key)


async def test_after_a_surprise_it_is_read_again(
    source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remembered, "PATIENCE_S", None)
    values = over(source)
    source.surprising = True
    with pytest.raises(RuntimeError):
        await values.get(7)
    source.surprising = False
    assert await values.get(7) == "first 7"


async def test_it_is_read_once_and_anew_when_it_is_old(source: Source) -> None:
    values = over(source)
    assert await read(values, 7) == "first 7"
    source.value = "second"
    assert await read(values, 7) == "first 7"
    assert source.reads == 1
    source.now += LIFETIME + timedelta(seconds=1)
    assert await read(values, 7) == "second 7"


async def test_a_database_that_is_slow_or_broken_holds_nobody_up(source: Source) -> None:
    values = over(source)
    source.answering.clear()
    assert await values.get(7) == "meanwhile"
    source.broken = True
    source.answering.set()
    assert await read(values, 7) == "meanwhile"
    source.broken = False
    assert await read(values, 7) == "first 7"


async def test_what_was_written_is_not_overtaken_by_an_older_reading(source: Source) -> None:
    values = over(source)
    source.answering.clear()
    await values.get(7)
    values.put(7, "written")
    source.answering.set()
    await settled()
    assert await values.get(7) == "written"
    values.forget(7)
    assert await read(values, 7) == "first 7"
