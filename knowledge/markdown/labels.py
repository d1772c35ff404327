"""Labels that notes put before a question and its parts: ``Q.``, ``A.``, ``핵심``, ``힌트``, …."""

import re
from enum import StrEnum
from typing import NamedTuple


class Label(StrEnum):
    """What a labelled line holds."""

    QUESTION = "question"
    QUESTION_KO = "question in Korean"
    QUESTION_EN = "question in English"
    ANSWER = "answer"
    KEY_POINTS = "key points"
    HINTS = "hints"
    FOLLOW_UPS = "follow-ups"
    DIFFICULTY = "difficulty"
    ALIASES = "aliases"
    ASKED = "also asked"
    SOURCE = "source"


class Labelled(NamedTuple):
    """A label and the text after it."""

    label: Label
    text: str


QUESTIONS = frozenset({Label.QUESTION, Label.QUESTION_KO, Label.QUESTION_EN})

_Q = "q|question|질문"
_END = r"\s*[.:)\]：]+\s*(?P<text>.*)$"
_HEAD = r"^\s*[\[(]?\s*(?:%s)\s*(?:\d{1,3}(?:-\d{1,2})?)?\s*"
_NOTE = r"^\s*\[?(?:%s)\]?\s*(?:[:：]\s*(?P<text>.*))?$"
_FLAGS = re.IGNORECASE | re.DOTALL

_PATTERNS: tuple[tuple[Label, re.Pattern[str]], ...] = (
    (
        Label.QUESTION_EN,
        re.compile(_HEAD % _Q + r"\(\s*(?:en|eng|영어|english)\s*\)" + _END, _FLAGS),
    ),
    (
        Label.QUESTION_KO,
        re.compile(_HEAD % _Q + r"\(\s*(?:ko|kor|한국어|korean)\s*\)" + _END, _FLAGS),
    ),
    (Label.QUESTION, re.compile(_HEAD % _Q + _END, _FLAGS)),
    (Label.ANSWER, re.compile(_HEAD % "a|ans|answer|답변|답안|모범 ?답안|정답|답" + _END, _FLAGS)),
    (Label.KEY_POINTS, re.compile(_NOTE % r"핵심(?: ?(?:포인트|요점))?|key ?points?", _FLAGS)),
    (Label.HINTS, re.compile(_NOTE % "힌트|hints?", _FLAGS)),
    (
        Label.FOLLOW_UPS,
        re.compile(_NOTE % "꼬리 ?질문|추가 ?질문|follow[- ]?ups?(?: questions?)?", _FLAGS),
    ),
    (Label.DIFFICULTY, re.compile(_NOTE % "난이도|difficulty", _FLAGS)),
    (Label.ALIASES, re.compile(_NOTE % "별칭|aliases|alias|also known as", _FLAGS)),
    (Label.ASKED, re.compile(_NOTE % "이렇게도 ?물어요|also asked(?: as)?", _FLAGS)),
    (Label.SOURCE, re.compile(_NOTE % "출처|sources?", _FLAGS)),
)


def label_of(text: str) -> Labelled | None:
    """Return the label that ``text`` begins with, or None.

    ``Q.``, ``Q:``, ``Q1.``, ``[Q]``, ``질문:``; ``A.``, ``답변:``, ``답:``; the other labels stand
    alone or end with a colon. Letter case counts for nothing.
    """
    for label, pattern in _PATTERNS:
        if found := pattern.match(text):
            return Labelled(label, (found["text"] or "").strip())
    return None


def phrasings_in(text: str) -> tuple[str, ...]:
    """Return the questions in a list with `` / `` between them, each once."""
    asked = (one.strip() for one in re.split(r"\s/\s", " ".join(text.split())))
    return tuple(dict.fromkeys(one for one in asked if one))


def names_in(text: str) -> tuple[str, ...]:
    """Return the names in a comma-separated list, each once."""
    names = (name.strip() for name in re.split(r"[,，、;\n]", text))
    return tuple(dict.fromkeys(name for name in names if name))
