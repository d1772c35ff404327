"""Scores of the grader's model -> probabilities that mean what they say."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from typing import Self

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

FILE = "calibration.json"


@dataclass(frozen=True, slots=True)
class Calibration:
    """Temperature scaling with a bias a label (Guo et al. 2017, https://arxiv.org/abs/1706.04599).

    Fitted on answers to questions that the model was not trained on.

    Attributes:
        temperature: what the scores are divided by; over 1 where the model is too sure of itself.
        biases: added to the scores of each label after that.
    """

    temperature: float
    biases: tuple[float, ...]

    @classmethod
    def none(cls, labels: int) -> Self:
        """Return the calibration that changes nothing.

        Args:
            labels: how many labels the scores have.
        """
        return cls(1.0, (0.0,) * labels)

    def probabilities(self, scores: npt.NDArray[np.floating]) -> Array:
        """Return the probability of each label.

        Args:
            scores: ``[points, labels]``.

        Returns:
            ``[points, labels]``, rows that sum to 1.
        """
        shifted = scores.astype(np.float64) / self.temperature + np.array(self.biases)
        grown = np.exp(shifted - shifted.max(axis=1, keepdims=True))
        sums: Array = grown / grown.sum(axis=1, keepdims=True)
        return sums

    def save(self, folder: Path) -> None:
        """Write the calibration beside a model.

        Args:
            folder: the model's.
        """
        text = json.dumps(asdict(self), indent=2)
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
            return cls(float(plain["temperature"]), tuple(map(float, plain["biases"])))
        except (KeyError, TypeError) as error:
            message = f"{folder / FILE} is no calibration: {error}"
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
