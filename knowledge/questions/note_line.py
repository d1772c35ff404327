"""A key point -> the sentence of the notes that says it, and where that stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from knowledge.document import Document
from knowledge.language.korean import jamo
from knowledge.language.sentences import sentences
from knowledge.markdown.labels import Label, label_of
from knowledge.markdown.section import Block, BlockKind
from knowledge.question import Question, Source

_ALIKE = 70.0


@dataclass(frozen=True, slots=True)
class NoteLine:
    """Where the notes say something.

    Attributes:
        source: file, and the line that the paragraph, item or table begins on.
        text: the sentence, or the row; empty where no line says the point in nearly its words.
    """

    source: Source
    text: str


def note_line(point: str, question: Question, documents: Sequence[Document]) -> NoteLine:
    """Return where the question's file says a point, the nearest to the question first.

    Args:
        point: a key point.
        question: the question that it belongs to.
        documents: the notes.

    Returns:
        The likest sentence; where none is like the point, the question's own line, without text.
    """
    wanted = [jamo(said) for said in (point, _without_subject(point)) if said]
    best, found = _ALIKE, NoteLine(question.source, "")
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
        for sentence in _sentences(block):
            alike = max(_alike(one, jamo(sentence)) for one in wanted)
            if alike > best:
                best, found = alike, NoteLine(Source(question.source.file, block.line), sentence)
    return found


def _without_subject(point: str) -> str:
    """Return what a point says of the bullet that it stands below, where it names that first."""
    return point.partition(": ")[2]


def _sentences(block: Block) -> list[str]:
    if block.kind in {BlockKind.TABLE, BlockKind.CODE}:
        return block.text.splitlines()
    return sentences(block.text.removeprefix("A. "))


def _alike(wanted: str, said: str) -> float:
    """Return how well a sentence says what is wanted; a short one says no more than a part."""
    return fuzz.partial_ratio(wanted, said) * min(1.0, len(said) / len(wanted))


def _with_children(block: Block) -> Iterator[Block]:
    """Yield a block and what stands in it, but for how people ask: that says nothing."""
    note = label_of(block.text) if block.kind is not BlockKind.CODE else None
    if note and note.label is Label.ASKED:
        return
    yield block
    for child in block.children:
        yield from _with_children(child)
