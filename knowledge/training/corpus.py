"""The authored answers in ``data/``: questions, answers, and two blind markings of every key point.

``data/README.md`` is the data card: how they were written and marked, categories and scale.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from knowledge.grading.readings import WRONG_CLAIM, Reading
from knowledge.language.sentences import sentences
from knowledge.training.example import UNSETTLED, Example

DATA = Path(__file__).with_name("data")
CATEGORIES = (
    "full_paraphrase", "full_colloquial", "full_terse", "full_verbose", "full_english",
    "full_typos", "unusual_but_right", "partial_high", "partial_low", "vague", "contradiction",
    "swapped", "mixed", "keyword_stuffing", "question_echo", "off_topic",
    "superficial_overlap_wrong", "dont_know",
)  # fmt: skip
_FULL = 5.0
_DEDUCTION = 0.5
_WORTH = {"h": 1.0, "p": 0.5, "m": 0.0, "c": 0.0}


class Origin(StrEnum):
    """Where a question is from: the notes that ship, or written for the training alone."""

    SHIPPED = "shipped"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class AuthoredQuestion:
    """A question as it stood when its answers were written.

    Attributes:
        qid: for a shipped question the id in ``knowledge.question``, else one of its own.
        origin: where it is from.
        topic: what it is about.
        lang: ``ko`` or ``en``.
        question: the question.
        reference: the reference answer.
        key_points: what a full answer says.
        held_out: no training shows its answers, so that a judge is calibrated and measured on them.
    """

    qid: str
    origin: Origin
    topic: str
    lang: str
    question: str
    reference: str
    key_points: tuple[str, ...]
    held_out: bool = False

    @property
    def sentences(self) -> tuple[str, ...]:
        """The sentences of the reference."""
        return tuple(sentences(self.reference))


@dataclass(frozen=True, slots=True)
class AuthoredAnswer:
    """An answer with its markings.

    Attributes:
        question: what it answers.
        answer: as it was written.
        category: how it was written, one of ``CATEGORIES``.
        points: the author's and the second marker's letters, one a key point.
        wrong: how many wrong claims beside the points each of them counted.
    """

    question: AuthoredQuestion
    answer: str
    category: str
    points: tuple[str, str]
    wrong: tuple[int, int]

    @property
    def letters(self) -> str:
        """The settled letters: ``?`` where the two markings differ."""
        return "".join(a if a == b else UNSETTLED for a, b in zip(*self.points, strict=True))

    @property
    def labels(self) -> str:
        """The settled letters to learn from: ``s`` where terms are exchanged, not just denied."""
        exchanged = self.category == "swapped"
        return self.letters.replace("c", "s") if exchanged else self.letters

    @property
    def claims_wrongly(self) -> str:
        """The settled letter of ``WRONG_CLAIM``: h, m, or ? where the markers differ."""
        first, second = (count > 0 for count in self.wrong)
        return UNSETTLED if first is not second else "h" if first else "m"

    @property
    def score(self) -> float:
        """The mean of the two scores, 0-5."""
        return sum(map(score_of, self.points, self.wrong)) / len(self.points)

    @property
    def example(self) -> Example:
        """The answer with all key points of its question, and the one about wrong claims."""
        points = (*self.question.key_points, WRONG_CLAIM)
        reading = Reading(self.question.question, self.answer, points)
        return Example(reading, self.labels + self.claims_wrongly)


def score_of(letters: str, wrong: int) -> float:
    """Return the score of one marking, 0-5: made points, less half a point for what is wrong.

    Args:
        letters: h, p, m or c, one a key point.
        wrong: wrong claims beside the key points.
    """
    share = sum(_WORTH[letter] for letter in letters) / len(letters)
    return max(0.0, _FULL * share - _DEDUCTION * (letters.count("c") + wrong))


def load(folder: Path = DATA) -> tuple[AuthoredAnswer, ...]:
    """Read all authored answers.

    Args:
        folder: holds ``questions.jsonl`` and ``answers.jsonl``.

    Raises:
        OSError: a file cannot be read.
        KeyError: an answer names a question that is not there, or a field is missing.
    """
    questions = {
        row["qid"]: AuthoredQuestion(
            qid=row["qid"],
            origin=Origin(row["origin"]),
            topic=row["topic"],
            lang=row["lang"],
            question=row["question"],
            reference=row["reference"],
            key_points=tuple(row["key_points"]),
            held_out=row.get("held_out", False),
        )
        for row in _rows(folder / "questions.jsonl")
    }
    return tuple(
        AuthoredAnswer(
            question=questions[row["qid"]],
            answer=row["answer"],
            category=row["category"],
            points=(row["points"][0], row["points"][1]),
            wrong=(row["wrong"][0], row["wrong"][1]),
        )
        for row in _rows(folder / "answers.jsonl")
    )


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
