"""What makes a question in the notes bad, found before anyone is asked it."""

from knowledge.encoder import Encoder
from knowledge.glossary import Glossary
from knowledge.library import Library
from knowledge.lint.authored import authored_questions
from knowledge.lint.comparison import Comparison
from knowledge.lint.completeness import check_completeness
from knowledge.lint.duplicates import check_duplicates
from knowledge.lint.finding import Check, Finding
from knowledge.lint.giveaways import check_hints, check_prompt
from knowledge.lint.points import check_points

__all__ = ["Check", "Finding", "lint"]


def lint(library: Library, encoder: Encoder, glossary: Glossary) -> tuple[Finding, ...]:
    """Return what is wrong with the notes, in the order of files and lines.

    Parts are missed, and points and hints compared, in authored questions only; plain notes are
    checked for what could not be read, dead links, prompts that give the answer away and questions
    that ask the same.

    Args:
        library: the notes.
        encoder: sentence embeddings; the measures are chosen for the one that ships.
        glossary: names of the field's terms.
    """
    comparison = Comparison(encoder, glossary)
    authored = authored_questions(library)
    found = [
        *(Finding(problem.source, Check.FILE, problem.message) for problem in library.problems),
        *(finding for one in authored for finding in check_completeness(one)),
        *(finding for one in library.questions for finding in check_prompt(one, comparison)),
        *check_hints(authored, comparison),
        *check_points(authored, comparison),
        *check_duplicates(library.questions, comparison),
    ]
    return tuple(sorted(found, key=lambda one: (one.source.file, one.source.line, one.check)))
