"""The judge that ships: a cross-encoder over question, answer and key points."""

import re
from typing import Any

from sentence_transformers import CrossEncoder
from torch import Tensor

from knowledge.grading.point_reading import read_points
from knowledge.grading.readings import Reading

LABELS = "hpmcs"
"""What the scores of a key point stand for: made, partly, missing, contradicted, and contradicted
because roles or terms are exchanged."""

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
    backbone, _, head = model
    separator = model.tokenizer.sep_token_id
    tokens, mask = features["input_ids"], features["attention_mask"]
    states = backbone(dict(features))["token_embeddings"]
    at_ends, of_means = read_points(states, tokens, mask, separator)
    return head.linear(at_ends), head.linear(of_means)
