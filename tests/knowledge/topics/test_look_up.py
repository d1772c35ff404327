"""``knowledge.topics``: what people type, on the example notes."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.encoder import SentenceEncoder
from knowledge.glossary import shipped
from knowledge.library import Library
from knowledge.topics import Tier, TopicIndex
from tests.knowledge.stand_in import library_from

HANDSHAKE = "TCP 3 way handshake & 4 way handshake"
OSI = "OSI 7계층 설명하기"
UDP = "TCP vs UDP"
COOKIE = "셰션 vs 쿠키"
HTTPS = "HTTPS / SSL 특징"
THREAD = "프로세스 vs 스레드"
DEADLOCK = "동기화가 뭔지, 교착상태(데드락)이뭔지 교착상태 4개 조건"
MUTEX = "크리티컬 섹션과 뮤택스의 차이가 뭘까요?"
NAGLE = "니글 알고리즘"
REST = "HTTP Restful API 정리"
ASIO = "C++ Boost Asio 설명"
METHODS = "GET 메서드와 POST 메서드"
SCALE = "스케일 아웃 vs 스케일 업"
VERSIONS = "HTTP 1.0/ 1.1 /2.0 /3.0"
STATUS = "HTTP 200, 300, 400, 500 응답 코드"
ASYNC = "동기 vs 비동기 방식 설명"
TERMS = "네트워크 및 서비스 네트워크 용어"
SWITCH = "L2~L7 스위치 특징, L4 vs L7 스위치"
BROWSER = "브라우저에 www.xxx.com 치면 나오는 과정"

BY_NAME = {
    "TCP 핸드셰이크": HANDSHAKE,
    "3way": HANDSHAKE,
    "3-way handshake": HANDSHAKE,
    "삼방향 핸드셰이크": HANDSHAKE,
    "쓰리웨이 핸드쉐이크": HANDSHAKE,
    "4 way handshake": HANDSHAKE,
    "포웨이": HANDSHAKE,
    "오에스아이": OSI,
    "osi 7 layer": OSI,
    "OSI7계층": OSI,
    "물리 계층": OSI,
    "transport layer": OSI,
    "udp": UDP,
    "유디피": UDP,
    "tcp udp 차이": UDP,
    "tcp와 udp의 차이점은 무엇인가요?": UDP,
    "흐름제어": UDP,
    "쿠키 세션": COOKIE,
    "세션이랑 쿠키 차이": COOKIE,
    "쿠키세션": COOKIE,
    "cookie vs session": COOKIE,
    "세션": COOKIE,
    "https": HTTPS,
    "httsp": HTTPS,
    "SSL": HTTPS,
    "스레드 프로세스 차이": THREAD,
    "쓰레드": THREAD,
    "프로새스": THREAD,
    "데드락": DEADLOCK,
    "deadlock": DEADLOCK,
    "교착상태": DEADLOCK,
    "deadlok": DEADLOCK,
    "데드록": DEADLOCK,
    "뮤텍스": MUTEX,
    "크리티컬섹숀": MUTEX,
    "임계 영역": MUTEX,
    "니글": NAGLE,
    "네이글 알고리즘": NAGLE,
    "nagle": NAGLE,
    "rest api": REST,
    "레스트풀": REST,
    "부스트 아시오": ASIO,
    "asio": ASIO,
    "겟 포스트": METHODS,
    "get post": METHODS,
    "스케일아웃": SCALE,
    "scale up": SCALE,
    "http/2": VERSIONS,
    "http 3.0": VERSIONS,
    "http 상태코드": STATUS,
    "비동기": ASYNC,
    "동기 비동기": ASYNC,
    "RTT": TERMS,
    "MTU MSS": TERMS,
    "동시접속자": TERMS,
    "L4 스위치": SWITCH,
    "아이오씨피": "IOCP 설명",
    "스트랜드": "strand 설명",
    "소켓 옵션": "TCP 소켓 옵션",
    "제이세션아이디": "JSESSIONID란?",
    "TCP 관련 질문 2": "TCP 관련 질문 2",
    "https 동작과정": "HTTP와 HTTPS 동작 과정",
    "타임 웨이트": HANDSHAKE,
    "SSL 인증서": "HTTPS(SSL) 동작 과정",
}

BY_MEANING = {
    "브라우저 주소창에 주소 치면": BROWSER,
    "톰캣 세션": "JSESSIONID란?",
}

NO_TOPIC = """
김치찌개|asdf|오늘 점심 뭐 먹지|축구|고양이|주식 투자|안녕|ㅋㅋㅋ|redis|카프카|도커|가상 메모리|
b+트리|파이썬 gil|quicksort|test|설명해줘|차이|이유가 뭐야|🍜|!!!|   |@everyone|
how to cook rice
""".replace("\n", "").split("|")


@pytest.fixture(scope="module")
def topics(example_library: Library) -> TopicIndex:
    return TopicIndex(example_library)


@pytest.mark.parametrize(("query", "heading"), BY_NAME.items())
def test_names_need_no_encoder(topics: TopicIndex, query: str, heading: str) -> None:
    match = topics.find(query)
    assert match.heading is not None
    assert match.heading.title == heading
    assert match.heading in match.headings
    assert match.heading not in match.candidates


@pytest.mark.parametrize(("query", "heading"), BY_MEANING.items())
def test_meaning(
    topics: TopicIndex, shipped_encoder: SentenceEncoder, query: str, heading: str
) -> None:
    match = topics.find(query, shipped_encoder)
    assert match.tier is Tier.MEANING
    assert match.heading is not None
    assert match.heading.title == heading


@pytest.mark.parametrize("query", ["", *NO_TOPIC])
def test_what_fits_nothing_is_not_guessed(
    topics: TopicIndex, shipped_encoder: SentenceEncoder, query: str
) -> None:
    match = topics.find(query, shipped_encoder)
    assert (match.tier, match.topic, match.heading, match.headings) == (None, None, None, ())
    assert len(match.candidates) == 3


def test_every_heading_is_a_topic_by_its_title(topics: TopicIndex) -> None:
    assert len(topics.headings) == 32
    for heading in topics.headings:
        match = topics.find(heading.title)
        assert match.tier is Tier.EXACT
        assert match.heading == heading


def test_a_broad_query_takes_all_that_match(topics: TopicIndex) -> None:
    titles = [heading.title for heading in topics.find("tcp").headings]
    assert titles == [
        UDP,
        HANDSHAKE,
        "TCP 관련 질문 1",
        "TCP 관련 질문 2",
        "TCP 관련 질문 3",
        "TCP 서버/클라 함수",
        "TCP 소켓 옵션",
    ]


def test_a_heading_brings_what_stands_under_it(topics: TopicIndex) -> None:
    match = topics.find("3-way handshake")
    assert [heading.title for heading in match.matched] == [HANDSHAKE]
    assert [heading.title for heading in match.headings][1:] == [
        "TCP 관련 질문 1",
        "TCP 관련 질문 2",
        "TCP 관련 질문 3",
    ]


def test_topic_is_the_second_level_heading(topics: TopicIndex) -> None:
    assert topics.find("TCP 관련 질문 2").topic == HANDSHAKE
    assert topics.find("https 동작과정").topic == HTTPS


def test_exact_before_all_others() -> None:
    topics = TopicIndex(library_from(a="# 웹\n\n## 쿠키와 세션\n\n## 쿠키\n\n### 쿠키의 수명\n"))
    match = topics.find("cookie")
    assert match.tier is Tier.EXACT
    assert [heading.title for heading in match.headings] == ["쿠키", "쿠키의 수명"]
    assert match.candidates[0].title == "쿠키와 세션"


def test_aliases_of_the_notes_are_names() -> None:
    text = "# 서버\n\n## 접속 지키기\n\n- 별칭: 하트비트, 살아있니\n\n연결이 살았는지 묻는다.\n"
    match = TopicIndex(library_from(a=text)).find("하트 비트")
    assert match.tier is Tier.EXACT
    assert match.topic == "접속 지키기"


def test_known_terms_are_never_slips_of_each_other() -> None:
    topics = TopicIndex(library_from(a="# 웹\n\n## HTTPS\n\n암호화한다.\n"))
    assert topics.find("http").tier is None
    assert topics.find("htpps").topic == "HTTPS"


def test_the_encoder_is_asked_for_only_when_names_do_not_suffice(topics: TopicIndex) -> None:
    def never() -> SentenceEncoder:
        raise AssertionError

    assert topics.find("httsp", never).topic == HTTPS
    assert topics.find("", never).tier is None
    with pytest.raises(AssertionError):
        topics.find("김치찌개", never)


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("tc", UDP),
        ("핸드셰ㅇ", HANDSHAKE),
        ("소켓옵", "TCP 소켓 옵션"),
        ("니그", NAGLE),
        ("ㄷㄷㄹ", DEADLOCK),
        ("ㄴㄱ", NAGLE),
        ("deadl", DEADLOCK),
        ("WWW", BROWSER),
        ("httsp", HTTPS),
    ],
)
def test_suggestions(topics: TopicIndex, typed: str, title: str) -> None:
    assert topics.suggest(typed)[0].title == title


def test_suggestions_for_nothing_typed_and_for_nonsense(topics: TopicIndex) -> None:
    assert [heading.title for heading in topics.suggest("", 3)][1:] == [OSI, UDP]
    assert topics.suggest("김치찌개") == ()


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_text_can_be_typed(example_library: Library, text: str) -> None:
    topics = TopicIndex(example_library)
    assert len(topics.suggest(text, 5)) <= 5
    match = topics.find(text)
    assert len(match.candidates) == 3
    assert (match.tier is None) == (match.heading is None)


def test_suggesting_among_two_thousand_headings_is_quick() -> None:
    names = [name for term in shipped().terms for name in term.names]
    lines = (
        f"## {names[n % len(names)]} {n}번째\n\n- {names[-n % len(names)]}" for n in range(2000)
    )
    topics = TopicIndex(library_from(many="# 모음\n\n" + "\n".join(lines)))
    for typed in ("t", "tcp", "핸드셰ㅇ", "ㄷㄷㄹ", "", "김치찌개"):
        spent = []
        for _ in range(3):
            start = time.process_time()
            topics.suggest(typed)
            spent.append(time.process_time() - start)
        assert min(spent) < 0.5, typed
