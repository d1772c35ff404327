"""How well utterances are understood, in numbers."""

import pytest

from knowledge.talk.intent import Intent, Understanding
from knowledge.talk.measures import Judged, Rate, measure


def judged(
    meant: Intent, taken: Intent, other: Intent | None = None, *, is_open: bool = True
) -> Judged:
    return Judged("말", meant, Understanding(taken, 0.9, other), is_open)


def test_figures() -> None:
    measures = measure(
        [
            judged(Intent.ANSWER, Intent.ANSWER),
            judged(Intent.ANSWER, Intent.ANSWER),
            judged(Intent.ANSWER, Intent.SMALLTALK),
            judged(Intent.ANSWER, Intent.SMALLTALK, Intent.ANSWER),
            judged(Intent.ANSWER, Intent.HINT),
            judged(Intent.SMALLTALK, Intent.ANSWER),
            judged(Intent.ABUSE, Intent.ANSWER, Intent.HINT),
            judged(Intent.SMALLTALK, Intent.SMALLTALK, is_open=False),
            judged(Intent.HINT, Intent.ANSWER),
        ]
    )
    assert measures.count == 9
    assert measures.accuracy == pytest.approx(3 / 9)
    assert measures.f1[Intent.ANSWER] == pytest.approx(2 * 2 / (5 + 5))
    assert measures.f1[Intent.SMALLTALK] == pytest.approx(2 * 1 / (2 + 3))
    assert measures.macro_f1 == pytest.approx(sum(measures.f1.values()) / 4)
    assert measures.asked == Rate(2, 9)
    assert measures.missed == Rate(1, 2)
    assert measures.answers_as_chatter == Rate(1, 5)
    assert measures.chatter_as_answers == Rate(1, 2)
    assert measures.answers_as_other == Rate(2, 5)
    assert measures.other_as_answers == Rate(2, 3)
    assert measures.confusion[Intent.ANSWER, Intent.SMALLTALK] == 2


def test_nothing_to_measure_is_an_error() -> None:
    with pytest.raises(ValueError, match="nothing to measure"):
        measure([])


def test_a_rate_of_none_is_nought() -> None:
    assert Rate(0, 0).share == 0
