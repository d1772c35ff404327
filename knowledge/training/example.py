"""What the grader learns from: one answer, key points, and what the answer does with each."""

from dataclasses import dataclass

from knowledge.grading.grade import Verdict
from knowledge.grading.readings import Reading

LETTERS = {
    "h": Verdict.MADE, "p": Verdict.PARTLY, "m": Verdict.MISSING, "c": Verdict.CONTRADICTED
}  # fmt: skip
VERDICTS = tuple(LETTERS.values())
"""The labels of the grader's scores, in their order."""

UNSETTLED = "?"
"""The letter of a key point that is not learned from: its two markers disagree."""


@dataclass(frozen=True, slots=True)
class Example:
    """A pass of the grader, with its gold.

    Attributes:
        reading: question, answer and key points.
        letters: one of ``h``, ``p``, ``m``, ``c``, ``?`` a key point, in the same order.
    """

    reading: Reading
    letters: str

    def __post_init__(self) -> None:
        """Check that every key point has its letter.

        Raises:
            ValueError: a letter is missing, too much or unknown.
        """
        points = self.reading.points
        if len(self.letters) != len(points) or not points or set(self.letters) - {*LETTERS, "?"}:
            msg = f"expected {len(points)} of the letters h, p, m, c and ?, got {self.letters!r}"
            raise ValueError(msg)
