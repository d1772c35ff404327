"""The local preview: the same bot in a page on this machine, without Discord.

simcord (https://pypi.org/project/simcord/) plays Discord's part. Its private names are used here
and nowhere else; the version is pinned.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import discord
import simcord
from simcord import interactions
from simcord.backend.errors import SetupError

from bot.app import CoachBot, create_bot
from bot.errors import StartError
from bot.localization import text
from config.settings import Settings

PREFIXES = ("!", "/")
LOCALES = {"ko": "ko", "en": "en-US"}
SETTLE_TIMEOUT_S = 60
TICK_S = 1.0


async def serve_preview(settings: Settings) -> None:
    """Open the preview and keep it open until cancelled.

    Its people, channel and messages live as long as the process; their answers are kept in a
    database of their own, ``preview.db`` in ``DATA_DIR``.

    Raises:
        StartError: the port is taken.
    """
    language = settings.public_language
    print("DISCORD_TOKEN is not set: opening the local preview.", flush=True)  # noqa: T201
    bot = create_bot(
        settings.model_copy(
            update={
                "database_url": f"sqlite+aiosqlite:///{settings.data_dir / 'preview.db'}",
                "message_content": True,
            }
        ),
        prefixes=PREFIXES,
        # A preview shows one channel.
        threads=False,
    )
    async with bot, _world(bot, LOCALES[language]) as environment:
        guild = environment.create_guild(text("preview-guild", language))
        channel = guild.create_text_channel(text("preview-channel", language))
        # The first of them can try what organisers can do.
        organisers = guild.create_role(
            text("preview-role", language), permissions=discord.Permissions(manage_guild=True)
        )
        people = [
            guild.add_member(environment.create_user(name), roles=[] if number else [organisers])
            for number, name in enumerate(text("preview-people", language).split(", "))
        ]
        preview = environment.preview(
            channel,
            viewers=people,
            layout="channel",
            locale=LOCALES[language],
            timezone="Asia/Seoul",
            port=settings.preview_port,
        )
        async with _port_held(preview, settings.preview_port):
            print(f"Open {preview.url}", flush=True)  # noqa: T201
            await _keep_time(environment, preview)


@asynccontextmanager
async def _port_held(preview: Any, port: int) -> AsyncIterator[None]:  # noqa: ANN401
    try:
        await preview.__aenter__()
    except (OSError, SetupError) as error:
        msg = f"Port {port} is taken: stop what uses it, or set PREVIEW_PORT to another (0: any)."
        raise StartError(msg) from error
    try:
        yield
    finally:
        await preview.__aexit__(None, None, None)


@asynccontextmanager
async def _world(bot: CoachBot, locale: str) -> AsyncIterator[simcord.Env]:
    environment = simcord.Env(bot, check_errors=False, settle_timeout=SETTLE_TIMEOUT_S)
    environment.backend.clock._epoch = datetime.now(UTC)  # noqa: SLF001
    environment.backend.bot_user.name = text("preview-bot", bot.settings.public_language)
    _speak(locale)
    tell = bot.tree.on_error
    await environment.start()
    # simcord wraps the handler to record errors, and then shows handled ones as failures.
    bot.tree.on_error = tell  # type: ignore[method-assign]
    try:
        yield environment
    finally:
        await environment.shutdown()


def _speak(locale: str) -> None:
    """Let the preview's people use a Discord client in ``locale``: simcord's is always en-US."""
    original = interactions.base_payload

    def in_locale(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401  (simcord's own types)
        record, payload = original(*args, **kwargs)
        return record, payload | {"locale": locale}

    interactions.base_payload = in_locale


async def _keep_time(environment: simcord.Env, preview: Any) -> None:  # noqa: ANN401
    """Let simcord's clock follow the real one, and show what the bot does by itself.

    The page is refreshed only after the bot sent something on its own: a refresh makes open
    clicks stale. Clicks and the clock take turns, since simcord refuses one during the other.
    """
    turn = asyncio.Lock()
    act = preview._action  # noqa: SLF001

    async def in_turn(*arguments: Any) -> Any:  # noqa: ANN401
        async with turn:
            return await act(*arguments)

    preview._action = in_turn  # noqa: SLF001
    last = time.monotonic()
    while True:
        await asyncio.sleep(TICK_S)
        async with turn:
            now = time.monotonic()
            seen = len(environment.http_requests)
            await environment.advance_time(now - last)
            last = now
            if len(environment.http_requests) != seen:
                await preview.refresh()
