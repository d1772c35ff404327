"""What ``python -m bot`` runs, once its settings are read and the libraries are loaded."""

import asyncio
import contextlib
import socket
from collections.abc import Coroutine
from importlib.util import find_spec
from pathlib import Path

import aiohttp
import discord

from bot import chores, stopping
from bot.app import create_bot
from bot.start_error import StartError
from config.settings import Settings
from knowledge.base import KnowledgeError

INTENT_HELP = (
    "Discord refused the message content intent: switch on “Message Content Intent” under Bot in "
    "the Discord developer portal, or set MESSAGE_CONTENT=false."
)
REFUSED_HELP = (
    "Discord refused DISCORD_TOKEN: copy the token again from the Discord developer portal (Bot, "
    "Reset Token), or leave it empty for the local preview."
)
PREVIEW_HELP = (
    "DISCORD_TOKEN is not set, and the local preview is not installed: set the token, or install "
    "the extra “preview”."
)
SYSTEM_HELP = "The system refused: {reason}. See that the disk has room and DATA_DIR is writable."
NETWORK_HELP = "Discord cannot be reached ({reason}): see that this machine is on the network."


def run(chore: str, file: Path | None, settings: Settings, held: socket.socket | None) -> int:
    """Run the bot, or one of its chores, until it ends or is asked to stop.

    Args:
        chore: what to do, as in ``bot.__main__.CHORES``.
        file: what the chore reads or writes.
        settings: everything a host may set.
        held: the port for the local preview; None to connect to Discord.

    Returns:
        The exit status.

    Raises:
        StartError: something in the way can be mended by the host.
    """
    if chore == "intent":
        return chores.intent(str(file or "-"), settings)
    try:
        asyncio.run(_until_stopped(_work(chore, file, settings, held)))
    except KnowledgeError as error:
        raise StartError(str(error)) from error
    except discord.LoginFailure as error:
        raise StartError(REFUSED_HELP) from error
    except discord.PrivilegedIntentsRequired as error:
        raise StartError(INTENT_HELP) from error
    except (discord.HTTPException, discord.GatewayNotFound) as error:
        msg = f"Discord refused to start: {error}"
        raise StartError(msg) from error
    except aiohttp.ClientConnectionError as error:
        raise StartError(NETWORK_HELP.format(reason=error)) from error
    except OSError as error:
        raise StartError(SYSTEM_HELP.format(reason=error)) from error
    return 0


async def _until_stopped(work: Coroutine[None, None, None]) -> None:
    with contextlib.suppress(asyncio.CancelledError):
        await asyncio.create_task(work)


def _work(
    chore: str, file: Path | None, settings: Settings, held: socket.socket | None
) -> Coroutine[None, None, None]:
    match chore:
        case "migrate":
            return _to_the_end(chores.migrate(settings))
        case "sync":
            return _to_the_end(chores.sync(settings))
        case "backup":
            return _to_the_end(chores.backup(settings, file))
        case "appeals":
            return _to_the_end(chores.appeals(settings, file))
    return _connect(settings) if held is None else _preview(settings, held)


async def _to_the_end(work: Coroutine[None, None, None]) -> None:
    stopping.gently()
    await work


async def _connect(settings: Settings) -> None:
    token = settings.discord_token.get_secret_value() if settings.discord_token else ""
    async with create_bot(settings, loaded=stopping.gently) as bot:
        await bot.start(token)


async def _preview(settings: Settings, held: socket.socket) -> None:
    # An extra: without simcord the bot still connects to Discord.
    if find_spec("simcord") is None:
        raise StartError(PREVIEW_HELP)
    from bot.preview import serve_preview  # noqa: PLC0415

    await serve_preview(settings, held)
