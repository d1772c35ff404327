"""``knowledge.watching``: what changes the fingerprint of a folder, with real files."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge.watching import fingerprint


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    notes = tmp_path / "notes"
    (notes / "운영체제").mkdir(parents=True)
    for name in ("쿠키.md", "운영체제/교착 상태.txt"):
        write(notes / name, "# 글\n", 1)
    return notes


def write(file: Path, text: str, second: int) -> None:
    """Write with a time of its own, so that no test waits for the clock."""
    file.write_text(text, encoding="utf-8")
    os.utime(file, (second, second))


def move(folder: Path) -> None:
    (folder / "쿠키.md").rename(folder / "세션.md")


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: write(folder / "새 글.md", "# 글\n", 1),
        lambda folder: write(folder / "쿠키.md", "# 더 긴 글\n", 1),
        lambda folder: write(folder / "쿠키.md", "# 말\n", 2),
        lambda folder: (folder / "쿠키.md").unlink(),
        move,
    ],
    ids=["added", "grown", "rewritten", "removed", "renamed"],
)
def test_notes_that_change_are_seen(folder: Path, change: Callable[[Path], None]) -> None:
    before = fingerprint(folder)
    change(folder)
    assert fingerprint(folder) != before


def test_what_is_not_read_counts_for_nothing(folder: Path, tmp_path: Path) -> None:
    before = fingerprint(folder)
    write(tmp_path / "outside.md", "# 밖\n", 1)
    (folder / "link.md").symlink_to(tmp_path / "outside.md")
    write(folder / ".쿠키.md.swp", "x", 1)
    write(folder / "그림.png", "x", 1)
    (folder / ".git").mkdir()
    write(folder / ".git/a.md", "x", 1)
    assert fingerprint(folder) == before


def test_a_file_alone_is_watched(folder: Path) -> None:
    before = fingerprint(folder / "쿠키.md")
    write(folder / "쿠키.md", "# 말\n", 2)
    assert fingerprint(folder / "쿠키.md") != before


def test_a_folder_that_comes_and_goes(folder: Path) -> None:
    gone = folder.with_name("away")
    before = fingerprint(folder)
    folder.rename(gone)
    assert fingerprint(folder) != before
    gone.rename(folder)
    assert fingerprint(folder) == before


def test_a_link_to_nowhere_is_passed_over(folder: Path) -> None:
    before = fingerprint(folder)
    (folder / "nowhere.md").symlink_to(folder / "none.md")
    assert fingerprint(folder) == before
