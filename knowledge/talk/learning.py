"""The examples -> the classifier's weights: logistic regression, one for each state.

With a question open other things are said, and the same words mean something else ("help"), than
with none; so each state has weights of its own. Nothing here is random: the same examples and
encoder give the same weights.
"""

import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]
from sklearn.exceptions import ConvergenceWarning  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from knowledge.encoder import Encoder, Vectors
from knowledge.talk.classifier import decided
from knowledge.talk.examples import Utterance, digest, named
from knowledge.talk.features import Matrix, features, plain
from knowledge.talk.intent import Intent
from knowledge.talk.measures import Judged
from knowledge.talk.weights import IMPOSSIBLE, Model, Scores, Weights, likelihoods

FOLDS = 5

_STRENGTH = 30.0
_STEPS = 100
_SHARPNESS = np.exp(np.linspace(-1.0, 2.0, 31))
_PLACES = {intent: place for place, intent in enumerate(Intent)}


@dataclass(frozen=True, slots=True)
class Example:
    """An utterance in a state.

    Attributes:
        utterance: what was said and meant.
        question: the question that was open; None for none.
    """

    utterance: Utterance
    question: str | None

    @property
    def fold(self) -> int:
        """The part, of ``FOLDS``, that the utterance falls in, in whatever state."""
        return int(digest(self.utterance.text), 16) % FOLDS


def fit(utterances: Sequence[Utterance], encoder: Encoder) -> Weights:
    """Learn from examples.

    Args:
        utterances: the examples.
        encoder: the model whose vectors will be classified.
    """
    known = Known(encoder)
    opened, none = in_states(utterances, known)
    return Weights(
        learned_from=named(utterances, encoder.name),
        opened=_calibrated(opened, known),
        none=_calibrated(none, known),
    )


class Known:
    """An encoder that embeds each text once.

    Args:
        encoder: embeds what is new.
    """

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._vectors: dict[str, Vectors] = {}
        self.name = encoder.name
        self.dimensions = encoder.dimensions

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return one row of unit length for each text."""
        fresh = sorted({text for text in texts if text not in self._vectors})
        self._vectors.update(zip(fresh, self._encoder.encode_queries(fresh), strict=True))
        rows = [self._vectors[text] for text in texts]
        return np.array(rows, dtype=np.float32).reshape(len(rows), self.dimensions)

    def encode_passages(self, texts: Sequence[str], *, progress: bool = False) -> Vectors:
        """Return one row of unit length for each text of the notes."""
        return self._encoder.encode_passages(texts, progress=progress)


def in_states(
    utterances: Sequence[Utterance], encoder: Encoder
) -> tuple[list[Example], list[Example]]:
    """Return the examples with a question open, and those with none.

    What is no answer may be said at any question: it stands once with one that has nothing to do
    with it, and once with the one that is nearest in meaning, so that a question about the open
    question's subject is not taken for an answer to it.
    """
    questions = sorted({said.question for said in utterances if said.question})
    asked = encoder.encode_queries(questions)
    meanings = encoder.encode_queries([plain(said.text) for said in utterances])
    opened = [
        Example(said, question)
        for said, meaning in zip(utterances, meanings, strict=True)
        if said.with_open
        for question in _asked_at(said, questions, asked @ meaning)
    ]
    return opened, [Example(said, None) for said in utterances if said.with_none]


def _asked_at(said: Utterance, questions: Sequence[str], nearness: Vectors) -> Iterator[str]:
    if said.question is not None:
        yield said.question
        return
    yield questions[int(digest(said.text), 16) // FOLDS % len(questions)]
    yield questions[int(np.argmax(nearness))]


def _calibrated(examples: Sequence[Example], encoder: Encoder) -> Model:
    """Fit to all examples, as sure as the parts that were left out in turn allow."""
    rows, gold = table(examples, encoder)
    scores = left_out_scores(examples, rows, gold)
    sharpness = np.float32(_sharpness(scores, gold))
    model = _fitted(rows, gold)
    return Model(model.weights * sharpness, model.bias * sharpness)


def table(examples: Sequence[Example], encoder: Encoder) -> tuple[Matrix, NDArray[np.int64]]:
    """Return the examples' features, ``[n, width]``, and the places of their intents, ``[n]``."""
    texts = [example.utterance.text for example in examples]
    gold = np.array([_PLACES[example.utterance.intent] for example in examples])
    return features(texts, [example.question for example in examples], encoder), gold


def left_out_scores(examples: Sequence[Example], rows: Matrix, gold: NDArray[np.int64]) -> Scores:
    """Return each example's scores from a model that was fitted to the other parts."""
    folds = np.array([example.fold for example in examples])
    scores = np.zeros((len(examples), len(Intent)))
    for fold in range(FOLDS):
        left_out = folds == fold
        scores[left_out] = _fitted(rows[~left_out], gold[~left_out]).scores(rows[left_out])
    return scores


def _fitted(rows: Matrix, gold: NDArray[np.int64]) -> Model:
    regression = LogisticRegression(C=_STRENGTH, max_iter=_STEPS, class_weight=_weights(gold))
    with warnings.catch_warnings():
        # To stop before the last digit is settled is meant.
        warnings.simplefilter("ignore", ConvergenceWarning)
        regression.fit(csr_matrix(rows), gold)
    weights = np.zeros((len(Intent), rows.shape[1]), dtype=np.float32)
    bias = np.full(len(Intent), IMPOSSIBLE, dtype=np.float32)
    weights[regression.classes_] = regression.coef_
    bias[regression.classes_] = regression.intercept_
    return Model(weights, bias)


def _weights(gold: NDArray[np.int64]) -> dict[int, float]:
    """Return what an example of each intent counts: more where there are few, but not as much more.

    Answers are said more often than anything else while a question is open.
    """
    places, counts = np.unique(gold, return_counts=True)
    shares = counts**-0.5 * (counts.sum() / (counts**0.5).sum())
    return {int(place): float(share) for place, share in zip(places, shares, strict=True)}


def _sharpness(scores: Scores, gold: NDArray[np.int64]) -> float:
    """Return what scores are to be multiplied with to be as sure as they are right.

    Temperature scaling: Guo et al., "On Calibration of Modern Neural Networks", ICML 2017.
    """
    losses = [_loss(scores * sharpness, gold) for sharpness in _SHARPNESS]
    return float(_SHARPNESS[int(np.argmin(losses))])


def _loss(scores: Scores, gold: NDArray[np.int64]) -> float:
    likely = likelihoods(scores)[np.arange(len(gold)), gold]
    return float(-np.log(np.maximum(likely, np.finfo(float).tiny)).mean())


def left_out(utterances: Sequence[Utterance], encoder: Encoder) -> list[Judged]:
    """Return how each example is understood in each state by a model that did not learn from it.

    Args:
        utterances: the examples.
        encoder: the model.
    """
    known = Known(encoder)
    judged: list[Judged] = []
    for examples in in_states(utterances, known):
        rows, gold = table(examples, known)
        scores = left_out_scores(examples, rows, gold)
        likely = likelihoods(scores * _sharpness(scores, gold))
        judged += [
            Judged(
                example.utterance.text,
                example.utterance.intent,
                decided(row),
                is_open=example.question is not None,
            )
            for example, row in zip(examples, likely, strict=True)
        ]
    return judged
