"""Who sends which flags is told as it stands."""

from collections.abc import Sequence
from functools import partial

import pytest

from knowledge import glossary
from knowledge.encoder import SentenceEncoder
from knowledge.grading.grade import Verdict
from knowledge.grading.grader import Grader
from knowledge.grading.judge import Judgement
from knowledge.grading.readings import Reading
from knowledge.grading.roles import Roles, roles
from knowledge.grading.terms import words
from knowledge.grading.turns import Turns, steps
from knowledge.grading.vocabulary import Vocabulary

POINTS = (
    "클라이언트가 먼저 서버에 SYN을 보낸다.",
    "서버는 SYN과 ACK를 세그먼트 하나에 담아 답한다.",
    "클라이언트가 ACK를 보내면 연결이 맺어진다.",
)
REFERENCE = (
    "클라이언트가 순서 번호를 담은 SYN을 보내고, 서버가 SYN+ACK로 답하고, 클라이언트가 확인한다."
)
QUESTION = "TCP 연결이 맺어지는 과정을 말해 보세요."


def read(answer: str, points: tuple[str, ...] = POINTS) -> Roles:
    terms = glossary.shipped()
    vocabulary = Vocabulary(term.names for term in terms.terms)
    found = roles(points, QUESTION, answer, terms, partial(words, vocabulary=vocabulary))
    assert found
    return found


class Accusing:
    """A judge that takes every point for exchanged."""

    def tokens(self, text: str) -> int:
        """Return the number of words."""
        return len(text.split())

    def judge(self, readings: Sequence[Reading]) -> list[tuple[Judgement, ...]]:
        """Call all points contradicted, and nothing else wrong."""
        exchanged = Judgement(Verdict.CONTRADICTED, 0.6, swapped=True)
        missing = Judgement(Verdict.MISSING, 1.0)
        return [(*(exchanged,) * (len(one.points) - 1), missing) for one in readings]


@pytest.mark.parametrize(
    "answer",
    [
        "클라이언트가 서버에 SYN을, 서버가 SYN과 ACK를 함께, 클라이언트가 ACK를 보내면 연결됩니다.",
        "클라가 SYN 보내고 서버가 SYN/ACK 하면 클라가 ACK 해서 연결돼요",
        "클라 SYN → 서버 SYN+ACK → 클라 ACK → 연결됨",
        "The client sends SYN, the server replies with SYN+ACK, and the client sends ACK.",
    ],
)
def test_turns_that_are_told_as_they_are_are_made(
    shipped_encoder: SentenceEncoder, answer: str
) -> None:
    assert read(answer).are_straight
    grade = Grader(shipped_encoder, glossary.shipped(), Accusing()).grade(
        QUESTION, REFERENCE, POINTS, answer
    )
    assert [point.verdict for point in grade.points] == [Verdict.MADE] * 3
    assert all(point.evidence for point in grade.points)
    assert grade.score == 100


@pytest.mark.parametrize(
    ("answer", "crossed", "unnamed"),
    [
        ("서버가 먼저 ACK 보내고 클라가 데이터 보내는 거요", {2}, {0}),
        ("클라이언트가 ACK 보내고 서버가 SYN 보내고 클라이언트가 FIN 보내요", {0}, set()),
        ("클라 SYN → 서버 ACK → 클라 SYN+ACK → 연결됨", {1, 2}, set()),
        ("클라이언트가 SYN 보내고 서버가 SYN, ACK 한 번에 보내요", set(), {2}),
        ("클라가 ACK, 서버가 SYN+ACK, 클라가 SYN을 보내요", set(), set()),
        ("서버가 SYN을 받으면 SYN+ACK를 보내고 클라가 그걸 받으면 ACK를 보내요", set(), set()),
        ("클라 → 서버: SYN, 서버 → 클라: SYN+ACK", set(), set()),
        ("먼저 연결하자고 하고, 좋다고 하면, 알았다고 해요", set(), set()),
        ("클라가 SYN을 안 보내고 서버가 SYN+ACK를 보내고 클라가 ACK를 보내요", set(), set()),
    ],
)
def test_what_is_told_otherwise(answer: str, crossed: set[int], unnamed: set[int]) -> None:
    found = read(answer)
    assert not found.are_straight
    assert found.turns.crossed(found.said) == crossed
    assert found.unnamed == unnamed


@pytest.mark.parametrize(
    "told",
    [
        [],
        [(0, "클라이언트", "syn을 보낸다")],
        [(0, "클라이언트", "syn을 보낸다"), (1, "서버", "syn을 보낸다")],
        [(0, "연결 거부", "rst가 돌아온 경우다"), (1, "시간 초과", "syn을 버린 경우다")],
        [(0, "클라이언트", "getsession을 보낸다"), (1, "서버", "set-cookie를 보낸다")],
    ],
)
def test_other_points_are_no_course_of_flags(told: list[tuple[int, str, str]]) -> None:
    turns = Turns(told, len(told))
    assert not turns.are_all
    assert not turns.are_told(())
    assert not turns.unnamed("syn", ())


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ("클라 SYN -> 서버 SYN+ACK", "클라 SYN. 서버 SYN+ACK"),
        ("서버→클라 SYN / 클라→서버 ACK", "서버→클라 SYN / 클라→서버 ACK"),
        ("화살표 없음", "화살표 없음"),
        ("", ""),
    ],
)
def test_arrows_lead_to_the_next_step_or_say_whom_it_goes_to(answer: str, text: str) -> None:
    assert steps(answer) == text


def test_the_reference_makes_all_points(shipped_encoder: SentenceEncoder) -> None:
    grader = Grader(shipped_encoder, glossary.shipped(), Accusing())
    grade = grader.grade(QUESTION, REFERENCE, POINTS, f"**{REFERENCE.rstrip('.')}**\n")
    assert [point.verdict for point in grade.points] == [Verdict.MADE] * 3
    other = grader.grade(QUESTION, REFERENCE, POINTS, REFERENCE.replace("서버가", "서버가 안"))
    assert Verdict.MADE not in {point.verdict for point in other.points}
