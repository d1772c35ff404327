"""A coach in an in-memory Discord, with small notes of its own."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any

import discord
import pytest
import simcord
from simcord import interactions

from bot.app import CoachBot, create_bot
from bot.store.database import Database
from config.settings import Settings
from tests import postgresql

NOTES = Path(__file__).with_name("sample_notes")
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[postgresql.Server]:
    """One PostgreSQL server for all tests."""
    with postgresql.server() as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database: a test that asks for it runs on each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'coach.db'}"
        return
    server: postgresql.Server = request.getfixturevalue("postgresql_server")
    with server.database() as url:
        yield url


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A database with its tables, of each kind."""
    made = Database(database_url)
    await made.migrate()
    yield made
    await made.close()


@dataclass
class Client:
    """What the members' Discord clients tell about themselves."""

    locale: str = "ko"


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> Client:
    """Let members use a Korean client; a test may set another locale."""
    told = Client()
    original = interactions.base_payload

    def with_locale(*args: Any, **kwargs: Any) -> Any:
        record, payload = original(*args, **kwargs)
        return record, payload | {"locale": told.locale}

    monkeypatch.setattr(interactions, "base_payload", with_locale)
    return told


@pytest.fixture(scope="session")
def vectors(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What can be made again, kept from test to test: the small notes are embedded once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def settings(tmp_path: Path, vectors: Path) -> Settings:
    """Settings with a fresh database and the small notes only."""
    (tmp_path / "cache").symlink_to(vectors)
    return Settings(
        _env_file=None,  # type: ignore[call-arg]
        data_dir=tmp_path,
        notes_dir=NOTES,
        shipped_notes=False,
    )


@pytest.fixture
def simcord_bot(settings: Settings, client: Client) -> CoachBot:
    """The real bot."""
    del client
    return new_bot(settings)


def new_bot(settings: Settings, now: datetime = NOON) -> CoachBot:
    """Return the bot as after a restart."""
    return create_bot(settings, clock=lambda: now, rng=Random(7))


@dataclass
class World:
    """A server with a channel and two members."""

    env: simcord.Env
    guild: Any
    channel: Any
    jimin: Any
    seojun: Any


@pytest.fixture
def world(simcord_env: simcord.Env) -> World:
    """A server with a channel and two members; under load, grading may take long."""
    simcord_env.settle_timeout = 120
    guild = simcord_env.create_guild()
    channel = guild.create_text_channel("면접-연습")
    return World(
        simcord_env,
        guild,
        channel,
        guild.add_member(simcord_env.create_user("지민")),
        guild.add_member(simcord_env.create_user("서준")),
    )


@pytest.fixture
def organiser(world: World) -> Any:
    """A member with Manage Server."""
    permissions = discord.Permissions(manage_guild=True)
    role = world.guild.create_role("운영진", permissions=permissions)
    return world.guild.add_member(world.env.create_user("하은"), roles=[role])


def told_alone(result: Any) -> str:
    """Return what a member alone was told, though all saw the coach think."""
    [told] = result.followups
    assert told.ephemeral
    return str(told.content)


async def last_message(world: World, bot: CoachBot) -> Any:
    """Return the newest message of the world's channel."""
    channel: Any = bot.get_channel(world.channel.id)
    async for message in channel.history(limit=1):
        return message
    pytest.fail("the channel is empty")


def fail_once(monkeypatch: pytest.MonkeyPatch, owner: type, name: str) -> None:
    """Have a method that makes a request find no network, once."""
    request = getattr(owner, name)
    errors = [OSError("no route to host")]

    async def fail(*arguments: Any, **values: Any) -> Any:
        if errors:
            raise errors.pop()
        return await request(*arguments, **values)

    monkeypatch.setattr(owner, name, fail)


@pytest.fixture
def no_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """No channel lets the coach attach files."""
    send = discord.abc.Messageable.send

    async def refuse_files(channel: Any, *arguments: Any, **values: Any) -> Any:
        if values.get("files"):
            response: Any = SimpleNamespace(status=403, reason="Forbidden")
            raise discord.Forbidden(response, {"code": 50013, "message": "Missing Permissions"})
        return await send(channel, *arguments, **values)

    monkeypatch.setattr(discord.abc.Messageable, "send", refuse_files)
