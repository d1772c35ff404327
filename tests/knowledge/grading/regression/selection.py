"""The selected answers, and what a grader says of them, in letters."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from knowledge.base import SHIPPED_NOTES
from knowledge.grading.grader import Grader, Item
from knowledge.grading.measures import LETTERS
from knowledge.library import load
from knowledge.question import Question

FOLDER = Path(__file__).parent
ANSWERS = FOLDER / "answers.jsonl"
RECORDED = FOLDER / "verdicts.txt"
BATCH = 128
_LETTER_OF = {verdict: letter for letter, verdict in LETTERS.items()}


@dataclass(frozen=True, slots=True)
class Selected:
    """An answer to a shipped question.

    Attributes:
        qid: the question's id.
        letters: what its markers say of each key point, one of ``h``, ``p``, ``m``, ``c``.
        answer: the answer.
    """

    qid: str
    letters: str
    answer: str


def selected() -> tuple[Selected, ...]:
    """Read the selected answers."""
    lines = ANSWERS.read_text(encoding="utf-8").splitlines()
    return tuple(Selected(**json.loads(line)) for line in lines)


def questions() -> Mapping[str, Question]:
    """Return the shipped questions by their ids."""
    return {question.id: question for question in load(SHIPPED_NOTES).questions}


def verdicts(grader: Grader) -> Iterator[str]:
    """Yield the letters of each selected answer, as ``grader`` gives them, in few batches."""
    asked, answers = questions(), selected()
    for start in range(0, len(answers), BATCH):
        items = [_item(asked[one.qid], one.answer) for one in answers[start : start + BATCH]]
        for grade in grader.grade_many(items):
            yield "".join(_LETTER_OF[point.verdict] for point in grade.points)


def recorded() -> list[str]:
    """Read the letters that were recorded, one answer a line."""
    return RECORDED.read_text(encoding="utf-8").splitlines()


def _item(question: Question, answer: str) -> Item:
    return Item(question.prompt, question.reference, question.key_points, answer)
