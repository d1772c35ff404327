"""Times of day and days of the week as people type them, in Korean and English.

What they are called comes from ``locale/times.txt``.
"""

import re
from datetime import time
from functools import cache
from pathlib import Path

from bot.when.recurrence import EVERY_DAY

WORDS = Path(__file__).parents[1] / "locale" / "times.txt"

_TIME = re.compile(
    r"(?P<before>am|pm)?(?P<hour>\d{1,2})(?:[:h.](?P<minute>\d{1,2})?)?(?P<behind>am|pm)?",
    re.ASCII,
)
_HALF_A_DAY = 12

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SETS = {
    "daily": EVERY_DAY,
    "weekdays": frozenset(range(5)),
    "weekends": frozenset({5, 6}),
}
_BETWEEN = re.compile(r"[\s,·/~]+")
_SHORTEST = 3


def read_time(typed: str) -> time | None:
    """Read a time of day: ``21:00``, ``9시 30분``, ``오후 9시``, ``9pm``.

    Returns:
        None where it is none.
    """
    matched = _TIME.fullmatch("".join(_meant(typed).split()))
    if matched is None:
        return None
    hour, minute = int(matched["hour"]), int(matched["minute"] or 0)
    if half := matched["before"] or matched["behind"]:
        if not 1 <= hour <= _HALF_A_DAY:
            return None
        hour = hour % _HALF_A_DAY + (_HALF_A_DAY if half == "pm" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        return None


def read_days(typed: str) -> frozenset[int] | None:
    """Read days of the week: ``평일``, ``월수금``, ``mon, wed``; Monday is 0.

    Returns:
        None where it names none, or something else as well.
    """
    days: set[int] = set()
    for word in filter(None, _BETWEEN.split(_meant(typed))):
        if word in _SETS:
            days |= _SETS[word]
        elif len(word) >= _SHORTEST and (day := _day(word)) is not None:
            days.add(day)
        else:
            return None
    return frozenset(days) or None


def _day(word: str) -> int | None:
    short = word[:_SHORTEST]
    whole = word == short or word.endswith("day")
    return _DAYS.index(short) if whole and short in _DAYS else None


def _meant(typed: str) -> str:
    """Return what was typed with the words of ``times.txt`` replaced by what they mean."""
    words = _words()
    known = re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)))
    return known.sub(lambda found: f" {words[found[0]]} ", typed.casefold())


@cache
def _words() -> dict[str, str]:
    lines = WORDS.read_text(encoding="utf-8").splitlines()
    pairs = (line.split("=") for line in lines if line and not line.startswith("#"))
    return {word.strip(): meaning.strip() for word, meaning in pairs}
