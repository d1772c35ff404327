"""What an answer says of one thing is told from what is true of another."""

from collections.abc import Sequence
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import encoder as encoders
from knowledge import glossary
from knowledge.encoder import Encoder
from knowledge.grading.grade import Verdict
from knowledge.grading.grader import Grader
from knowledge.grading.meaning import Meaning
from knowledge.grading.roles import Roles, roles
from knowledge.grading.terms import words
from knowledge.grading.vocabulary import Vocabulary
from tests.knowledge.stand_in import LexicalJudge

READS = (
    "더티 리드는 다른 트랜잭션이 아직 커밋하지 않은 값을 읽는 것이다.",
    "반복 불가능 읽기는 같은 행을 두 번 읽었을 때 값이 달라지는 것이다.",
    "팬텀 리드는 같은 조건으로 두 번 조회했을 때 조건에 맞는 행들의 집합이 달라지는 것이다.",
)
CODES = (
    "200은 요청이 성공했고 결과를 본문에 담아 줄 때 쓴다.",
    "201은 요청의 결과로 새 자원이 만들어졌을 때 쓴다.",
    "201 응답은 만들어진 자원의 주소를 Location 헤더로 알린다.",
    "204는 성공했지만 보낼 본문이 없을 때 쓴다.",
)
LISTS = (
    "A stack returns the element that was put in last.",
    "A queue returns the element that was put in first.",
)


def found(points: Sequence[str], answer: str, question: str = "") -> Roles | None:
    names = glossary.shipped()
    vocabulary = Vocabulary(term.names for term in names.terms)
    return roles(points, question, answer, names, partial(words, vocabulary=vocabulary))


ENDS = (
    "스택은 나중에 넣은 원소가 먼저 나오는 LIFO이다.",
    "큐는 먼저 넣은 원소가 먼저 나오는 FIFO이다.",
)
STORED = ("쿠키는 클라이언트에 저장되고 세션은 서버에 저장된다.", "세션이 더 안전하다.")
HANDSHAKE = (
    "클라이언트가 먼저 서버에 SYN을 보낸다.",
    "서버는 SYN과 ACK를 세그먼트 하나에 담아 답한다.",
    "클라이언트가 ACK를 보내면 연결이 맺어진다.",
)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return encoders.load()


@pytest.mark.parametrize(
    ("points", "answer", "places"),
    [
        (READS, "더티리드는 조건이 같은데 없던 행이 생기고, 팬텀 리드는 커밋 안 된 값을 읽는 것",
         {0, 2}),
        (READS, "더티 리드는 커밋 안 된 값을 읽고 팬텀 리드는 조건이 같은데 없던 행이 생기는 것",
         set()),
        (CODES, "201은 성공인데 본문이 없을 때, 204는 새로 만들어졌을 때", {1, 3}),
        (CODES, "200 그냥 성공, 201 새로 만들어짐, 204 성공인데 바디 없음", set()),
        # By the words that tell them apart, also of two in one point.
        (ENDS, "스택은 FIFO고 큐는 LIFO입니다", {0, 1}),
        (ENDS, "스택은 LIFO고 큐는 FIFO입니다", set()),
        (STORED, "쿠키는 서버에 저장되고 세션은 클라이언트에 저장된다.", {0}),
        (STORED, "쿠키는 브라우저에, 세션은 서버에 저장돼요", set()),
        # By who comes with which terms.
        (HANDSHAKE, "서버가 syn 보내면 클라가 syn ack보내고 서버가 ack 보내서 연결됨", {0, 1, 2}),
        (HANDSHAKE, "클라가 SYN 보내면 서버가 SYN+ACK 주고 클라가 ACK 보내요", set()),
        (HANDSHAKE, "서버가 SYN을 받으면 SYN+ACK를 보내고 클라가 그걸 받으면 ACK를 보내요", set()),
        (LISTS, "The stack is first in first out, and the queue is last in first out", {0, 1}),
        (LISTS, "stack is where you get the newest one, queue is where you get the oldest", set()),
    ],
)  # fmt: skip
def test_exchanged_roles(
    encoder: Encoder, points: tuple[str, ...], answer: str, places: set[int]
) -> None:
    known = found(points, answer)
    assert known
    vectors = Meaning(encoder).embed(known.of_points, known.of_answer)
    assert known.exchanged(vectors) == places


@pytest.mark.parametrize(
    ("points", "answer"),
    [
        (READS, "더티 리드는 커밋 안 된 값을 읽는 것"),
        (READS, "잘 모르겠어요"),
        (("스택은 LIFO다.", "스택은 위에서 꺼낸다."), "스택은 큐와 달라요"),
        (
            ("TCP는 연결을 맺고 나서 보낸다.", "UDP는 연결을 맺지 않고 보낸다."),
            "연결 없이 보내는 쪽이 UDP이고 handshake로 연결부터 맺는 쪽이 TCP이며 믿을 수 있다.",
        ),
        (
            ("TCP is connection-oriented and does a handshake.", "UDP has no connection setup."),
            "UDP is faster than TCP because it has no handshake or connection setup.",
        ),
        (
            ("A mutex has one owner at a time.", "A semaphore has a counter of permits."),
            "When only one thread may enter use a mutex and when several may use a semaphore.",
        ),
        (
            ("높은 격리 수준은 동시성이 떨어진다.", "낮은 격리 수준은 이상 현상이 늘어난다."),
            "격리 수준이 낮은 쪽에서는 동시성이 높은 대신 이상 현상이 늘어나고 반대도 그래요",
        ),
        (("A: 원자성이다.", "I: 격리성이다."), "I think a transaction is atomic"),
        (
            ("PUT은 전체를 바꾼다.", "PATCH는 일부를 바꾼다."),
            "PUT은 일부만 바꾸는 게 아니고, PATCH는 전체를 바꾸는 게 아니에요",
        ),
        (("클라이언트는 서버에 SYN을 보낸다.", "서버는 클라이언트에 답한다."),
         "클라이언트는 보내고 서버는 답해요"),
        ((), "아무 말"),
    ],
)  # fmt: skip
def test_where_nothing_is_exchanged(encoder: Encoder, points: tuple[str, ...], answer: str) -> None:
    known = found(points, answer)
    if known:
        vectors = Meaning(encoder).embed(known.of_points, known.of_answer)
        assert known.exchanged(vectors) == set()


names = st.sampled_from(["스택", "큐", "TCP", "UDP", "더티 리드"])
statements = st.builds("{}{} {}".format, names, st.sampled_from("은는이가:란 "), st.text())


@given(
    points=st.lists(statements, max_size=5),
    answer=st.lists(statements, max_size=5).map(", ".join),
)
def test_any_text_is_taken(points: list[str], answer: str) -> None:
    known = found(points, answer)
    if known:
        of_answer = {mention.subject for mention in known.said}
        assert len(of_answer) > 1
        assert of_answer <= {fact.subject for fact in known.true}
        assert {fact.place for fact in known.true} <= set(range(len(points)))


def test_whoever_exchanges_what_two_things_do_doesnt_pass(encoder: Encoder) -> None:
    grade = Grader(encoder, glossary.shipped(), LexicalJudge()).grade(
        "더티 리드, 반복 불가능 읽기, 팬텀 리드를 서로 구별해서 설명해 주세요.",
        " ".join(READS),
        READS,
        "더티 리드는 같은 조건으로 두 번 조회했을 때 행들의 집합이 달라지는 거고, 팬텀 리드는 "
        "커밋하지 않은 값을 읽는 거고, 반복 불가능 읽기는 같은 행을 두 번 읽을 때 값이 달라지는 것",
    )
    verdicts = [point.verdict for point in grade.points]
    assert verdicts == [Verdict.CONTRADICTED, Verdict.MADE, Verdict.CONTRADICTED]
    assert grade.points[0].swapped
    assert grade.score < 35
