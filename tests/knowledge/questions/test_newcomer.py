"""Odd but ordinary study notes: arrows for answers, letters without dots, words to oneself."""

from pathlib import Path

import pytest

from knowledge.library import Library, load
from knowledge.question import Kind, Question
from knowledge.topics.headings import headings_of

NOTES = Path(__file__).parents[1] / "notes" / "신입노트.md"


@pytest.fixture(scope="module")
def library() -> Library:
    return load(NOTES)


def by_prompt(library: Library, prompt: str) -> Question:
    (found,) = (one for one in library.questions if one.prompt == prompt)
    return found


@pytest.mark.parametrize(
    ("prompt", "points", "line"),
    [
        ("로드밸런서란?", ("요청을 여러 서버로 나누는 장치이다.",), 4),
        ("종류는?", ("L4와 L7이 있다... 보통 L7을 쓴다.",), 6),
        ("헬스 체크는 왜 하나요?", ("죽은 서버로 요청을 보내지 않기 위해서이다.",), 10),
        (
            "라운드 로빈이란?",
            ("차례대로 나누는 방식이다.", "서버의 성능은 따지지 않는다."),
            12,
        ),
        ("세션 고정이란?", ("같은 사용자의 요청을 같은 서버로 보내는 것이다.",), 17),
        ("헤더로 나눌 수 있나요?", ("L7에서는 헤더를 보고 나눌 수 있다.",), 20),
    ],
)
def test_marked_otherwise(
    library: Library, prompt: str, points: tuple[str, ...], line: int
) -> None:
    question = by_prompt(library, prompt)
    assert (question.kind, question.key_points, question.source.line) == (Kind.QA, points, line)
    assert not question.reference.startswith(("-", "=", "→", "A"))


def test_only_what_has_no_answer_is_a_gap(library: Library) -> None:
    assert [gap.title for gap in library.gaps] == ["아직 모르는 질문은?"]


def test_no_numbered_item_is_dropped(library: Library) -> None:
    assert by_prompt(library, "REST란 무엇인가요?").key_points == (
        "REST: URI로 자원 식별",
        "REST: GET POST PUT DELETE",
        "REST: 무상태",
        "서버는 클라이언트의 세션을 저장하지 않는다",
    )


def test_steps_after_a_link_are_a_procedure(library: Library) -> None:
    (question,) = (one for one in library.questions if one.kind is Kind.WALKTHROUGH)
    assert question.section == "주소창에 주소를 치면"
    assert len(question.key_points) == 4
    assert question.ordered


def test_words_to_oneself_are_no_key_points(library: Library) -> None:
    assert by_prompt(library, "인덱스에 대해 설명해 주세요.").key_points == (
        "인덱스는 조회를 빠르게 한다",
        "쓰기가 느려진다",
        "A 레코드와는 관계가 없다",
    )


def test_topics_are_the_headings_right_under_the_outermost(library: Library) -> None:
    assert all(question.topic == question.path[1] for question in library.questions)
    assert all(heading.topic == heading.path[:2][-1] for heading in headings_of(library))
