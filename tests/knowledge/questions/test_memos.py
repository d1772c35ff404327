"""Where sentences end, and which are words to oneself."""

import pytest

from knowledge.language.sentences import is_memo, sentences, without_memos


def test_dots_that_trail_off_end_no_sentence() -> None:
    assert sentences("L4와 L7이 있다... 보통 L7을 쓴다. 끝이다.") == [
        "L4와 L7이 있다... 보통 L7을 쓴다.",
        "끝이다.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "→ 그래서 튜닝 필요 ㅠㅠ",
        "-> 그래서 튜닝 필요",
        "너무 어렵다 ㅋㅋ",
        "나중에 다시 정리하기",
        "더 공부 필요",
        "TODO: 예제 추가",
        "아직 잘 모르겠다",
    ],
)
def test_words_to_oneself(text: str) -> None:
    assert is_memo(text)


@pytest.mark.parametrize(
    "text",
    [
        "→ 그래서 신뢰성을 보장한다.",
        "→ 연결 해제",
        "TCP는 느리다 ㅠㅠ",
        "나중에 컬럼을 추가해야 할 때 유리하다",
        "TTL이 지나면 다시 확인한다.",
        "for(;;)는 끝없이 돈다",
        "그래서 포트 번호가 필요",
    ],
)
def test_statements_are_none(text: str) -> None:
    assert not is_memo(text)


def test_a_statement_loses_its_mood_only() -> None:
    assert without_memos("TCP는 느리다 ㅠㅠ\n→ 나중에 정리\nfor(;;)는 돈다") == (
        "TCP는 느리다\nfor(;;)는 돈다"
    )
