"""Lists as their authors meant them, where CommonMark ends a list or sees none."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from knowledge.markdown.section import Block, BlockKind

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_TYPED_MARK = re.compile(rf"^(?:([{_CIRCLED}])|[•·‣▪◦○●▶▷■□ㆍ∙])\s*(?=\S)")
_DEEP_NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2})+[.)]?\s+(?=\S)")
_TAB = 4


def joined(blocks: Sequence[Block], lines: Sequence[str]) -> list[Block]:
    """Put lists together that CommonMark reads as several.

    A list indented deeper than the list of the other kind right before it belongs to that one's
    last item (``1. a`` / ``  - b``). Numbered lists go on over what stands between when the
    second's numbers follow the first's (``1. a`` / ``- b`` / ``2. c``); what stands between, and
    bullets right after the last of such steps, belong to the step before.

    Args:
        blocks: siblings.
        lines: the text's lines, for how far each list is indented.
    """
    result: list[Block] = []
    interleaved = False
    for index, block in enumerate(blocks):
        last = result[-1] if result else None
        if last is None or not last.is_list:
            result.append(block)
            interleaved = False
        elif block.is_list and _indent(block, lines) > _indent(last, lines):
            result[-1] = _with_last(last, [block])
        elif last.kind is BlockKind.STEPS and _continues(last, block):
            result[-1] = replace(last, children=last.children + block.children)
        elif last.kind is BlockKind.STEPS and (
            (interleaved and block.kind is BlockKind.BULLETS)
            or _is_continued(last, blocks[index + 1 :])
        ):
            result[-1] = _with_last(last, [block])
            interleaved = True
        else:
            result.append(block)
            interleaved = False
    return result


def listed(block: Block) -> list[Block]:
    """Read a paragraph whose lines begin with typed marks (``•``, ``①``) as the list it shows.

    Returns:
        The block itself, or its first lines as a paragraph and the rest as a list.
    """
    if block.kind is not BlockKind.PARAGRAPH or not any(
        _TYPED_MARK.match(line) for line in block.text.split("\n")
    ):
        return [block]
    texts, markups = block.text.split("\n"), block.markup.split("\n")
    if len(markups) != len(texts):
        markups = texts
    head: list[int] = []
    items: list[list[int]] = []
    for index, line in enumerate(texts):
        if _TYPED_MARK.match(line):
            items.append([index])
        else:
            (items[-1] if items else head).append(index)
    result: list[Block] = []
    if head:
        text, markup = ("\n".join(part[i] for i in head) for part in (texts, markups))
        result.append(Block(BlockKind.PARAGRAPH, block.line, text, markup=markup))
    blocks = tuple(
        Block(
            BlockKind.ITEM,
            block.line + indices[0],
            "\n".join(texts[i] for i in indices),
            markup="\n".join(markups[i] for i in indices),
        )
        for indices in items
    )
    return [*result, Block(BlockKind.BULLETS, blocks[0].line, children=blocks)]


def numbered(blocks: Iterable[Block]) -> list[Block]:
    """Read numbers typed as text as numbers: ``1.1. a`` paragraphs, ``- 1) a``, ``- ① a``."""
    return [_with_numbers(block) for block in _with_steps(list(blocks))]


def _with_steps(blocks: list[Block]) -> list[Block]:
    """Gather paragraphs that begin with ``1.1.`` into steps, with what follows each."""
    starts = [block for block in blocks if _is_deep_step(block)]
    if len(starts) <= 1:
        return blocks
    first = blocks.index(starts[0])
    items: list[Block] = []
    for block in blocks[first:]:
        if _is_deep_step(block):
            mark = _DEEP_NUMBER.match(block.text)
            number = int(re.findall(r"\d+", mark[0])[-1]) if mark else 0
            text = _DEEP_NUMBER.sub("", block.text)
            items.append(
                Block(BlockKind.ITEM, block.line, text, number=number, markup=block.markup)
            )
        else:
            items[-1] = replace(items[-1], children=(*items[-1].children, block))
    steps = Block(BlockKind.STEPS, items[0].line, children=tuple(items))
    return [*blocks[:first], steps]


def _is_deep_step(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and _DEEP_NUMBER.match(block.text) is not None


def _with_numbers(block: Block) -> Block:
    if block.kind is not BlockKind.BULLETS:
        return block
    items = [_numbered_item(item) for item in block.children]
    if all(item.number is not None for item in items):
        return Block(BlockKind.STEPS, block.line, children=tuple(items))
    return replace(block, children=tuple(replace(item, number=None) for item in items))


def _numbered_item(item: Block) -> Block:
    inner = item.children[0] if item.children else None
    if not item.text and inner and inner.kind is BlockKind.STEPS and len(inner.children) == 1:
        only = inner.children[0]
        return replace(only, children=only.children + item.children[1:])
    mark = _TYPED_MARK.match(item.text)
    if mark is None:
        return item
    number = _CIRCLED.index(mark[1]) + 1 if mark[1] else None
    return replace(item, text=item.text[mark.end() :], number=number)


def _indent(block: Block, lines: Sequence[str]) -> int:
    line = lines[block.line - 1].expandtabs(_TAB)
    return len(line) - len(line.lstrip())


def _continues(steps: Block, block: Block) -> bool:
    last, first = steps.children[-1].number, block.children[0].number if block.children else None
    return (
        block.kind is BlockKind.STEPS
        and last is not None
        and first is not None
        and first == last + 1
    )


def _is_continued(steps: Block, later: Sequence[Block]) -> bool:
    """Tell whether the next numbered list among ``later`` goes on with ``steps``."""
    following = next((block for block in later if block.kind is BlockKind.STEPS), None)
    return following is not None and _continues(steps, following)


def _with_last(steps: Block, blocks: Sequence[Block]) -> Block:
    last = steps.children[-1]
    extended = replace(last, children=(*last.children, *blocks))
    return replace(steps, children=(*steps.children[:-1], extended))
