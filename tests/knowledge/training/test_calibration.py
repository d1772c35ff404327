"""Calibration finds back what was done to probabilities, and changes no order."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from knowledge.grading.calibration import Calibration
from knowledge.training.calibration import fit


def test_it_finds_back_how_much_too_sure_the_scores_are() -> None:
    rng = np.random.default_rng(0)
    true = rng.normal(size=(4000, 3)) * 2
    chances = Calibration.none(3).probabilities(true)
    labels = [int(rng.choice(3, p=row)) for row in chances]
    found = fit(true * 3, labels)
    assert 2.6 < found.temperature < 3.4
    assert max(map(abs, found.biases)) < 0.15


@given(
    temperature=st.floats(0.2, 5),
    scores=st.lists(st.lists(st.floats(-30, 30), min_size=3, max_size=3), min_size=1, max_size=5),
)
def test_temperature_alone_keeps_the_likeliest(
    temperature: float, scores: list[list[float]]
) -> None:
    found = Calibration(temperature, (0.0, 0.0, 0.0)).probabilities(np.array(scores))
    assert np.allclose(found.sum(axis=1), 1)
    for row, given_scores in zip(found, scores, strict=True):
        assert row[int(np.argmax(given_scores))] == row.max()
