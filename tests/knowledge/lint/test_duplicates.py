"""Questions that are one."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from knowledge.library import Library
from knowledge.lint.comparison import Comparison
from knowledge.lint.duplicates import check_duplicates
from knowledge.lint.finding import Check
from knowledge.question import Kind, Question, Source
from tests.knowledge.lint.notes import notes

REWORDED = Path(__file__).with_name("reworded.jsonl")
WRITTEN = ("full_paraphrase", "full_colloquial", "full_terse", "full_verbose")

OPENING = (
    "TCP 연결이 맺어지는 과정을 순서대로 말해 보세요.",
    "클라이언트가 SYN을 보내고, 서버가 SYN과 ACK를 보내고, 클라이언트가 ACK를 보낸다.",
)
OPENING_AGAIN = (
    "TCP 연결이 맺어지는 과정을 차례대로 설명해 보세요.",
    "먼저 클라이언트가 SYN을 보낸다. 서버는 SYN과 ACK로 답하고 클라이언트가 ACK를 보낸다.",
)
CLOSING = (
    "TCP 연결이 끊어지는 과정을 순서대로 말해 보세요.",
    "클라이언트가 FIN을 보내고, 서버가 ACK를 보낸 뒤 FIN을 보내고, 클라이언트가 ACK를 보낸다.",
)


def pair(*questions: tuple[str, str]) -> str:
    return "# TCP\n\n## TCP 연결\n\n" + "".join(f"* Q. {q}\n    * A. {a}\n" for q, a in questions)


def duplicates(library: Library, comparison: Comparison) -> list[str]:
    return [str(one) for one in check_duplicates(library.questions, comparison)]


def test_the_same_question_in_two_files_is_found_at_the_later(comparison: Comparison) -> None:
    library = notes(one=pair(OPENING, CLOSING), two=pair(OPENING_AGAIN))
    (finding,) = check_duplicates(library.questions, comparison)
    assert finding.check is Check.DUPLICATE
    assert finding.source == Source("two.md", 5)
    assert "at one.md:5" in finding.message


def test_no_questions_have_no_duplicates(comparison: Comparison) -> None:
    assert duplicates(notes(empty="# TCP\n"), comparison) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (OPENING, CLOSING),
        (
            ("TCP 3-way handshake를 설명해 보세요.", OPENING[1]),
            ("TCP 4-way handshake를 설명해 보세요.", CLOSING[1]),
        ),
        (
            ("TLS 1.2 핸드셰이크를 설명해 주세요.", "두 번 왕복한다."),
            ("TLS 1.3 핸드셰이크를 설명해 주세요.", "한 번 왕복한다."),
        ),
    ],
)
def test_near_but_different(
    one: tuple[str, str], other: tuple[str, str], comparison: Comparison
) -> None:
    assert duplicates(notes(one=pair(one), two=pair(other)), comparison) == []


def test_the_same_answer_under_a_reworded_prompt_is_found(comparison: Comparison) -> None:
    reworded = ("클라이언트와 서버는 TCP 연결을 어떤 패킷으로 맺나요?", OPENING[1])
    assert len(duplicates(notes(one=pair(OPENING), two=pair(reworded)), comparison)) == 1


def test_questions_made_from_headings_of_one_subject(comparison: Comparison) -> None:
    one = "## 프로세스(Process)\n\n* 프로세스는 실행 중인 프로그램이다.\n* 메모리를 따로 가진다.\n"
    two = "## 프로세스\n\n* 프로세스는 실행되는 프로그램을 말한다.\n* 메모리를 나누지 않는다.\n"
    three = "## 스레드\n\n* 스레드는 프로세스 안의 흐름이다.\n* 메모리를 함께 쓴다.\n"
    assert len(duplicates(notes(one=one, two=two), comparison)) == 1
    assert duplicates(notes(one=one, three=three), comparison) == []


def test_a_heading_and_its_parts_are_asked_apart(comparison: Comparison) -> None:
    whole = "## 프로세스\n\n* 프로세스는 실행 중인 프로그램이다.\n* 메모리를 따로 가진다.\n"
    whole += "* 프로세스는 상태를 바꾸며 실행된다.\n\n"
    part = "### 프로세스\n\n* 프로세스는 실행되는 것이다.\n* 주소 공간이 따로 있다.\n"
    assert len(notes(one=whole + part).questions) == 2
    assert duplicates(notes(one=whole + part), comparison) == []
    assert len(duplicates(notes(one=whole, two=part), comparison)) == 1


def test_reworded_questions_and_different_ones(
    comparison: Comparison, evaluation: dict[str, list[dict[str, Any]]]
) -> None:
    asked = [question(records[0]) for records in evaluation.values()]
    assert list(check_duplicates(asked, comparison)) == []
    again = list(asked_again(evaluation))
    found = list(check_duplicates([*asked, *again], comparison))
    assert len(found) >= len(asked) // 4
    assert all(one.question in again for one in found)


def asked_again(evaluation: dict[str, list[dict[str, Any]]]) -> Sequence[Question]:
    """Return each question in other words, with a full answer in other words as its reference."""
    reworded = map(json.loads, REWORDED.read_text(encoding="utf-8").splitlines())
    return [
        question(
            next(r for r in evaluation[one["qid"]] if r["category"] in WRITTEN), one["question"]
        )
        for one in reworded
    ]


def question(record: dict[str, Any], prompt: str = "") -> Question:
    return Question(
        id=record["qid"],
        topic=record["topic"],
        section=record["topic"],
        path=(record["topic"],),
        kind=Kind.QA,
        prompt=prompt or record["question"],
        reference=record["answer"] if prompt else record["reference"],
        key_points=tuple(record["key_points"]),
        source=Source("again.jsonl" if prompt else "dev.jsonl", 1),
    )
