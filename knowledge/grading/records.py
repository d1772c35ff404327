"""Answers as JSON lines: read one by one, with what is wrong with a line."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from knowledge.grading.grader import Item
from knowledge.json_lines import RecordError, read_objects

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


def read(lines: Iterable[bytes]) -> Iterator[Record | RecordError]:
    """Read JSON lines with ``question``, ``reference``, ``answer`` and maybe ``key_points``.

    Args:
        lines: the lines of a file, UTF-8; blank ones are passed over.

    Returns:
        For each a record, or the error of a line that is none.
    """
    return read_objects(lines, _record)


def _record(number: int, fields: dict[str, Any]) -> Record:
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
