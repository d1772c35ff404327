"""The local preview: the same bot in a page on this machine, without Discord.

simcord (https://pypi.org/project/simcord/) plays Discord's part. Its private names are used in
this package and nowhere else; the version is pinned.
"""

import asyncio
import socket
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import simcord
from pydantic import SecretStr
from simcord import interactions
from simcord.backend.errors import SetupError

from bot import chores, stopping
from bot.app import CoachBot, create_bot
from bot.preview.direct_messages import show_direct_messages
from bot.preview.mentions import show_mentions_in_cards, take_typed_mentions
from bot.preview.scene import Scene, new_scene
from bot.start_error import StartError
from config.settings import Settings

PREFIXES = ("!", "/")
LOCALES = {"ko": "ko", "en": "en-US"}
SETTLE_TIMEOUT_S = 60
TICK_S = 1.0


async def serve_preview(settings: Settings, held: socket.socket) -> None:
    """Open the preview and keep it open until cancelled.

    Its messages live as long as the process; its people and their channel are the same at every
    start, and what they did is kept in a database of its own, ``preview.db`` in ``DATA_DIR``.

    Args:
        settings: everything a host may set.
        held: the port, to be let go of when the page opens there.

    Raises:
        StartError: the port was taken meanwhile.
    """
    settings = settings.model_copy(
        update={
            "database_url": SecretStr(f"sqlite+aiosqlite:///{settings.data_dir / 'preview.db'}"),
            "message_content": True,
        }
    )
    # This Discord is a new one at every start, and knows no commands.
    await chores.sync(settings)
    bot = create_bot(
        settings,
        prefixes=PREFIXES,
        # A preview shows one channel.
        threads=False,
        loaded=stopping.gently,
    )
    locale = LOCALES[settings.public_language]
    async with bot, _started(bot, locale) as scene:
        preview = scene.environment.preview(
            scene.channel,
            viewers=scene.people,
            layout="channel",
            locale=locale,
            timezone="Asia/Seoul",
            port=settings.preview_port,
        )
        async with _opened(preview, held):
            print(f"Open {preview.url}", flush=True)  # noqa: T201
            await _keep_time(scene.environment, preview)


@asynccontextmanager
async def _opened(preview: Any, held: socket.socket) -> AsyncIterator[None]:  # noqa: ANN401
    held.close()
    try:
        await preview.__aenter__()
    except (OSError, SetupError) as error:
        msg = f"The page cannot be opened: {error}."
        raise StartError(msg) from error
    try:
        yield
    finally:
        await preview.__aexit__(None, None, None)


@asynccontextmanager
async def _started(bot: CoachBot, locale: str) -> AsyncIterator[Scene]:
    environment = simcord.Env(bot, check_errors=False, settle_timeout=SETTLE_TIMEOUT_S)
    scene = new_scene(environment, bot.settings.public_language)
    take_typed_mentions(environment)
    show_mentions_in_cards()
    show_direct_messages(scene, bot.settings.public_language)
    environment.backend.clock._epoch = datetime.now(UTC)  # noqa: SLF001
    _speak(locale)
    tell = bot.tree.on_error
    await environment.start()
    # simcord wraps the handler to record errors, and then shows handled ones as failures.
    bot.tree.on_error = tell  # type: ignore[method-assign]
    try:
        yield scene
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
