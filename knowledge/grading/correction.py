"""A grade that a person sets right: verdicts replaced, the score reckoned anew."""

from collections.abc import Sequence
from dataclasses import replace

from knowledge.grading import flags, scoring
from knowledge.grading.grade import Flag, Grade, PointGrade, Span, Verdict
from knowledge.grading.judge import Judgement

_CERTAIN = 1.0
_SAID = {Verdict.MADE, Verdict.PARTLY}
# What a grade cannot say any more once a point of the answer counts.
_REFUTED = flags.CAPPED | {Flag.TOO_SHORT}


def rank(verdict: Verdict) -> int:
    """Return what a verdict is worth beside the others, 0 for the least."""
    order = (Verdict.CONTRADICTED, Verdict.MISSING, Verdict.PARTLY, Verdict.MADE)
    return order.index(verdict)


def with_verdict(grade: Grade, number: int, verdict: Verdict, words: Span | None) -> Grade:
    """Return ``grade`` with a person's verdict on one key point.

    Args:
        grade: the grade so far.
        number: which point, counted from 0.
        verdict: what the answer does with it.
        words: the stretch of the answer that does; left out for a missing point.
    """
    evidence = None if verdict is Verdict.MISSING else words
    point = replace(
        grade.points[number],
        verdict=verdict,
        confidence=_CERTAIN,
        evidence=evidence,
        swapped=False,
        precedent=None,
        credit=None,
        fault=None,
    )
    return corrected(grade, with_point(grade, number, point), grade.wrong_claims)


def with_point(grade: Grade, number: int, point: PointGrade) -> tuple[PointGrade, ...]:
    """Return the points of ``grade`` with another in the place of one."""
    return tuple(point if i == number else old for i, old in enumerate(grade.points))


def corrected(grade: Grade, points: Sequence[PointGrade], wrong_claims: Sequence[Span]) -> Grade:
    """Return ``grade`` as a person leaves it."""
    return replace(rescored(grade, points, wrong_claims), corrected=True)


def rescored(grade: Grade, points: Sequence[PointGrade], wrong_claims: Sequence[Span]) -> Grade:
    """Return ``grade`` with other points and wrong claims, and the score that these make.

    Flags that say the answer states nothing are dropped once a point counts; the one for wrong
    claims follows from what is left. A wrong claim that could not be found stands, since nobody
    can strike it. A score that a person had a part in is not borderline.

    Args:
        grade: the grade before.
        points: its points, some with another verdict.
        wrong_claims: what is wrong beside the points.
    """
    verdicts = [point.verdict for point in points]
    seen = set(grade.flags) - {Flag.WRONG_CLAIM}
    if _SAID & set(verdicts):
        seen -= _REFUTED
    wrong = len(wrong_claims) + _claims_unseen(grade)
    if wrong or Verdict.CONTRADICTED in verdicts:
        seen.add(Flag.WRONG_CLAIM)
    judgements = [
        Judgement(point.verdict, point.confidence, credit=point.credit, fault=point.fault)
        for point in points
    ]
    value = scoring.score(judgements, wrong)
    if seen & flags.CAPPED:
        value = min(value, scoring.CAP)
    sure = [point.confidence for point in points]
    return replace(
        grade,
        score=value,
        confidence=round(sum(sure) / len(sure), 3) if sure else grade.confidence,
        band=scoring.band(value),
        borderline=False,
        points=tuple(points),
        flags=tuple(flag for flag in Flag if flag in seen),
        wrong_claims=tuple(wrong_claims),
    )


def _claims_unseen(grade: Grade) -> bool:
    """Whether a wrong claim is flagged that is neither shown nor a contradicted point."""
    return (
        Flag.WRONG_CLAIM in grade.flags
        and not grade.wrong_claims
        and all(point.verdict is not Verdict.CONTRADICTED for point in grade.points)
    )
