"""The judge that ships: a cross-encoder over question, answer and key points."""

import re
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, cast

import numpy as np
import numpy.typing as npt
import torch
from sentence_transformers import CrossEncoder
from sentence_transformers.util import batch_to_device
from tokenizers import Tokenizer
from torch import Tensor, nn

from knowledge.grading.calibration import FILE, Array, Calibration
from knowledge.grading.grade import Verdict
from knowledge.grading.judge import Judgement
from knowledge.grading.labels import LABELS
from knowledge.grading.point_reading import read_points
from knowledge.grading.readings import Reading

if TYPE_CHECKING:
    from sentence_transformers.base.modules import Dense, Transformer
    from sentence_transformers.sentence_transformer.modules import Pooling

_VERDICTS = (Verdict.MADE, Verdict.PARTLY, Verdict.MISSING, Verdict.CONTRADICTED)
_MADE, _PARTLY, _CONTRADICTED, _SWAPPED = map(LABELS.index, "hpcs")
_NEARLY = 0.15
_BATCH = 8
_SEPARATOR = "</s>"
_SPECIAL = re.compile(r"</?s>|<(?:pad|unk|mask)>")


def pair_of(reading: Reading) -> tuple[str, str]:
    """Return the two texts that the model takes: question and answer, and the key points.

    Args:
        reading: one pass; what looks like a special token in it is taken out.
    """
    question, answer, *points = (
        _SPECIAL.sub(" ", text) for text in (reading.question, reading.answer, *reading.points)
    )
    return f"{question} {_SEPARATOR} {answer}", f" {_SEPARATOR} ".join(points)


def score_points(model: CrossEncoder, features: dict[str, Any]) -> tuple[Tensor, Tensor]:
    """Return the scores of all key points of a batch, read at their ends and from their means.

    Args:
        model: a backbone, a pooling for ``CrossEncoder.predict``, and the scores.
        features: what ``model.preprocess`` made of pairs.

    Returns:
        Twice ``[points in the batch, len(LABELS)]``.
    """
    backbone, _, head = cast("tuple[Transformer, Pooling, Dense]", tuple(model))
    separator = model.tokenizer.sep_token_id
    tokens, mask = features["input_ids"], features["attention_mask"]
    states = backbone(dict(features))["token_embeddings"]
    at_ends, of_means = read_points(states, tokens, mask, separator)
    return head.linear(at_ends), head.linear(of_means)


class PointJudge:
    """Judges all key points of an answer in one pass of a cross-encoder.

    Safe to use from several threads: one batch is computed at a time.

    Args:
        model: scores key points; see ``knowledge.training``.
        calibration: what its scores mean.
    """

    def __init__(self, model: CrossEncoder, calibration: Calibration) -> None:
        self.model = model.eval()
        self._calibration = calibration
        self._lock = threading.Lock()
        # One of its own: the model's is changed by every batch, to pad and cut.
        self._counter = Tokenizer.from_str(model.tokenizer.backend_tokenizer.to_str())
        self._counter.no_truncation()
        self._counter.no_padding()

    @classmethod
    def of(cls, model: CrossEncoder, folder: Path) -> Self:
        """Return the judge of a loaded model, with the calibration that lies beside its weights.

        Args:
            model: scores key points.
            folder: where it was loaded from; without a calibration its scores are taken as given.

        Raises:
            ValueError: the model gives other scores, or the calibration is broken.
        """
        if model.num_labels != len(LABELS):
            message = f"it gives {model.num_labels} scores a pair instead of {len(LABELS)}"
            raise ValueError(message)
        if not (folder / FILE).is_file():
            return cls(model, Calibration.none(len(LABELS)))
        return cls(model, Calibration.load(folder))

    def share_words(self, words: nn.Embedding | None) -> None:
        """Use another model's word embeddings where they are the same, and save their memory.

        Args:
            words: of the encoder that the judge may have been trained from.
        """
        own = cast("nn.Embedding", cast("Transformer", self.model[0]).model.get_input_embeddings())
        if words is not None and torch.equal(own.weight, words.weight):
            own.weight = words.weight

    def tokens(self, text: str) -> int:
        """Return how many tokens of a reading ``text`` takes, without special ones."""
        return len(self._counter.encode(text, add_special_tokens=False).ids)

    def judge(self, readings: Sequence[Reading]) -> list[tuple[Judgement, ...]]:
        """Return one judgement a point of each reading, in order."""
        return [
            tuple(map(_judgement, self._calibration.probabilities(scores, reading.closeness)))
            for reading, scores in zip(readings, self.scores(readings), strict=True)
        ]

    def scores(self, readings: Sequence[Reading]) -> list[npt.NDArray[np.float32]]:
        """Return the scores of each reading's key points, ``[points, len(LABELS)]``.

        Args:
            readings: of any answers to any questions; neighbours are best of like length.
        """
        found: list[npt.NDArray[np.float32]] = []
        for batch in _batches(readings):
            with self._lock, torch.inference_mode():
                features = self.model.preprocess([pair_of(reading) for reading in batch])
                _, of_means = score_points(self.model, batch_to_device(features, self.model.device))
            sizes = [len(reading.points) for reading in batch]
            found += [part.numpy() for part in torch.split(of_means.cpu(), sizes)]
        return found


def _batches(readings: Sequence[Reading]) -> Iterator[Sequence[Reading]]:
    for start in range(0, len(readings), _BATCH):
        yield readings[start : start + _BATCH]


def _judgement(probabilities: Array) -> Judgement:
    """Return the likeliest verdict; exchanged roles are one of two ways to contradict."""
    swapped = bool(probabilities[_SWAPPED] > probabilities[_CONTRADICTED])
    likely = probabilities[:_SWAPPED].copy()
    likely[_CONTRADICTED] += probabilities[_SWAPPED]
    best = int(likely.argmax())
    return Judgement(
        verdict=_VERDICTS[best],
        confidence=float(likely[best]),
        swapped=swapped and best == _CONTRADICTED,
        credit=_weighed(float(likely[_MADE] + likely[_PARTLY] / 2)),
        fault=_weighed(float(likely[_CONTRADICTED])),
    )


def _weighed(expected: float) -> float:
    """Count what is nearly sure as sure, and the rest by how sure it is."""
    return min(max((expected - _NEARLY) / (1 - 2 * _NEARLY), 0.0), 1.0)
