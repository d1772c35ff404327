"""``knowledge.glossary``: the shipped list, and cutting texts into terms."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.glossary import SEPARATOR, SHIPPED, GlossaryError, parse, shipped
from knowledge.language.normalisation import compact

LINES = [
    line
    for line in SHIPPED.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
NAMES = [name for term in shipped().terms for name in term.names]


def test_it_is_broad() -> None:
    assert len(LINES) == len(shipped().terms) > 300
    assert sum(len(term.names) > 1 for term in shipped().terms) > 250


def test_no_name_stands_in_two_terms() -> None:
    counts = Counter(key for line in LINES for key in {compact(n) for n in line.split(SEPARATOR)})
    assert [key for key, count in counts.items() if count > 1] == []


def test_lines_are_written_the_same_way() -> None:
    assert [
        line for line in LINES if line != " / ".join(map(str.strip, line.split(SEPARATOR)))
    ] == []
    assert [name for name in NAMES if not compact(name) or name.endswith("/")] == []


def test_each_name_leads_to_its_term() -> None:
    for term in shipped().terms:
        for name in term.names:
            assert shipped().keys_of(name) == (term.key,)
            assert shipped().find(name) is term
        assert shipped().knows(term.key)


def test_a_name_twice_is_an_error() -> None:
    with pytest.raises(GlossaryError, match="'Dead Lock' is a name of '데드락' and '교착'"):
        parse("데드락 / deadlock\n교착 / Dead Lock\n")
    with pytest.raises(GlossaryError, match="has no letter"):
        parse("데드락 / ??\n")


def test_names_of() -> None:
    glossary = parse("# 네트워크\n3-way handshake / 삼방향 핸드셰이크\n\n쿠키 / cookie\n")
    assert glossary.names_of("Cookie") == ("쿠키", "cookie")
    assert glossary.names_of("3 WAY handshake") == ("3-way handshake", "삼방향 핸드셰이크")
    assert glossary.names_of("니글") == ("니글",)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("TCP 3 way handshake & 4 way handshake", ["tcp", "3wayhandshake", "4wayhandshake"]),
        ("tcp핸드셰이크", ["tcp", "핸드셰이크"]),
        ("세션이랑 쿠키 차이", ["세션", "쿠키"]),
        ("쿠키세션차이", ["쿠키", "세션"]),
        ("교착상태(데드락)이뭔지", ["데드락", "데드락"]),
        ("ＴＣＰ", ["tcp"]),
        ("HTTP/2.0", ["http2"]),
        ("C++에서 포인터를", ["c++", "포인터"]),
        ("SYN+ACK", ["syn", "ack"]),
        ("B+트리", ["b+트리"]),
        ("sessions", ["세션"]),
        (":question:TCP", ["tcp"]),
        ("김치찌개를", ["김치찌개"]),
        ("설명해줘", []),
        ("😀 !!", []),
        ("", []),
    ],
)
def test_texts_are_cut_into_terms(text: str, keys: list[str]) -> None:
    assert list(shipped().keys_of(text)) == keys


@given(st.text(max_size=100))
def test_any_text_can_be_cut(text: str) -> None:
    assert all(shipped().keys_of(text))


def test_a_long_word_costs_little() -> None:
    assert shipped().keys_of("쿠키세션" * 1000) == ("쿠키세션" * 1000,)
