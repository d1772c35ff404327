"""``bot.notes.watch``: real files that change, a real shelf, and no clock."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from bot.notes import watch as notes_watch
from bot.notes.shelf import Shelf
from bot.notes.watch import NotesWatch
from bot.store.database import Database
from config.settings import Settings
from knowledge.base import KnowledgeBase
from tests.bot.conftest import NOON

COOKIE = "# 웹\n\n## 쿠키\n\n* Q. 쿠키는 어디에 있나요?\n    * A. 브라우저에 있다.\n"
SESSION = "# 웹\n\n## 세션\n\n* Q. 세션은 어디에 있나요?\n    * A. 서버에 있다.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    notes = tmp_path / "notes"
    notes.mkdir()
    write(notes / "cookie.md", COOKIE, 1)
    return notes


@pytest.fixture
async def shelf(folder: Path, own: Settings, tmp_path: Path) -> AsyncIterator[Shelf]:
    del folder
    database = Database(f"sqlite:///{tmp_path / 'coach.db'}")
    await database.migrate()
    yield Shelf(KnowledgeBase.load(own), database, lambda: NOON)
    await database.close()


@pytest.fixture
def own(folder: Path, tmp_path: Path) -> Settings:
    return Settings(
        _env_file=None,  # type: ignore[call-arg]
        data_dir=tmp_path,
        notes_dir=folder,
        shipped_notes=False,
    )


def write(file: Path, text: str, second: int) -> None:
    """Write with a time of its own, so that no test waits for the clock."""
    file.write_text(text, encoding="utf-8")
    os.utime(file, (second, second))


def move(folder: Path, target: Path) -> None:
    folder.rename(target)


def sections(shelf: Shelf) -> list[str]:
    return [question.section for question in shelf.base.library.questions]


async def test_changed_notes_are_on_the_shelf_after_a_look(
    folder: Path, own: Settings, shelf: Shelf
) -> None:
    watch = NotesWatch(folder, own, shelf)
    write(folder / "session.md", SESSION, 1)
    assert sections(shelf) == ["쿠키"]
    grader = shelf.base.grader
    await watch.look()
    assert sections(shelf) == ["쿠키", "세션"]
    assert shelf.base.grader is grader


async def test_unchanged_notes_are_not_read_again(
    folder: Path, own: Settings, shelf: Shelf
) -> None:
    watch, before = NotesWatch(folder, own, shelf), shelf.base
    await watch.look()
    assert shelf.base is before


async def test_notes_that_are_gone_go_on_being_asked_until_they_are_back(
    folder: Path, own: Settings, shelf: Shelf
) -> None:
    watch, before = NotesWatch(folder, own, shelf), shelf.base
    move(folder, folder.with_name("away"))
    await watch.look()
    assert shelf.base is before
    move(folder.with_name("away"), folder)
    write(folder / "cookie.md", SESSION, 2)
    await watch.look()
    assert sections(shelf) == ["세션"]


async def test_an_error_that_nobody_foresaw_does_not_end_the_watch(
    folder: Path, own: Settings, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed, replaced = asyncio.Event(), asyncio.Event()
    replace_base = shelf.replace_base

    async def fail_once(work: Callable[..., KnowledgeBase], *values: Any) -> KnowledgeBase:
        if failed.is_set():
            return work(*values)
        failed.set()
        msg = "nobody foresaw this"
        raise RuntimeError(msg)

    def replace(base: KnowledgeBase) -> None:
        replace_base(base)
        replaced.set()

    monkeypatch.setattr(notes_watch, "INTERVAL_S", 0)
    monkeypatch.setattr(notes_watch, "in_daemon_thread", fail_once)
    monkeypatch.setattr(shelf, "replace_base", replace)
    watch = NotesWatch(folder, own, shelf)
    write(folder / "cookie.md", SESSION, 2)
    watch.start()
    await failed.wait()
    write(folder / "cookie.md", COOKIE + SESSION, 3)
    await replaced.wait()
    await watch.stop()
    assert sections(shelf) == ["쿠키", "세션"]
