"""Verdicts on key points -> score, band and how sure they are."""

from collections.abc import Sequence
from typing import Protocol

from knowledge.grading.grade import Band, Verdict
from knowledge.grading.judge import Judgement
from knowledge.grading.nearness import raised

FULL = 100.0
# Half a point of five for each contradiction or other wrong claim.
DEDUCTION = 10.0
# What an answer that states nothing of its own can reach.
CAP = 20.0

_WORTH = {Verdict.MADE: 1.0, Verdict.PARTLY: 0.5, Verdict.MISSING: 0.0, Verdict.CONTRADICTED: 0.0}
_BANDS = ((85.0, Band.STRONG), (65.0, Band.GOOD), (35.0, Band.PARTIAL))
_UNSURE = 0.6


class Judged(Protocol):
    """A key point that an answer was judged on."""

    @property
    def verdict(self) -> Verdict:
        """What the answer does with it."""

    @property
    def credit(self) -> float | None:
        """How much of it counts, 0-1; None for what the verdict is worth."""


def credit(judged: Judged) -> float:
    """Return how much of a key point counts in a score, 0-1."""
    return _WORTH[judged.verdict] if judged.credit is None else judged.credit


def score(
    judgements: Sequence[Judgement],
    wrong_claims: float = 0,
    enough: int | None = None,
    near: float | None = None,
) -> float:
    """Return the score, 0-100.

    The share of points made, a half for partly, less ten for each contradicted point and wrong
    claim. Where a judge weighs how sure it is, an unsure verdict counts in part. No points at all
    give 0.

    Args:
        judgements: one for each key point.
        wrong_claims: wrong statements beside the points.
        enough: so many points make a full answer; all of them when None.
        near: how near the answer comes to the reference (``nearness``); None where it doesn't
            count.
    """
    if not judgements:
        return 0.0
    best = sorted(map(credit, judgements), reverse=True)[:enough]
    share = sum(best) / len(best)
    share = share if near is None else raised(share, near)
    wrong = sum(map(_fault, judgements)) + wrong_claims
    return round(min(max(FULL * share - DEDUCTION * wrong, 0.0), FULL), 1)


def _fault(judgement: Judgement) -> float:
    if judgement.fault is None:
        return float(judgement.verdict is Verdict.CONTRADICTED)
    return judgement.fault


def band(value: float) -> Band:
    """Return the word for a score."""
    return next((name for least, name in _BANDS if value >= least), Band.WEAK)


def borderline(
    judgements: Sequence[Judgement],
    wrong_claims: float = 0,
    enough: int | None = None,
    near: float | None = None,
) -> bool:
    """Whether the least certain verdict is a close call that, turned round, changes the band.

    A score of 0 or 100 is never borderline.

    Args:
        judgements: one for each key point.
        wrong_claims: wrong statements beside the points.
        enough: so many points make a full answer; all of them when None.
        near: as ``score`` takes it.
    """
    if not judgements:
        return False
    unsure = min(range(len(judgements)), key=lambda i: judgements[i].confidence)
    if judgements[unsure].confidence >= _UNSURE:
        return False
    value = score(judgements, wrong_claims, enough, near)
    if value in (0.0, FULL):
        return False
    turned = list(judgements)
    made = judgements[unsure].verdict is Verdict.MADE
    turned[unsure] = Judgement(Verdict.MISSING if made else Verdict.MADE, 1.0)
    return band(value) is not band(score(turned, wrong_claims, enough, near))


def confidence(judgements: Sequence[Judgement]) -> float:
    """Return how sure a score is: the mean of its verdicts' confidence, 1 without any."""
    if not judgements:
        return 1.0
    return round(sum(judgement.confidence for judgement in judgements) / len(judgements), 3)
