"""``knowledge.search.passages``: pieces of the notes that can be read alone."""

from hypothesis import given
from hypothesis import strategies as st

from knowledge.library import Library
from knowledge.question import Source
from knowledge.search.passages import MOST_WORDS, Passage, passages_of
from tests.knowledge.stand_in import library_from

WORDS = st.lists(
    st.sampled_from(["소켓은", "패킷을", "보낸다.", "TCP가"]), min_size=1, max_size=300
)


def test_example_notes_are_cut_to_size(example_library: Library) -> None:
    passages = passages_of(example_library)
    assert 25 < len(passages) < 45
    assert all(len(passage.text.split()) <= MOST_WORDS + 20 for passage in passages)
    assert len({passage.key for passage in passages}) == len(passages)


def test_every_authored_pair_is_a_passage(example_library: Library) -> None:
    texts = {passage.source.line: passage.text for passage in passages_of(example_library)}
    assert texts[145].startswith("TCP의 연결 설정 과정(3단계)과")
    assert "ACK만 보내고" in texts[145]
    assert sum("난수로 ISN을 설정한다" in text for text in texts.values()) == 1


def test_gaps_and_lists_of_contents_give_none(example_library: Library) -> None:
    headings = {passage.heading for passage in passages_of(example_library)}
    assert not headings & {gap.title for gap in example_library.gaps}
    assert example_library.documents[0].sections[0].title not in headings


def test_headings_are_embedded_with_the_text() -> None:
    (passage,) = passages_of(
        library_from(web="# 웹\n\n## 쿠키\n\n쿠키는 브라우저가 지키는 값이다.\n")
    )
    expected = Passage(("웹", "쿠키"), Source("web.md", 5), "쿠키는 브라우저가 지키는 값이다.")
    assert passage == expected
    assert passage.embedded == "웹 > 쿠키\n쿠키는 브라우저가 지키는 값이다."


def test_a_cut_item_keeps_what_it_hangs_under() -> None:
    steps = "\n".join(f"    * {n}번째로 " + "패킷을 보낸다. " * 12 for n in range(12))
    passages = passages_of(library_from(tcp=f"# TCP\n\n* 연결 맺기\n{steps}\n"))
    assert len(passages) > 2
    assert all(passage.text.startswith("연결 맺기\n") for passage in passages)
    assert [passage.source.line for passage in passages] == sorted(
        {passage.source.line for passage in passages}
    )


def test_notes_beside_an_answer_are_no_passage() -> None:
    text = """# TCP

## 연결 끊기

- 별칭: 4-way handshake

* TCP 연결은 방향마다 따로 닫힌다.

* Q. 왜 네 번 오가나요?
    * A. 방향마다 FIN과 ACK가 하나씩 오가기 때문이다.
    * 힌트
        1. 방향은 둘이다.
    * 난이도: 쉬움
"""
    texts = [passage.text for passage in passages_of(library_from(tcp=text))]
    assert texts == [
        "TCP 연결은 방향마다 따로 닫힌다.",
        "왜 네 번 오가나요?\n방향마다 FIN과 ACK가 하나씩 오가기 때문이다.",
    ]


def test_sentences_are_what_the_text_says_and_not_what_it_asks() -> None:
    text = """# TCP

## 연결 끊기

* Q. 왜 네 번 오가나요?
    * Q(en). Why four segments?
    * A. 방향마다 따로 닫힌다. FIN과 ACK가 방향마다 하나씩 오간다. 끝.
    * 별칭: 4-way handshake, 네 번 악수
"""
    (passage,) = passages_of(library_from(tcp=text))
    assert passage.sentences == ("방향마다 따로 닫힌다.", "FIN과 ACK가 방향마다 하나씩 오간다.")
    assert passage.names == ("4-way handshake", "네 번 악수")
    assert passage.questions == ("왜 네 번 오가나요?", "Why four segments?")
    assert passage.worded.endswith("4-way handshake\n네 번 악수\nWhy four segments?")
    assert "4-way" not in passage.text + passage.embedded


def test_how_people_ask_goes_with_what_answers() -> None:
    text = """# TCP

## 연결 끊기

- 이렇게도 물어요: 접속을 어떻게 끝내요?

* TCP 연결은 방향마다 따로 닫힌다.
    * 이렇게도 물어요: 한쪽만 끊을 수 있어요? / can I close
      one side only

이렇게도 물어요:

* 반만 닫힌 연결이 뭐예요?

## 왜 네 번인가

* Q. 왜 네 번 오가나요?
    * A. 방향마다 FIN과 ACK가 하나씩 오가기 때문이다.
    * 이렇게도 물어요
        * TCP/IP에서 닫는 데 왜 이리 오래 걸려요?
        * why four packets
"""
    prose, pair = passages_of(library_from(tcp=text))
    assert prose.topic != pair.topic
    assert prose.asked == (
        "접속을 어떻게 끝내요?",
        "한쪽만 끊을 수 있어요?",
        "can I close one side only",
        "반만 닫힌 연결이 뭐예요?",
    )
    assert pair.questions == ("왜 네 번 오가나요?", *pair.asked)
    assert pair.asked == ("TCP/IP에서 닫는 데 왜 이리 오래 걸려요?", "why four packets")
    assert "one side only" in prose.worded
    assert not any("물어요" in one.text or "close" in one.embedded for one in (prose, pair))


def test_how_people_ask_goes_with_every_piece_of_a_long_line() -> None:
    said = " ".join(["소켓은 통신의 끝점이다."] * MOST_WORDS)
    text = f"# 소켓\n\n* {said}\n    * 이렇게도 물어요: 소켓이 뭐예요?\n"
    pieces = passages_of(library_from(net=text))
    assert len(pieces) > 1
    assert {piece.asked for piece in pieces} == {("소켓이 뭐예요?",)}


@given(WORDS)
def test_no_word_is_lost(words: list[str]) -> None:
    text = f"# 소켓\n\n소켓은 통신의 끝점이다.\n\n* {' '.join(words)}\n"
    passages = passages_of(library_from(net=text))
    found = [word for passage in passages for word in passage.text.split()]
    assert found == ["소켓은", "통신의", "끝점이다.", *words]
    assert all(len(passage.text.split()) <= MOST_WORDS for passage in passages)


def test_the_key_is_of_the_content() -> None:
    one, same, other = (
        Passage(("쿠키",), Source("a.md", 1), "쿠키다."),
        Passage(("쿠키",), Source("b.md", 9), "쿠키다."),
        Passage(("세션",), Source("a.md", 1), "쿠키다."),
    )
    assert one.key == same.key != other.key
