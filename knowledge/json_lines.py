"""JSON lines, each an object: read one by one, with what is wrong with a line."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

Record = TypeVar("Record")


class RecordError(ValueError):
    """A line that cannot be used; the message says what is wrong with it.

    Attributes:
        line: its number, counted from 1.
    """

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def read_objects(
    lines: Iterable[bytes], record: Callable[[int, dict[str, Any]], Record]
) -> Iterator[Record | RecordError]:
    """Read the objects of JSON lines.

    Args:
        lines: the lines of a file, UTF-8; blank ones are passed over.
        record: makes a record of a line's number and its object, or raises ``RecordError``.

    Yields:
        A record, or the error of a line that is none.
    """
    for number, line in enumerate(lines, start=1):
        try:
            if text := line.decode("utf-8-sig").strip():
                yield record(number, _object(number, text))
        except UnicodeDecodeError as error:
            yield RecordError(number, f"not UTF-8 at byte {error.start + 1}; save it as UTF-8")
        except RecordError as error:
            yield error


def _object(number: int, text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise RecordError(number, f"not JSON ({error}); write one object a line") from error
    if not isinstance(found, dict):
        raise RecordError(number, f"a {type(found).__name__} where an object belongs")
    return found
