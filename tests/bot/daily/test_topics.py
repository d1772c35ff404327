"""Lists of topics as organisers type them."""

import pytest

from bot.daily.topics import split_topics

TITLES = ["TCP", "GET, POST의 차이", "POST의 차이", "프로세스, 스레드, 코루틴"]


@pytest.mark.parametrize(
    ("typed", "topics"),
    [
        ("tcp, 데드락，tcp,,", ["tcp", "데드락"]),
        ("GET, POST의 차이", ["GET, POST의 차이"]),
        ("tcp,get，post의  차이, 데드락", ["tcp", "GET, POST의 차이", "데드락"]),
        ("프로세스, 스레드", ["프로세스", "스레드"]),
        ("프로세스,스레드,코루틴", ["프로세스, 스레드, 코루틴"]),
        (" , ", []),
    ],
)
def test_a_title_with_commas_stays_whole(typed: str, topics: list[str]) -> None:
    assert split_topics(typed, TITLES) == topics
