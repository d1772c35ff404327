"""Calibration finds back what was done to probabilities, and counts what is known beside them."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.grading.calibration import FILE, Calibration, Scaling
from knowledge.grading.closeness import Closeness
from knowledge.grading.contrast import Contrast
from knowledge.grading.labels import LABELS
from knowledge.grading.readings import WRONG_CLAIM, Reading
from knowledge.training.calibration import Scored, cross_validated, fit, with_closeness
from tests.knowledge.stand_in import LexicalEncoder

COUNT = len(LABELS)
MADE, CONTRADICTED = map(LABELS.index, "hc")
cosines = st.floats(-1, 1)


def drawn(closeness: bool) -> list[Scored]:  # noqa: FBT001 - one of two kinds
    """Return points whose scores are three times too sure; where near, they are all made."""
    rng = np.random.default_rng(0)
    true = rng.normal(size=(3000, COUNT)) * 2
    chances = Calibration.none(COUNT).probabilities(true)
    found = []
    for number, (row, likely) in enumerate(zip(true, chances, strict=True)):
        near = number % 3 == 0
        label = MADE if closeness and near else int(rng.choice(COUNT, p=likely))
        known = Closeness(float(near), opposite=0.0) if closeness else None
        found.append(Scored(str(number % 20), (row * 3).astype(np.float32), known, label))
    return found


def test_it_finds_back_how_much_too_sure_the_scores_are() -> None:
    [scaling] = fit(drawn(closeness=False)).scalings
    weights = np.array(scaling.weights)
    # What is added to all columns of a row changes no probability.
    apart = weights.diagonal() - (weights.sum(axis=1) - weights.diagonal()) / (COUNT - 1)
    assert np.allclose(apart, 1 / 3, atol=0.07)


@pytest.mark.parametrize("labels", ["hc", "hmc", "hpms", "hpmcs"])
def test_labels_that_no_answer_has_are_never_likely(labels: str) -> None:
    seen = [LABELS.index(letter) for letter in labels]
    points = [
        replace(one, label=seen[n % len(seen)]) for n, one in enumerate(drawn(closeness=True))
    ]
    # Of those, the label alone tells how much nearer the opposite is.
    known = [replace(one, closeness=Closeness(0.5, one.label / 10)) for one in points]
    found = fit(known).probabilities(
        np.stack([one.scores for one in known]), [one.closeness for one in known]
    )
    assert set(found.argmax(axis=1)) == set(seen)
    assert np.mean(found.argmax(axis=1) == [one.label for one in known]) > 0.6
    unseen = [label for label in range(COUNT) if label not in seen]
    assert found[:, unseen].max(initial=0) < 1e-6


@pytest.mark.parametrize(
    "broken",
    [
        [],
        [{"weights": [[1.0]], "biases": [0.0, 0.0]}],
        [{"weights": [[1.0]], "biases": [0.0]}, {"weights": [[1.0]], "biases": [0.0]}],
    ],
)
def test_broken_calibrations_are_refused_with_what_to_do(
    broken: list[object], tmp_path: Path
) -> None:
    (tmp_path / FILE).write_text(json.dumps({"scalings": broken}), encoding="utf-8")
    with pytest.raises(ValueError, match=r"knowledge\.training\.calibration"):
        Calibration.load(tmp_path)


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    found = fit(drawn(closeness=True))
    assert len(found.scalings) == 3
    found.save(tmp_path)
    assert Calibration.load(tmp_path) == found


def test_what_is_known_beside_the_scores_counts() -> None:
    points = drawn(closeness=True)
    found = fit(points)
    silent = np.zeros((1, COUNT))
    [near] = found.probabilities(silent, [Closeness(1.0, 0.0)])
    [far] = found.probabilities(silent, [Closeness(0.0, 0.0)])
    [unknown] = found.probabilities(silent)
    assert near[MADE] > 0.9 > unknown[MADE] > far[MADE]
    probabilities = cross_validated(points, folds=2)
    assert np.allclose([row.sum() for row in probabilities], 1)
    right = [row.argmax() == MADE for row in probabilities[::3]]
    assert np.mean(right) > 0.9


@given(
    scores=st.lists(st.lists(st.floats(-30, 30), min_size=COUNT, max_size=COUNT), min_size=1),
    point=cosines,
    opposite=cosines | st.none(),
)
def test_a_judge_without_more_keeps_its_order_whatever_is_known_beside(
    scores: list[list[float]], point: float, opposite: float | None
) -> None:
    rows = np.array(scores)
    known = [Closeness(point, opposite)] * len(rows)
    found = Calibration.none(COUNT).probabilities(rows, known)
    assert np.allclose(found.sum(axis=1), 1)
    for row, given_scores in zip(found, scores, strict=True):
        assert row[int(np.argmax(given_scores))] == row.max()


@given(point=cosines, opposite=cosines)
def test_an_opposite_counts_as_far_as_it_is_nearer(point: float, opposite: float) -> None:
    none = ((0.0,) * COUNT,) * COUNT
    accusing = tuple(float(label == CONTRADICTED) for label in range(COUNT))
    zero = (0.0,) * COUNT
    scalings = tuple(Scaling((*none, *more), zero) for more in ((), (zero,), (zero, accusing)))
    [found] = Calibration(scalings).probabilities(
        np.zeros((1, COUNT)), [Closeness(point, opposite)]
    )
    odds = np.exp(opposite - point)
    assert np.isclose(found[CONTRADICTED], odds / (odds + COUNT - 1))


def test_key_points_are_known_and_the_one_about_wrong_claims_is_not() -> None:
    contrast = Contrast(LexicalEncoder(), {"스택은 LIFO다": "스택은 FIFO다"})
    points = ("스택은 LIFO다", "큐는 FIFO다", WRONG_CLAIM)
    said, silent = with_closeness(
        [Reading("?", "큐는 FIFO다. 스택은 FIFO다", points), Reading("?", "", points)], contrast
    )
    stack, queue, claim = said.closeness
    assert stack is not None
    assert stack.opposite is not None
    assert stack.opposite > stack.point
    assert queue is not None
    assert queue.opposite is None
    assert queue.point > 0.9
    assert claim is None
    assert silent.closeness == (None, None, None)
