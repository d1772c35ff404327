"""Scores of the grader's model -> probabilities that mean what they say."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from typing import Self

import numpy as np
import numpy.typing as npt

from knowledge.grading.closeness import Closeness

Array = npt.NDArray[np.float64]

FILE = "calibration.json"


@dataclass(frozen=True, slots=True)
class Scaling:
    """A linear map from what is known of a key point to the scores of its labels.

    Attributes:
        weights: a row for each score of the judge, then one for each of ``Closeness.features``; a
            column a label.
        biases: added to the scores of the labels.
    """

    weights: tuple[tuple[float, ...], ...]
    biases: tuple[float, ...]

    def probabilities(self, features: npt.NDArray[np.floating]) -> Array:
        """Return the probability of each label, ``[labels]``.

        Args:
            features: as many as there are rows of weights.
        """
        shifted = features.astype(np.float64) @ np.array(self.weights) + np.array(self.biases)
        grown = np.exp(shifted - shifted.max())
        return np.asarray(grown / grown.sum())


@dataclass(frozen=True, slots=True)
class Calibration:
    """Temperature or matrix scaling (Guo et al. 2017, https://arxiv.org/abs/1706.04599).

    How near the answer comes to the point, and to its opposite, weighs beside the judge's scores,
    as far as it is known: stacked generalization (Wolpert 1992,
    https://doi.org/10.1016/S0893-6080(05)80023-1).
    Fitted on answers to questions that neither model was trained on.

    Attributes:
        scalings: for what is known beside the scores: nothing, how near the answer comes to the
            point, and how much nearer to its opposite; or the first of these alone.
    """

    scalings: tuple[Scaling, ...]

    def __post_init__(self) -> None:
        """Check that the scalings take a score a label, and each what it is for beside them.

        Raises:
            ValueError: there is none, or weights are missing or too many.
        """
        if not self.scalings:
            message = "it has no scaling"
            raise ValueError(message)
        labels = len(self.scalings[0].biases)
        for beside, scaling in enumerate(self.scalings):
            widths = {len(scaling.biases), *map(len, scaling.weights)}
            if len(scaling.weights) != labels + beside or widths != {labels}:
                message = f"scaling {beside} has to have {labels + beside} rows of {labels} weights"
                raise ValueError(message)

    @classmethod
    def none(cls, labels: int) -> Self:
        """Return the calibration that changes nothing.

        Args:
            labels: how many labels the scores have.
        """
        rows = tuple(map(tuple, np.eye(labels).tolist()))
        return cls((Scaling(rows, (0.0,) * labels),))

    def probabilities(
        self, scores: npt.NDArray[np.floating], closeness: Sequence[Closeness | None] = ()
    ) -> Array:
        """Return the probability of each label.

        Args:
            scores: ``[points, labels]``.
            closeness: of each point; empty where none is known.

        Returns:
            ``[points, labels]``, rows that sum to 1.
        """
        known = closeness or (None,) * len(scores)
        return np.stack([self._of_one(*one) for one in zip(scores, known, strict=True)])

    def _of_one(self, scores: npt.NDArray[np.floating], closeness: Closeness | None) -> Array:
        beside = (closeness.features if closeness else ())[: len(self.scalings) - 1]
        return self.scalings[len(beside)].probabilities(np.append(scores, beside))

    def save(self, folder: Path) -> None:
        """Write the calibration beside a model.

        Args:
            folder: the model's.
        """
        text = json.dumps(asdict(self), indent=1)
        (folder / FILE).write_text(text + "\n", encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read what ``save`` wrote.

        Args:
            folder: the model's.

        Raises:
            OSError: there is none.
            ValueError: it is not one.
        """
        plain = json.loads((folder / FILE).read_text(encoding="utf-8"))
        try:
            return cls(
                tuple(
                    Scaling(
                        tuple(tuple(map(float, row)) for row in one["weights"]),
                        tuple(map(float, one["biases"])),
                    )
                    for one in plain["scalings"]
                )
            )
        except (KeyError, TypeError, ValueError) as error:
            message = (
                f"{folder / FILE} is no calibration: {error}. Fit one with "
                f"python -m knowledge.training.calibration {folder}"
            )
            raise ValueError(message) from error


@dataclass(frozen=True, slots=True)
class Bin:
    """A row of a reliability table: verdicts about as sure as each other, and how many are right.

    Attributes:
        low: the least confidence, 0-1.
        high: the highest.
        count: number of verdicts.
        confidence: their mean confidence.
        accuracy: share of them that is right.
    """

    low: float
    high: float
    count: int
    confidence: float
    accuracy: float


def reliability(
    confidences: Sequence[float], right: Sequence[bool], edges: Sequence[float]
) -> list[Bin]:
    """Compare how sure verdicts are with how often they are right.

    Args:
        confidences: of each verdict, 0-1.
        right: whether it is.
        edges: bounds of the bins, rising; empty bins are left out.
    """
    sure, hit = np.array(confidences), np.array(right, dtype=bool)
    table = []
    for low, high in pairwise(edges):
        inside = (sure >= low) & ((sure < high) | (high == edges[-1]))
        if inside.any():
            mean, share = float(sure[inside].mean()), float(hit[inside].mean())
            table.append(Bin(low, high, int(inside.sum()), round(mean, 3), round(share, 3)))
    return table
