"""How good a judge is on answers to questions that it was not trained on."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from random import Random
from typing import Any

import numpy as np

from knowledge.grading import scoring
from knowledge.grading.calibration import Bin, reliability
from knowledge.grading.grade import Verdict
from knowledge.grading.judge import Judgement
from knowledge.grading.measures import FULL, LETTERS, Graded, Measures, measure
from knowledge.grading.readings import WRONG_CLAIM, Reading
from knowledge.training.corpus import AuthoredAnswer
from knowledge.training.example import UNSETTLED
from knowledge.training.reversals import Reversal, by_question

Judging = Callable[[Sequence[Reading]], Sequence[tuple[Judgement, ...]]]
"""Returns one judgement a point of each reading, in order."""

_LETTER = {verdict: letter for letter, verdict in LETTERS.items()}
_EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)


@dataclass(frozen=True, slots=True)
class Opposites:
    """What is seen of opposites, in answers that say all key points in words of their own.

    Attributes:
        right_made: share of the key points called made where they are said right.
        made: the same of those that an answer turns into their opposites, one at a time.
        contradicted: share of these that are called contradicted.
    """

    right_made: float
    made: float
    contradicted: float


@dataclass(frozen=True, slots=True)
class Validation:
    """What a judge does with answers to new questions.

    Attributes:
        shipped: measures on answers to questions of the notes that ship.
        own: the same on the questions written for the training alone.
        reliability: how often verdicts are right that are so sure.
        uniform: share of answers, to questions of several points, with one verdict on all of them;
            a judge that doesn't tell points apart has 1.
        uniform_gold: the same in the markers' verdicts.
        strange_made: share of points called made in answers to other questions.
        opposites: what is seen of key points that are turned into their opposites.
    """

    shipped: Measures | None
    own: Measures | None
    reliability: Sequence[Bin]
    uniform: float
    uniform_gold: float
    strange_made: float
    opposites: Opposites

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON types."""
        return {
            "shipped": self.shipped and self.shipped.to_dict(),
            "own": self.own and self.own.to_dict(),
            "reliability": [asdict(one) for one in self.reliability],
            "uniform": self.uniform,
            "uniform_gold": self.uniform_gold,
            "strange_made": self.strange_made,
            "opposites": asdict(self.opposites),
        }


def validate(
    judge: Judging,
    answers: Sequence[AuthoredAnswer],
    reversals: Sequence[Reversal],
    rng: Random,
) -> Validation:
    """Measure a judge by itself, without what the grader adds.

    Args:
        judge: a judge that was not trained on the questions.
        answers: authored answers to at least two questions.
        reversals: of the key points of such questions.
        rng: pairs answers with other questions.
    """
    judged = judge([one.example.reading for one in answers])
    graded, sure, right, several = [], [], [], []
    for answer, (*points, wrong) in zip(answers, judged, strict=True):
        verdicts = tuple(one.verdict for one in points)
        value = scoring.score(points, wrong.verdict is Verdict.MADE)
        graded.append(
            Graded(
                answer.category, answer.score, value * FULL / scoring.FULL, answer.points, verdicts
            )
        )
        for one, letter in zip(points, answer.letters, strict=True):
            if letter != UNSETTLED:
                sure.append(one.confidence)
                right.append(_LETTER[one.verdict] == letter)
        if len(points) > 1:
            several.append((len(set(verdicts)) == 1, len(set(answer.letters)) == 1))
    groups = {
        origin: [one for one, answer in zip(graded, answers, strict=True)
                 if answer.question.origin == origin]
        for origin in ("shipped", "own")
    }  # fmt: skip
    return Validation(
        **{origin: measure(group) if group else None for origin, group in groups.items()},
        reliability=reliability(sure, right, _EDGES),
        uniform=float(np.mean([one for one, _ in several])),
        uniform_gold=float(np.mean([gold for _, gold in several])),
        strange_made=_strange_made(judge, answers, rng),
        opposites=_opposites(judge, reversals),
    )


def _opposites(judge: Judging, reversals: Sequence[Reversal]) -> Opposites:
    """Return what is seen of opposites, each in an answer that says all else right."""
    right, wrong = [], []
    for group in by_question(reversals):
        question, points = group[0].question.question, (*(one.point for one in group), WRONG_CLAIM)
        said = [one.right for one in group]
        turned = [[*said[:n], one.wrong, *said[n + 1 :]] for n, one in enumerate(group)]
        readings = [Reading(question, ". ".join(texts), points) for texts in (said, *turned)]
        as_it_is, *each_turned = judge(readings)
        right += [one.verdict for one in as_it_is[:-1]]
        wrong += [judged[n].verdict for n, judged in enumerate(each_turned)]
    return Opposites(
        right_made=float(np.mean([one is Verdict.MADE for one in right])),
        made=float(np.mean([one is Verdict.MADE for one in wrong])),
        contradicted=float(np.mean([one is Verdict.CONTRADICTED for one in wrong])),
    )


def _strange_made(judge: Judging, answers: Sequence[AuthoredAnswer], rng: Random) -> float:
    questions = list({answer.question.qid: answer.question for answer in answers}.values())
    readings = []
    for answer in answers:
        others = [one for one in questions if one.qid != answer.question.qid]
        other = rng.choice(others)
        readings.append(Reading(other.question, answer.answer, (*other.key_points, WRONG_CLAIM)))
    made = [one.verdict is Verdict.MADE for *points, _ in judge(readings) for one in points]
    return float(np.mean(made))
