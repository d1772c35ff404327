"""What the judge said of an answer's parts -> what the whole answer does with each key point.

A long answer is read in several stretches, many key points in several groups. The whole answer
does with a point what its best stretch does. A contradiction stands against a point that is half
made or missing elsewhere; where another stretch makes the point, the surer of the two counts.
Another wrong claim counts when it is seen beside every group of points: seen beside one group
alone it may be what contradicts a point of another.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.grading.grade import Verdict
from knowledge.grading.judge import Judgement
from knowledge.grading.readings import Part

_RANK = {Verdict.MADE: 2, Verdict.PARTLY: 1, Verdict.MISSING: 0, Verdict.CONTRADICTED: -1}
_NOTHING = Judgement(Verdict.MISSING, 1.0)


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What an answer does with the key points of its question.

    Attributes:
        points: one judgement a key point, in order.
        wrong_claim: made where it claims anything wrong beside them.
    """

    points: tuple[Judgement, ...]
    wrong_claim: Judgement = _NOTHING

    @property
    def any_point(self) -> bool:
        """Whether the answer says anything on any point."""
        return any(one.verdict is not Verdict.MISSING for one in self.points)

    @property
    def of_nothing_stated(self) -> "Verdicts":
        """The verdicts on an answer whose form says that it states nothing, after all."""
        return Verdicts(tuple(map(_missing, self.points)))


def of_silence(count: int) -> Verdicts:
    """Return the verdicts on an answer without a word.

    Args:
        count: the number of key points.
    """
    return Verdicts((_NOTHING,) * count)


def of_all_made(count: int) -> Verdicts:
    """Return the verdicts on the reference itself.

    Args:
        count: the number of key points.
    """
    return Verdicts((Judgement(Verdict.MADE, 1.0),) * count)


def combined(parts: Sequence[Part], judged: Sequence[Sequence[Judgement]]) -> Verdicts:
    """Combine the judgements of one answer's parts.

    Args:
        parts: at least one; together they hold all key points.
        judged: a judgement a point of each part, the one about other wrong claims last.
    """
    of_point: dict[int, list[Judgement]] = defaultdict(list)
    claims: dict[tuple[int, ...], list[Judgement]] = defaultdict(list)
    for part, (*judgements, wrong) in zip(parts, judged, strict=True):
        claims[part.numbers].append(wrong)
        for number, judgement in zip(part.numbers, judgements, strict=True):
            of_point[number].append(judgement)
    return Verdicts(
        points=tuple(_over_stretches(of_point[number]) for number in sorted(of_point)),
        wrong_claim=min((max(said, key=_likeness) for said in claims.values()), key=_likeness),
    )


def _over_stretches(judgements: Sequence[Judgement]) -> Judgement:
    best = max(judgements, key=_likeness)
    against = [one for one in judgements if one.verdict is Verdict.CONTRADICTED]
    denial = max(against, key=lambda one: one.confidence, default=None)
    if denial is None or (best.verdict is Verdict.MADE and best.confidence > denial.confidence):
        return best
    return denial


def _likeness(judgement: Judgement) -> tuple[int, float]:
    """Tell how near a judgement comes to "made": the surer the nearer, but the less if missing."""
    made = judgement.verdict in {Verdict.MADE, Verdict.PARTLY}
    return _RANK[judgement.verdict], judgement.confidence if made else -judgement.confidence


def _missing(judgement: Judgement) -> Judgement:
    if judgement.verdict is Verdict.MISSING:
        # Without the credit that an unsure judge gives: nothing was stated.
        return Judgement(Verdict.MISSING, judgement.confidence)
    return Judgement(Verdict.MISSING, max(0.5, 1 - judgement.confidence))
