"""Are all parts of an authored question there, and of the size that makes it a good one?"""

import re
from collections.abc import Iterator

from knowledge.language.korean import has_hangul
from knowledge.language.sentences import sentences
from knowledge.lint.authored import AuthoredQuestion
from knowledge.lint.finding import Check, Finding
from knowledge.markdown.labels import Label

FEWEST_POINTS, MOST_POINTS = 2, 6
MOST_SENTENCES = 5

_POINT_NUMBER = re.compile(r"^\(\s*(\d{1,2})\s*\)")


def check_completeness(authored: AuthoredQuestion) -> Iterator[Finding]:
    """Yield what is missing from a question or too much in it.

    Args:
        authored: a question with at least one part that only authors write.
    """
    yield from _missing(authored)
    yield from _points(authored)
    yield from _reference(authored)
    yield from _follow_ups(authored)


def _missing(authored: AuthoredQuestion) -> Iterator[Finding]:
    question = authored.question
    there = {
        "key points (핵심)": authored.has(Label.KEY_POINTS),
        "an English prompt (Q(en).)": bool(question.prompt_en) or not has_hangul(question.prompt),
        "a hint (힌트)": authored.has(Label.HINTS),
        "a follow-up (꼬리 질문)": bool(question.follow_ups),
        "a difficulty (난이도: 쉬움, 보통 or 어려움)": question.difficulty is not None,
        "a source (출처)": bool(question.citation),
    }
    if missing := [part for part, given in there.items() if not given]:
        yield Finding(
            question.source,
            Check.MISSING_PART,
            f"the question lacks {_listed(missing)}; add what is missing",
            question,
        )


def _points(authored: AuthoredQuestion) -> Iterator[Finding]:
    count = len(authored.question.key_points)
    if not authored.has(Label.KEY_POINTS) or FEWEST_POINTS <= count <= MOST_POINTS:
        return
    advice = "say what else a full answer holds" if count < FEWEST_POINTS else "split the question"
    yield Finding(
        authored.place(Label.KEY_POINTS),
        Check.POINT_COUNT,
        f"{count} key point{'' if count == 1 else 's'}, but a question has {FEWEST_POINTS} to "
        f"{MOST_POINTS}; {advice}",
        authored.question,
    )


def _reference(authored: AuthoredQuestion) -> Iterator[Finding]:
    count = len(sentences(authored.question.reference.replace("...", "…")))
    if count > MOST_SENTENCES:
        yield Finding(
            authored.place(Label.ANSWER),
            Check.LONG_REFERENCE,
            f"the answer has {count} sentences; say it in at most {MOST_SENTENCES} or split the "
            "question",
            authored.question,
        )


def _follow_ups(authored: AuthoredQuestion) -> Iterator[Finding]:
    count = len(authored.question.key_points)
    for line in authored.lines(Label.FOLLOW_UPS):
        named = _POINT_NUMBER.match(line.text)
        if named and not 1 <= int(named[1]) <= count:
            yield Finding(
                authored.place(Label.FOLLOW_UPS, line.text),
                Check.FOLLOW_UP,
                f"the follow-up is tied to key point {named[1]}, but there are {count}; correct "
                "the number or drop it",
                authored.question,
            )


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
