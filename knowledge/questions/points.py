"""Key points: the statements that a part of the notes makes, each understandable alone."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from knowledge.language.korean import has_hangul
from knowledge.language.sentences import (
    about,
    has_topic,
    is_chain,
    is_example,
    is_name,
    is_only_link,
    is_statement,
    leads_with_arrow,
    sentences,
    without_arrow,
    without_connective,
    without_memos,
)
from knowledge.markdown.labels import label_of
from knowledge.markdown.plaintext import is_note
from knowledge.markdown.section import Block, BlockKind
from knowledge.questions.subject import Subject, is_facet, is_listing

MOST_POINTS = 8
"""Key points of one question at most."""

_DEFINED = re.compile(
    r"^(?P<term>[^:：]{1,50}?)\s*[:：](?![/:])\s*(?P<meaning>\S.{2,})$", re.DOTALL
)
_REMARK = re.compile(r"^(?:참고|참조|기타|note|주의)\b", re.IGNORECASE)
_LONGEST_WHOLE = 140
_MOST_BARE = 6
_FEWEST_BARE = 2


@dataclass(frozen=True, slots=True)
class Point:
    """A key point before the choice.

    Attributes:
        text: the statement.
        depth: how deep it is nested; what matters most stands near the top.
        group: which top-level item it comes from.
        aside: whether it stands under a remark (``참고``).
    """

    text: str
    depth: int
    group: int
    aside: bool = False


def key_points(
    blocks: Sequence[Block], subject: Subject, title: str = "", *, named: bool = True
) -> tuple[str, ...]:
    """Return at most ``MOST_POINTS`` statements that ``blocks`` make about ``subject``.

    Args:
        blocks: a section's or an item's blocks.
        subject: what they are about.
        title: the heading or bullet over them as written, for whether short items count.
        named: whether each statement is to name ``subject``, also one that names a topic of its
            own, as under ``물리 계층`` in ``전송 단위는 Bit이다.``
    """
    return chosen(points_in(blocks, subject, title, named=named))


def points_in(
    blocks: Sequence[Block], subject: Subject, title: str = "", *, named: bool = False
) -> list[Point]:
    """Return all statements that ``blocks`` make, in order; arguments as in ``key_points``."""
    found: list[Point] = []
    unstated: list[Point] = []
    tops = [item for block in blocks for item in (block.children if block.is_list else (block,))]
    for group, top in enumerate(tops):
        aside = _REMARK.match(top.text) is not None
        stated = list(_from_block(top, subject, 1 if named else 0))
        found += (Point(text, depth, group, aside) for text, depth in stated)
        if not stated and top.number is not None and not top.children:
            unstated += (Point(text, 0, group, aside) for text in _bare([top], subject))
    if found:
        # Beside items that state something, the short items of a numbered list count too.
        found = sorted((*found, *unstated), key=lambda point: point.group)
    if not found and _takes_bare(blocks, title):
        found = [Point(text, 0, n) for n, text in enumerate(_bare(blocks, subject))]
    unique: dict[str, Point] = {}
    for point in found:
        unique.setdefault(point.text, point)
    return list(unique.values())


def chosen(points: Sequence[Point]) -> tuple[str, ...]:
    """Choose evenly over the groups, what stands nearer the top first; remarks only for want."""
    main = [point for point in points if not point.aside] or list(points)
    groups: dict[int, list[Point]] = {}
    for point in main:
        groups.setdefault(point.group, []).append(point)
    queues = [sorted(group, key=lambda point: point.depth) for group in groups.values()]
    picked: list[Point] = []
    while len(picked) < MOST_POINTS and any(queues):
        for queue in queues:
            if queue and len(picked) < MOST_POINTS:
                picked.append(queue.pop(0))
    return tuple(point.text for point in main if point in picked)


def from_answer(text: str, blocks: Sequence[Block]) -> tuple[str, ...]:
    """Return the statements of an answer that is given to a question."""
    said = [without_connective(sentence) for sentence in sentences(without_memos(text) or text)]
    nested = points_in(blocks, Subject("", has_hangul(text)), "")
    if len(said) == 1 and nested and not is_statement(said[0]):
        said = []
    found = [Point(one, 0, n) for n, one in enumerate(said)]
    found += [Point(p.text, p.depth + 1, len(said) + p.group) for p in nested]
    if not found:
        found = [Point(one, 0, n) for n, one in enumerate(_terms(blocks))]
    return chosen(found)


def _from_block(block: Block, subject: Subject, depth: int) -> Iterator[tuple[str, int]]:
    match block.kind:
        case BlockKind.CODE:
            if has_hangul(block.text):
                for line in block.text.split("\n"):
                    yield from _statements(line.strip(), subject, depth)
        case BlockKind.TABLE:
            yield from ((text, depth) for text in _rows(block.text))
        case BlockKind.PARAGRAPH | BlockKind.ITEM:
            yield from _from_item(block, subject, depth)
        case _:
            for child in block.children:
                yield from _from_block(child, subject, depth)


def _from_item(item: Block, subject: Subject, depth: int) -> Iterator[tuple[str, int]]:
    lines = _lines(item)
    text = " ".join(" ".join(lines).split())
    if is_note(text) or is_example(text) or is_only_link(item.markup):
        return
    if item.children and text and is_name(text) and not _DEFINED.match(text):
        inner = subject.inner(text)
        found = list(_from_children(item, inner, depth + 1))
        if not found and (terms := list(_terms(item.children))):
            found = [(f"{inner.name}: {', '.join(terms[:_MOST_BARE])}", depth + 1)]
        yield from found
        return
    for line in lines:
        yield from _statements(line, subject, depth)
    yield from _from_children(item, subject, depth + 2 if text else depth)


def _lines(block: Block) -> list[str]:
    """Return what is read on its own: a paragraph's lines; an item, and its lines after arrows."""
    lines: list[str] = []
    for line in without_memos(block.text).split("\n"):
        if block.kind is BlockKind.PARAGRAPH or leads_with_arrow(line) or not lines:
            lines.append(without_arrow(line).strip())
        else:
            lines[-1] += f" {line.strip()}"
    return [line for line in lines if line]


def _from_children(item: Block, subject: Subject, depth: int) -> Iterator[tuple[str, int]]:
    for child in item.children:
        yield from _from_block(child, subject, depth)


def _statements(text: str, subject: Subject, depth: int) -> Iterator[tuple[str, int]]:
    if not text or is_chain(text) or label_of(text):
        return
    if (defined := _DEFINED.match(text)) and not is_statement(defined["term"]):
        if is_facet(defined["term"]) and subject.name:
            text = f"{subject.part(defined['term']).name}: {defined['meaning']}"
        elif depth and subject.name and subject.name not in text:
            text = f"{subject.name} - {text}"
        if len(text) <= _LONGEST_WHOLE:
            yield text, depth
            return
    own = depth == 0
    for sentence in sentences(text):
        if is_statement(sentence) and not is_example(sentence) and not sentence.endswith("?"):
            name = "" if own and has_topic(sentence) else subject.name
            yield about(name, sentence), depth


def _rows(table: str) -> Iterator[str]:
    head, *rows = [line.split(" | ") for line in table.split("\n")]
    for name, *cells in rows:
        pairs = [f"{title} {cell}" for title, cell in zip(head[1:], cells, strict=False) if cell]
        if pairs and name:
            yield f"{name}: {cells[0] if len(cells) == 1 else ', '.join(pairs)}"


def _takes_bare(blocks: Sequence[Block], title: str) -> bool:
    terms = list(_terms(blocks))
    if len(terms) < _FEWEST_BARE or all(is_listing(term) or is_facet(term) for term in terms):
        return False
    return is_listing(title) or any(block.kind is BlockKind.STEPS for block in blocks)


def _bare(blocks: Sequence[Block], subject: Subject) -> Iterator[str]:
    for term in list(_terms(blocks))[:MOST_POINTS]:
        yield f"{subject.name}: {term}" if subject.name else term


def _terms(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        items = block.children if block.is_list else (block,)
        for item in items:
            text = " ".join(_lines(item))
            if (
                text
                and not is_only_link(item.markup)
                and not is_note(text)
                and not is_example(text)
            ):
                yield text
