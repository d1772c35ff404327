"""The grades of an appeal: as the grader gave it, and as the reviewers leave it."""

from bot.store.models import Appeal
from knowledge.grading import Grade


def grade_before(appeal: Appeal) -> Grade:
    """Return the grade that is appealed against."""
    return Grade.from_dict(appeal.grade)


def grade_now(appeal: Appeal) -> Grade:
    """Return the grade as the reviewers have set it right so far."""
    return Grade.from_dict(appeal.corrected or appeal.grade)
