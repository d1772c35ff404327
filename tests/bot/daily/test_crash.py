"""Exactly one post, whoever is killed at whatever step."""

import multiprocessing
import signal
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from random import Random

import pytest
from sqlalchemy import select

from bot.daily.scheduler import Pace
from bot.store import schedules
from bot.store.database import Database
from bot.store.models import Card, Post, Schedule
from bot.store.posts import State
from tests.bot.daily.poster import post, schedule
from tests.bot.discord_server import DiscordServer, discord_server

LATER_S = Pace().lease.total_seconds() + 5
ENOUGH_STEPS = 25
"""What a post takes at least: a test that killed at fewer did not kill on the way."""


@dataclass
class Crowd:
    """Processes that post what is due."""

    url: str
    server: DiscordServer

    def run(self, last_steps: Sequence[int | None], offset_s: float) -> list[bool]:
        """Run a process for each of ``last_steps``, all at once; tell which lived.

        Args:
            last_steps: the step at which a process is killed; None for none.
            offset_s: seconds that their clocks are ahead.
        """
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["tests.bot.daily.poster"])
        processes = [
            context.Process(target=post, args=(self.url, self.server.host, offset_s, last))
            for last in last_steps
        ]
        for process in processes:
            process.start()
        for process in processes:
            process.join(60)
        codes = [process.exitcode for process in processes]
        assert set(codes) <= {0, -signal.SIGKILL}
        return [code == 0 for code in codes]


@pytest.fixture(scope="module")
def discord_here() -> Iterator[DiscordServer]:
    """Discord, on this machine."""
    with discord_server() as running:
        yield running


@pytest.fixture
def crowd(database_url: str, database: Database, discord_here: DiscordServer) -> Crowd:
    """Processes that share a database with its tables."""
    del database
    discord_here.messages.channels.clear()
    return Crowd(database_url, discord_here)


async def due(database: Database, channel_id: int) -> Schedule:
    async with database.session() as session:
        minute_ago = datetime.now(UTC) - timedelta(minutes=1)
        return await schedules.put(session, schedule(minute_ago, channel_id=channel_id))


async def stands_once(database: Database, crowd: Crowd, owner: Schedule) -> None:
    """Check that the channel has one message, and that the database knows which."""
    [message] = crowd.server.messages.channels[owner.channel_id]
    async with database.session() as session:
        [kept] = await session.scalars(select(Post).where(Post.schedule_id == owner.id))
        card = await session.get(Card, kept.card_id)
    assert (kept.state, kept.message_id) == (State.SENT, int(message["id"]))
    assert card is not None
    # A button of the very card that answers will be saved under.
    buttons = message["components"][0]["components"]
    assert buttons[0]["custom_id"] == f"coach:answer:{card.id}:{card.question_id}"
    assert card.message_id == kept.message_id


@pytest.mark.parametrize(("remembers", "stride"), [(True, 5), (False, 1)], ids=["nonce", "search"])
async def test_killed_at_every_step_there_is_one_post(
    database: Database,
    crowd: Crowd,
    remembers: bool,  # noqa: FBT001
    stride: int,
) -> None:
    crowd.server.messages.remembers_nonces = remembers
    for step in count(1, stride):
        owner = await due(database, channel_id=step)
        [lived] = crowd.run([step], 0)
        crowd.run([None], LATER_S)
        await stands_once(database, crowd, owner)
        if lived:
            break
    assert step > ENOUGH_STEPS


async def test_two_processes_killed_at_random_moments_make_one_post(
    database: Database, crowd: Crowd
) -> None:
    crowd.server.messages.remembers_nonces = True
    rng = Random(5)
    killed = 0
    for turn in range(8):
        owner = await due(database, channel_id=1000 + turn)
        for attempt in range(3):
            steps = [rng.randint(1, ENOUGH_STEPS) for _ in range(2)]
            killed += crowd.run(steps, attempt * LATER_S).count(False)
        crowd.run([None, None], 3 * LATER_S)
        await stands_once(database, crowd, owner)
    assert killed > 8


async def test_two_processes_share_what_is_due(database: Database, crowd: Crowd) -> None:
    owners = [await due(database, channel_id=2000 + number) for number in range(30)]
    assert crowd.run([None, None, None], 0) == [True, True, True]
    for owner in owners:
        await stands_once(database, crowd, owner)
