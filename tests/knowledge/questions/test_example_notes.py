"""The example notes, unchanged: every shape becomes questions, every empty heading a gap."""

import re
from pathlib import Path

import pytest

from knowledge.library import Library, load
from knowledge.question import Kind, Question

EXAMPLE = Path(__file__).parents[3] / "../shared/notes/network-interview-notes.md"


@pytest.fixture(scope="module")
def library() -> Library:
    return load(EXAMPLE)


def of_kind(library: Library, kind: Kind) -> list[Question]:
    return [question for question in library.questions if question.kind is kind]


def prompted(library: Library, prompt: str) -> Question:
    (question,) = (question for question in library.questions if question.prompt == prompt)
    return question


def test_nothing_is_wrong_with_the_file(library: Library) -> None:
    assert library.problems == ()


def test_written_questions_keep_exactly_their_text(library: Library) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    prompts = [line.strip() for line in re.findall(r"\* Q\. (.*)", text)]
    answers = [line.strip() for line in re.findall(r"\* A\. (.*)", text)]
    asked = of_kind(library, Kind.QA)
    assert len(asked) == 3
    assert [question.prompt for question in asked] == prompts
    assert [question.reference for question in asked] == answers


def test_each_glossary_line_is_a_definition(library: Library) -> None:
    defined = of_kind(library, Kind.DEFINE)
    assert [question.prompt for question in defined] == [
        f"{term} 무엇인가요?"
        for term in (
            "RTT(Round-Trip Time)란",
            "MTU(Maximum Transmission Unit)란",
            "MSS(Maximum Segment Size)란",
            "CCU(Concurrent User)란",
            "MCU(Maxium Concurrent User)란",
            "PCU(Peak Concurrent User)란",
            "ACU(Average Concurrent User)란",
            "Stickness란",
            "MTS(Mutigame Time Spent)란",
            "TS(Time Spent)란",
            "RX란",
            "TX란",
        )
    ]
    assert "MSS= MTU-" in defined[2].reference


def test_each_layer_is_asked_beside_the_whole(library: Library) -> None:
    section = [q for q in library.questions if q.section == "OSI 7계층 설명하기"]
    parts = [question for question in section if question.kind is Kind.PART]
    assert len(parts) == 7
    assert parts[0].prompt == "OSI 7계층에서 물리 계층(Physical layer)에 대해 설명해 주세요."
    assert parts[0].key_points[-1] == "물리 계층: 전송 단위는 Bit이다."
    whole = prompted(library, "OSI 7계층을 설명해 주세요.")
    assert [
        layer
        for layer in ("물리", "데이터 링크", "네트워크", "전송", "세션", "표현", "응용")
        if not any(point.startswith(f"{layer} 계층") for point in whole.key_points)
    ] == []


def test_comparisons(library: Library) -> None:
    assert [question.prompt for question in of_kind(library, Kind.COMPARE)] == [
        "TCP와 UDP의 차이를 설명해 주세요.",
        "셰션과 쿠키의 차이를 설명해 주세요.",
    ]


def test_walkthroughs_keep_their_order(library: Library) -> None:
    walks = {question.prompt: question for question in of_kind(library, Kind.WALKTHROUGH)}
    expected = {
        "3-way handshake의 과정을 순서대로 설명해 주세요.": ["SYN", "SYN + ACK", "ACK"],
        "4-way handshake의 과정을 순서대로 설명해 주세요.": ["FIN", "ACK", "FIN", "ACK"],
        "HTTP 동작 과정을 순서대로 설명해 주세요.": [
            "URL", "DNS", "TCP", "요청", "응답", "종료", "출력",
        ],
        "HTTPS(SSL) 동작 과정을 순서대로 설명해 주세요.": [
            "Client Hello", "Server Hello", "Client 인증", "Server 인증", "종료",
            "session key", "폐기",
        ],
        "JSESSIONID의 동작방식을 순서대로 설명해 주세요.": [
            "최초 접근", "재요청", "발급하지 않는다", "세션 메모리",
        ],
    }  # fmt: skip
    assert list(walks) == list(expected)
    for prompt, words in expected.items():
        assert walks[prompt].ordered
        assert len(walks[prompt].key_points) == len(words)
        for word, point in zip(words, walks[prompt].key_points, strict=True):
            assert word in point


def test_exactly_the_headings_without_an_answer_are_gaps(library: Library) -> None:
    assert [gap.source.line for gap in library.gaps] == [
        159, 162, 165, 168, 205, 208, 217, 229, 235, 359, 363, 367, 371, 374, 379, 383, 387,
    ]  # fmt: skip
    empty = {gap.title for gap in library.gaps}
    assert not empty & {question.section for question in library.questions}


def test_long_bodies_are_asked_in_parts(library: Library) -> None:
    for prompt in (
        "HTTPS / SSL 특징은 무엇인가요?",
        "HTTP 프로토콜의 특징은 무엇인가요?",
        "HTTPS 프로토콜의 개념을 설명해 주세요.",
        "HTTPS가 필요한 이유는 무엇인가요?",
        "HTTPS의 원리를 설명해 주세요.",
        "HTTPS의 장점은 무엇인가요?",
        "HTTPS의 단점은 무엇인가요?",
    ):
        assert prompted(library, prompt).key_points


def test_every_question_is_whole(library: Library) -> None:
    lines = EXAMPLE.read_text(encoding="utf-8").split("\n")
    assert len({question.id for question in library.questions}) == len(library.questions)
    for question in library.questions:
        assert re.fullmatch(r"[0-9a-f]{12}", question.id)
        assert lines[question.source.line - 1].strip()
        assert question.hints
        assert 1 <= len(question.key_points) <= 10
        assert len(question.reference) <= 1500
        assert question.topic in question.path
        assert not any(point in hint for point in question.key_points for hint in question.hints)
        assert "http" not in " ".join(question.key_points)
