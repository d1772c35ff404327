"""The four measures on answers whose measures are known."""

import math

import pytest

from knowledge.grading.grade import Verdict
from knowledge.grading.measures import Graded, measure

MADE, PARTLY, MISSING, WRONG = Verdict


def test_perfect_predictions() -> None:
    measures = measure(
        [
            Graded("full", 5, 5, ("hh", "hh"), (MADE, MADE)),
            Graded("bad", 0, 0, ("cm", "cm"), (WRONG, MISSING)),
        ]
    )
    assert measures.pearson == pytest.approx(1)
    assert measures.mean_absolute_error == 0
    assert measures.points.accuracy == measures.points.macro_f1 == 1
    assert measures.bad_pass_rate == 0
    assert measures.categories["bad"].predicted == 0


def test_points_that_graders_dispute_or_call_partly_are_left_out() -> None:
    points = measure([Graded("x", 2, 2, ("hpmh", "hpmm"), (MADE, MADE, MADE, MADE))]).points
    assert points.count == 2
    assert points.accuracy == 0.5
    assert points.macro_f1 == pytest.approx((2 / 3 + 0) / 2)


def test_the_threshold_passes_nine_of_ten_full_answers() -> None:
    full = [Graded("full", 5, float(n), ("h",), (MADE,)) for n in range(1, 11)]
    bad = [Graded("bad", 0, score, ("m",), (MISSING,)) for score in (0.0, 1.9, 2.0, 5.0)]
    measures = measure(full + bad)
    assert measures.threshold == 2
    assert measures.bad_pass_rate == 0.5


def test_what_cannot_be_said_is_none_in_json() -> None:
    measures = measure([Graded("x", 3, 3, ("p",), (PARTLY,))])
    assert math.isnan(measures.pearson)
    assert measures.to_dict()["pearson"] is None


def test_nothing_to_measure_is_an_error() -> None:
    with pytest.raises(ValueError, match="no graded answers"):
        measure([])
