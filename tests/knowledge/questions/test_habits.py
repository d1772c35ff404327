"""Other people's habits of writing notes."""

from pathlib import Path

import pytest

from knowledge.document import Document
from knowledge.library import Library, load
from knowledge.markdown import parse
from knowledge.question import Difficulty, FollowUp, Kind, Question
from knowledge.questions import gaps_of, questions_of

NOTES = Path(__file__).parents[1] / "notes"


def asked(text: str) -> tuple[Question, ...]:
    return questions_of(Document("글.md", parse(text)))


def prompts(library: Library) -> list[str]:
    return [question.prompt for question in library.questions]


def test_the_authored_convention() -> None:
    library = load(NOTES / "authored.md")
    defined, first, second = library.questions
    assert defined.prompt == "ISN(Initial Sequence Number)이란 무엇인가요?"
    assert first.prompt_in("en").startswith("Walk me through how a TCP")
    assert first.ordered
    assert (
        first.key_points[1]
        == "서버는 받은 번호에 1을 더한 ACK와 자신의 SYN을 한 세그먼트로 보낸다."
    )
    assert first.hints == ("패킷은 모두 세 번 오간다.", "가운데 것은 플래그 두 개를 함께 싣는다.")
    assert first.follow_ups == (
        FollowUp("서버가 SYN과 ACK를 따로 보내지 않아도 되는 이유는 무엇인가요?", 1),
        FollowUp("연결 요청이 몰리면 어떻게 되나요?"),
    )
    assert first.difficulty is Difficulty.EASY
    assert first.aliases == (
        "연결 설정",
        "3-way handshake",
        "3웨이 핸드셰이크",
        "삼방향 핸드셰이크",
    )
    assert first.citation == "[RFC 9293 3.5절](https://www.rfc-editor.org/rfc/rfc9293#section-3.5)"
    assert first.topic == "TCP 연결 맺기 (3-way handshake)"
    assert not second.ordered
    assert second.difficulty is Difficulty.HARD
    assert second.hints == ("받았다는 것을 어떻게 알까요?",)
    assert library.gaps == ()


def test_tech_interview_notes() -> None:
    library = load(NOTES / "tech-interview.md")
    assert prompts(library) == [
        "프로세스와 스레드의 차이를 설명해 주세요.",
        "프로세스(Process)에 대해 설명해 주세요.",
        "스레드(Thread)에 대해 설명해 주세요.",
        "데드락(교착 상태)에 대해 설명해 주세요.",
        "가상 메모리는 왜 필요할까요?",
    ]
    assert [gap.title for gap in library.gaps] == ["컨텍스트 스위칭이란?"]
    assert [problem.source.line for problem in library.problems] == [7]


def test_notion_exports() -> None:
    library = load(NOTES / "notion-export.md")
    assert prompts(library) == [
        "인덱스란 무엇인가요?",
        "인덱스의 장점은 무엇인가요?",
        "인덱스의 단점은 무엇인가요?",
        "B-Tree와 Hash 인덱스의 차이를 설명해 주세요.",
    ]
    assert library.questions[-1].key_points[0] == "범위 검색: B-Tree 가능, Hash 불가능"
    assert [gap.title for gap in library.gaps] == ["클러스터드 인덱스"]


def test_numbered_and_tight_headings() -> None:
    library = load(NOTES / "번호제목.md")
    assert prompts(library) == [
        "슬로우 스타트에 대해 설명해 주세요.",
        "빠른 재전송 과정을 순서대로 설명해 주세요.",
        "TCP 혼잡 제어의 특징은 무엇인가요?",
        "SYN 플러딩의 과정을 순서대로 설명해 주세요.",
    ]
    assert len(library.questions[1].key_points) == 3


def test_an_english_cheat_sheet_is_asked_in_english() -> None:
    library = load(NOTES / "cheat-sheet.md")
    assert prompts(library) == [
        "What is the difference between TCP and UDP?",
        "What is RTT?",
        "What is MTU (Maximum Transmission Unit)?",
        "What is NAT?",
        "Walk me through TLS handshake step by step.",
        "Explain DNS.",
        "What are the advantages of DNS?",
        "What happens when a packet is lost?",
    ]
    assert [gap.title for gap in library.gaps] == ["QUIC"]


def test_bullets_without_headings() -> None:
    library = load(NOTES / "불릿만.txt")
    assert prompts(library)[:2] == [
        "프로세스에 대해 설명해 주세요.",
        "스레드에 대해 설명해 주세요.",
    ]
    assert {question.topic for question in library.questions} == {"불릿만"}


def test_questions_and_answers_in_every_spelling() -> None:
    library = load(NOTES / "질문모음.md")
    assert [(q.prompt, q.kind) for q in library.questions] == [
        ("JVM이 무엇인가요?", Kind.QA),
        ("가비지 컬렉션은 언제 일어나나요?", Kind.QA),
        ("오버로딩과 오버라이딩의 차이는?", Kind.QA),
        ("추상 클래스와 인터페이스는 어떻게 다른가요?", Kind.QA),
    ]
    assert "Major GC" in library.questions[1].reference
    assert [gap.title for gap in library.gaps] == ["아직 답이 없는 질문은?"]


@pytest.mark.parametrize(
    "title",
    ["TCP와 UDP의 차이", "TCP and UDP 차이", "TCP, UDP 차이점", "TCP vs. UDP", "TCP랑 UDP 비교"],
)
def test_comparing_titles(title: str) -> None:
    (question, *_) = asked(f"## {title}\n- TCP는 연결을 맺고 UDP는 맺지 않는다.\n")
    assert question.kind is Kind.COMPARE
    assert question.prompt == "TCP와 UDP의 차이를 설명해 주세요."


def test_an_english_difference() -> None:
    (question,) = asked("## Difference between TCP and UDP\n\nTCP is reliable, UDP is not.\n")
    assert question.prompt == "What is the difference between TCP and UDP?"


def test_ids_stay_when_other_parts_change() -> None:
    text = "# 가\n## 쿠키\n쿠키는 브라우저에 저장된다.\n"
    (before,) = asked(text)
    after = asked(text.replace("## 쿠키", "## 세션\n세션은 서버에 저장된다.\n## 쿠키"))
    assert before.id in {question.id for question in after}


@pytest.mark.parametrize(
    "stub", ["- IOCP 개념", "[설명](https://a.b)", "- IOCP 스레드, 워커스레드 등"]
)
def test_stubs_and_links_are_gaps(stub: str) -> None:
    document = Document("글.md", parse(f"# 서버\n## IOCP 설명\n{stub}\n## 쿠키\n쿠키는 값이다.\n"))
    assert [gap.title for gap in gaps_of(document)] == ["IOCP 설명"]


def test_folded_answers_quotes_and_sides_of_a_subject() -> None:
    library = load(NOTES / "펼치기.md")
    assert prompts(library) == [
        "REST API가 무엇인지 설명해주세요.",
        "TCP 3-way handshake를 설명하시오",
        "쿠키란?",
        "GET과 POST의 차이를 설명해 주세요.",
        "제1정규형에 대해 설명해 주세요.",
        "정규화의 장점은 무엇인가요?",
        "브라우저에 URL을 입력하면 일어나는 일을 순서대로 설명해 주세요.",
        "OOP의 4가지 특징은 무엇인가요?",
        "트랜잭션 ACID에 대해 설명해 주세요.",
        "원자성(Atomicity)이란 무엇인가요?",
        "일관성(Consistency)이란 무엇인가요?",
    ]
    assert library.questions[2].reference == "브라우저에 저장되는 작은 데이터이다."
    assert library.gaps == ()
