"""Answers as JSON lines: read one by one, with what is wrong with a line."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from knowledge.grading.grader import Item

_TEXTS = ("question", "reference", "answer")


@dataclass(frozen=True, slots=True)
class Record:
    """One line.

    Attributes:
        line: its number, counted from 1.
        fields: all that it holds.
        item: the answer to grade.
    """

    line: int
    fields: dict[str, Any]
    item: Item


class RecordError(ValueError):
    """A line that can't be graded; the message says what is wrong with it.

    Attributes:
        line: its number, counted from 1.
    """

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def read(lines: Iterable[bytes]) -> Iterator[Record | RecordError]:
    """Read JSON lines with ``question``, ``reference``, ``answer`` and maybe ``key_points``.

    Args:
        lines: the lines of a file, UTF-8; blank ones are passed over.

    Yields:
        A record, or the error of a line that is none.
    """
    for number, line in enumerate(lines, start=1):
        try:
            if text := line.decode("utf-8-sig").strip():
                yield _record(number, text)
        except UnicodeDecodeError as error:
            yield RecordError(number, f"not UTF-8 at byte {error.start + 1}; save it as UTF-8")
        except RecordError as error:
            yield error


def _record(number: int, text: str) -> Record:
    try:
        fields = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise RecordError(number, f"not JSON ({error}); write one object a line") from error
    if not isinstance(fields, dict):
        raise RecordError(number, f"a {type(fields).__name__} where an object belongs")
    for name in _TEXTS:
        if name not in fields:
            raise RecordError(number, f'the field "{name}" is missing')
        if not isinstance(fields[name], str):
            raise RecordError(number, f'the field "{name}" must be a text')
    points = fields.get("key_points") or []
    if not isinstance(points, list) or not all(isinstance(point, str) for point in points):
        raise RecordError(number, 'the field "key_points" must be a list of texts')
    if not points and not fields["reference"].strip():
        raise RecordError(number, '"reference" is blank and there are no "key_points"')
    item = Item(fields["question"], fields["reference"], points, fields["answer"])
    return Record(number, fields, item)
