"""An uploaded file -> notes as text, or the reason why it can't be taken.

Whoever uploads is not trusted: an archive is never unpacked beyond what may be in it, however its
entries are declared, and nothing is written to disk. See ``zipfile``'s notes on decompression
pitfalls (https://docs.python.org/3.11/library/zipfile.html#decompression-pitfalls).
"""

import io
import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from knowledge.document import Gap, Problem
from knowledge.library import library_of
from knowledge.question import Question, Source
from knowledge.reading import SUFFIXES, Text, decode

MAX_FILE = 1024 * 1024
"""Largest notes file in bytes, alone or in an archive."""

MAX_ZIP = 5 * 1024 * 1024
"""Largest archive in bytes."""

MAX_UNPACKED = 20 * 1024 * 1024
"""Most bytes that the notes of an archive may hold together."""

MAX_ENTRIES = 500
"""Most files and folders in an archive."""

MAX_LINES = 100_000
"""Most lines of an upload together: reading costs time and memory by the line."""

MAX_RATIO = 100
"""An archive of more than one file's worth may not unpack to more than this times its size."""

MAX_NAME = 100
"""Longest file name in characters; a longer one loses letters before its suffix."""

_CHUNK = 64 * 1024
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_DRIVE = re.compile(r"[A-Za-z]:")
_UTF8_NAME = 0x800
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_SYSTEM_FILES = frozenset({"__macosx", "thumbs.db", "desktop.ini"})
_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp", ".ico", ".heic"})
_ARCHIVES = frozenset({".zip", ".7z", ".rar", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".alz", ".egg"})
# Deflate alone can be unpacked a bounded piece at a time: one read of bzip2 may give hundreds of
# megabytes, and LZMA reserves as much memory as the archive says.
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,
    ValueError,
    OverflowError,
)


class UploadReason(StrEnum):
    """Why an upload can't be taken; in brackets the values that come with it."""

    WRONG_TYPE = "wrong_type"
    """The name ends neither in .md or .txt nor in .zip (name)."""
    EMPTY = "empty"
    """There is nothing in it, or nothing in any of its notes (name)."""
    TOO_LARGE = "too_large"
    """A notes file above ``MAX_FILE`` bytes or ``MAX_LINES`` lines (name, size and limit)."""
    NOT_TEXT = "not_text"
    """A notes file that holds something else than text (name)."""
    ZIP_TOO_LARGE = "zip_too_large"
    """An archive above ``MAX_ZIP`` (name, size and limit in bytes)."""
    ZIP_BROKEN = "zip_broken"
    """No archive, or a damaged one (name)."""
    ZIP_BOMB = "zip_bomb"
    """An archive that holds too many files or lines, or unpacks to too much (name)."""
    ZIP_ENCRYPTED = "zip_encrypted"
    """Its notes ask for a password (name)."""
    NO_NOTES = "no_notes"
    """No notes in an archive, or none that could be read (name)."""


class UploadError(Exception):
    """An upload that can't be taken at all.

    Args:
        reason: why, to be said in any language.
        problems: what was wrong with the files in an archive, where that is the reason.
        values: what goes into the words for the reason; see ``UploadReason``.
    """

    def __init__(
        self, reason: UploadReason, problems: Iterable[Problem] = (), **values: str | int
    ) -> None:
        super().__init__(f"{reason}: {values}")
        self.reason = reason
        self.problems = tuple(problems)
        self.values = values


@dataclass(frozen=True, slots=True)
class Upload:
    """Notes that were uploaded.

    Attributes:
        texts: the files, sorted by name; at least one.
        raw: the bytes of each, as they came, by the file's name.
        problems: what was left out, or read otherwise than it may have been meant.
    """

    texts: tuple[Text, ...]
    raw: Mapping[str, bytes]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """What an upload would bring.

    Attributes:
        sections: how many headings it has.
        questions: what could be asked.
        gaps: headings without an answer.
        problems: what was left out or could not be read as meant, by file and line.
    """

    sections: int
    questions: tuple[Question, ...]
    gaps: tuple[Gap, ...]
    problems: tuple[Problem, ...]


def read_upload(name: str, data: bytes) -> Upload:
    """Read an attached file: Markdown or plain text, or a zip archive of such files.

    Args:
        name: the file's name; folders before it count for nothing.
        data: the whole file.

    Raises:
        UploadError: nothing of it can be taken.
    """
    name = _cleaned(PurePosixPath(name.replace("\\", "/")).name)
    suffix = PurePosixPath(name).suffix.lower()
    if suffix == ".zip":
        return _read_archive(name, data)
    if suffix not in SUFFIXES:
        raise UploadError(UploadReason.WRONG_TYPE, name=name)
    if len(data) > MAX_FILE:
        raise UploadError(UploadReason.TOO_LARGE, name=name, size=len(data), limit=MAX_FILE)
    text, problems = _decoded(data, name)
    if text is None:
        raise UploadError(UploadReason.NOT_TEXT, name=name)
    if not text.strip():
        raise UploadError(UploadReason.EMPTY, name=name)
    if (lines := text.count("\n")) > MAX_LINES:
        raise UploadError(UploadReason.TOO_LARGE, name=name, size=lines, limit=MAX_LINES)
    return Upload((Text(name, text),), {name: data}, tuple(problems))


def preview_of(upload: Upload) -> Contents:
    """Return what the notes of ``upload`` hold, as they will be read."""
    library = library_of(upload.texts, upload.problems)
    sections = (section for document in library.documents for section in document.sections)
    titled = sum(bool(one.title) for section in sections for one in section.walk())
    return Contents(titled, library.questions, library.gaps, library.problems)


def _read_archive(name: str, data: bytes) -> Upload:
    if not data:
        raise UploadError(UploadReason.EMPTY, name=name)
    if len(data) > MAX_ZIP:
        raise UploadError(UploadReason.ZIP_TOO_LARGE, name=name, size=len(data), limit=MAX_ZIP)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _unpacked(archive, name, len(data))
    except _BROKEN as error:
        raise UploadError(UploadReason.ZIP_BROKEN, name=name) from error


def _unpacked(archive: zipfile.ZipFile, name: str, size: int) -> Upload:
    entries = archive.infolist()
    notes, problems = _chosen(entries)
    declared = sum(entry.file_size for entry in notes.values())
    if len(entries) > MAX_ENTRIES or declared > _most_unpacked(size):
        raise UploadError(UploadReason.ZIP_BOMB, name=name)
    if any(entry.flag_bits & _ENCRYPTED for entry in notes.values()):
        raise UploadError(UploadReason.ZIP_ENCRYPTED, name=name)
    read: list[Text] = []
    raw: dict[str, bytes] = {}
    for file, entry in sorted(notes.items()):
        data, text, found = _text_of(archive, entry, file)
        problems += found
        if text is not None:
            read.append(Text(file, text))
            raw[file] = data
    texts = tuple(text for text in read if text.text.strip())
    if not texts:
        all_blank = 0 < len(notes) == len(read)
        reason = UploadReason.EMPTY if all_blank else UploadReason.NO_NOTES
        raise UploadError(reason, problems, name=name)
    if sum(text.text.count("\n") for text in texts) > MAX_LINES:
        raise UploadError(UploadReason.ZIP_BOMB, name=name)
    raw = {text.file: raw[text.file] for text in texts}
    problems.sort(key=lambda p: (p.source.file, p.source.line))
    return Upload(texts, raw, tuple(problems))


def _most_unpacked(size: int) -> int:
    return min(MAX_UNPACKED, max(MAX_FILE, MAX_RATIO * size))


def _chosen(
    entries: Iterable[zipfile.ZipInfo],
) -> tuple[dict[str, zipfile.ZipInfo], list[Problem]]:
    """Return the entries that are notes by their cleaned names, and what is wrong with others."""
    notes: dict[str, zipfile.ZipInfo] = {}
    problems: list[Problem] = []
    for entry in entries:
        path = _name_of(entry)
        if path.endswith("/"):
            continue
        file = _cleaned(path)
        suffix = PurePosixPath(file).suffix.lower()
        if _climbs(path) or stat.S_ISLNK(entry.external_attr >> 16):
            message = "no file inside the archive, so it was left out; add the file itself"
            problems.append(_problem(file, message))
        elif _is_system_file(file) or suffix in _PICTURES:
            continue
        elif suffix not in SUFFIXES:
            problems.append(_problem(file, _no_notes(suffix)))
        elif file in notes:
            message = "another file has this name, so it was left out; rename one of them"
            problems.append(_problem(file, message))
        else:
            notes[file] = entry
    return notes, problems


def _no_notes(suffix: str) -> str:
    if suffix in _ARCHIVES:
        return "an archive in the archive is not opened; unpack it and add its notes"
    return "only .md and .txt files are read, so it was left out; save it as Markdown"


def _name_of(entry: zipfile.ZipInfo) -> str:
    """Return an entry's path with ``/`` between its parts.

    Without the flag for UTF-8 a name is in whatever its writer used, and ``zipfile`` reads it as
    cp437 (APPNOTE.TXT 6.3.10, appendix D): macOS writes UTF-8 all the same, Korean Windows cp949.
    """
    name = entry.orig_filename
    if not entry.flag_bits & _UTF8_NAME:
        raw = name.encode("cp437", errors="replace")
        for encoding in ("utf-8", "cp949"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return name.replace("\\", "/")


def _cleaned(path: str) -> str:
    """Return a name that can be shown: NFC, no empty parts, invisible letters or great length."""
    visible = (c for c in unicodedata.normalize("NFC", path) if unicodedata.category(c)[0] != "C")
    parts = [part.strip() for part in "".join(visible).split("/")]
    name = "/".join(part for part in parts if part not in ("", ".", ".."))
    suffix = PurePosixPath(name).suffix[:MAX_NAME]
    return name if len(name) <= MAX_NAME else name[: MAX_NAME - len(suffix)].rstrip(" /") + suffix


def _is_system_file(file: str) -> bool:
    parts = file.casefold().split("/")
    return any(part.startswith(".") or part in _SYSTEM_FILES for part in parts)


def _climbs(path: str) -> bool:
    """Tell whether a path is absolute, on a drive, cut by a NUL, or leads upwards."""
    absolute = path.startswith("/") or _DRIVE.match(path) is not None
    return absolute or "\0" in path or ".." in path.split("/")


def _text_of(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, file: str
) -> tuple[bytes, str | None, list[Problem]]:
    if entry.compress_type not in _METHODS:
        message = "compressed in an uncommon way, so it was left out; make the zip with Deflate"
        return b"", None, [_problem(file, message)]
    try:
        data = _read(archive, entry)
    except _BROKEN:
        return (
            b"",
            None,
            [_problem(file, "damaged in the archive and left out; make the zip again")],
        )
    if len(data) > MAX_FILE:
        message = f"larger than {MAX_FILE:,} bytes, so it was left out; split the file"
        return b"", None, [_problem(file, message)]
    text, problems = _decoded(data, file)
    if text is None and not problems:
        problems = [_problem(file, "holds no text, so it was left out; save it as UTF-8 text")]
    return data, text, problems


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Unpack an entry piece by piece, one piece beyond ``MAX_FILE`` at most."""
    data = bytearray()
    with archive.open(entry) as stream:
        while len(data) <= MAX_FILE and (chunk := stream.read(_CHUNK)):
            data += chunk
    return bytes(data)


def _decoded(data: bytes, file: str) -> tuple[str | None, list[Problem]]:
    """Return the text, or None for none; UTF-16 alone may have NUL bytes."""
    if b"\0" in data and not data.startswith(_UTF16_MARKS):
        return None, []
    return decode(data, file)


def _problem(file: str, message: str) -> Problem:
    return Problem(Source(file, 1), message)
