"""A key point -> the sentence of the notes that says it, and its line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from knowledge.document import Document
from knowledge.language.korean import jamo
from knowledge.language.sentences import sentences
from knowledge.markdown.section import Block
from knowledge.question import Question, Source

_ALIKE = 70.0


@dataclass(frozen=True, slots=True)
class NoteLine:
    """Where the notes say something.

    Attributes:
        source: file and line.
        text: the sentence; empty where no line says the point in nearly its words.
    """

    source: Source
    text: str


def note_line(point: str, question: Question, documents: Sequence[Document]) -> NoteLine:
    """Return the line of the question's file that says a point, the nearest to the question first.

    Args:
        point: a key point.
        question: the question that it belongs to.
        documents: the notes.

    Returns:
        The sentence of the likest line that is likest itself; where none is like the point, the
        question's own line, without text.
    """
    wanted = jamo(point)
    best, found = _ALIKE, None
    blocks = [
        block
        for document in documents
        if document.file == question.source.file
        for section in document.sections
        for below in section.walk()
        for each in below.blocks
        for block in _with_children(each)
        if block.text
    ]
    for block in sorted(blocks, key=lambda each: abs(each.line - question.source.line)):
        alike = fuzz.partial_ratio(wanted, jamo(block.text))
        if alike > best:
            best, found = alike, block
    if found is None:
        return NoteLine(question.source, "")
    said = sentences(found.text.removeprefix("A. "))
    nearest = max(said, key=lambda one: fuzz.ratio(wanted, jamo(one)))
    return NoteLine(Source(question.source.file, found.line), nearest)


def _with_children(block: Block) -> Iterator[Block]:
    yield block
    for child in block.children:
        yield from _with_children(child)
