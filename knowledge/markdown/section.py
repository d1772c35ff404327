"""The parts of a notes file: sections under headings, blocks inside them."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

TOPIC_LEVEL = 2
"""Titles in the path of a topic under a file's outermost ``#``."""


class BlockKind(StrEnum):
    """What a block of a section is."""

    PARAGRAPH = "paragraph"
    BULLETS = "bullets"
    STEPS = "steps"
    ITEM = "item"
    CODE = "code"
    QUOTE = "quote"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Block:
    """One block of text under a heading.

    Attributes:
        kind: what it is.
        line: line it starts on, counted from 1.
        text: its own plain text, markup taken off (code: as it stands; a table: a line a row,
            `` | `` between cells); lists have none.
        children: a list's items; what stands inside an item after its text; a quote's blocks.
        number: an item's number in an ordered list, else None.
        markup: the text as written, with its Markdown; empty for lists, code and tables.
    """

    kind: BlockKind
    line: int
    text: str = ""
    children: tuple["Block", ...] = ()
    number: int | None = None
    markup: str = ""

    @property
    def is_list(self) -> bool:
        """Whether its children are items."""
        return self.kind in (BlockKind.BULLETS, BlockKind.STEPS)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it.

    Attributes:
        level: 1-6; 0 for the text before a file's first heading.
        title: the heading's plain text, emoji codes and markup taken off.
        line: line of the heading, counted from 1.
        path: titles from the outermost heading down to this one.
        blocks: what stands between this heading and the next.
        body: the same as plain text, without what an author noted about a question beside its
            answer (key points, hints, follow-ups, difficulty, aliases, other phrasings, source).
        children: sections under this one; a heading hangs under the nearest before it with a
            lower level.
        aliases: other names of what the section is about, as the notes give them.
    """

    level: int
    title: str
    line: int
    path: tuple[str, ...]
    blocks: tuple[Block, ...] = ()
    body: str = ""
    children: tuple["Section", ...] = ()
    aliases: tuple[str, ...] = ()

    def walk(self) -> Iterator["Section"]:
        """Yield this section and all below it in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()
