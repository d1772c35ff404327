"""Stable names for questions."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from knowledge.question import Question

_DIGITS = 12


def with_unique_ids(questions: Iterable[Question]) -> tuple[Question, ...]:
    """Return ``questions`` with their ids: a hash of heading path, kind and prompt.

    The second question with the same three gets a numbered suffix hashed in, so that ids stay
    unique, and the first keeps its own.
    """
    seen: Counter[str] = Counter()
    named: list[Question] = []
    for question in questions:
        key = "\x1f".join((*question.path, question.kind, question.prompt))
        seen[key] += 1
        suffix = f"\x1f{seen[key]}" if seen[key] > 1 else ""
        digest = hashlib.sha256(f"{key}{suffix}".encode()).hexdigest()
        named.append(replace(question, id=digest[:_DIGITS]))
    return tuple(named)
