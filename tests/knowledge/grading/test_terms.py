"""Statements taken apart: which of their words name something."""

import pytest

from knowledge import glossary
from knowledge.grading.terms import words
from knowledge.grading.vocabulary import Vocabulary

VOCABULARY = Vocabulary(term.names for term in glossary.shipped().terms)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("서버는 먼저 데이터를 보내는 다른 패킷을 쥔다", ["서버", "데이터", "패킷"]),
        ("처리한 값으로 요청을 확인하므로 안전하다", ["처리", "요청", "확인", "안전"]),
        ("데이터를 보내면 여러 소켓이 기다리고 있다", ["데이터", "소켓"]),
        ("TIME_WAIT에 20초 머문다", ["TIME_WAIT", "20"]),
        ("교착 상태가 함께 생긴다", ["교착 상태"]),
        ("스레드 1이 나중에 2 MSL을 저절로 기다린다", ["스레드", "MSL"]),
        ("요청 처리 뒤 요청을 보낸다", ["요청"]),
        ("메모리에서는 이러한 페이지를 그대로 둔다", ["메모리", "페이지"]),
        ("구간에는 순서가 먼저 든다, 서버까지는", ["구간", "순서", "서버"]),
        ("끊어져도 다시 보내도 된다, 연결이", ["연결"]),
    ],
)
def test_what_names_something(text: str, names: list[str]) -> None:
    terms = words(text, VOCABULARY).terms
    assert [term.text for term in terms if term.names] == names
    assert len(terms) > len(names)
