"""``python -m bot``: connect to Discord; without a token, open the local preview."""

import argparse
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from bot import port, stopping
from bot.start_error import StartError
from config.logging import configure_logging
from config.settings import Settings

log = logging.getLogger("bot")

CHORES = ("run", "migrate", "sync", "backup", "appeals", "intent")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the bot, or one of its chores.

    Args:
        arguments: the words after the program's name; those of the process when None.

    Returns:
        The exit status: 1 with one sentence on stderr when something in the way can be mended by
        the host.
    """
    stopping.at_once()
    wanted = _wanted(arguments)
    try:
        settings = Settings()
        configure_logging(settings.log_level)
        return _run(wanted, settings)
    except ValidationError as error:
        return _refuse("; ".join(_describe(problem) for problem in error.errors()))
    except StartError as error:
        return _refuse(str(error))


def _wanted(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bot", description=__doc__)
    parser.add_argument(
        "chore",
        nargs="?",
        choices=CHORES,
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
    return wanted


def _run(wanted: argparse.Namespace, settings: Settings) -> int:
    held = None
    if wanted.chore == "run":
        if settings.discord_token is None:
            held = port.hold(settings.preview_port)
            print("DISCORD_TOKEN is not set: opening the local preview.", flush=True)  # noqa: T201
        log.info("loading the libraries")
    # They take their seconds, and what was refused above need not wait for them.
    from bot.program import run  # noqa: PLC0415

    return run(wanted.chore, wanted.file, settings, held)


def _describe(problem: object) -> str:
    details = dict(problem) if isinstance(problem, dict) else {}
    name = "_".join(str(part) for part in details.get("loc", ())).upper()
    return f"{name}: {details.get('msg')}"


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)  # noqa: T201  (for the person at the terminal)
    return 1


if __name__ == "__main__":
    sys.exit(main())
