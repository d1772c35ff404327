"""Database URLs as hosts write them."""

from pathlib import Path

import pytest

from bot.store.engine import file_of, read_url
from bot.store.errors import DatabaseError


@pytest.mark.parametrize(
    ("given", "driver"),
    [
        ("sqlite:///data/coach.db", "sqlite+aiosqlite"),
        ("sqlite+aiosqlite:///data/coach.db", "sqlite+aiosqlite"),
        ("postgres://u:p@host:5432/name", "postgresql+asyncpg"),
        ("postgresql://u:p@host/name?sslmode=require", "postgresql+asyncpg"),
        ("postgresql+asyncpg://u:p@host/name", "postgresql+asyncpg"),
    ],
)
def test_urls_of_hosts_are_understood(given: str, driver: str) -> None:
    assert read_url(given).drivername == driver


@pytest.mark.parametrize("given", ["not a url", "mysql://u:p@host/name", "sqlite+nothing:///a"])
def test_other_urls_are_refused(given: str) -> None:
    with pytest.raises(DatabaseError, match="DATABASE_URL"):
        read_url(given)


def test_only_sqlite_has_a_file() -> None:
    assert file_of(read_url("sqlite:///data/coach.db")) == Path("data/coach.db")
    assert file_of(read_url("sqlite://")) is None
    assert file_of(read_url("postgres://u:p@host/name")) is None
