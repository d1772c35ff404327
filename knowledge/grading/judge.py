"""The judge of key points: made, partly made, missing or contradicted."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from knowledge.checkpoints import open_checkpoint, reason
from knowledge.grading.grade import Verdict
from knowledge.grading.readings import Reading

if TYPE_CHECKING:
    from torch import nn

    from knowledge.grading.point_judge import PointJudge

SHIPPED = Path(__file__).parents[1] / "models" / "grader"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What an answer does with one key point.

    Attributes:
        verdict: the verdict.
        confidence: calibrated probability that the verdict is right, 0-1.
        swapped: whether a contradicted point has its roles or terms exchanged in the answer.
        credit: how much of the point counts, 0-1, by a judge that weighs how sure it is; None for
            what the verdict is worth.
        fault: how much of a contradiction counts, likewise.
    """

    verdict: Verdict
    confidence: float
    swapped: bool = False
    credit: float | None = None
    fault: float | None = None


class Judge(Protocol):
    """Decides what answers do with key points. Deterministic and safe to use from threads."""

    def tokens(self, text: str) -> int:
        """Return how many tokens of a reading ``text`` takes, without special ones."""

    def judge(self, readings: Sequence[Reading]) -> Sequence[tuple[Judgement, ...]]:
        """Return one judgement a point of each reading, in order.

        The pseudo-point ``WRONG_CLAIM`` is made where the answer holds another wrong claim, else
        missing.

        Args:
            readings: of any answers to any questions; neighbours are best of like length.
        """


class JudgeError(Exception):
    """A model that cannot be loaded; the message says which, why and what to do."""


def load(name_or_path: str | None = None, words: "nn.Embedding | None" = None) -> "PointJudge":
    """Load the grader's model.

    Args:
        name_or_path: a folder or a name on the Hugging Face hub; None for the shipped model.
        words: the encoder's word embeddings, shared where the judge's are the same.

    Raises:
        JudgeError: the model is missing or broken.
    """
    # Importing sentence-transformers takes longer than reading the weights.
    from sentence_transformers import CrossEncoder  # noqa: PLC0415

    from knowledge.grading.point_judge import PointJudge  # noqa: PLC0415

    where = name_or_path or str(SHIPPED)
    try:
        found = PointJudge.of(open_checkpoint(where, CrossEncoder), Path(where).expanduser())
    except Exception as error:
        raise JudgeError(_advice(where, reason(error))) from error
    found.share_words(words)
    return found


def _advice(where: str, why: str) -> str:
    return (
        f"cannot load the grader model {where!r}: {why}. Set GRADER_MODEL to a folder or a name "
        "on the Hugging Face hub, or leave it empty for the model that ships with the coach."
    )
