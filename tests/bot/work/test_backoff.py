"""How long to wait before something is tried again."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.work.backoff import Backoff

BACKOFF = Backoff(first=timedelta(seconds=5), last=timedelta(minutes=5))


def test_waits_double_up_to_the_longest() -> None:
    waits = [BACKOFF.after(tries).total_seconds() for tries in range(1, 9)]
    assert waits == [5, 10, 20, 40, 80, 160, 300, 300]


@given(st.integers(1, 10**9))
def test_however_often_it_was_tried_there_is_a_wait(tries: int) -> None:
    assert BACKOFF.first <= BACKOFF.after(tries) <= BACKOFF.after(tries + 1) <= BACKOFF.last
