"""``knowledge.search.lexicon``: which texts hold the words of a query."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from knowledge.glossary import shipped
from knowledge.search.lexicon import Lexicon

TEXTS = [
    "교착상태는 서로 락을 기다리는 상태다.",
    "쿠키는 브라우저에 있다.",
    "흐름제어는 버퍼를 지킨다.",
    "",
]


def scores(query: str, texts: list[str] = TEXTS) -> NDArray[np.float32]:
    lexicon = Lexicon(texts, shipped())
    return lexicon.scores(lexicon.read(query))


def share_of_terms(query: str, places: list[int]) -> float | None:
    lexicon = Lexicon(TEXTS, shipped())
    return lexicon.share_of_terms(lexicon.read(query), places)


def test_other_names_of_a_term_count() -> None:
    found = scores("deadlock")
    assert found.argmax() == 0
    assert found[1] == 0


def test_endings_and_spaces_of_korean_count_little() -> None:
    assert scores("기다린다는 게 무슨 말이야").argmax() == 0
    assert scores("흐름 제어").argmax() == 2


def test_a_term_counts_more_than_a_plain_word() -> None:
    cookie, sugar = scores("쿠키 설탕", ["쿠키는 값이다.", "설탕은 값이다."])
    assert cookie > sugar > 0


def test_share_of_terms() -> None:
    assert share_of_terms("데드락과 쿠키", [0]) == 0.5
    assert share_of_terms("데드락과 쿠키", [0, 1]) == 1
    assert share_of_terms("zookeeper가 뭐야", [0, 1]) == 0
    assert share_of_terms("오늘 뭐 먹지", [0]) is None
    assert share_of_terms("where is it stored?", [0]) is None


def test_coverage() -> None:
    lexicon = Lexicon(TEXTS, shipped())
    wording = lexicon.read("쿠키와 데드락")
    assert lexicon.coverage(wording, [0, 1]) == 1
    assert 0 < lexicon.coverage(wording, [0]) < 1
    assert lexicon.coverage(wording, []) == 0
    assert lexicon.coverage(lexicon.read("쿠키와 zookeeper"), [1]) < 0.5


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("씨피유가 노는데요", "CPU는 명령을 실행한다."),
        ("리엑터가 뭐예요", "리액터는 준비된 것을 알린다."),
        ("sha256으로 저장", "SHA-256은 빠른 해시다."),
        ("SHA-256", "sha256은 빠른 해시다."),
        ("TTL이 뭐야", "티티엘은 남은 수명이다. TTL이라 쓴다."),
        ("알티티가 뭐야", "왕복 시간을 RTT라 한다."),
    ],
)
def test_what_is_written_as_it_sounds_or_almost_right_is_found(query: str, text: str) -> None:
    assert scores(query, ["쿠키는 브라우저에 있다.", text]).argmax() == 1


def test_letters_that_no_text_has_stay_a_word() -> None:
    assert Lexicon(TEXTS, shipped()).read("씨비에스").words == ("씨비에스",)


def test_a_word_of_the_texts_is_never_a_slip() -> None:
    lexicon = Lexicon(["리엑터라고 쓴 노트다."], shipped())
    assert lexicon.read("리엑터").words == ("리엑터",)
    assert Lexicon(TEXTS, shipped()).read("리엑터").words == ("리액터",)


def test_no_texts() -> None:
    assert scores("쿠키", []).shape == (0,)


@given(st.text(max_size=60), st.lists(st.text(max_size=80), max_size=5))
def test_scores_stay_in_bounds(query: str, texts: list[str]) -> None:
    found = scores(query, texts)
    assert found.shape == (len(texts),)
    assert ((found >= 0) & (found <= 1.0001)).all()


@given(st.text(max_size=60), st.lists(st.text(max_size=80), min_size=1, max_size=5))
def test_coverage_grows_with_the_texts(query: str, texts: list[str]) -> None:
    lexicon = Lexicon(texts, shipped())
    wording = lexicon.read(query)
    few, all_ = (lexicon.coverage(wording, range(n)) for n in (1, len(texts)))
    assert 0 <= few <= all_ <= 1.0001
