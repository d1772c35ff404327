"""Pointers lead to a missed point and show nothing of it."""

from dataclasses import replace
from functools import partial

import pytest

from knowledge import glossary
from knowledge.base import SHIPPED_NOTES
from knowledge.grading import feedback
from knowledge.grading.feedback import Cue, Pointer, cue_of
from knowledge.library import load
from knowledge.question import Kind, Question, Source
from knowledge.questions.hints import made_hints

pointer = partial(feedback.pointer, glossary=glossary.shipped())

POINTS = (
    "솔트는 비밀이 아니어서 해시와 함께 저장해도 된다.",
    "데이터 레이스는 동기화 없이 같은 메모리를 쓰는 것이다.",
)
PROMPT = "솔트와 데이터 레이스를 설명해 주세요."


def question(hints: tuple[str, ...] = (), *, ordered: bool = False) -> Question:
    return Question(
        "0" * 12, "보안", "보안", ("보안",), Kind.QA, PROMPT, "참고", POINTS, Source("a.md", 1),
        ordered=ordered, hints=hints,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("point", "cue"),
    [
        ("SYN은 순서 번호 하나를 차지한다.", Cue.STATEMENT),
        ("헤더는 20바이트다.", Cue.QUANTITY),
        ("탐색은 O(log n)이다.", Cue.QUANTITY),
        ("OAuth 2.0은 인가 틀이다.", Cue.STATEMENT),
        ("새 메시지가 없어도 요청을 보내므로 낭비가 크다.", Cue.REASON),
        ("It is slow because every page is read.", Cue.REASON),
        ("TCP는 순서를 지키지만 UDP는 그러지 않는다.", Cue.CONTRAST),
        ("큐가 비면 기다린다.", Cue.CONDITION),
        ("삭제할 수 없다", Cue.LIMIT),
        ("키를 나누기 위해 해시를 쓴다.", Cue.PURPOSE),
        ("", Cue.STATEMENT),
    ],
)
def test_cues(point: str, cue: Cue) -> None:
    assert cue_of(point) is cue


def test_a_pointer_names_what_was_spoken_of() -> None:
    assert pointer(question(), 0, "") == Pointer(Cue.REASON, "솔트", 1)
    assert pointer(question(), 1, "") == Pointer(Cue.STATEMENT, "데이터 레이스", 2)
    assert pointer(question(ordered=True), 1, "").cue is Cue.STEP


def test_a_pointer_names_what_leads_to_no_other_point() -> None:
    points = (
        "서버는 SYN을 받으면 SYN+ACK를 보낸다.",
        "서버는 포트를 열고 기다린다.",
        "서버는 쉰다.",
    )
    asked = replace(question(), prompt="서버는 SYN을 받으면 어떻게 하나요?", key_points=points)
    assert [pointer(asked, number, "").about for number in range(3)] == ["SYN", "", ""]
    assert pointer(asked, 1, "포트요").about == "포트"
    assert pointer(replace(asked, key_points=points[2:]), 0, "").about == "서버"


@pytest.mark.parametrize(
    ("prompt", "points", "names"),
    [
        (
            "What is the job of a DNS resolver, and what does it do with a TTL?",
            (
                "The resolver asks the root server for the name of it.",
                "The resolver caches the record until its TTL is over.",
                "The resolver answers the client by UDP as a rule.",
            ),
            ["", "TTL", ""],
        ),
        (
            "What happens when a TCP connection is closed?",
            ("The connection is torn down by four segments.", "The port is kept for a while."),
            ["connection", ""],
        ),
        (
            "프로세스와 스레드의 차이는?",
            ("프로세스는 자원을 나누지 않는다.", "스레드는 프로세스의 자원을 나눈다."),
            ["프로세스", "스레드"],
        ),
        ("상대가 보내면 어떻게 되나요?", ("데이터를 보내는 쪽은 하나다.",), [""]),
        ("한꺼번에 보내 둘 수 있나요?", ("데이터를 보내는 쪽은 하나다.",), [""]),
        ("보내도 되나요?", ("데이터를 보내는 쪽은 하나다.",), [""]),
        ("뮤텍스와 세마포어는 무엇이 다른가요?", ("세마포어는 남이 푼다.",), ["세마포어"]),
        ("당직자와 팀장은 무엇이 다른가요?", ("당직자는 남는다.",), ["당직자"]),
        ("나중에 상대가 보내나요?", ("상대가 나중에 보낸다.",), [""]),
        ("리포트를 어떻게 쓰나요?", ("포트를 연다.",), [""]),
    ],
)
def test_a_pointer_names_words_of_the_field(
    prompt: str, points: tuple[str, ...], names: list[str]
) -> None:
    asked = replace(question(), prompt=prompt, key_points=points)
    assert [pointer(asked, number, "").about for number in range(len(points))] == names


def test_the_answers_own_words_count() -> None:
    asked = question()
    assert "메모리" not in asked.prompt
    point = ("동기화 없이 메모리를 쓴다.",)
    other = Question(
        asked.id, "a", "a", ("a",), Kind.QA, "레이스란?", "", point, asked.source
    )  # fmt: skip
    assert pointer(other, 0, "").about == ""
    assert pointer(other, 0, "메모리 문제요").about == "메모리"


def test_an_authors_hint_leads_to_the_point_it_is_about() -> None:
    hints = ("무엇과 함께 저장되는지 떠올려 보세요.", "천천히 생각해 보세요.")
    assert pointer(question(hints), 0, "").hint == hints[0]
    assert pointer(question(hints), 1, "").hint == ""


def test_hints_that_were_made_are_not_taken() -> None:
    hints = made_hints(PROMPT, POINTS, ordered=False, korean=True)
    assert [pointer(question(hints), number, "").hint for number in (0, 1)] == ["", ""]


def test_of_the_shipped_points_only_words_of_their_question_are_shown() -> None:
    questions = load(SHIPPED_NOTES).questions
    assert len(questions) > 500
    for asked in questions:
        for number in range(len(asked.key_points)):
            about = pointer(asked, number, "").about
            assert about.casefold() in asked.prompt.casefold()
            assert about in asked.key_points[number]
