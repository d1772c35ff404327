"""What is left undelivered is looked for again and again, also after the database was away."""

from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from bot.app import CoachBot
from bot.delivery import SWEEP_INTERVAL_S
from bot.store import attempts
from tests.bot.conftest import World


async def test_a_database_that_was_away_does_not_end_the_search(
    world: World, simcord_bot: CoachBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = []
    away = OperationalError("SELECT", None, OSError("away"))
    take_over = attempts.take_over

    async def away_at_first(*args: Any) -> Any:
        looked.append(args)
        if len(looked) == 1:
            raise away
        return await take_over(*args)

    monkeypatch.setattr(attempts, "take_over", away_at_first)
    for _ in range(3):
        await world.env.advance_time(SWEEP_INTERVAL_S)
    assert len(looked) >= 2
    assert simcord_bot._delivery
    assert simcord_bot._delivery._sweep.is_running()
