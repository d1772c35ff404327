"""Questions and answers marked otherwise than ``Q.`` and ``A.`` -> marked so.

Study notes mark an answer with an arrow on the line after its question (``Q1. …?`` / ``-> …``),
leave the dot out (``Q …`` / ``A …``), or write several pairs in one paragraph.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from knowledge.language.korean import has_hangul
from knowledge.language.sentences import leads_with_arrow, without_arrow
from knowledge.markdown.labels import QUESTIONS, Label, label_of
from knowledge.markdown.section import Block, BlockKind, Section

_BARE_QUESTION = re.compile(r"^Q(\d{0,3})\s+(?=\S)")
_BARE_ANSWER = re.compile(r"^A(\d{0,3})\s+(?=\S)")
_ARROW_AFTER_MARK = re.compile(r"(?<=[?？])\s*(?:-+>|=+>|[→⇒➔])\s*(?=\S)")


@dataclass(slots=True)
class _Marked:
    """The lines of a section as far as they are rewritten.

    Attributes:
        lines: the section's lines in order, the title first, which ``written`` gives out again.
        at: number of the next line to give out.
    """

    lines: list[str] = field(default_factory=list)
    at: int = 0

    def written(self, text: str) -> str:
        """Return ``text``, the next lines, as they are rewritten."""
        start = self.at
        self.at += text.count("\n") + 1
        return "\n".join(self.lines[start : self.at])


def with_marks(section: Section) -> Section:
    """Return ``section`` with its questions and answers marked ``Q.`` and ``A.``, one pair a block.

    A lone ``Q`` counts only where a lone ``A`` or an arrow follows it in the section; so that
    ``A 레코드`` and ``Q 러닝`` stay words. An arrow counts only right after a question.
    """
    marked = _Marked(_rewritten([section.title, *_lines(section.blocks)]))
    title = marked.written(section.title)
    return replace(section, title=title, blocks=tuple(_blocks(section.blocks, marked)))


def _lines(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        yield from block.text.split("\n")
        yield from _lines(block.children)


def _blocks(blocks: Sequence[Block], marked: _Marked) -> Iterator[Block]:
    for block in blocks:
        text = marked.written(block.text)
        children = tuple(_blocks(block.children, marked))
        prose = block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)
        whole = replace(block, text=text if prose else block.text)
        *before, last = _pairs(whole) if block.kind is BlockKind.PARAGRAPH else [whole]
        yield from before
        yield replace(last, children=children)


def _rewritten(lines: list[str]) -> list[str]:
    lines = _dotted(lines)
    asking = False
    for index, line in enumerate(lines):
        if not line.strip():
            continue
        found = label_of(line)
        if asking and leads_with_arrow(line):
            lines[index] = f"A. {without_arrow(line)}"
            continue
        asking = found is not None and found.label in QUESTIONS and bool(found.text)
        if asking and _ARROW_AFTER_MARK.search(line):
            lines[index] = _ARROW_AFTER_MARK.sub("\nA. ", line, count=1)
            asking = False
    return lines


def _dotted(lines: list[str]) -> list[str]:
    """Put the dot after the lone letters of pairs."""
    said = [index for index, line in enumerate(lines) if line.strip()]
    pairs = {
        index: after
        for index, after in pairwise(said)
        if _BARE_QUESTION.match(lines[index])
        and (
            _BARE_ANSWER.match(lines[after])
            or (lines[index].endswith(("?", "？")) and leads_with_arrow(lines[after]))
        )
    }
    if not pairs:
        return lines
    dotted = list(lines)
    for index, line in enumerate(lines):
        if index in pairs.values():
            dotted[index] = _BARE_ANSWER.sub(r"A\1. ", line)
        elif index in pairs or line.endswith(("?", "？")):
            dotted[index] = _BARE_QUESTION.sub(r"Q\1. ", line)
    return dotted


def _pairs(paragraph: Block) -> list[Block]:
    """Return a block for each question of a paragraph that holds several."""
    starts = [0]
    lines = paragraph.text.split("\n")
    asked = ""
    for index, line in enumerate(lines):
        found = label_of(line)
        if found is None:
            continue
        # A Korean question right after an English one is its translation.
        translates = asked and has_hangul(found.text) and not has_hangul(asked)
        if found.label is Label.QUESTION and index and not translates:
            starts.append(index)
        asked = found.text if found.label is Label.QUESTION else ""
    return [
        replace(
            paragraph,
            line=paragraph.line + start,
            text="\n".join(lines[start:end]),
            markup=paragraph.markup if len(starts) == 1 else "\n".join(lines[start:end]),
        )
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)
    ]
