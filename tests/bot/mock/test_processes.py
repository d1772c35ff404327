"""Each thing is said once and in order, whoever stops at whatever step, and in two processes."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import discord
import pytest
from discord.http import Route
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.board import Sheet
from bot.mock import entries
from bot.mock.entries import Terms
from bot.mock.poster import LEASE, Poster
from bot.mock.service import MockService
from bot.mock.stage import DiscordStage
from bot.mock.writer import Writer
from bot.store import attempts
from bot.store.cards import Place
from bot.store.database import Database
from bot.store.interviews import State
from bot.store.models import Attempt, MockInterview, MockPost, MockRound
from bot.when.clock import Clock
from bot.work.turns import Turns
from tests.bot.daily.conftest import TurnedClock
from tests.bot.discord_server import TOKEN, DiscordServer, discord_server
from tests.bot.mock.grades import grade, question

MEMBER = 42
ENOUGH_STEPS = 20
"""What greeting and asking takes at least: a test that stopped earlier did not stop on the way."""


class StoppedError(BaseException):
    """Stands for the end of a process."""


class Steps:
    """Counts steps; the ``last`` one ends the process."""

    def __init__(self, last: int | None = None) -> None:
        self.last = last
        self.taken = 0

    def take(self) -> None:
        """Take a step."""
        self.taken += 1
        if self.taken == self.last:
            raise StoppedError


class MortalDatabase(Database):
    """A database that steps when a session begins, is about to commit, and has committed."""

    def __init__(self, url: str, steps: Steps) -> None:
        super().__init__(url)
        self._steps = steps

    @asynccontextmanager
    async def session(self) -> AsyncIterator[AsyncSession]:
        """Step three times."""
        async with super().session() as session:
            self._steps.take()
            yield session
            await session.flush()
            self._steps.take()
        self._steps.take()


class MortalStage(DiscordStage):
    """A stage that steps before and after a message is sent."""

    def __init__(self, client: discord.Client, steps: Steps) -> None:
        super().__init__(client, Turns(1000), patience=10)
        self._steps = steps

    async def put_up(self, sheet: Sheet) -> int:
        """Step twice."""
        self._steps.take()
        message_id = await super().put_up(sheet)
        self._steps.take()
        return message_id


@pytest.fixture
def clock() -> TurnedClock:
    """A clock that begins now: the ids of messages tell the real time."""
    return TurnedClock(datetime.now(UTC))


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[DiscordServer]:
    """Discord, on this machine."""
    monkeypatch.setattr(Route, "BASE", Route.BASE)
    with discord_server() as running:
        Route.BASE = f"http://{running.host}/api/v10"
        yield running


@pytest.fixture
async def client(server: DiscordServer) -> AsyncIterator[discord.Client]:
    """A client that is logged in."""
    del server
    async with discord.Client(intents=discord.Intents.none()) as made:
        await made.login(TOKEN)
        yield made


def writer(clock: Clock) -> Writer:
    return Writer(clock, reads_messages=True, charts=None)


async def begun(database: Database, clock: TurnedClock, channel_id: int) -> int:
    """Write down an interview that has a greeting and a question to say."""
    terms = Terms(Place(channel_id, None), "ko", [question(0), question(1)], 180, threaded=False)
    async with database.session() as session:
        interview_id = await entries.add(session, terms, MEMBER + channel_id, clock())
        await entries.step(session, interview_id, lambda it: it.begin(), clock())
    return interview_id


def titles(server: DiscordServer, channel_id: int) -> list[str]:
    return [str(one["embeds"][0]["title"]) for one in server.messages.channels[channel_id]]


@pytest.mark.parametrize("remembers", [True, False], ids=["nonce", "search"])
async def test_stopped_at_every_step_each_thing_is_said_once(  # noqa: PLR0913, PLR0917
    database: Database,
    database_url: str,
    client: discord.Client,
    server: DiscordServer,
    clock: TurnedClock,
    remembers: bool,  # noqa: FBT001
) -> None:
    server.messages.remembers_nonces = remembers
    for channel_id in count(1):
        interview_id = await begun(database, clock, channel_id)
        steps = Steps(channel_id)
        mortal = MortalDatabase(database_url, steps)
        lived = True
        try:
            stage = MortalStage(client, steps)
            await Poster(mortal, stage, writer(clock), clock).run(interview_id)
        except StoppedError:
            lived = False
        await mortal.close()
        later = TurnedClock(clock() + LEASE + timedelta(seconds=1))
        successor = Poster(database, MortalStage(client, Steps()), writer(later), later)
        await successor.run(interview_id)
        assert titles(server, channel_id) == ["모의 면접을 시작할게요", "질문 1/2 · TCP"]
        async with database.session() as session:
            row = await session.get(MockInterview, interview_id)
            query = select(MockPost).where(MockPost.interview_id == interview_id)
            said = list(await session.scalars(query.order_by(MockPost.id)))
        assert [post.state for post in said] == [State.SENT, State.SENT]
        stands = [int(one["id"]) for one in server.messages.channels[channel_id]]
        assert [post.message_id for post in said] == stands
        assert row is not None
        assert row.due_at is not None
        if lived:
            break
    assert channel_id > ENOUGH_STEPS


async def test_two_processes_say_each_thing_once(
    database: Database,
    database_url: str,
    client: discord.Client,
    server: DiscordServer,
    clock: TurnedClock,
) -> None:
    server.messages.remembers_nonces = False
    interview_id = await begun(database, clock, 7)
    other = Database(database_url)
    posters = [
        Poster(mine, MortalStage(client, Steps()), writer(clock), clock)
        for mine in (database, other, database, other)
    ]
    for _ in range(3):
        await asyncio.gather(*(poster.run(interview_id) for poster in posters))
    assert titles(server, 7) == ["모의 면접을 시작할게요", "질문 1/2 · TCP"]
    await other.close()


async def answer(database: Database, clock: TurnedClock, channel_id: int) -> Attempt:
    """Save an answer to the question that is open, graded but not heard."""
    async with database.session() as session:
        [asked] = await session.scalars(select(MockRound).where(MockRound.closed.is_(False)))
        made = Attempt(
            card_id=asked.card_id,
            question_id="ab",
            user_id=MEMBER + channel_id,
            channel_id=channel_id,
            answer="답",
            answered_at=clock(),
            language="ko",
            grade=grade("hhh").to_dict(),
            leased_until=clock() + timedelta(seconds=10),
        )
        await attempts.add(session, made)
        assert await entries.admit(session, made, clock()) is None
    return made


async def test_two_processes_hear_an_answer_once(
    database: Database,
    database_url: str,
    client: discord.Client,
    server: DiscordServer,
    clock: TurnedClock,
) -> None:
    interview_id = await begun(database, clock, 9)
    other = Database(database_url)
    services: list[Any] = [
        MockService(client, mine, writer(clock), clock, turns=Turns(1000))
        for mine in (database, other)
    ]
    await services[0].say(interview_id)
    given = await answer(database, clock, 9)
    # Time is up at the same moment: an answer that is being graded keeps the question open.
    clock.turn(seconds=181)
    late = clock()
    told = await asyncio.gather(
        *(service.hear(given) for service in services),
        *(service.happen(interview_id, lambda it: it.timed_out(late)) for service in services),
    )
    assert told[:2] == ["답을 받았어요.", "답을 받았어요."]
    for service in services:
        await service.close(10)
    assert titles(server, 9)[2:] == ["질문 2/2 · TCP"]
    async with database.session() as session:
        asked = list(await session.scalars(select(MockRound).order_by(MockRound.number)))
    assert [(one.question, one.closed) for one in asked] == [(0, True), (1, False)]
    await other.close()
