"""How much is logged."""

import logging
from collections.abc import Iterator

import pytest

from config.logging import OWN, configure_logging


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Leave logging as it was."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    root.handlers = []
    yield
    root.handlers = handlers
    root.setLevel(level)
    for own in OWN:
        logging.getLogger(own).setLevel(logging.NOTSET)


def test_debug_is_for_our_own_loggers() -> None:
    configure_logging("DEBUG")
    assert all(logging.getLogger(f"{own}.part").isEnabledFor(logging.DEBUG) for own in OWN)
    for foreign in ("discord.http", "markdown_it", "asyncio", "whatever"):
        assert not logging.getLogger(foreign).isEnabledFor(logging.DEBUG)
        assert logging.getLogger(foreign).isEnabledFor(logging.INFO)
    assert not logging.getLogger("sqlalchemy.engine").isEnabledFor(logging.INFO)


def test_less_is_less_for_all() -> None:
    configure_logging("ERROR")
    for name in (*OWN, "discord.client", "simcord", "whatever"):
        assert not logging.getLogger(name).isEnabledFor(logging.WARNING)
