"""Where in the file each part of an authored question stands."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from knowledge.library import Library
from knowledge.markdown.labels import QUESTIONS, Label, label_of
from knowledge.markdown.section import Block, BlockKind, Section
from knowledge.question import Question, Source
from knowledge.questions.authored import asks_in_title

_MARKS = frozenset(
    {Label.QUESTION_EN, Label.KEY_POINTS, Label.HINTS, Label.FOLLOW_UPS, Label.DIFFICULTY}
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the notes without its markup.

    Attributes:
        number: counted from 1.
        text: what it says.
    """

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """One labelled part of a question: the label's line and those after it up to the next label."""

    label: Label
    head: Line
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class AuthoredQuestion:
    """A question whose author wrote more than question and answer.

    Attributes:
        question: as the library has it.
        parts: its labelled parts in the order of the file.
    """

    question: Question
    parts: tuple[Part, ...]

    def has(self, label: Label) -> bool:
        """Tell whether the author wrote such a part."""
        return any(part.label is label for part in self.parts)

    def lines(self, label: Label) -> Iterator[Line]:
        """Yield what stands under a label, line by line."""
        for part in self.parts:
            if part.label is label:
                yield from part.lines

    def place(self, label: Label, text: str = "") -> Source:
        """Return where a part stands, or the line in it that ``text`` begins with.

        A part or line that isn't found is said to stand at the question.
        """
        file, number = self.question.source.file, self.question.source.line
        for part in self.parts:
            if part.label is label:
                number = part.head.number
                for line in (part.head, *part.lines):
                    if text and line.text and text.startswith(" ".join(line.text.split())):
                        return Source(file, line.number)
        return Source(file, number)


def authored_questions(library: Library) -> tuple[AuthoredQuestion, ...]:
    """Return the questions with key points, hints, follow-ups, difficulty or English by an author.

    Questions made from plain notes, and bare ``Q.``/``A.`` pairs, are left out.
    """
    written = {(q.source.file, q.source.line): q for q in library.questions}
    unanswered = {(gap.source.file, gap.source.line) for gap in library.gaps}
    found: list[AuthoredQuestion] = []
    for document in library.documents:
        for section in document.sections:
            for lines in _groups(section):
                parts: dict[int, list[Part]] = {}
                current: list[Part] = []
                for line in lines:
                    place = (document.file, line.number)
                    label = label_of(line.text)
                    if label and label.label in QUESTIONS and place in written:
                        current = parts.setdefault(line.number, [])
                    elif place in unanswered:
                        current = []
                    elif label:
                        current.append(Part(label.label, Line(line.number, label.text)))
                    elif current:
                        current[-1].lines.append(line)
                found += (
                    AuthoredQuestion(written[document.file, number], tuple(those))
                    for number, those in parts.items()
                    if any(part.label in _MARKS for part in those)
                )
    return tuple(found)


def _groups(section: Section) -> Iterator[list[Line]]:
    """Yield the lines that may belong to one question: those of a section.

    A section that asks in its title takes those under it with it.
    """
    if asks_in_title(section):
        yield [line for one in section.walk() for line in _section_lines(one)]
        return
    yield list(_section_lines(section))
    for child in section.children:
        yield from _groups(child)


def _section_lines(section: Section) -> Iterator[Line]:
    yield Line(section.line, section.title)
    for block in section.blocks:
        yield from _lines(block)


def _lines(block: Block) -> Iterator[Line]:
    if block.kind is not BlockKind.CODE:
        for offset, text in enumerate(block.text.split("\n") if block.text else ()):
            yield Line(block.line + offset, text)
    for child in block.children:
        yield from _lines(child)
