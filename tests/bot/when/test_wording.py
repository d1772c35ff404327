"""Times and days as people type them."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.when.wording import read_days, read_time


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("21:00", time(21)),
        ("9:05", time(9, 5)),
        ("9시", time(9)),
        ("21시 30분", time(21, 30)),
        ("오후 9시", time(21)),
        ("9시 반", time(9, 30)),
        ("아침 9시", time(9)),
        ("저녁 7시 반", time(19, 30)),
        ("낮 12시", time(12)),
        ("새벽 12시", time(0)),
        ("오전 12시", time(0)),
        ("오후12시 15분", time(12, 15)),
        ("9pm", time(21)),
        ("9:30 AM", time(9, 30)),
        ("0", time(0)),
        ("24:00", None),
        ("13 pm", None),
        ("9:60", None),
        ("저녁", None),
        ("", None),
        ("-1:00", None),
    ],
)
def test_times(typed: str, expected: time | None) -> None:
    assert read_time(typed) == expected


@given(st.times())
def test_every_time_is_read_back(at: time) -> None:
    whole = at.replace(second=0, microsecond=0)
    assert read_time(f"{whole:%H:%M}") == whole


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("매일", set(range(7))),
        ("평일", set(range(5))),
        ("주말", {5, 6}),
        ("월수금", {0, 2, 4}),
        ("월요일, 일요일", {0, 6}),
        ("토·일", {5, 6}),
        ("mon wed FRI", {0, 2, 4}),
        ("Tuesday,sunday", {1, 6}),
        ("평일 토", {0, 1, 2, 3, 4, 5}),
        ("가끔", None),
        ("월 가끔", None),
        (" ", None),
    ],
)
def test_days(typed: str, expected: set[int] | None) -> None:
    assert read_days(typed) == expected


@given(st.text())
def test_anything_is_read_calmly(typed: str) -> None:
    read_time(typed)
    days = read_days(typed)
    assert days is None or days <= set(range(7))
