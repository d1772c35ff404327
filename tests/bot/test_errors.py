"""The one error handler, where nobody is left to be told anything."""

import logging

import discord
import pytest
from discord.http import Route

from bot.app import CoachBot
from tests.bot.conftest import World

DEFERRED = 5


async def test_what_another_process_answered_first_is_no_incident(
    world: World, simcord_bot: CoachBot, caplog: pytest.LogCaptureFixture
) -> None:
    async def answer_as_another_process(context: object) -> None:
        interaction = getattr(context, "interaction", None)
        assert isinstance(interaction, discord.Interaction)
        route = Route(
            "POST",
            "/interactions/{id}/{token}/callback",
            id=interaction.id,
            token=interaction.token,
        )
        await simcord_bot.http.request(route, json={"type": DEFERRED})

    simcord_bot.before_invoke(answer_as_another_process)
    await world.jimin.slash(world.channel, "help")
    assert world.env.errors
    assert "answered by another process" in caplog.text
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]
