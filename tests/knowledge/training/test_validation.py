"""What a validation says of a judge is what that judge does."""

from collections.abc import Sequence
from random import Random

import pytest

from knowledge.grading.grade import Verdict
from knowledge.grading.judge import Judgement
from knowledge.grading.readings import WRONG_CLAIM, Reading
from knowledge.training.corpus import AuthoredAnswer, AuthoredQuestion, Origin
from knowledge.training.reversals import Reversal
from knowledge.training.validation import Opposites, validate

POINTS = {
    "q1": ("스택은 LIFO다", "큐는 FIFO다", "덱은 양쪽에서 넣고 뺀다"),
    "q2": ("힙은 완전 이진 트리다", "힙의 루트가 가장 크다"),
}
QUESTIONS = [
    AuthoredQuestion(qid, Origin.OWN, "자료구조", "ko", f"{qid}?", " ".join(points), points)
    for qid, points in POINTS.items()
]
REVERSALS = [
    Reversal(question, point, f"{point}의 반대", f"맞는 말 {point}", f"틀린 말 {point}", "c")
    for question in QUESTIONS
    for point in question.key_points
]
ANSWERS = [
    AuthoredAnswer(question, question.reference, "full_terse", (letters, letters), (0, 0))
    for question, letters in zip(QUESTIONS, ("hhh", "hh"), strict=True)
]


class Knowing:
    """Calls made what is said right, and what is said wrong whatever it is told to call it."""

    def __init__(self, of_wrong: Verdict) -> None:
        self._of_wrong = of_wrong

    def judge(self, readings: Sequence[Reading]) -> list[tuple[Judgement, ...]]:
        """Return one judgement a point of each reading."""
        return [
            tuple(Judgement(self._verdict(reading.answer, point), 0.9) for point in reading.points)
            for reading in readings
        ]

    def _verdict(self, answer: str, point: str) -> Verdict:
        if point == WRONG_CLAIM:
            return Verdict.MISSING
        if f"틀린 말 {point}" in answer:
            return self._of_wrong
        return Verdict.MADE if point in answer else Verdict.MISSING


@pytest.mark.parametrize(
    ("of_wrong", "seen"),
    [
        (Verdict.MADE, Opposites(right_made=1, made=1, contradicted=0)),
        (Verdict.CONTRADICTED, Opposites(right_made=1, made=0, contradicted=1)),
        (Verdict.MISSING, Opposites(right_made=1, made=0, contradicted=0)),
    ],
)
def test_each_point_is_turned_into_its_own_opposite(of_wrong: Verdict, seen: Opposites) -> None:
    found = validate(Knowing(of_wrong).judge, ANSWERS, REVERSALS, Random(0))
    assert found.opposites == seen
    assert found.own is not None
    assert found.own.count == len(ANSWERS)
    assert found.to_dict()["opposites"]["made"] == seen.made
