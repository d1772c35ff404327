"""``bot.notes.shelf``: what another process changed is on the shelf within a minute."""

import asyncio
import gc
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.notes.server_notes import ServerNotes
from bot.notes.shelf import Shelf
from bot.store import notes
from bot.store.database import Database
from config.settings import Settings
from knowledge.base import KnowledgeBase
from tests.bot.conftest import NOON
from tests.bot.daily.conftest import TurnedClock

SERVER, ORGANISER = 5, 7
BASE = "# 웹\n\n## 쿠키\n\n* Q. 쿠키는 어디에 있나요?\n    * A. 브라우저에 있다.\n"
OWN = "# 웹\n\n## 세션\n\n* Q. 세션은 어디에 있나요?\n    * A. {place}에 있다.\n"


@pytest.fixture
def clock() -> TurnedClock:
    return TurnedClock(NOON)


@pytest.fixture
def base(tmp_path: Path) -> KnowledgeBase:
    """Notes of one question."""
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "cookie.md").write_text(BASE, encoding="utf-8")
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg]
        data_dir=tmp_path,
        notes_dir=folder,
        shipped_notes=False,
    )
    return KnowledgeBase.load(settings)


@pytest.fixture
def shelf(base: KnowledgeBase, database: Database, clock: TurnedClock) -> Shelf:
    """This process's."""
    return Shelf(base, database, clock)


@pytest.fixture
async def elsewhere(
    base: KnowledgeBase, database_url: str, clock: TurnedClock
) -> AsyncIterator[ServerNotes]:
    """A server's notes in the hands of another process."""
    database = Database(database_url)
    yield ServerNotes(database, Shelf(base, database, clock), clock)
    await database.close()


async def upload(server_notes: ServerNotes, place: str) -> None:
    raw = OWN.format(place=place).encode()
    received = await server_notes.receive(SERVER, ORGANISER, "session.md", raw)
    await server_notes.accept(SERVER, received.upload_id, lambda *_: None)


async def answers(shelf: Shelf) -> set[str]:
    return {question.reference for question in (await shelf.of(SERVER)).library.questions}


async def test_files_that_another_process_takes_in_replaces_and_removes(
    shelf: Shelf, elsewhere: ServerNotes, clock: TurnedClock
) -> None:
    assert await answers(shelf) == {"브라우저에 있다."}
    await upload(elsewhere, "서버")
    clock.turn(seconds=59)
    assert await answers(shelf) == {"브라우저에 있다."}
    clock.turn(seconds=1)
    assert await answers(shelf) == {"브라우저에 있다.", "서버에 있다."}
    await upload(elsewhere, "데이터베이스")
    clock.turn(seconds=60)
    assert await answers(shelf) == {"브라우저에 있다.", "데이터베이스에 있다."}
    await elsewhere.remove(SERVER, "session.md")
    clock.turn(seconds=60)
    assert await answers(shelf) == {"브라우저에 있다."}


async def test_a_question_that_another_process_betters_twice(
    shelf: Shelf, elsewhere: ServerNotes, clock: TurnedClock
) -> None:
    [question] = (await shelf.of(SERVER)).library.questions
    for better in ("사용자의 컴퓨터에 있다.", "사용자의 브라우저에 있다."):
        clock.turn(seconds=60)
        await elsewhere.edit(SERVER, ORGANISER, question, ("쿠키는 어디에?", better, better))
        assert await answers(shelf) == {better}


async def test_it_looks_once_a_minute_and_makes_anew_only_what_changed(
    shelf: Shelf, clock: TurnedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[int] = []
    version = notes.version

    async def counted(session: AsyncSession, guild_id: int) -> notes.Version:
        looks.append(guild_id)
        return await version(session, guild_id)

    before = await shelf.of(SERVER)
    monkeypatch.setattr(notes, "version", counted)
    for _ in range(3):
        clock.turn(seconds=60)
        assert await shelf.of(SERVER) is before
        assert await shelf.of(SERVER) is before
    assert len(looks) == 3


async def test_a_database_that_is_away_leaves_what_is_at_hand(
    shelf: Shelf, clock: TurnedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = OperationalError("SELECT", None, OSError("away"))

    async def away(*_: object) -> None:
        raise error

    before = await shelf.of(SERVER)
    monkeypatch.setattr(notes, "version", away)
    clock.turn(seconds=60)
    assert await shelf.of(SERVER) is before


async def test_what_fails_once_nobody_waits_for_it_any_more_is_logged(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    going_on = asyncio.Event()
    never_read: list[dict[str, object]] = []

    async def away(*_: object) -> notes.Version:
        await going_on.wait()
        msg = "away"
        raise OSError(msg)

    monkeypatch.setattr(notes, "version", away)
    asyncio.get_running_loop().set_exception_handler(lambda _, told: never_read.append(told))
    assert await shelf.soon(SERVER, 0.01) is None
    going_on.set()
    others = asyncio.all_tasks() - {asyncio.current_task()}
    await asyncio.wait(others)
    del others
    gc.collect()
    assert never_read == []
    assert f"the notes of server {SERVER} could not be made" in caplog.text


async def test_what_fails_at_once_is_told_to_whoever_waits(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def away(*_: object) -> notes.Version:
        msg = "away"
        raise OSError(msg)

    monkeypatch.setattr(notes, "version", away)
    with pytest.raises(OSError, match="away"):
        await shelf.soon(SERVER, 5)
    assert caplog.text == ""
