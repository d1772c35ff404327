"""The one error handler, where nobody is left to be told anything."""

import logging
from types import SimpleNamespace
from typing import Any

import discord
import pytest
from discord.ext import commands
from discord.http import Route

from bot.app import CoachBot
from bot.errors import cannot_be_told
from tests.bot.conftest import World, told_alone

DEFERRED = 5


@pytest.mark.parametrize(
    ("code", "expected"), [(10062, True), (40060, True), (50035, False), (10008, False)]
)
def test_what_discord_takes_no_answer_to_is_known_by_its_code(
    code: int,
    expected: bool,  # noqa: FBT001
) -> None:
    response: Any = SimpleNamespace(status=400, reason="Bad Request")
    error = discord.HTTPException(response, {"code": code, "message": "no"})
    assert cannot_be_told(error) is expected
    assert cannot_be_told(commands.CommandInvokeError(error)) is expected


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
    helped = await world.jimin.slash(world.channel, "help")
    assert world.env.errors
    assert not helped.response.content
    assert "error code: 40060" in caplog.text
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


async def test_a_command_without_its_file_says_so(
    world: World, simcord_bot: CoachBot, organiser: Any
) -> None:
    assert simcord_bot.user
    await organiser.send(world.channel, f"{simcord_bot.user.mention} notes add")
    assert world.env.errors
    assert "파일을 붙여" in world.channel.history()[-1].content


async def test_what_stands_in_the_way_is_told_to_the_member_alone(world: World) -> None:
    # All see that the coach is thinking: the question would be for all.
    asked = await world.jimin.slash(world.channel, "quiz", topic="쿠버네티스")
    assert "쿠버네티스" in told_alone(asked)
    assert not world.channel.history()
