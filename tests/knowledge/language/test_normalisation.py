"""``knowledge.language.normalisation``: what people type, made comparable."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language.normalisation import compact, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("TCP핸드셰이크", ("tcp", "핸드셰이크")),
        ("3-Way Handshake", ("3", "way", "handshake")),
        ("HTTP/1.1", ("http", "1.1")),
        ("TIME_WAIT는", ("time", "wait", "는")),
        ("C++와 B+트리", ("c++", "와", "b+", "트리")),
        ("L2~L7 스위치", ("l2", "l7", "스위치")),
        ("：question：", ()),
    ],
)
def test_words(text: str, words: tuple[str, ...]) -> None:
    assert words_of(text) == words


@given(st.text(alphabet="가나힣ㄱaZ09 _-+/.", max_size=40))
def test_forms_of_the_same_text_are_alike(text: str) -> None:
    assert words_of(unicodedata.normalize("NFD", text)) == words_of(text)
    assert compact(text) == compact(text.upper()) == compact(f" {text} ")
