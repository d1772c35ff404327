"""``knowledge.language.spelling``: slips of the finger, and names that are only alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language.spelling import slips_between


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("셰션", "세션"),
        ("httsp", "https"),
        ("tpc", "tcp"),
        ("deadlok", "deadlock"),
        ("크리티컬섹숀", "크리티컬섹션"),
        ("프로새스", "프로세스"),
        ("뮤택스", "뮤텍스"),
        ("핸드쉐이크", "핸드셰이크"),
    ],
)
def test_slips(typed: str, meant: str) -> None:
    assert slips_between(typed, meant) in (1, 2)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("로켓", "소켓"),
        ("test", "rest"),
        ("tcp", "udp"),
        ("rtt", "mtu"),
        ("김치", "힙"),
        ("", "큐"),
    ],
)
def test_other_names(one: str, other: str) -> None:
    assert slips_between(one, other) is None


@given(st.text(max_size=20), st.text(max_size=20))
def test_it_works_both_ways(one: str, other: str) -> None:
    assert slips_between(one, other) == slips_between(other, one)
    assert slips_between(one, one) == 0
