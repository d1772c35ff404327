"""References are cut into statements."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.grading.keypoints import MOST, enough, key_points


@pytest.mark.parametrize(
    ("reference", "points"),
    [
        ("", ()),
        ("  \n ", ()),
        ("RTT", ("RTT",)),
        ("왕복 시간", ("왕복 시간",)),
        (
            "ARP는 주소를 알아낸다. 요청은 브로드캐스트다.",
            ("ARP는 주소를 알아낸다.", "요청은 브로드캐스트다."),
        ),
        ("It waits, e.g. for it. Then it closes.", ("It waits, e.g. for it.", "Then it closes.")),
        ("- 첫째 사실이다\n- 둘째 사실이다", ("첫째 사실이다", "둘째 사실이다")),
        (
            "1.Adaptation: nodes move. 2.Security: packets are read.",
            ("Adaptation: nodes move.", "Security: packets are read."),
        ),
        ("① SYN을 보낸다 ② ACK를 보낸다", ("SYN을 보낸다", "ACK를 보낸다")),
        (
            "No. Only one circuit can be complete at a time.",
            ("No. Only one circuit can be complete at a time.",),
        ),
        ("It reacted. [The solid shows it.]", ("It reacted. [The solid shows it.]",)),
        ("캐시를 쓴다. 예를 들어 레디스가 있다.", ("캐시를 쓴다. 예를 들어 레디스가 있다.",)),
        ("큐를 쓴다 (예: 작업 큐. 로그 큐 등). 끝.", ("큐를 쓴다 (예: 작업 큐. 로그 큐 등). 끝.",)),
    ],
)  # fmt: skip
def test_statements(reference: str, points: tuple[str, ...]) -> None:
    assert key_points(reference) == points


@pytest.mark.parametrize(
    ("first", "joint", "second"),
    [
        (
            "TCP는 연결을 맺고 순서와 도착을 보장하는 대신 느리지만", " ",
            "UDP는 연결 없이 바로 보내고 도착을 보장하지 않는다.",
        ),
        (
            "하드 링크는 같은 inode를 가리키는 또 하나의 디렉터리 항목이고", ", ",
            "심볼릭 링크는 대상의 경로를 담은 별개의 파일이다.",
        ),
        (
            "If the key sticks to the magnet, the key is iron", "; ",
            "if the key does not stick, the key is aluminum.",
        ),
        (
            "A virtual machine runs its own guest system on a hypervisor", ", while ",
            "a container shares the kernel of the host.",
        ),
    ],
)  # fmt: skip
def test_a_long_sentence_is_cut_where_a_new_subject_follows(
    first: str, joint: str, second: str
) -> None:
    assert key_points(f"{first}{joint}{second}") == (first, second)


@pytest.mark.parametrize(
    "sentence",
    [
        "스택은 나중에 넣은 것을 꺼내고 큐는 먼저 넣은 것을 꺼낸다.",
        "A generator can be iterated once from its beginning, and it has no indexing nor length.",
        "It keeps a table (addresses are learned from frames; entries are purged when old).",
        "블룸 필터는 비트 배열과 해시 함수 여러 개로 이루어지며, 원소를 넣을 때 비트를 1로 만든다.",
    ],
)
def test_one_statement_stays_whole(sentence: str) -> None:
    assert key_points(sentence) == (sentence,)


@given(st.text(alphabet="가나다는 고며지만.,;()\n*•1aB", max_size=400))
def test_no_word_is_lost_and_there_are_at_most_six(reference: str) -> None:
    points = key_points(reference)
    assert len(points) <= MOST
    said = "".join(points)
    assert all(letter in said for letter in reference if letter in "가나다aB")
    assert all(any(letter.isalnum() for letter in point) for point in points)


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("What are the objectives? Please state at least 4 objectives.", 4),
        ("NAME two challenges.", 2),
        ("페이지 교체 알고리즘을 세 가지 이상 말해 보세요.", 3),
        ("아는 상태 코드를 5가지만 말해 보세요.", 5),
        ("Name the 2 phases of congestion control.", None),
        ("Explain the 3-way handshake.", None),
        ("Explain 3-way handshake.", None),
        ("Describe two phase commit.", None),
        ("What is the shortest path between any two nodes?", None),
        ("두 가지 이상의 스레드가 교착 상태에 빠지는 과정을 설명하세요.", None),
        ("12가지 이상 말해 보세요.", None),
        ("Describe two of the phases.", 2),
        ("교착 상태의 네 가지 조건은?", None),
        ("What is frame bursting? Also, give 1 advantage.", None),
    ],
)
def test_how_many_statements_are_asked_for(question: str, number: int | None) -> None:
    assert enough(question) == number
