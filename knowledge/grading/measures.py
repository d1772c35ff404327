"""How well predicted grades agree with graded answers."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from knowledge.grading.grade import Verdict

FULL = 5.0
_GOOD, _BAD = 4.5, 1.0
_PASSING_SHARE = 0.9
LETTERS = {
    "h": Verdict.MADE, "p": Verdict.PARTLY, "m": Verdict.MISSING, "c": Verdict.CONTRADICTED
}  # fmt: skip
"""What the letters stand for with which people mark key points."""

_CLASSES = (Verdict.MADE, Verdict.MISSING, Verdict.CONTRADICTED)


@dataclass(frozen=True, slots=True)
class Graded:
    """One answer with its gold and its predicted grade.

    Attributes:
        category: how the answer was written.
        gold: the graders' score, 0-5.
        predicted: the predicted score, 0-5.
        letters: one string a grader, a letter a key point: h, p, m or c.
        verdicts: the predicted verdicts.
    """

    category: str
    gold: float
    predicted: float
    letters: tuple[str, ...]
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class Points:
    """Agreement on key points that both graders call made, missing or contradicted.

    Attributes:
        count: number of key points.
        accuracy: share of equal verdicts; a predicted "partly" equals none.
        macro_f1: mean F1 of the three verdicts that occur; nan without points.
    """

    count: int
    accuracy: float
    macro_f1: float


@dataclass(frozen=True, slots=True)
class Category:
    """One category of answers: mean scores (0-5) and agreement on points."""

    count: int
    gold: float
    predicted: float
    points: Points


@dataclass(frozen=True, slots=True)
class Measures:
    """The four measures.

    Attributes:
        count: number of answers.
        pearson: correlation of predicted and gold scores; nan where either is constant.
        mean_absolute_error: on the scale 0-5.
        points: agreement on key points.
        threshold: the highest predicted score, 0-5, that at least 90 % of full answers reach.
        bad_pass_rate: share of bad answers (gold at most 1) that reach it; nan without any.
        categories: by category.
    """

    count: int
    pearson: float
    mean_absolute_error: float
    points: Points
    threshold: float
    bad_pass_rate: float
    categories: Mapping[str, Category]

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON types; what is not a number becomes None."""
        plain: dict[str, Any] = _without_nan(asdict(self))
        return plain


def measure(graded: Sequence[Graded]) -> Measures:
    """Compare predictions with gold.

    Args:
        graded: at least one answer.

    Raises:
        ValueError: there is none.
    """
    if not graded:
        message = "there are no graded answers to measure on"
        raise ValueError(message)
    gold = np.array([answer.gold for answer in graded])
    predicted = np.array([answer.predicted for answer in graded])
    threshold = _threshold(predicted[gold >= _GOOD])
    bad = predicted[gold <= _BAD]
    groups: dict[str, list[Graded]] = defaultdict(list)
    for answer in graded:
        groups[answer.category].append(answer)
    return Measures(
        count=len(graded),
        pearson=pearson(gold, predicted),
        mean_absolute_error=float(np.abs(gold - predicted).mean()),
        points=_points(graded),
        threshold=threshold,
        bad_pass_rate=float((bad >= threshold).mean()) if len(bad) else float("nan"),
        categories={name: _category(groups[name]) for name in sorted(groups)},
    )


def _category(graded: Sequence[Graded]) -> Category:
    return Category(
        count=len(graded),
        gold=float(np.mean([answer.gold for answer in graded])),
        predicted=float(np.mean([answer.predicted for answer in graded])),
        points=_points(graded),
    )


def _points(graded: Sequence[Graded]) -> Points:
    pairs = [pair for answer in graded for pair in _agreed(answer)]
    if not pairs:
        return Points(0, float("nan"), float("nan"))
    return Points(
        count=len(pairs),
        accuracy=sum(gold is predicted for gold, predicted in pairs) / len(pairs),
        macro_f1=_macro_f1(pairs),
    )


def _agreed(answer: Graded) -> list[tuple[Verdict, Verdict]]:
    """Pair gold and predicted verdicts where all graders agree and none says partly."""
    return [
        (LETTERS[letters[0]], verdict)
        for letters, verdict in zip(zip(*answer.letters, strict=True), answer.verdicts, strict=True)
        if len(set(letters)) == 1 and letters[0] != "p"
    ]


def _macro_f1(pairs: Sequence[tuple[Verdict, Verdict]]) -> float:
    scores = []
    for verdict in _CLASSES:
        hits = sum(gold is verdict and predicted is verdict for gold, predicted in pairs)
        claimed = sum((gold is verdict) + (predicted is verdict) for gold, predicted in pairs)
        if claimed:
            scores.append(2 * hits / claimed)
    return float(np.mean(scores)) if scores else float("nan")


def _threshold(full: "np.ndarray[Any, np.dtype[np.float64]]") -> float:
    if not len(full):
        return float("nan")
    return float(np.sort(full)[int(np.floor((1 - _PASSING_SHARE) * len(full) + 1e-9))])


def pearson(
    one: "np.ndarray[Any, np.dtype[np.float64]]", other: "np.ndarray[Any, np.dtype[np.float64]]"
) -> float:
    """Return Pearson's correlation of two rows of numbers; NaN where one of them never varies."""
    if not one.std() or not other.std():
        return float("nan")
    return float(np.corrcoef(one, other)[0, 1])


def _without_nan(value: Any) -> Any:  # noqa: ANN401 - walks plain JSON types
    if isinstance(value, Mapping):
        return {key: _without_nan(entry) for key, entry in value.items()}
    return None if isinstance(value, float) and np.isnan(value) else value
