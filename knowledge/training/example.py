"""What the grader learns from: one answer, key points, and what the answer does with each."""

from dataclasses import dataclass

from knowledge.grading.labels import LABELS
from knowledge.grading.readings import Reading

UNSETTLED = "?"
"""The letter of a key point that is not learned from: its two markers disagree."""


@dataclass(frozen=True, slots=True)
class Example:
    """A pass of the grader, with its gold.

    Attributes:
        reading: question, answer and key points.
        letters: one of ``LABELS`` or ``?`` a key point, in the same order.
        ask_teacher: whether a judge that serves as a teacher knows anything of it; of exchanged
            names and of opposites it doesn't.
    """

    reading: Reading
    letters: str
    ask_teacher: bool = True

    def __post_init__(self) -> None:
        """Check that every key point has its letter.

        Raises:
            ValueError: a letter is missing, too much or unknown.
        """
        points = self.reading.points
        allowed = {*LABELS, UNSETTLED}
        if len(self.letters) != len(points) or not points or set(self.letters) - allowed:
            msg = f"expected {len(points)} of the letters {LABELS} and ?, got {self.letters!r}"
            raise ValueError(msg)
