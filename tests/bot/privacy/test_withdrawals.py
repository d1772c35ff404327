"""Messages that are to be deleted, whatever Discord says."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import discord
import pytest
from sqlalchemy import select

from bot.privacy.withdrawals import AT_ONCE, LEASE, Withdrawals
from bot.store import withdrawals
from bot.store.database import Database
from bot.store.models import Withdrawal
from tests.bot.conftest import NOON
from tests.bot.daily.conftest import TurnedClock

CHANNEL = 333_333_333_333_333_333


@pytest.fixture
def clock() -> TurnedClock:
    """A clock that begins at noon."""
    return TurnedClock(NOON)


def refusal(kind: type[discord.HTTPException], status: int, code: int) -> discord.HTTPException:
    response: Any = SimpleNamespace(status=status, reason="")
    return kind(response, {"code": code, "message": "no"})


class Discord:
    """Deletes messages, or says no."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error
        self.tried: list[tuple[int, int]] = []

    async def take_down(self, channel_id: int, message_id: int) -> None:
        """Delete a message."""
        self.tried.append((channel_id, message_id))
        if self.error is not None:
            raise self.error


async def look(service: Withdrawals) -> None:
    await service.look()
    await service.workers.drain()


async def keep(database: Database, messages: Sequence[int]) -> None:
    async with database.session() as session:
        await withdrawals.add(session, [(CHANNEL, message) for message in messages], NOON)


async def left(database: Database) -> list[int]:
    async with database.session() as session:
        return sorted(await session.scalars(select(Withdrawal.message_id)))


async def test_few_are_deleted_at_once_and_each_once(
    database: Database, clock: TurnedClock
) -> None:
    messages = list(range(1, 2 * AT_ONCE + 1))
    await keep(database, messages)
    there = Discord()
    service = Withdrawals(database, there.take_down, clock)
    await look(service)
    assert len(there.tried) == AT_ONCE
    for _ in range(2):
        await look(service)
    assert sorted(there.tried) == [(CHANNEL, message) for message in messages]
    assert await left(database) == []


@pytest.mark.parametrize(
    "error",
    [
        TimeoutError(),
        refusal(discord.DiscordServerError, 503, 0),
        refusal(discord.HTTPException, 429, 20028),
        refusal(discord.NotFound, 404, 0),
    ],
)
async def test_what_may_go_later_is_tried_ever_less_often(
    database: Database, clock: TurnedClock, error: Exception
) -> None:
    await keep(database, [1])
    there = Discord(error)
    service = Withdrawals(database, there.take_down, clock)
    tried = []
    for _ in range(600):
        before = len(there.tried)
        await look(service)
        if len(there.tried) > before:
            tried.append((clock.now - NOON).total_seconds())
        if len(tried) == 13:
            break
        clock.turn(seconds=5 if len(tried) < 5 else 60)
    assert tried[:5] == [0, 5, 15, 35, 75]
    assert max(later - sooner for sooner, later in pairwise(tried)) == 3600
    there.error = None
    clock.turn(hours=1)
    await look(service)
    assert await left(database) == []


@pytest.mark.parametrize(
    "error",
    [refusal(discord.NotFound, 404, 10008), refusal(discord.Forbidden, 403, 50001)],
)
async def test_what_is_gone_or_refused_for_good_is_forgotten(
    database: Database, clock: TurnedClock, error: Exception
) -> None:
    await keep(database, [1])
    there = Discord(error)
    await look(Withdrawals(database, there.take_down, clock))
    assert await left(database) == []


async def test_a_process_that_is_lost_leaves_its_messages_to_another(
    database: Database, clock: TurnedClock
) -> None:
    await keep(database, [1])
    async with database.session() as session:
        [mine] = await withdrawals.take(session, NOON, NOON + LEASE, 1)
    there = Discord()
    service = Withdrawals(database, there.take_down, clock)
    await look(service)
    assert there.tried == []
    clock.turn(seconds=LEASE.total_seconds())
    async with database.session() as session:
        await withdrawals.take(session, clock.now, clock.now + LEASE, 1)
        # Whoever is late changes nothing for whoever has it now.
        await withdrawals.put_off(session, mine, NOON)
    await look(service)
    assert there.tried == []
    clock.turn(seconds=LEASE.total_seconds())
    await look(service)
    assert there.tried == [(CHANNEL, 1)]


async def test_a_message_with_the_words_of_two_is_deleted_once(
    database: Database, clock: TurnedClock
) -> None:
    await keep(database, [1, 2, 1])
    async with database.session() as session:
        await withdrawals.add(session, [(CHANNEL, 2)], NOON + timedelta(hours=1))
        await withdrawals.add(session, [], NOON)
    there = Discord()
    await look(Withdrawals(database, there.take_down, clock))
    assert sorted(there.tried) == [(CHANNEL, 1), (CHANNEL, 2)]
