"""Database URLs as hosts write them."""

import ssl
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import trustme
from sqlalchemy import make_url, text

from bot.store.database import Database
from bot.store.engine import file_of, read_url
from bot.store.errors import DatabaseError
from tests import postgresql


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


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    """Whoever trusts it trusts the server."""
    return trustme.CA()


@pytest.fixture
async def over_tls(
    authority: trustme.CA, postgresql_server: postgresql.Server
) -> AsyncIterator[Callable[[str], str]]:
    """A database that is reached over TLS only: gives its URL with a query."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("localhost").configure_cert(context)
    with postgresql_server.database() as inside:
        async with postgresql.behind_tls(postgresql_server, context) as port:
            name = make_url(inside).database
            yield lambda query: f"postgres://postgres:geheim@localhost:{port}/{name}?{query}"


async def connects(url: str) -> None:
    database = Database(url)
    try:
        await database.migrate()
        async with database.session() as session:
            assert await session.scalar(text("SELECT count(*) FROM cards")) == 0
    finally:
        await database.close()


@pytest.mark.parametrize("query", ["sslmode=require", "", "sslmode=require&channel_binding=prefer"])
async def test_tls_is_spoken_as_hosts_ask_for_it(
    over_tls: Callable[[str], str], query: str
) -> None:
    await connects(over_tls(query))


async def test_certificates_are_checked_where_that_is_asked_for(
    over_tls: Callable[[str], str],
    authority: trustme.CA,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    root = tmp_path / "root.pem"
    authority.cert_pem.write_to_path(str(root))
    await connects(over_tls(f"sslmode=verify-full&sslrootcert={root}"))
    monkeypatch.setenv("SSL_CERT_FILE", str(root))
    await connects(over_tls("sslmode=verify-full&sslrootcert=system"))
    trustme.CA().cert_pem.write_to_path(str(root))
    for trusted in (str(root), "system"):
        with pytest.raises(DatabaseError, match="certificate verify failed"):
            await connects(over_tls(f"sslmode=verify-full&sslrootcert={trusted}"))


@pytest.mark.parametrize("query", ["sslmode=disable", "sslmode=nonsense", "sslmode=verify-full"])
async def test_what_does_not_connect_is_said_without_the_password(
    over_tls: Callable[[str], str],
    query: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    with pytest.raises(DatabaseError, match="cannot be used") as refused:
        await connects(over_tls(query))
    assert "geheim" not in str(refused.value)


async def test_a_server_that_is_not_there_is_said() -> None:
    with pytest.raises(DatabaseError, match="see that it runs"):
        await connects("postgres://u:geheim@127.0.0.1:1/name")
