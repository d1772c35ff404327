"""Blocks -> the text a person reads."""

from collections.abc import Iterator, Sequence

from knowledge.markdown.labels import QUESTIONS, Label, label_of
from knowledge.markdown.section import Block, BlockKind

_INDENT = "  "
_SAID = frozenset({Label.QUESTION, Label.ANSWER})


def plain_text(blocks: Sequence[Block]) -> str:
    """Return ``blocks`` as lines: bullets with ``-``, steps with numbers, nested by indent."""
    return "\n".join(_lines(blocks, 0))


def prose(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return ``blocks`` without the notes an author made about a question beside its answer.

    Questions and answers stay; key points, hints, follow-ups, difficulty, aliases, sources and
    translations go. A label with no text of its own takes the list after it along.
    """
    kept: list[Block] = []
    dropping = False
    for block in blocks:
        if dropping and block.is_list and label_of(_first_text(block)) is None:
            dropping = False
            continue
        note = label_of(block.text) if block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM) else None
        dropping = note is not None and note.label not in _SAID
        if dropping:
            dropping = note is not None and not note.text and not block.children
            continue
        children = prose(block.children)
        if block.is_list and not children:
            continue
        kept.append(Block(block.kind, block.line, block.text, children, block.number, block.markup))
    return tuple(kept)


def is_note(text: str) -> bool:
    """Tell whether ``text`` is a labelled line that is neither a question nor an answer."""
    found = label_of(text)
    return found is not None and found.label not in QUESTIONS | {Label.ANSWER}


def _first_text(block: Block) -> str:
    return block.children[0].text if block.children else ""


def _lines(blocks: Sequence[Block], depth: int) -> Iterator[str]:
    for block in blocks:
        if block.is_list:
            for item in block.children:
                yield from _item_lines(item, depth)
        else:
            yield from (_INDENT * depth + line for line in block.text.split("\n") if block.text)
            yield from _lines(block.children, depth)


def _item_lines(item: Block, depth: int) -> Iterator[str]:
    mark = "- " if item.number is None else f"{item.number}. "
    first, *rest = item.text.split("\n")
    yield _INDENT * depth + mark + first
    yield from (_INDENT * (depth + 1) + line for line in rest)
    yield from _lines(item.children, depth + 1)
