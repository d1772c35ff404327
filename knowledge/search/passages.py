"""Notes -> passages: the pieces that are embedded, searched and shown."""

import math
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from knowledge.language.sentences import is_statement
from knowledge.library import Library
from knowledge.markdown.labels import QUESTIONS, Label, label_of, phrasings_in
from knowledge.markdown.plaintext import prose
from knowledge.markdown.section import TOPIC_LEVEL, Block, BlockKind, Section
from knowledge.question import Kind, Question, Source
from knowledge.search.vectors import key_of

FEWEST_WORDS = 60
"""A passage this long is not joined with text from elsewhere in the outline."""

MOST_WORDS = 120
"""A passage is cut before it gets longer than this."""

_LONGEST_LABEL = 12
_SHORTEST_SENTENCE = 9
_SENTENCE_END = re.compile(r"(?<=[.!?。])\s+")
_PATH_SEPARATOR = " > "


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of the notes that can be read alone.

    Attributes:
        path: titles from the file's first heading down to the section it stands in.
        source: file, and the line the passage starts on.
        text: what the notes say, as plain lines.
        prompt: the question it was written for, which ``text`` begins with; empty where none was.
        names: what else its question is known by.
        asked: how else people ask for what it says, as the notes give it: in English, and in other
            words.
    """

    path: tuple[str, ...]
    source: Source
    text: str
    prompt: str = ""
    names: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()

    @property
    def heading(self) -> str:
        """Title of the section; empty before a file's first heading."""
        return self.path[-1] if self.path else ""

    @property
    def topic(self) -> tuple[str, ...]:
        """Titles of the topic it is on: the second-level heading, else the outermost."""
        return self.path[:TOPIC_LEVEL]

    @property
    def embedded(self) -> str:
        """What the encoder reads: the headings, then the text."""
        return f"{_PATH_SEPARATOR.join(self.path)}\n{self.text}" if self.path else self.text

    @property
    def worded(self) -> str:
        """What is searched for words: a file's title is left out, for it stands over all of it."""
        return "\n".join((*(self.path[1:] or self.path), self.text, *self.names, *self.asked))

    @property
    def sentences(self) -> tuple[str, ...]:
        """What the text says sentence by sentence, to be embedded each alone; no questions."""
        said = self.text.removeprefix(self.prompt)
        parts = (part.strip() for line in said.split("\n") for part in _SENTENCE_END.split(line))
        return tuple(dict.fromkeys(part for part in parts if len(part) >= _SHORTEST_SENTENCE))

    @property
    def questions(self) -> tuple[str, ...]:
        """What it answers, to be embedded each alone."""
        return tuple(filter(None, (self.prompt, *self.asked)))

    @property
    def key(self) -> str:
        """Hash of what the encoder reads; the same text under the same headings has the same."""
        return key_of(self.embedded)


@dataclass(frozen=True, slots=True)
class _Unit:
    """A stretch of a section that is not cut further: ``outline`` are the items it hangs under."""

    line: int
    text: str
    outline: tuple[str, ...] = ()

    @property
    def words(self) -> int:
        return _count(self.text)


def passages_of(library: Library) -> tuple[Passage, ...]:
    """Cut all notes into passages, in the order of files and lines.

    Each section is cut at its paragraphs and bullets into pieces of about 60 to 120 words; each
    question written together with its answer is a piece of its own. Sections that are gaps give
    none, since what stands there (a bare term, a link) answers nothing.
    """
    gaps = {gap.source for gap in library.gaps}
    pairs = [question for question in library.questions if question.kind is Kind.QA]
    asked = {question.source for question in pairs}
    passages = [_pair(question) for question in pairs]
    for document in library.documents:
        lines = {source.line for source in asked if source.file == document.file}
        for outermost in document.sections:
            for section in outermost.walk():
                if Source(document.file, section.line) in gaps:
                    continue
                found = _section(section, document.file, lines)
                passages += filter(_says_something, found) if section.children else found
    return tuple(sorted(passages, key=lambda p: (p.source.file, p.source.line)))


def _pair(question: Question) -> Passage:
    text = f"{question.prompt}\n{question.reference}"
    asked = tuple(filter(None, (question.prompt_en, *question.asked)))
    return Passage(question.path, question.source, text, question.prompt, question.aliases, asked)


def _section(section: Section, file: str, asked: Collection[int]) -> Iterator[Passage]:
    units = [u for block in prose(section.blocks) for u in _units(block, (), asked)]
    groups = tuple(_packed(units))
    phrasings = tuple(_phrasings(section.blocks, asked))
    lines = [group[0].line for group in groups]
    for group, line in zip(groups, lines, strict=True):
        text = "\n".join((*group[0].outline, *(unit.text for unit in group)))
        # What stands before all text is asked of the first; several may be of one long line.
        start = 0 if line == lines[0] else line
        end = next((after for after in lines if after > line), math.inf)
        heard = tuple(one for at, one in phrasings if start <= at < end)
        yield Passage(section.path, Source(file, line), text, asked=heard)


def _phrasings(blocks: Sequence[Block], asked: Collection[int]) -> Iterator[tuple[int, str]]:
    """Yield how people ask for what ``blocks`` say, with the line; no questions in ``asked``.

    They stand after the label, under it, or in a list that follows it.
    """
    open_line: int | None = None
    for block in blocks:
        note = label_of(block.text) if block.kind is not BlockKind.CODE else None
        if open_line is not None and block.is_list:
            yield from _listed(open_line, (block,))
            open_line = None
        elif note and note.label is Label.ASKED:
            yield from ((block.line, one) for one in phrasings_in(note.text))
            yield from _listed(block.line, block.children)
            open_line = None if note.text or block.children else block.line
        elif not (note and block.line in asked and note.label in QUESTIONS):
            open_line = None
            yield from _phrasings(block.children, asked)


def _listed(line: int, lists: Sequence[Block]) -> Iterator[tuple[int, str]]:
    items = (item.text for block in lists for item in block.children)
    yield from ((line, one) for text in items for one in phrasings_in(text))


def _says_something(passage: Passage) -> bool:
    """Tell a text over other sections from a mere list of what is to come."""
    return any(is_statement(line) for line in passage.text.split("\n"))


def _units(block: Block, outline: tuple[str, ...], asked: Collection[int]) -> Iterator[_Unit]:
    """Yield ``block`` in pieces of at most ``MOST_WORDS``, without questions in ``asked``."""
    if block.line in asked and (note := label_of(block.text)) and note.label in QUESTIONS:
        return
    whole = "\n".join(_lines(block, 0))
    if not any(child.line in asked for child in block.children) and _count(whole) <= MOST_WORDS:
        if whole.strip():
            yield _Unit(block.line, whole, outline)
        return
    yield from (_Unit(block.line, part, outline) for part in _parts(block))
    label = block.text.split("\n")[0]
    below = (*outline, label) if label and _count(label) <= _LONGEST_LABEL else outline
    for child in block.children:
        yield from _units(child, below, asked)


def _parts(block: Block) -> Iterator[str]:
    """Cut a block's own text at its lines and sentences, and a longer one between words."""
    lines = block.text.split("\n")
    code = block.kind is BlockKind.CODE
    pieces = lines if code else [s for line in lines for s in _SENTENCE_END.split(line)]
    for piece in pieces:
        words = piece.split(" ")
        for start in range(0, len(words), MOST_WORDS):
            if part := " ".join(words[start : start + MOST_WORDS]).strip("\n"):
                yield part


def _packed(units: Sequence[_Unit]) -> Iterator[tuple[_Unit, ...]]:
    """Put neighbours together while they fit; a full piece takes nothing from another item."""
    packed: list[_Unit] = []
    size = 0
    for outline, group in groupby(units, key=lambda unit: unit.outline):
        if packed and size >= FEWEST_WORDS and outline[: len(packed[0].outline)] != outline:
            yield tuple(packed)
            packed, size = [], 0
        for unit in group:
            if packed and size + unit.words > MOST_WORDS:
                yield tuple(packed)
                packed, size = [], 0
            packed.append(unit)
            size += unit.words
    if packed:
        yield tuple(packed)


def _lines(block: Block, depth: int) -> Iterator[str]:
    mark = "" if block.number is None else f"{block.number}. "
    below = depth
    if block.text:
        indent = "  " * depth if block.kind is BlockKind.ITEM else ""
        yield indent + mark + block.text
        below = depth + 1
    for child in block.children:
        yield from _lines(child, below)


def _count(text: str) -> int:
    return len(text.split())
