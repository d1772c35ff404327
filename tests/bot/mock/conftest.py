"""A clock that goes with simcord's, and a stage to watch."""

from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random
from typing import Any

import discord
import pytest

from bot.app import CoachBot, create_bot
from config.settings import Settings
from knowledge.base import KnowledgeBase
from tests.bot.conftest import Client, World
from tests.bot.daily.conftest import TurnedClock

# Where simcord's own clock begins: ids of messages tell its time.
START = datetime(2026, 1, 1, tzinfo=UTC)
LOOKS_EVERY_S = 6.0

FULL = (
    "클라이언트가 서버에 SYN을 보내고, 서버가 SYN과 ACK를 함께 보내고, "
    "클라이언트가 ACK를 보내면 연결이 맺어져요"
)
HALF = "클라이언트가 서버에 SYN을 보내요. 그리고 클라이언트가 ACK 보내면 연결이 맺어져요"


_LOADED: dict[str, KnowledgeBase] = {}


@pytest.fixture(autouse=True)
def loaded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read the small notes once: what was read never changes, and many bots start here."""
    load = KnowledgeBase.load

    def load_once(settings: Settings) -> KnowledgeBase:
        key = str(settings.notes_dir)
        if key not in _LOADED:
            _LOADED[key] = load(settings)
        return _LOADED[key]

    monkeypatch.setattr(KnowledgeBase, "load", load_once)


@pytest.fixture
def clock() -> TurnedClock:
    """A clock that begins with simcord's."""
    return TurnedClock(START)


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Settings of a host that has the message content intent."""
    return settings.model_copy(update={"message_content": True})


@pytest.fixture
def simcord_bot(settings: Settings, client: Client, clock: TurnedClock) -> CoachBot:
    """The real bot."""
    del client
    return create_bot(settings, clock=clock, rng=Random(7))


@dataclass
class Stage:
    """A world with interviews in it."""

    world: World
    clock: TurnedClock
    settings: Settings

    @property
    def jimin(self) -> Any:
        """Who is interviewed."""
        return self.world.jimin

    @property
    def thread(self) -> Any:
        """The thread that was opened last."""
        return self.world.channel.threads[-1]

    def cards(self, channel: Any = None) -> list[discord.Embed]:
        """Return what the interviewer said, oldest first."""
        messages = (channel or self.thread).history()
        return [embed for message in messages for embed in message.embeds]

    def titles(self, channel: Any = None) -> list[str]:
        """Return the titles of what the interviewer said, oldest first."""
        return [str(card.title) for card in self.cards(channel)]

    @property
    def asked(self) -> Any:
        """The message with the question that was asked last."""
        messages = [m for m in self.thread.history() if m.embeds]
        return next(m for m in reversed(messages) if "질문 " in str(m.embeds[0].title))

    async def start(self, **options: Any) -> Any:
        """Start an interview of three questions."""
        wanted = {"questions": 3} | options
        return await self.jimin.slash(self.world.channel, "mock start", **wanted)

    async def turn(self, seconds: float) -> None:
        """Let time pass, and the bot look at the clock.

        What looks at it does so every few seconds: simcord's own clock need not go further.
        """
        self.clock.turn(seconds=seconds)
        await self.world.env.advance_time(min(seconds, LOOKS_EVERY_S))
        await self.world.env.settle()

    async def restart(self) -> CoachBot:
        """Stop the bot, and start it again on the same database."""
        bot = create_bot(self.settings, clock=self.clock, rng=Random(7))
        await self.world.env.restart_bot(bot)
        await self.world.env.settle()
        return bot


@pytest.fixture
def stage(world: World, clock: TurnedClock, settings: Settings) -> Stage:
    """A world with interviews in it."""
    return Stage(world, clock, settings)
