"""``python -m knowledge.training.outside``: the grader on answers by students, never trained on.

Of the public graded answers that the training may mix in, a fifth of the questions is left out
(``public.is_left_out``). They are graded from question, reference and answer alone, as anyone's.
"""

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
from sklearn.metrics import roc_auc_score  # type: ignore[import-untyped]

from knowledge import encoder, glossary
from knowledge.grading import contrast, judge
from knowledge.grading.grader import Grader, Item
from knowledge.grading.measures import pearson
from knowledge.grading.scoring import FULL
from knowledge.training import public

_SEED = 0
_RIGHT = "correct"


@dataclass(frozen=True, slots=True)
class Outside:
    """How a grader does on answers that other people wrote and graded.

    Attributes:
        count: answers.
        pearson: with the grades, where those are numbers; else None.
        mean_absolute_error: of 1, likewise.
        auc: how often a right answer has more than another; of the gold above the middle, where
            grades are numbers.
    """

    count: int
    pearson: float | None
    mean_absolute_error: float | None
    auc: float


def measured(gold: Sequence[float | str], given: Sequence[float]) -> Outside:
    """Compare grades.

    Args:
        gold: numbers from 0 to 1, or labels of which ``correct`` is right.
        given: the grader's, from 0 to 1.

    Raises:
        ValueError: none of the answers is right, or all are; or numbers and labels are mixed.
    """
    numbers = [one for one in gold if not isinstance(one, str)]
    right = [one == _RIGHT if isinstance(one, str) else one > 0.5 for one in gold]  # noqa: PLR2004
    if numbers and len(numbers) < len(gold):
        message = "some answers have a number and others a label: they cannot be compared together"
        raise ValueError(message)
    if len(set(right)) == 1:
        message = "all answers are right, or none is: draw more of them"
        raise ValueError(message)
    return Outside(
        count=len(gold),
        pearson=pearson(np.array(numbers), np.array(given)) if numbers else None,
        mean_absolute_error=float(np.abs(np.subtract(numbers, given)).mean()) if numbers else None,
        auc=float(roc_auc_score(right, given)),
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a line a corpus.

    Args:
        arguments: of the command line; those of the process when None.
    """
    parser = argparse.ArgumentParser(
        prog="python -m knowledge.training.outside",
        description="Measures the grader on public answers that it was not trained on.",
    )
    parser.add_argument("folder", type=Path, help="folder of public pairs")
    parser.add_argument("--most", type=int, default=200, help="answers a corpus, drawn at random")
    parser.add_argument("--grader", help="the judge of key points (default: shipped)")
    options = parser.parse_args(arguments)
    own = encoder.load()
    beside = contrast.load(options.grader, own)
    grader = Grader(own, glossary.shipped(), judge.load(options.grader), beside)
    for corpus, rows in public.left_out(options.folder).items():
        drawn = Random(_SEED).sample(rows, min(options.most, len(rows)))
        print(f"{corpus:<24}{_line(measured([row.gold for row in drawn], _graded(grader, drawn)))}")  # noqa: T201


def _graded(grader: Grader, rows: Iterable[public.LeftOut]) -> list[float]:
    items = [Item(row.question, row.reference, (), row.answer) for row in rows]
    return [grade.score / FULL for grade in grader.grade_many(items)]


def _line(found: Outside) -> str:
    line = f"{found.count} answers, AUC {found.auc:.2f}"
    if found.pearson is not None:
        line += f", Pearson r {found.pearson:.2f}"
        line += f", mean absolute error {found.mean_absolute_error:.2f} of 1"
    return line


if __name__ == "__main__":
    main()
