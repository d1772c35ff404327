"""``knowledge.language.letters``: abbreviations as they are read aloud."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language.letters import letters_in


@pytest.mark.parametrize(
    ("word", "letters"),
    [
        ("씨피유", "cpu"),
        ("알티티", "rtt"),
        ("에이치티티피에스", "https"),
        ("더블유에이에스", "was"),
        ("아이오씨피", "iocp"),
        ("디비", "db"),
    ],
)
def test_letters_are_read(word: str, letters: str) -> None:
    assert letters_in(word) == letters


@pytest.mark.parametrize("word", ["", "티", "소켓", "디비는", "cpu", "아이돌", "이" * 5000])
def test_other_words_are_left_alone(word: str) -> None:
    assert letters_in(word) is None


@given(st.text(alphabet="에이비씨디프지치아제케엘엠엔오피큐알스티유브더블와트", max_size=24))
def test_letters_are_latin(word: str) -> None:
    letters = letters_in(word)
    assert letters is None or (letters.isascii() and letters.isalpha() and len(letters) > 1)
