"""Smaller questions: a key point that an answer missed, asked for alone."""

import hashlib
from dataclasses import replace

from rapidfuzz import fuzz

from knowledge.question import Question

_DIGITS = 12
_SAME = 85.0
"""From this likeness on (0-100), one point says another."""


def part_id(question_id: str, point: str) -> str:
    """Return the id of the question for one key point, which lasts as long as the point."""
    return hashlib.sha256(f"{question_id}\x1f{point}".encode()).hexdigest()[:_DIGITS]


def part_of(question: Question, point: str) -> Question | None:
    """Return the question that asks for one key point of another.

    The other points stand beside it, so that it is clear which one is asked for; not those that
    would say it.

    Args:
        question: the whole question.
        point: one of its key points.

    Returns:
        None where the question has no such point, or no other.
    """
    if point not in question.key_points or len(question.key_points) == 1:
        return None
    said = (
        "" if other == point else other
        for other in question.key_points
        if other == point or fuzz.token_set_ratio(other, point) < _SAME
    )
    return replace(
        question,
        id=part_id(question.id, point),
        reference=point,
        key_points=(point,),
        ordered=False,
        hints=(),
        follow_ups=(),
        difficulty=None,
        part_of=question.id,
        said=tuple(said),
    )
