"""Times of day and days of the week as people type them, in Korean and English."""

import re
from datetime import time

from bot.daily.recurrence import EVERY_DAY

_TIME = re.compile(
    r"(?P<half>오전|오후|am|pm)?\s*(?P<hour>\d{1,2})"
    r"(?:\s*[:시hH.]\s*(?P<minute>\d{1,2})?\s*분?)?\s*(?P<half_after>am|pm)?"
)
_AFTERNOON = frozenset({"오후", "pm"})
_NOON = 12

_WORDS = {
    "매일": EVERY_DAY,
    "every day": EVERY_DAY,
    "everyday": EVERY_DAY,
    "daily": EVERY_DAY,
    "평일": frozenset(range(5)),
    "weekdays": frozenset(range(5)),
    "주말": frozenset({5, 6}),
    "weekend": frozenset({5, 6}),
    "weekends": frozenset({5, 6}),
}
_KOREAN = "월화수목금토일"
_ENGLISH = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SEPARATORS = re.compile(r"[\s,·/~]+|요일")


def read_time(typed: str) -> time | None:
    """Read a time of day: ``21:00``, ``9시 30분``, ``오후 9시``, ``9pm``.

    Returns:
        None where it is none.
    """
    matched = _TIME.fullmatch(typed.strip().lower())
    if matched is None:
        return None
    hour, minute = int(matched["hour"]), int(matched["minute"] or 0)
    half = matched["half"] or matched["half_after"]
    if half is not None:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if half in _AFTERNOON else 0)
    try:
        return time(hour, minute)
    except ValueError:
        return None


def read_days(typed: str) -> frozenset[int] | None:
    """Read days of the week: ``평일``, ``월수금``, ``mon, wed``; Monday is 0.

    Returns:
        None where it names none, or something else as well.
    """
    wanted = " ".join(typed.casefold().split())
    if wanted in _WORDS:
        return _WORDS[wanted]
    days: set[int] = set()
    for word in filter(None, _SEPARATORS.split(wanted)):
        if word in _WORDS:
            days |= _WORDS[word]
        elif word[:3] in _ENGLISH and word.isascii():
            days.add(_ENGLISH.index(word[:3]))
        elif set(word) <= set(_KOREAN):
            days |= {_KOREAN.index(letter) for letter in word}
        else:
            return None
    return frozenset(days) or None
