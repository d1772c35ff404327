"""Logging: one line an event to stderr, with nothing in it that a member typed."""

import logging

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"

OWN = ("bot", "knowledge", "config")
"""The loggers of this program."""


def configure_logging(level: str) -> None:
    """Send log records of ``level`` and above to stderr.

    Only this program's own loggers go below ``INFO``: what libraries say there is theirs to choose,
    members' answers among it.

    Args:
        level: a name that ``logging`` knows, such as ``INFO``.
    """
    least = max(logging.getLevelName(level), logging.INFO)
    logging.basicConfig(level=least, format=FORMAT, force=True)
    for own in OWN:
        logging.getLogger(own).setLevel(level)
    # At INFO these write statements and payloads.
    for chatty in ("aiosqlite", "alembic", "sentence_transformers", "simcord", "sqlalchemy"):
        logging.getLogger(chatty).setLevel(max(least, logging.WARNING))
    # At INFO it says how it logs in, also where a preview needs no token.
    logging.getLogger("discord.client").setLevel(max(least, logging.WARNING))
    # Its warnings are about intents; bot.app says itself what is missing and what that means.
    logging.getLogger("discord.state").setLevel(max(least, logging.ERROR))
