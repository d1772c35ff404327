"""One notes file as read: its sections, its gaps, what was wrong with it."""

from dataclasses import dataclass

from knowledge.markdown.section import Section
from knowledge.question import Source


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in the notes that did not stop the rest.

    Attributes:
        source: file and line (line 1 where the whole file is meant).
        message: what is wrong and what to do, in English, one sentence.
    """

    source: Source
    message: str

    def __str__(self) -> str:
        """Return ``file:line: message``, as compilers print it."""
        return f"{self.source.file}:{self.source.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class Gap:
    """A heading without an answer.

    Attributes:
        title: the heading.
        path: titles from the file's first heading down to it.
        source: file and line of the heading.
    """

    title: str
    path: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Document:
    """One notes file.

    Attributes:
        file: path relative to the folder that was read.
        sections: its outermost sections in order.
    """

    file: str
    sections: tuple[Section, ...]
