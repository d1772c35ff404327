"""``knowledge.lexicon``: which texts hold the words of a query."""

from hypothesis import given
from hypothesis import strategies as st

from knowledge.glossary import shipped
from knowledge.lexicon import Lexicon

TEXTS = [
    "교착상태는 서로 락을 기다리는 상태다.",
    "쿠키는 브라우저에 있다.",
    "흐름제어는 버퍼를 지킨다.",
    "",
]


def test_other_names_of_a_term_count() -> None:
    scores = Lexicon(TEXTS, shipped()).scores("deadlock")
    assert scores.argmax() == 0
    assert scores[1] == 0


def test_endings_and_spaces_of_korean_count_little() -> None:
    assert Lexicon(TEXTS, shipped()).scores("기다린다는 게 무슨 말이야").argmax() == 0
    assert Lexicon(TEXTS, shipped()).scores("흐름 제어").argmax() == 2


def test_share_of_terms() -> None:
    lexicon = Lexicon(TEXTS, shipped())
    assert lexicon.share_of_terms("데드락과 쿠키", [0]) == 0.5
    assert lexicon.share_of_terms("데드락과 쿠키", [0, 1]) == 1
    assert lexicon.share_of_terms("zookeeper가 뭐야", [0, 1]) == 0
    assert lexicon.share_of_terms("오늘 뭐 먹지", [0]) is None
    assert lexicon.share_of_terms("where is it stored?", [0]) is None


def test_no_texts() -> None:
    assert Lexicon([], shipped()).scores("쿠키").shape == (0,)


@given(st.text(max_size=60), st.lists(st.text(max_size=80), max_size=5))
def test_scores_stay_in_bounds(query: str, texts: list[str]) -> None:
    scores = Lexicon(texts, shipped()).scores(query)
    assert scores.shape == (len(texts),)
    assert ((scores >= 0) & (scores <= 1.0001)).all()
