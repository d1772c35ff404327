"""Utterances as JSON lines: ``{"text": …, "open_question": …}``."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from knowledge.json_lines import RecordError, read_objects


@dataclass(frozen=True, slots=True)
class Record:
    """One line.

    Attributes:
        line: its number, from 1.
        fields: the whole object.
        text: what was said.
        open_question: the question that was open; None for none.
    """

    line: int
    fields: dict[str, Any]
    text: str
    open_question: str | None


def read(lines: Iterable[bytes]) -> Iterator[Record | RecordError]:
    """Read lines, each on its own; blank ones are left out.

    ``open_question`` may be the question's text, an object with it as ``prompt`` or ``question``,
    or null or missing for none.
    """
    return read_objects(lines, _record)


def _record(number: int, fields: dict[str, Any]) -> Record:
    if not isinstance(fields.get("text"), str):
        raise RecordError(number, 'there must be a text in the field "text"')
    asked = fields.get("open_question")
    if isinstance(asked, dict):
        asked = asked.get("prompt") or asked.get("question")
    if asked is not None and not isinstance(asked, str):
        raise RecordError(number, '"open_question" must be the text of a question, or null')
    return Record(number, fields, fields["text"], asked or None)
