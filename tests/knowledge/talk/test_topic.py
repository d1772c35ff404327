"""The topic in a wish for a question."""

import pytest

from knowledge.base import SHIPPED_NOTES
from knowledge.library import load
from knowledge.talk.topic import topic_of
from knowledge.topics import TopicIndex


@pytest.fixture(scope="module")
def topics() -> TopicIndex:
    return TopicIndex(load(SHIPPED_NOTES))


@pytest.mark.parametrize(
    ("said", "topic"),
    [
        ("tcp 문제 하나 내줘", "tcp"),
        ("데드락 문제 하나 주세요", "데드락"),
        ("스레드에 대해서 물어봐줘", "스레드"),
        ("가상 메모리 한 문제만 부탁해요", "가상 메모리"),
        ("quiz me on deadlock", "deadlock"),
        ("give me a question about dns please", "dns"),
        ("tcp 말고 데드락 문제로 바꿔줘", "데드락"),
        ("give me deadlock instead of tcp", "deadlock"),
        ("심심한데 tcp 문제나 내줘", "tcp"),
    ],
)
def test_topic_is_found(topics: TopicIndex, said: str, topic: str) -> None:
    found = topic_of(said, topics)
    assert found is not None
    wanted = topics.find(topic).matched
    assert wanted
    assert topics.find(found).matched == wanted


@pytest.mark.parametrize(
    "said",
    [
        "문제 하나 내줘",
        "퀴즈",
        "아무거나 물어봐",
        "quiz me",
        "ask me something",
        "give me a question",
    ],
)
def test_any_will_do(topics: TopicIndex, said: str) -> None:
    assert topic_of(said, topics) is None


def test_what_is_no_topic_is_passed_on_to_be_told(topics: TopicIndex) -> None:
    assert topic_of("김치찌개 문제 내줘", topics) == "김치찌개"
