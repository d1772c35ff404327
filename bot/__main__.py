"""``python -m bot``: connect to Discord; without a token, open the local preview."""

import argparse
import asyncio
import contextlib
import os
import signal
import sys
import threading
from collections.abc import Coroutine, Sequence
from importlib.util import find_spec
from pathlib import Path

import aiohttp
import discord
from pydantic import ValidationError

from bot import chores
from bot.app import CoachBot, create_bot
from bot.errors import StartError
from config.logging import configure_logging
from config.settings import Settings
from knowledge.base import KnowledgeError

STOP_WITHIN_S = 4.5

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


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the bot, or one of its chores.

    Args:
        arguments: the words after the program's name; those of the process when None.

    Returns:
        The exit status: 1 with one sentence on stderr when something in the way can be mended by
        the host.
    """
    parser = argparse.ArgumentParser(prog="python -m bot", description=__doc__)
    parser.add_argument(
        "chore",
        nargs="?",
        choices=("run", "migrate", "sync", "backup", "appeals", "intent"),
        default="run",
        help="run the bot (default); bring the database to the newest version; "
        "have the next start register the commands with Discord again; "
        "write a copy of the database, also while the bot runs; "
        "write accepted appeals as cases for python -m knowledge evaluate; "
        "tell what is meant by what is said",
    )
    parser.add_argument(
        "file",
        nargs="?",
        type=Path,
        help="what backup or appeals writes; what intent reads, JSON lines with text and "
        "open_question (- for stdin)",
    )
    wanted = parser.parse_args(arguments)
    if wanted.file and wanted.chore not in {"backup", "appeals", "intent"}:
        parser.error(f"{wanted.chore} takes no file")
    try:
        settings = Settings()
        configure_logging(settings.log_level)
        if wanted.chore == "intent":
            return chores.intent(str(wanted.file or "-"), settings)
        asyncio.run(_until_stopped(_chore(wanted, settings)))
    except ValidationError as error:
        return _refuse("; ".join(_describe(problem) for problem in error.errors()))
    except (StartError, KnowledgeError) as error:
        return _refuse(str(error))
    except discord.LoginFailure:
        return _refuse(REFUSED_HELP)
    except discord.PrivilegedIntentsRequired:
        return _refuse(INTENT_HELP)
    except (discord.HTTPException, discord.GatewayNotFound) as error:
        return _refuse(f"Discord refused to start: {error}")
    except aiohttp.ClientConnectionError as error:
        return _refuse(NETWORK_HELP.format(reason=error))
    except OSError as error:
        return _refuse(SYSTEM_HELP.format(reason=error))
    return 0


def _chore(wanted: argparse.Namespace, settings: Settings) -> Coroutine[None, None, None]:
    match wanted.chore:
        case "migrate":
            return chores.migrate(settings)
        case "sync":
            return chores.sync(settings)
        case "backup":
            return chores.backup(settings, wanted.file)
        case "appeals":
            return chores.appeals(settings, wanted.file)
    if settings.discord_token is None:
        return _preview(settings)
    return _connect(create_bot(settings), settings.discord_token.get_secret_value())


async def _connect(bot: CoachBot, token: str) -> None:
    async with bot:
        await bot.start(token)


async def _preview(settings: Settings) -> None:
    # An extra: without simcord the bot still connects to Discord.
    if find_spec("simcord") is None:
        raise StartError(PREVIEW_HELP)
    from bot.preview import serve_preview  # noqa: PLC0415

    await serve_preview(settings)


async def _until_stopped(work: Coroutine[None, None, None]) -> None:
    """Run ``work`` until it ends or the process is asked to stop (SIGINT, SIGTERM)."""
    task = asyncio.ensure_future(work)
    loop = asyncio.get_running_loop()

    def stop() -> None:
        # Whatever does not let go in time is cut off: all that members saw acknowledged is saved.
        deadline = threading.Timer(STOP_WITHIN_S, os._exit, (0,))
        deadline.daemon = True
        deadline.start()
        task.cancel()

    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop)
    with contextlib.suppress(asyncio.CancelledError):
        await task


def _describe(problem: object) -> str:
    details = dict(problem) if isinstance(problem, dict) else {}
    name = "_".join(str(part) for part in details.get("loc", ())).upper()
    return f"{name}: {details.get('msg')}"


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)  # noqa: T201  (for the person at the terminal)
    return 1


if __name__ == "__main__":
    sys.exit(main())
