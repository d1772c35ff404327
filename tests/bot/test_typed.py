"""What was typed and names nothing comes back short, harmless and with what may be meant."""

from typing import Any, cast

import pytest

from bot.errors import Notice
from bot.typed import SHOWN, ZONE_LIMIT, questions_about, repeated, zone_called
from knowledge.base import EmptyTopicError, KnowledgeBase, UnknownTopicError
from tests.bot.conftest import NOON


class Notes:
    """Notes that know nothing of what they are asked."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def on_topic(self, _: str | None) -> Any:
        """Say so."""
        raise self._error


def refusal(error: Exception) -> Notice:
    with pytest.raises(Notice) as refused:
        questions_about(cast("KnowledgeBase", Notes(error)), "tpc")
    return refused.value


def test_topics_that_may_be_meant_are_named() -> None:
    refused = refusal(UnknownTopicError("**tpc**", ("TCP", "@everyone")))
    assert refused.message == "topic-unknown-candidates"
    assert refused.values["candidates"] == f"TCP, {repeated('@everyone')}"
    assert "**tpc**" not in str(refused.values["query"])


def test_a_topic_like_no_other_is_given_back() -> None:
    refused = refusal(UnknownTopicError("가" * 200, ()))
    assert refused.message == "topic-unknown"
    assert len(str(refused.values["query"])) <= SHOWN


def test_a_heading_without_an_answer_is_named() -> None:
    refused = refusal(EmptyTopicError("소켓 옵션"))
    assert (refused.message, refused.values) == ("topic-gap", {"topic": "소켓 옵션"})


def test_a_zone_goes_by_what_it_is_called() -> None:
    assert zone_called("서울", "ko", NOON) == "Asia/Seoul"
    assert zone_called("kst", "en", NOON) == "Asia/Seoul"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("New Yrok", "timezone-unknown-candidates"),
        ("zzqqzz", "timezone-unknown"),
        ("가" * (ZONE_LIMIT + 1), "too-long"),
    ],
)
def test_a_zone_that_is_none_is_refused(typed: str, message: str) -> None:
    with pytest.raises(Notice) as refused:
        zone_called(typed, "ko", NOON)
    assert refused.value.message == message
