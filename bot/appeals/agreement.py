"""How often reviewers agreed with the grader."""

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.grading import Grade, Verdict


@dataclass(frozen=True, slots=True)
class Agreement:
    """Counts over the decided appeals of a server.

    Attributes:
        appeals: how many were decided.
        upheld: in how many of them the grade stayed as it was.
        points: key points of all of them.
        kept: key points whose verdict stayed as it was.
        changed: how often which verdict was changed into which, the most frequent first.
    """

    appeals: int
    upheld: int
    points: int
    kept: int
    changed: tuple[tuple[Verdict, Verdict, int], ...]


def agreement(decided: Iterable[tuple[Grade, Grade | None]]) -> Agreement:
    """Count.

    Args:
        decided: for each decided appeal the grader's grade and, where the appeal was accepted, the
            corrected one.
    """
    appeals = upheld = points = kept = 0
    changed: dict[tuple[Verdict, Verdict], int] = {}
    for before, after in decided:
        appeals += 1
        upheld += after is None
        for old, new in zip(before.points, (after or before).points, strict=True):
            points += 1
            if old.verdict is new.verdict:
                kept += 1
            else:
                pair = old.verdict, new.verdict
                changed[pair] = changed.get(pair, 0) + 1
    ordered = sorted(changed.items(), key=lambda one: (-one[1], one[0]))
    return Agreement(
        appeals, upheld, points, kept, tuple((old, new, count) for (old, new), count in ordered)
    )
