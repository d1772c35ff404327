"""Sections -> questions with model answers, key points and source lines; and gaps."""

from knowledge.document import Document, Gap
from knowledge.question import Question
from knowledge.questions.found import Found, found_in
from knowledge.questions.identity import with_unique_ids

__all__ = ["Found", "found_in", "gaps_of", "questions_of", "with_unique_ids"]


def questions_of(document: Document) -> tuple[Question, ...]:
    """Return the questions that ``document`` answers, in the order of its lines."""
    return found_in(document).questions


def gaps_of(document: Document) -> tuple[Gap, ...]:
    """Return the headings and written questions of ``document`` without an answer."""
    return found_in(document).gaps
