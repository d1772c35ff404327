"""What the classifier has learned, and the file it ships in."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save_file

from knowledge.talk.intent import Intent

SHIPPED = Path(__file__).parent.parent / "models" / "talk.safetensors"

IMPOSSIBLE = -60.0
"""The bias of an intent that a state does not have: no example of it was seen."""

_FORMAT = "talk-1"
_TENSORS = ("opened.weights", "opened.bias", "none.weights", "none.bias")

Scores = NDArray[np.float64]


class WeightsError(Exception):
    """A file of weights that cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class Model:
    """Logistic regression over ``knowledge.talk.features``.

    Attributes:
        weights: a row for each ``Intent`` in order, ``[13, width]``.
        bias: ``[13]``.
    """

    weights: NDArray[np.float32]
    bias: NDArray[np.float32]

    def scores(self, rows: NDArray[np.float32]) -> Scores:
        """Return a log-likelihood, up to a constant, for each row and intent, ``[n, 13]``."""
        return np.asarray(rows @ self.weights.T + self.bias, dtype=np.float64)


def likelihoods(scores: Scores) -> Scores:
    """Return scores as likelihoods that add up to 1 in each row."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learned.

    Attributes:
        learned_from: names the examples and the encoder, by ``knowledge.talk.examples.named``.
        opened: for what is said with a question open.
        none: for what is said with none open.
    """

    learned_from: str
    opened: Model
    none: Model

    def write(self, path: Path) -> None:
        """Write them in half precision, which changes no decision.

        Raises:
            OSError: the file cannot be written.
        """
        values = (self.opened.weights, self.opened.bias, self.none.weights, self.none.bias)
        tensors = {
            name: np.ascontiguousarray(value, dtype=np.float16)
            for name, value in zip(_TENSORS, values, strict=True)
        }
        path.parent.mkdir(parents=True, exist_ok=True)
        notes = {"format": _FORMAT, "learned_from": self.learned_from}
        save_file(tensors, path, metadata=notes | {"intents": " ".join(Intent)})

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read what ``write`` wrote.

        Raises:
            WeightsError: there is no such file, or it is something else.
        """
        try:
            with safe_open(path, framework="numpy") as file:
                notes = file.metadata() or {}
                if (notes.get("format"), notes.get("intents")) != (_FORMAT, " ".join(Intent)):
                    msg = f"{path} was not written by this version"
                    raise WeightsError(msg)
                read = [np.asarray(file.get_tensor(name), np.float32) for name in _TENSORS]
        except (OSError, SafetensorError) as error:
            msg = f"{path} cannot be read: {error}"
            raise WeightsError(msg) from error
        return cls(notes["learned_from"], Model(read[0], read[1]), Model(read[2], read[3]))
