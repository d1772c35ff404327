"""Logging: one line an event to stderr, with nothing in it that a member typed."""

import logging

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def configure_logging(level: str) -> None:
    """Send log records of ``level`` and above to stderr.

    Args:
        level: a name that ``logging`` knows, such as ``INFO``.
    """
    logging.basicConfig(level=level, format=FORMAT, force=True)
    # At DEBUG these write whole payloads, members' answers among them.
    for chatty in ("discord", "aiosqlite", "sqlalchemy", "simcord"):
        logging.getLogger(chatty).setLevel(max(logging.getLevelName(level), logging.INFO))
    logging.getLogger("alembic").setLevel(logging.WARNING)
