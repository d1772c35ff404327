"""Names that change places, and what becomes of the verdicts."""

from random import Random

import pytest

from knowledge.grading.readings import WRONG_CLAIM, Reading
from knowledge.training.example import Example
from knowledge.training.exchange import exchange

POINTS = ("스택은 나중에 넣은 것을 먼저 꺼낸다", "대기열은 먼저 넣은 것을 먼저 꺼낸다")
RIGHT = "스택은 나중 것부터, 대기열은 먼저 것부터 꺼내요"
WRONG = "대기열은 나중 것부터, 스택은 먼저 것부터 꺼내요"
SEEDS = range(8)


def turned(answer: str, letters: str, points: tuple[str, ...] = POINTS) -> set[Example]:
    """Return all that may become of an answer."""
    example = Example(Reading("둘의 차이는?", answer, points), letters)
    return {found for seed in SEEDS if (found := exchange(example, Random(seed)))}


def test_verdicts_stay_where_names_change_places_everywhere() -> None:
    [everywhere] = [e for e in turned(RIGHT, "hh") if e.letters == "hh"]
    assert everywhere.reading.answer == "대기열은 나중 것부터, 스택은 먼저 것부터 꺼내요"
    assert everywhere.reading.points == (
        "대기열은 나중에 넣은 것을 먼저 꺼낸다",
        "스택은 먼저 넣은 것을 먼저 꺼낸다",
    )


@pytest.mark.parametrize(
    ("answer", "before", "after"),
    [
        (RIGHT, "hh", "ss"),
        (RIGHT, "hm", "sm"),
        (RIGHT, "hp", "s?"),
        (WRONG, "ss", "hh"),
        # One alone may be exchanged with something else.
        (WRONG, "hs", "s?"),
        (WRONG, "cc", "??"),
    ],
)
def test_verdicts_turn_where_names_change_places_in_the_points(
    answer: str, before: str, after: str
) -> None:
    alone = [e for e in turned(answer, before) if e.reading.answer == answer]
    assert {e.letters for e in alone} == {after}
    assert not any(e.ask_teacher for e in turned(answer, before))
    assert all(e.reading.points[0].startswith("대기열은") for e in alone)


def test_what_is_said_of_both_is_left_open() -> None:
    points = (*POINTS, "스택과 대기열은 배열로 만든다", "힙은 다르다", WRONG_CLAIM)
    letters = {
        e.letters for e in turned(f"{RIGHT} 둘 다 배열로", "hhhmm", points) if e.letters[0] == "s"
    }
    assert letters == {"ss?m?"}


def test_points_that_say_the_same_of_two_are_left_open() -> None:
    points = ("스택은 배열로 만든다", "대기열은 배열로 만든다")
    found = turned("스택은 배열, 대기열은 배열", "hh", points)
    assert {e.letters for e in found} == {"hh", "??"}


@pytest.mark.parametrize("answer", ["스택은 나중 것부터 꺼내요", "둘 다 자료구조", ""])
def test_an_answer_without_two_names_is_left_alone(answer: str) -> None:
    assert not turned(answer, "hm")


def test_particles_and_capitals_follow_the_names() -> None:
    points = ("TCP는 순서를 지킨다", "클라이언트가 서버에 보낸다", "서버는 클라이언트를 기다린다")
    found = turned("TCP는 순서대로, 서버는 기다림", "hmh", points)
    assert any(
        e.reading.answer == "서버는 순서대로, TCP는 기다림" and e.letters == "hmh" for e in found
    )


def test_words_that_only_look_like_an_agent_are_none() -> None:
    points = ("가까이 있는 것에만 보낸다", "서버가 보낸다")
    assert not turned("서버가 가까이 있는 것에만", "hh", points)
    verbs = ("보내는 쪽은 기다린다", "서버는 보내고 잊는다")
    assert not turned("보내는 쪽은 기다리고 서버는 보내고 잊음", "hh", verbs)
    english = ("It keeps the order", "The sender waits")
    assert not turned("It keeps it, the sender waits", "hh", english)
