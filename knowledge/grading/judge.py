"""The judge of key points: made, partly made, missing or contradicted."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from knowledge.grading.evidence import Evidence
from knowledge.grading.grade import Verdict

# Logistic regression of made against missing on the authored answers in
# tests/knowledge/grading/answers.jsonl (15 questions), without keyword lists and contradicted
# points.
_CLOSENESS = 6.06
_COVERAGE = 6.80
_BIAS = -6.80

# Any two short texts come to a cosine near 0.8 (random letters up to 0.82), so without one shared
# term only a cosine that unrelated texts don't reach tells that a point is made.
_CLOSE_ENOUGH_ALONE = 0.9
_PARTLY = (0.45, 0.55)
_DENIED = 0.75
# A point with none of its terms used is missing at least this surely.
_SURE = 0.7


@dataclass(frozen=True, slots=True)
class Pair:
    """A key point and the answer it is looked for in.

    Attributes:
        question: the question.
        point: the key point.
        answer: the whole answer, in plain.
        evidence: what was found for the point in the answer.
    """

    question: str
    point: str
    answer: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, and how sure it is (0-1)."""

    verdict: Verdict
    confidence: float


class Judge(Protocol):
    """Decides what answers do with key points. Deterministic and safe to use from threads."""

    def judge(self, pairs: Sequence[Pair]) -> Sequence[Judgement]:
        """Return one judgement a pair, in order.

        Args:
            pairs: key points and answers of any number of questions, for one batch.
        """


class EvidenceJudge:
    """Judges by closeness in meaning, by the point's terms, and by cues of a denial.

    It sees subtle contradictions only where a clause stays near the point's own words: negated,
    with an opposite word, another number, exchanged roles or another point's subject.
    """

    def judge(self, pairs: Sequence[Pair]) -> Sequence[Judgement]:
        """Return one judgement a pair, in order."""
        return [_judgement(pair.evidence) for pair in pairs]


def _judgement(evidence: Evidence) -> Judgement:
    if evidence.span is None:
        return Judgement(Verdict.MISSING, 1.0)
    if evidence.denial is not None:
        return Judgement(Verdict.CONTRADICTED, _DENIED)
    made = _sigmoid(_CLOSENESS * evidence.closeness + _COVERAGE * evidence.coverage + _BIAS)
    low, high = _PARTLY
    if not evidence.matched and evidence.closeness < _CLOSE_ENOUGH_ALONE:
        return Judgement(Verdict.MISSING, max(1.0 - made, _SURE))
    if made > high:
        return Judgement(Verdict.MADE, made)
    if made < low:
        return Judgement(Verdict.MISSING, 1.0 - made)
    return Judgement(Verdict.PARTLY, 0.5)


def _sigmoid(x: float) -> float:
    return 1.0 / (1.0 + math.exp(-x))
