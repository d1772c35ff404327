"""No verdict of the shipped grader flips unnoticed."""

from collections import Counter

import pytest

from knowledge import glossary
from knowledge.encoder import SentenceEncoder
from knowledge.grading.contrast import Contrast
from knowledge.grading.grader import Grader
from knowledge.grading.judge import Judge
from tests.knowledge.grading.regression.selection import (
    questions,
    recorded,
    selected,
    verdicts,
)

# Below this share of key points as marked something is broken, whatever was recorded.
LEAST_AS_MARKED = 0.85


def test_every_shipped_question_has_a_right_and_a_wrong_answer() -> None:
    asked = questions()
    answers = selected()
    for one in answers:
        assert len(one.letters) == len(asked[one.qid].key_points), one
    right = {one.qid for one in answers if set(one.letters) == {"h"}}
    wrong = {one.qid for one in answers if "c" in one.letters}
    assert right == wrong == set(asked)
    assert max(Counter((one.qid, one.answer) for one in answers).values()) == 1


@pytest.fixture(scope="module")
def said(
    shipped_encoder: SentenceEncoder, shipped_judge: Judge, shipped_contrast: Contrast
) -> list[str]:
    """What the shipped grader says now."""
    grader = Grader(shipped_encoder, glossary.shipped(), shipped_judge, shipped_contrast)
    return list(verdicts(grader))


def test_no_verdict_has_flipped(said: list[str]) -> None:
    flips = [
        f"{chosen.qid} {before} -> {now}: {chosen.answer}"
        for chosen, before, now in zip(selected(), recorded(), said, strict=True)
        if before != now
    ]
    advice = "python -m tests.knowledge.grading.regression records them, if they are right"
    assert flips == [], advice


def test_verdicts_are_as_marked(said: list[str]) -> None:
    pairs = [
        (marked, given)
        for chosen, letters in zip(selected(), said, strict=True)
        for marked, given in zip(chosen.letters, letters, strict=True)
    ]
    share = sum(marked == given for marked, given in pairs) / len(pairs)
    assert share >= LEAST_AS_MARKED
