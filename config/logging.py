"""Logging: one line an event to stderr, with nothing in it that a member typed."""

import logging

_CHATTY = (
    "aiosqlite", "alembic", "markdown_it", "sentence_transformers", "simcord", "sqlalchemy",
)  # fmt: skip
FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def configure_logging(level: str) -> None:
    """Send log records of ``level`` and above to stderr.

    Args:
        level: a name that ``logging`` knows, such as ``INFO``.
    """
    logging.basicConfig(level=level, format=FORMAT, force=True)
    # At INFO and below these write statements and payloads, members' answers among them; at DEBUG
    # markdown_it writes 200,000 lines while the shipped notes are read.
    for chatty in _CHATTY:
        logging.getLogger(chatty).setLevel(logging.WARNING)
    logging.getLogger("discord").setLevel(max(logging.getLevelName(level), logging.INFO))
    # Its warnings are about intents; bot.app says itself what is missing and what that means.
    logging.getLogger("discord.state").setLevel(logging.ERROR)
