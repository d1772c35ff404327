"""Reading a command's JSON lines."""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from knowledge.json_lines import RecordError
from knowledge.reading import unreadable

Record = TypeVar("Record")


def records_of(
    file: str, read: Callable[[Iterable[bytes]], Iterable[Record | RecordError]]
) -> tuple[list[Record], bool]:
    """Read a file's records and report its broken lines on stderr.

    Args:
        file: a path; ``-`` for stdin.
        read: makes records of lines.

    Returns:
        The records, and whether any line was broken.

    Raises:
        OSError: the file can't be read.
    """
    content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    records: list[Record] = []
    broken = False
    for record in read(content.splitlines()):
        if isinstance(record, RecordError):
            print(f"{file}:{record.line}: {record}", file=sys.stderr)
            broken = True
        else:
            records.append(record)
    return records, broken


def problem(error: Exception) -> str:
    """Return what is wrong as a line for whoever typed the command."""
    return unreadable(error) if isinstance(error, OSError) else str(error)
