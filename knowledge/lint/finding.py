"""What the lint says of notes."""

from dataclasses import dataclass
from enum import StrEnum

from knowledge.question import Question, Source


class Check(StrEnum):
    """What was checked."""

    FILE = "file"
    UNSTATED_POINT = "unstated-point"
    REVEALING_PROMPT = "revealing-prompt"
    REVEALING_HINT = "revealing-hint"
    DUPLICATE = "duplicate"
    MISSING_PART = "missing-part"
    POINT_COUNT = "point-count"
    LONG_REFERENCE = "long-reference"
    FOLLOW_UP = "follow-up"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in the notes that makes a question bad.

    Attributes:
        source: file and line.
        check: the check that found it.
        message: what is wrong and what to do, in English.
        question: the question concerned; None where it is the file.
    """

    source: Source
    check: Check
    message: str
    question: Question | None = None

    def __str__(self) -> str:
        """Return ``file:line: message``, as compilers print it."""
        return f"{self.source.file}:{self.source.line}: {self.message}"
