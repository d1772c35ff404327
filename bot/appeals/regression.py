"""Accepted appeals as regression cases for ``python -m knowledge evaluate``."""

import json
from collections.abc import Iterable, Iterator

from bot.appeals.grades import grade_now
from bot.store.models import Appeal, Attempt, Card
from bot.store.snapshot import restore
from knowledge.grading import Verdict
from knowledge.grading.measures import FULL
from knowledge.grading.scoring import FULL as FULL_SCORE

CATEGORY = "appeal"
_LETTERS = {
    Verdict.MADE: "h",
    Verdict.PARTLY: "p",
    Verdict.MISSING: "m",
    Verdict.CONTRADICTED: "c",
}


def cases(accepted: Iterable[tuple[Appeal, Attempt, Card]]) -> Iterator[str]:
    """Yield a JSON line for each accepted appeal, with nothing that tells whose it was.

    Args:
        accepted: appeals with their answers and questions.
    """
    for appeal, attempt, card in accepted:
        grade = grade_now(appeal)
        question = restore(card.question)
        case = {
            "qid": question.id,
            "category": CATEGORY,
            "question": question.prompt,
            "reference": question.reference,
            # As they were graded: where the notes have none, they were cut from the reference.
            "key_points": [point.point for point in grade.points],
            "answer": attempt.answer,
            "score": round(grade.score * FULL / FULL_SCORE, 2),
            "points": ["".join(_LETTERS[point.verdict] for point in grade.points)],
        }
        yield json.dumps(case, ensure_ascii=False)
