"""The real bot, a minute before nine."""

from random import Random

import pytest

from bot.app import CoachBot, create_bot
from config.settings import Settings
from tests.bot.conftest import Client
from tests.bot.daily.conftest import TurnedClock
from tests.bot.daily.through_discord.evening import EVENING


@pytest.fixture
def clock() -> TurnedClock:
    """A clock that begins a minute before nine in Seoul."""
    return TurnedClock(EVENING)


@pytest.fixture
def simcord_bot(settings: Settings, client: Client, clock: TurnedClock) -> CoachBot:
    """The real bot."""
    del client
    return create_bot(settings, clock=clock, rng=Random(7))
