"""Utterances as JSON lines: ``{"text": …, "open_question": …}``."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any


class RecordError(ValueError):
    """A line that cannot be used; the message says what it must be.

    Args:
        line: its number, from 1.
        problem: what is wrong.
    """

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(problem)
        self.line = line


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
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield _record(number, line)
            except RecordError as error:
                yield error


def _record(number: int, line: bytes) -> Record:
    try:
        fields = json.loads(line)
    except ValueError as error:
        raise RecordError(number, f"it is no JSON: {error}") from error
    if not isinstance(fields, dict) or not isinstance(fields.get("text"), str):
        raise RecordError(number, 'it must be an object with a text in the field "text"')
    asked = fields.get("open_question")
    if isinstance(asked, dict):
        asked = asked.get("prompt") or asked.get("question")
    if asked is not None and not isinstance(asked, str):
        raise RecordError(number, '"open_question" must be the text of a question, or null')
    return Record(number, fields, fields["text"], asked or None)
