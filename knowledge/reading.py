"""Notes files -> text, with what was wrong with each; never an exception for what a file holds."""

import codecs
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from knowledge.document import Problem
from knowledge.question import Source

SUFFIXES = frozenset({".md", ".txt"})
"""Files of a folder that are read as notes."""

MAX_BYTES = 16 * 1024 * 1024
"""Largest file that is read."""

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Text:
    """One notes file as text.

    Attributes:
        file: its name in sources: relative to the folder that was read, ``/`` between.
        text: what it holds.
        place: where it lies, so that relative links can be followed; None for text that is in no
            folder, such as an upload.
    """

    file: str
    text: str
    place: Path | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Files that were read, sorted by path, and what was wrong with any.

    Attributes:
        texts: the files that could be read.
        problems: what was wrong, also with files that could not.
    """

    texts: tuple[Text, ...]
    problems: tuple[Problem, ...]


def read(path: Path) -> Reading:
    """Read a notes file, or every ``*.md`` and ``*.txt`` file below a folder.

    Hidden files and folders are left out; so are symbolic links that lead out of the folder.

    Args:
        path: a file or folder. One that does not exist or can't be opened becomes a problem.
    """
    root = path if path.is_dir() else path.parent
    try:
        files = sorted(notes_below(path)) if path.is_dir() else [path]
    except OSError as error:
        return Reading((), (_problem(str(path), unreadable(error)),))
    texts: list[Text] = []
    problems: list[Problem] = []
    for file in files:
        name = file.relative_to(root).as_posix()
        try:
            if file.stat().st_size > MAX_BYTES:
                problems.append(_problem(name, f"larger than {MAX_BYTES:,} bytes; split the file"))
                continue
            data = file.read_bytes()
        except OSError as error:
            problems.append(_problem(str(file) if file == path else name, unreadable(error)))
            continue
        text, found = decode(data, name)
        problems += found
        if text is not None:
            texts.append(Text(name, text, file))
    if path.is_dir() and not files:
        message = "no notes in this folder; put *.md or *.txt files into it"
        problems.append(_problem(str(path), message))
    return Reading(tuple(texts), tuple(problems))


def decode(data: bytes, file: str) -> tuple[str | None, list[Problem]]:
    """Return the text that ``data`` holds, or None, and what was wrong with it.

    UTF-8 with or without byte order mark, UTF-16 with one; else CP949, as Korean Windows writes,
    which is read and said to be.

    Args:
        data: a whole file.
        file: its name, for the problems.
    """
    text, problems = _decode(data, file)
    if text is None:
        return None, problems
    if "\x00" in text:
        line = text[: text.index("\x00")].count("\n") + 1
        message = "a NUL byte was left out; the file may be damaged or no text at all"
        problems.append(_problem(file, message, line))
        text = text.replace("\x00", "")
    if not text.strip():
        problems.append(_problem(file, "the file is empty; write notes into it or remove it"))
    return text, problems


def _decode(data: bytes, file: str) -> tuple[str | None, list[Problem]]:
    if data.startswith(_UTF16_MARKS):
        try:
            return data.decode("utf-16"), []
        except UnicodeDecodeError as error:
            return None, [_not_text(data, file, "UTF-16", error)]
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        not_utf8 = error
    try:
        text = data.decode("cp949")
    except UnicodeDecodeError:
        return None, [_not_text(data, file, "UTF-8 or CP949", not_utf8)]
    message = "not UTF-8, read as CP949 (Korean Windows); save it as UTF-8"
    return text, [_problem(file, message, _line_of(data, not_utf8.start))]


def _not_text(data: bytes, file: str, encoding: str, error: UnicodeDecodeError) -> Problem:
    message = f"not {encoding} text, so the file was left out; save it as UTF-8"
    return _problem(file, message, _line_of(data, error.start))


def _line_of(data: bytes, offset: int) -> int:
    return data[:offset].count(b"\n") + 1


def notes_below(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder that ``read`` takes for notes, in no order.

    Raises:
        OSError: there is no such folder.
    """
    inside = folder.resolve(strict=True)
    for parent, folders, files in os.walk(folder):
        folders[:] = (name for name in folders if not name.startswith("."))
        for name in files:
            file = Path(parent, name)
            if name.startswith(".") or file.suffix.lower() not in SUFFIXES:
                continue
            if file.is_symlink() and not file.resolve().is_relative_to(inside):
                continue
            yield file


def unreadable(error: OSError) -> str:
    """Return why a file cannot be read, and what to do, without the system's number for it."""
    return f"can't be read: {error.strerror or error}; check the path and its permissions"


def _problem(file: str, message: str, line: int = 1) -> Problem:
    return Problem(Source(file, line), message)
