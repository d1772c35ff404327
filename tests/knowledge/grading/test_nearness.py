"""How near an answer comes to a reference without key points."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.grading.meaning import Vector
from knowledge.grading.nearness import nearness, raised

shares = st.floats(0, 1)
nears = st.floats(-1, 1)


def _vector(*numbers: float) -> Vector:
    row = np.array(numbers, dtype=np.float32)
    unit: Vector = row / np.linalg.norm(row)
    return unit


@given(shares, nears)
def test_nearness_takes_nothing_and_never_gives_all(share: float, near: float) -> None:
    value = raised(share, near)
    assert share <= value <= 1
    assert value < 1 or share > 1 - 1e-9


@given(shares, nears, nears)
def test_nearer_is_no_worse(share: float, one: float, other: float) -> None:
    far, near = sorted((one, other))
    assert raised(share, far) <= raised(share, near)


@pytest.mark.parametrize(("near", "value"), [(0.40, 0.2), (0.54, 0.48), (0.99, 0.48)])
def test_a_third_of_what_is_open_can_be_made_up_for(near: float, value: float) -> None:
    assert raised(0.2, near) == pytest.approx(value)


def test_an_echo_of_the_question_is_less_near_than_an_answer_as_near_to_the_reference() -> None:
    reference, answer = _vector(1, 0.1), _vector(1, 0)
    assert nearness(_vector(1, 0), reference, answer) < nearness(_vector(1, 1), reference, answer)


def test_without_a_question_the_reference_alone_is_compared() -> None:
    answer = _vector(1, 0)
    assert nearness(None, answer, answer) == pytest.approx(1 - 0.43)
