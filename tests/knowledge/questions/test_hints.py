"""Hints that are made: useful, and never the answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.questions.hints import made_hints

WORDS = st.lists(
    st.text("가나다라마바사아자차카타파하TCPUDPhttp", min_size=1, max_size=8), max_size=12
)


def test_the_opening_hides_its_telling_term() -> None:
    points = ("쿠키는 브라우저에 저장되어 요청마다 서버로 함께 보내진다.",)
    assert made_hints("쿠키란 무엇인가요?", points, ordered=False, korean=True) == (
        "핵심은 한 가지예요.",
        "핵심 하나는 이렇게 시작해요: “쿠키는 ○○에 저장되어 요청마다 …”",
    )


def test_steps_in_english() -> None:
    points = ("The client sends a SYN to the server.", "SYN-ACK", "ACK")
    assert made_hints("How does TCP connect?", points, ordered=True, korean=False) == (
        "There are 3 steps.",
        "One step begins: “The ○○ sends …”",
    )


def test_short_points_give_at_most_two_initials() -> None:
    points = ("원자성", "일관성", "격리성", "지속성")
    hints = made_hints("ACID란 무엇인가요?", points, ordered=False, korean=True)
    assert hints[1] == "첫 글자가 ‘원’, ‘일’인 말이 나와요."


@pytest.mark.parametrize("points", [("국제표준화기구에서만든모델",), ("IOCP가 42",)])
def test_where_nothing_helps_only_the_count_is_told(points: tuple[str, ...]) -> None:
    assert len(made_hints("IOCP란?", points, ordered=False, korean=True)) == 1


@given(st.lists(WORDS.map(" ".join), min_size=1, max_size=8), st.booleans())
def test_no_more_than_half_of_a_point_is_shown(
    points: list[str],
    korean: bool,  # noqa: FBT001 -- hypothesis gives it by position
) -> None:
    _, *rest = made_hints("쿠키란?", points, ordered=not korean, korean=korean)
    for hint in rest:
        begun = hint.partition("“")[2].removesuffix(" …”")
        assert not begun or any(2 * len(begun.split()) <= len(point.split()) for point in points)
        assert not begun or "○○" in begun
