"""All notes that were read: sections, questions, gaps and what was wrong with them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from knowledge.document import Document, Gap, Problem
from knowledge.edits import Edit, edited
from knowledge.markdown import Parsed, parse_all
from knowledge.markdown.links import broken_links
from knowledge.question import Question, Source
from knowledge.questions import found_in, with_unique_ids
from knowledge.reading import Text, read

__all__ = [
    "Document",
    "Edit",
    "Gap",
    "Library",
    "Problem",
    "beside",
    "joined",
    "library_of",
    "load",
    "with_edits",
]

# Part of the ids of questions in members' history: never to be changed.
_BESIDE = "beside"


@dataclass(frozen=True, slots=True)
class Library:
    """What a set of notes holds, in the order of files and lines."""

    documents: tuple[Document, ...]
    questions: tuple[Question, ...]
    gaps: tuple[Gap, ...]
    problems: tuple[Problem, ...]


def load(paths: str | Path | Iterable[str | Path]) -> Library:
    """Read notes from files and folders.

    Args:
        paths: a file, a folder, or several of them. What can't be read becomes a problem of the
            library, never an exception.
    """
    if isinstance(paths, str | Path):
        paths = [paths]
    readings = [read(Path(path)) for path in paths]
    texts = [text for reading in readings for text in reading.texts]
    return library_of(texts, [problem for reading in readings for problem in reading.problems])


def library_of(texts: Sequence[Text], problems: Iterable[Problem] = ()) -> Library:
    """Make a library of texts that are already read.

    Args:
        texts: the notes, in the order in which they are to stand.
        problems: what reading them found wrong.
    """
    parsed = [parse_all(text.text) for text in texts]
    documents = tuple(
        Document(text.file, one.sections) for text, one in zip(texts, parsed, strict=True)
    )
    all_found = [found_in(document) for document in documents]
    wrong = [*problems, *_problems(texts, parsed)]
    return Library(
        documents=documents,
        questions=with_unique_ids(question for found in all_found for question in found.questions),
        gaps=tuple(gap for found in all_found for gap in found.gaps),
        problems=tuple(sorted(wrong, key=lambda p: (p.source.file, p.source.line, p.message))),
    )


def beside(texts: Sequence[Text], folder: str) -> Library:
    """Make a library of notes that stand beside others and are never taken for them.

    Its files lie in ``folder``. Its questions have ids that no question of other notes has, even
    under the same headings with the same words; they don't depend on ``folder`` or a file's name.

    Args:
        texts: the notes, in the order in which they are to stand.
        folder: what their files' names begin with.
    """
    library = library_of([replace(text, file=f"{folder}/{text.file}") for text in texts])
    named = with_unique_ids(replace(q, path=(_BESIDE, *q.path)) for q in library.questions)
    return replace(library, questions=tuple(replace(q, path=q.path[1:]) for q in named))


def joined(first: Library, second: Library) -> Library:
    """Return what both hold, ``first`` before ``second``; no file may be in both."""
    return Library(
        documents=first.documents + second.documents,
        questions=first.questions + second.questions,
        gaps=first.gaps + second.gaps,
        problems=first.problems + second.problems,
    )


def with_edits(library: Library, edits: Mapping[str, Edit]) -> Library:
    """Return ``library`` with its questions in the words of their edits, by question id."""
    if not edits:
        return library
    return replace(library, questions=tuple(edited(one, edits) for one in library.questions))


def _problems(texts: Sequence[Text], parsed: Sequence[Parsed]) -> list[Problem]:
    anchors = {
        text.place.resolve(): one.anchors
        for text, one in zip(texts, parsed, strict=True)
        if text.place is not None
    }
    found: list[Problem] = []
    for text, one in zip(texts, parsed, strict=True):
        found += (Problem(Source(text.file, n.line), n.message) for n in one.notices)
        found += broken_links(text, one, anchors)
    return found
