"""``python -m knowledge.training.calibration``: fits a judge's ``Calibration``.

On answers to questions that neither the judge nor the encoder beside it was trained on. How well it
does is told by cross-validation, by question::

    python -m knowledge.training.calibration knowledge/models/grader
"""

import argparse
import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from sentence_transformers import CrossEncoder
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
from sklearn.model_selection import GroupKFold  # type: ignore[import-untyped]
from sklearn.preprocessing import StandardScaler  # type: ignore[import-untyped]
from torch import nn

from knowledge import encoder
from knowledge.checkpoints import open_checkpoint
from knowledge.grading import contrast
from knowledge.grading.calibration import Array, Calibration, Scaling
from knowledge.grading.clauses import clauses
from knowledge.grading.closeness import Closeness
from knowledge.grading.contrast import Contrast
from knowledge.grading.labels import LABELS
from knowledge.grading.point_judge import PointJudge
from knowledge.grading.readings import WRONG_CLAIM, Reading
from knowledge.training import corpus
from knowledge.training.corpus import AuthoredAnswer
from knowledge.training.example import UNSETTLED

# Few labels are seen often enough to trust large weights.
_PULL_OF_BIASES = 1e-3
_PULL_OF_WEIGHTS = 1e-4
_FREEDOM = 0.3
_WITH_OPPOSITE = 2
_PLACES = 4
_MADE, _MISSING, _CONTRADICTED, _SWAPPED = map(LABELS.index, "hmcs")
_COUNTED = (_MADE, _MISSING, _CONTRADICTED)
# The bias of a label that no answer has.
_NEVER = -30.0

log = logging.getLogger("knowledge.training")


@dataclass(frozen=True, slots=True)
class Scored:
    """What is known of a key point in an answer, and the right label.

    Attributes:
        qid: the question's.
        scores: the judge's, ``[labels]``.
        closeness: how near the answer comes to it, where that is known.
        label: index of the right label.
        is_claim: whether it is about wrong claims, and no key point.
    """

    qid: str
    scores: npt.NDArray[np.float32]
    closeness: Closeness | None
    label: int
    is_claim: bool = False

    @property
    def features(self) -> tuple[float, ...]:
        """What is known beside the scores."""
        return self.closeness.features if self.closeness else ()


def scored(
    judge: PointJudge, answers: Sequence[AuthoredAnswer], contrast: Contrast
) -> list[Scored]:
    """Return all settled key points of answers, and whether they claim anything wrong.

    Args:
        judge: was not trained on the questions.
        answers: authored answers.
        contrast: likewise; tells how near they come to the points.
    """
    examples = [answer.example for answer in answers]
    readings = with_closeness([one.reading for one in examples], contrast)
    rows = judge.scores(readings)
    return [
        Scored(answer.question.qid, row, near, LABELS.index(letter), is_claim=text == WRONG_CLAIM)
        for answer, example, reading, of_answer in zip(
            answers, examples, readings, rows, strict=True
        )
        for text, letter, row, near in zip(
            reading.points, example.letters, of_answer, reading.closeness, strict=True
        )
        if letter != UNSETTLED
    ]


def with_closeness(readings: Sequence[Reading], contrast: Contrast) -> list[Reading]:
    """Return readings that know how near their answers come to their key points.

    Args:
        readings: of any answers, with the one about wrong claims or without.
        contrast: tells it.
    """
    said = [[clause.text for clause in clauses(one.answer)] for one in readings]
    points = [[text for text in one.points if text != WRONG_CLAIM] for one in readings]
    vectors = contrast.embed(chain.from_iterable(points), chain.from_iterable(said))
    found = []
    for reading, asked, spoken in zip(readings, points, said, strict=True):
        near = iter(contrast.closeness(asked, spoken, vectors))
        known = (None if text == WRONG_CLAIM else next(near, None) for text in reading.points)
        found.append(replace(reading, closeness=tuple(known)))
    return found


def fit(points: Sequence[Scored]) -> Calibration:
    """Return the calibration under which the labels are likeliest.

    Where opposites are known, every score may count for every label (matrix scaling). Elsewhere
    each counts for its own (temperature scaling): on answers by other authors, to questions without
    opposites, the matrix is the worse of the two (model card).

    Args:
        points: of answers to questions that nothing was trained on, with two labels or more.
    """
    most = max(len(one.features) for one in points)
    return Calibration(
        tuple(
            (_by_matrix if known == _WITH_OPPOSITE else _by_temperature)(
                [one for one in points if len(one.features) >= known], known
            )
            for known in range(most + 1)
        )
    )


def cross_validated(points: Sequence[Scored], folds: int = 10) -> list[Array]:
    """Return the probabilities of each point's labels, calibrated on other questions.

    Args:
        points: of at least as many questions as there are folds.
        folds: how many parts the questions are cut into.
    """
    found: list[Array] = [np.zeros(0)] * len(points)
    parts = GroupKFold(folds).split(points, groups=[one.qid for one in points])
    for others, part in parts:
        fitted = fit([points[i] for i in others])
        for i in part:
            one = points[i]
            [found[i]] = fitted.probabilities(one.scores[np.newaxis], (one.closeness,))
    return found


def _measures(points: Sequence[Scored], probabilities: Sequence[Array]) -> dict[str, float]:
    """Tell how good calibrated verdicts are; exchanged counts as contradicted."""
    gold = np.array([one.label for one in points])
    chances = np.stack(probabilities)
    surprise = -np.log(chances[np.arange(len(gold)), gold])
    likely = chances[:, :_SWAPPED].copy()
    likely[:, _CONTRADICTED] += chances[:, _SWAPPED]
    said, right = likely.argmax(axis=1), np.minimum(gold, _CONTRADICTED)
    hit = said == right
    both = [(said == label).sum() + (right == label).sum() for label in _COUNTED]
    hits = [(hit & (right == label)).sum() for label in _COUNTED]
    return {
        "points": len(points),
        "cross_entropy": float(surprise.mean()),
        "macro_f1": float(np.mean(2 * np.array(hits) / np.array(both))),
        "contradicted_seen": float(hit[right == _CONTRADICTED].mean()),
        "made_accused": float((said[right == _MADE] == _CONTRADICTED).mean()),
    }


def _by_temperature(points: Sequence[Scored], known: int) -> Scaling:
    """Fit a temperature, a bias a label, and the weights of what is known beside the scores."""
    scores, beside = (torch.from_numpy(part) for part in _known(points, known))
    gold = torch.tensor([one.label for one in points])
    log_temperature = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    biases = torch.zeros(len(LABELS), dtype=torch.float64, requires_grad=True)
    weights = torch.zeros((known, len(LABELS)), dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([log_temperature, biases, weights], max_iter=300)
    mean = beside.mean(dim=0)

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        shifted = scores / log_temperature.exp() + (beside - mean) @ weights + biases
        pull = _PULL_OF_BIASES * (biases**2).sum() + _PULL_OF_WEIGHTS * (weights**2).sum()
        value: torch.Tensor = nn.functional.cross_entropy(shifted, gold) + pull
        value.backward()  # type: ignore[no-untyped-call]
        return value

    optimizer.step(loss)  # type: ignore[no-untyped-call]
    with torch.no_grad():
        own = torch.eye(len(LABELS), dtype=torch.float64) / log_temperature.exp()
        return _scaling(torch.cat([own, weights]).numpy(), (biases - mean @ weights).numpy())


def _by_matrix(points: Sequence[Scored], known: int) -> Scaling:
    """Fit a logistic regression over the scores and what is known beside them."""
    rows = np.concatenate(_known(points, known), axis=1)
    scaler = StandardScaler().fit(rows)
    labels = [one.label for one in points]
    model = LogisticRegression(C=_FREEDOM, max_iter=3000).fit(scaler.transform(rows), labels)
    slopes, intercepts = model.coef_, model.intercept_
    if len(slopes) == 1:  # Of two labels it gives but how much likelier the second is.
        slopes, intercepts = np.vstack([0 * slopes, slopes]), np.append(0, intercepts)
    weights = np.zeros((rows.shape[1], len(LABELS)))
    biases = np.full(len(LABELS), _NEVER)
    weights[:, model.classes_] = (slopes / scaler.scale_).T
    biases[model.classes_] = intercepts - (scaler.mean_ / scaler.scale_) @ slopes.T
    return _scaling(weights, biases)


def _known(points: Sequence[Scored], known: int) -> tuple[Array, Array]:
    scores = np.stack([one.scores for one in points]).astype(np.float64)
    beside = np.array([one.features[:known] for one in points], dtype=np.float64)
    return scores, beside.reshape(len(points), known)


def _scaling(weights: Array, biases: Array) -> Scaling:
    return Scaling(
        tuple(map(tuple, weights.round(_PLACES).tolist())), tuple(biases.round(_PLACES).tolist())
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Cross-validate, fit and save.

    Args:
        arguments: of the command line; those of the process when None.
    """
    parser = argparse.ArgumentParser(
        prog="python -m knowledge.training.calibration",
        description="Fits what a judge's scores mean, on the answers that are held out.",
    )
    parser.add_argument("folder", type=Path, help="the judge's; its calibration is written anew")
    parser.add_argument("--data", type=Path, default=corpus.DATA, help="folder of the answers")
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    held = [one for one in corpus.load(options.data) if one.question.held_out]
    beside = contrast.load(str(options.folder), encoder.load())
    model = open_checkpoint(str(options.folder), CrossEncoder)
    points = scored(PointJudge(model, Calibration.none(len(LABELS))), held, beside)
    of_points = [one for one in points if not one.is_claim]
    log.info("%s", json.dumps(_measures(of_points, cross_validated(of_points)), indent=2))
    fit(points).save(options.folder)


if __name__ == "__main__":
    main()
