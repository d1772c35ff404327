"""A clock to turn, and Discord's channels on this machine."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from discord.http import Route

from tests.bot.discord_server import DiscordServer, discord_server


@dataclass
class TurnedClock:
    """A clock that stands still until it is turned."""

    now: datetime

    def __call__(self) -> datetime:
        """Return the time."""
        return self.now

    def turn(self, **ahead: float) -> None:
        """Turn it ahead by a ``timedelta``."""
        self.now += timedelta(**ahead)


@pytest.fixture
def clock() -> TurnedClock:
    """A clock that begins now: the ids of messages tell the real time."""
    return TurnedClock(datetime.now(UTC))


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[DiscordServer]:
    """Discord, on this machine."""
    monkeypatch.setattr(Route, "BASE", Route.BASE)
    with discord_server() as running:
        yield running
