"""Are two questions one?"""

import re
from collections.abc import Iterator, Sequence

import numpy as np

from knowledge.lint.comparison import Claim, Comparison
from knowledge.lint.finding import Check, Finding
from knowledge.question import Kind, Question

# Of the 130,000 pairs among the questions of the shipped notes and 40 more on their subjects, none
# has nearer prompts, opening and closing a TCP connection being the nearest (0.952); of the 40,
# asked a second time in other words, a third is found so. Their answers then have at least 0.867.
_SAME_PROMPT = 0.953
_RELATED_ANSWERS = 0.86
# Reworded prompts with the same answer: the share of the points of either that the other states
# reaches 0.63 for different questions.
_NEAR_PROMPT = 0.9
_SAME_POINTS = 0.8
_SHARED_BY_SWAP = 2

_FIGURE = re.compile(r"\d+(?:\.\d+)*")


def check_duplicates(questions: Sequence[Question], comparison: Comparison) -> Iterator[Finding]:
    """Yield each question that asks the same as one before it, across all files.

    Prompts with different figures (``3-way`` and ``4-way``, ``TLS 1.2`` and ``1.3``) are different
    however near they are.

    Args:
        questions: all questions, in the order of files and lines.
        comparison: the measure.
    """
    before: dict[int, int] = {}
    for first, second in sorted({*_written(questions, comparison), *_made(questions, comparison)}):
        before.setdefault(second, first)
    for second, first in sorted(before.items()):
        one, other = questions[first], questions[second]
        yield Finding(
            other.source,
            Check.DUPLICATE,
            f"“{other.prompt}” asks the same as “{one.prompt}” at {one.source.file}:"
            f"{one.source.line}; drop one or ask something else",
            other,
        )


def _written(questions: Sequence[Question], comparison: Comparison) -> Iterator[tuple[int, int]]:
    """Yield the places of questions that their authors wrote twice."""
    places = [place for place, one in enumerate(questions) if one.kind is Kind.QA]
    if not places:
        return
    prompts = np.stack(comparison.embed(questions[place].prompt for place in places))
    closeness = np.triu(prompts @ prompts.T, 1)
    for row, column in np.argwhere(closeness >= _NEAR_PROMPT).tolist():
        first, second = places[row], places[column]
        one, other = questions[first], questions[second]
        if _is_same(one, other, float(closeness[row, column]), comparison):
            yield first, second


def _is_same(one: Question, other: Question, closeness: float, comparison: Comparison) -> bool:
    if set(_FIGURE.findall(one.prompt)) != set(_FIGURE.findall(other.prompt)):
        return False
    if (
        closeness >= _SAME_PROMPT
        and not _swaps_words(one, other, comparison)
        and comparison.closeness(one.reference, other.reference) >= _RELATED_ANSWERS
    ):
        return True
    return _shared(one, other, comparison) >= _SAME_POINTS


def _swaps_words(one: Question, other: Question, comparison: Comparison) -> bool:
    """Tell whether the prompts are one sentence with another word in it.

    Opening and closing a connection are as near to the encoder as two ways to ask one thing; but
    who words a question anew seldom changes a single word only.
    """
    mine, yours = comparison.subject(one.prompt), comparison.subject(other.prompt)
    swapped = len(mine - yours), len(yours - mine)
    return min(swapped) > 0 and len(mine & yours) >= _SHARED_BY_SWAP * max(swapped)


def _shared(one: Question, other: Question, comparison: Comparison) -> float:
    """Return the share of the terms of either's points that the other's reference uses, 0-1."""
    shares = [
        comparison.coverage(Claim(second.reference, point))
        for first, second in ((one, other), (other, one))
        for point in first.key_points
    ]
    return sum(shares) / len(shares)


def _made(questions: Sequence[Question], comparison: Comparison) -> Iterator[tuple[int, int]]:
    """Yield the places of questions on one subject of which at least one was made from notes.

    Made prompts are near each other by their pattern, so their subjects decide; a heading and
    what stands under it are asked about apart on purpose.
    """
    places: dict[frozenset[str], list[int]] = {}
    for second, other in enumerate(questions):
        same = places.setdefault(comparison.subject(other.prompt), [])
        for first in same:
            one = questions[first]
            if not one.kind is other.kind is Kind.QA and not _is_nested(one, other):
                yield first, second
        same.append(second)


def _is_nested(one: Question, other: Question) -> bool:
    depth = min(len(one.path), len(other.path))
    return one.source.file == other.source.file and one.path[:depth] == other.path[:depth]
