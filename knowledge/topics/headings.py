"""The headings of all notes: what a topic may be."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.library import Library
from knowledge.markdown.plaintext import prose
from knowledge.markdown.section import Block, BlockKind, Section
from knowledge.question import Source

_LONGEST_LABEL = 4
_LABEL_END = re.compile(r"\s*(?:[(:：=]|(?<=\S)\s-\s|이?란(?:\s|\?|$))")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the notes.

    Attributes:
        title: the heading.
        topic: title of the heading nearest below the outermost ``#``, else of the outermost.
        path: titles from the file's first heading down to this one.
        source: file and line.
        gap: whether nothing answers it in its file.
        aliases: other names that the notes give.
        labels: what its text names at the start of a line: ``RTT`` in ``RTT (Round-Trip …) : …``.
        text: what stands between it and the next heading.
    """

    title: str
    topic: str
    path: tuple[str, ...]
    source: Source
    gap: bool = False
    aliases: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    text: str = ""

    def holds(self, other: "Heading") -> bool:
        """Tell whether ``other`` stands somewhere under this heading."""
        above = other.path[: len(self.path)]
        return self.source.file == other.source.file and above == self.path != other.path


def headings_of(library: Library) -> tuple[Heading, ...]:
    """Return every heading, gaps too, in the order of files and lines."""
    gaps = {gap.source for gap in library.gaps}
    return tuple(
        heading
        for document in library.documents
        for section in document.sections
        for heading in _headings(section, section.title, document.file, gaps)
    )


def _headings(section: Section, topic: str, file: str, gaps: set[Source]) -> Iterator[Heading]:
    source = Source(file, section.line)
    if section.title:
        blocks = prose(section.blocks)
        labels = dict.fromkeys(label for block in blocks for label in _labels(block))
        yield Heading(
            section.title,
            topic,
            section.path,
            source,
            gap=source in gaps,
            aliases=section.aliases,
            labels=tuple(labels),
            text=section.body,
        )
    for child in section.children:
        yield from _headings(child, child.title if section.level == 1 else topic, file, gaps)


def _labels(block: Block) -> Iterator[str]:
    if block.kind is not BlockKind.CODE and block.text:
        label = _LABEL_END.split(block.text, maxsplit=1)[0]
        if 0 < len(label.split()) <= _LONGEST_LABEL:
            yield label
    for child in block.children:
        yield from _labels(child)
