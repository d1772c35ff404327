"""Servers that the coach left."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from bot.app import CoachBot
from bot.privacy.departures import KEPT_FOR, Departures
from bot.store import servers
from bot.store.models import Attempt, Base, Card, Server
from config.settings import Settings
from tests.bot.conftest import NOON, World, new_bot


async def answer(world: World) -> None:
    asked = await world.jimin.slash(world.channel, "quiz", topic="tcp")
    form = await world.jimin.click(asked.response, label="답하기")
    await world.jimin.submit_modal(form, {"body": "SYN을 보내요"})


async def rows(bot: CoachBot, guild_id: int) -> list[str]:
    """Return the tables in which something of a server is kept."""
    async with bot.database.session() as session:
        return [
            table.name
            for table in Base.metadata.sorted_tables
            for row in await session.execute(select(table))
            if guild_id in tuple(row)
        ]


def leave(world: World) -> None:
    """Take the coach out of the server."""
    backend: Any = world.env.backend
    backend.remove_guild(world.guild.id)


async def test_a_servers_data_is_deleted_thirty_days_after_the_coach_left(
    world: World, organiser: Any, simcord_bot: CoachBot, settings: Settings
) -> None:
    await answer(world)
    file = await organiser.slash(world.channel, "notes add", file=("a.md", "# 가\n나\n".encode()))
    await organiser.click(file.response, label="확인")
    guild_id = world.guild.id
    leave(world)
    await world.env.settle()
    async with simcord_bot.database.session() as session:
        assert await session.scalar(select(Server.left_at)) == NOON
    just_before = new_bot(settings, NOON + KEPT_FOR)
    await world.env.restart_bot(just_before)
    assert set(await rows(just_before, guild_id)) >= {"attempts", "cards", "note_files", "servers"}
    after = new_bot(settings, NOON + KEPT_FOR + timedelta(seconds=1))
    await world.env.restart_bot(after)
    assert await rows(after, guild_id) == []
    async with after.database.session() as session:
        assert (await session.scalars(select(Attempt))).all() == []
        assert (await session.scalars(select(Card))).all() == []


async def test_nothing_is_deleted_before_it_is_known_where_the_coach_is(
    world: World, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = []
    begin = Departures.begin

    async def watched(self: Departures, *args: Any) -> None:
        running.append(self.rounds.running)
        await begin(self, *args)
        running.append(self.rounds.running)

    monkeypatch.setattr(Departures, "begin", watched)
    await world.env.restart_bot(new_bot(settings))
    assert running == [False, True]


@pytest.mark.usefixtures("world")
async def test_another_processs_servers_are_left_to_it(simcord_bot: CoachBot) -> None:
    async with simcord_bot.database.session() as session:
        session.add(Server(guild_id=77, left_at=NOON - 2 * KEPT_FOR))
    departures = Departures(
        simcord_bot.database, simcord_bot.servers, simcord_bot.shelf, lambda: NOON
    )
    departures._is_gone = lambda _: False
    await departures.look()
    assert await rows(simcord_bot, 77) == ["servers"]
    departures._is_gone = lambda _: True
    await departures.look()
    assert await rows(simcord_bot, 77) == []


async def test_nothing_of_a_server_goes_where_the_coach_is_whatever_is_noted(
    world: World, simcord_bot: CoachBot
) -> None:
    await answer(world)
    async with simcord_bot.database.session() as session:
        session.add(Server(guild_id=world.guild.id, left_at=NOON - 2 * KEPT_FOR))
    assert simcord_bot._departures
    await simcord_bot._departures.look()
    assert "attempts" in await rows(simcord_bot, world.guild.id)


async def test_a_server_left_or_joined_while_the_coach_was_away_is_noticed(
    world: World, simcord_bot: CoachBot, settings: Settings
) -> None:
    await answer(world)
    async with simcord_bot.database.session() as session:
        session.add(Server(guild_id=77, left_at=None))
        session.add(Server(guild_id=world.guild.id, left_at=NOON - timedelta(days=29)))
    later = new_bot(settings, NOON + timedelta(days=2))
    await world.env.restart_bot(later)
    async with later.database.session() as session:
        found = {
            server.guild_id: server.left_at for server in await session.scalars(select(Server))
        }
    assert found == {77: NOON + timedelta(days=2), world.guild.id: None}
    assert "attempts" in await rows(later, world.guild.id)


@pytest.mark.parametrize("shard", [0, 1])
async def test_servers_of_another_processs_shard_are_not_taken_for_left(
    world: World, simcord_bot: CoachBot, settings: Settings, shard: int
) -> None:
    # https://discord.com/developers/docs/events/gateway#sharding-sharding-formula
    guilds = [number << 22 for number in (2, 3)]
    async with simcord_bot.database.session() as session:
        session.add_all(Server(guild_id=guild) for guild in guilds)
    mine = new_bot(settings.model_copy(update={"shard_id": shard, "shard_count": 2}))
    await world.env.restart_bot(mine)
    async with mine.database.session() as session:
        left = await session.scalars(select(Server.guild_id).where(Server.left_at.is_not(None)))
        assert list(left) == [guilds[shard]]


@pytest.mark.usefixtures("world")
async def test_a_database_that_was_away_ends_nothing(
    simcord_bot: CoachBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    departures = simcord_bot._departures
    assert departures
    away = OperationalError("SELECT", None, OSError("away"))
    known = servers.known
    looked = []

    async def away_at_first(*args: Any) -> Any:
        looked.append(args)
        if len(looked) == 1:
            raise away
        return await known(*args)

    async def refuse(*_: Any) -> None:
        raise away

    async with simcord_bot.database.session() as session:
        session.add(Server(guild_id=77, left_at=None))
    monkeypatch.setattr(servers, "known", away_at_first)
    monkeypatch.setattr(servers, "left", refuse)
    await departures.left(77)
    monkeypatch.undo()
    monkeypatch.setattr(servers, "known", away_at_first)
    for _ in range(2):
        await departures.rounds.go()
    assert len(looked) == 2
    assert departures.rounds.running
    async with simcord_bot.database.session() as session:
        assert await session.scalar(select(Server.left_at)) == NOON
