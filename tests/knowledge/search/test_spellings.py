"""``knowledge.search.spellings``: which texts are spelled like a query."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.search.spellings import Spellings

TEXTS = ["교착상태는 서로 락을 기다리는 상태다.", "쿠키는 브라우저에 있다.", ""]


@pytest.mark.parametrize(
    ("query", "place"), [("기다린다는 게", 0), ("교착 상테", 0), ("브라우져", 1), ("쿠기", 1)]
)
def test_endings_spaces_and_slips_count_little(query: str, place: int) -> None:
    assert Spellings(TEXTS).scores(query).argmax() == place


@pytest.mark.parametrize("texts", [[], [""], ["", " \n"]])
def test_no_texts(texts: list[str]) -> None:
    assert Spellings(texts).scores("쿠키").tolist() == [0] * len(texts)


@given(st.text(max_size=60), st.lists(st.text(max_size=80), max_size=5))
def test_scores_stay_in_bounds(query: str, texts: list[str]) -> None:
    found = Spellings(texts).scores(query)
    assert found.shape == (len(texts),)
    assert np.all((found >= 0) & (found <= 1.0001))
