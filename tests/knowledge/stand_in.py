"""An encoder and a judge without a model, and notes given as text."""

from collections.abc import Sequence
from itertools import pairwise
from zlib import crc32

import numpy as np

from knowledge.encoder import Vectors
from knowledge.grading.grade import Verdict
from knowledge.grading.judge import Judgement
from knowledge.grading.readings import WRONG_CLAIM, Reading
from knowledge.library import Library, library_of
from knowledge.reading import Text


class CountingEncoder:
    """Embeds a text by counts of its words, and notes down what it embedded."""

    dimensions = 64

    words = None
    """There are none that a judge could share."""

    def __init__(self, name: str = "words") -> None:
        self.name = name
        self.embedded: list[str] = []

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return one row of unit length a text."""
        rows = np.full((len(texts), self.dimensions), 0.01, dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in text.split():
                row[crc32(word.encode()) % self.dimensions] += 1
        unit: Vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return unit

    def encode_passages(self, texts: Sequence[str], *, progress: bool = False) -> Vectors:
        """Return one row of unit length a text."""
        assert not progress
        self.embedded += texts
        return self.encode_queries(texts)


class LexicalEncoder:
    """Embeds a text by counts of its letter pairs: near texts get near vectors, at no cost."""

    name = "letter-pairs"
    dimensions = 256

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return one row of unit length a text."""
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            row[0] = 1.0
            for pair in pairwise(text):
                row[crc32("".join(pair).encode("utf-8", "surrogatepass")) % self.dimensions] += 1
        unit: Vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return unit

    def encode_passages(self, texts: Sequence[str], *, progress: bool = False) -> Vectors:
        """Return the same rows as for queries."""
        del progress
        return self.encode_queries(texts)


WRONG = "지구는 평평"
"""What ``LexicalJudge`` knows to be wrong."""

DENYING = "절대 아니"
"""What makes it hear the opposite of a point whose letters the answer has."""

SWAPPING = "뒤바뀐"
"""What makes it hear that a point's roles are exchanged."""


LEAST_MADE, LEAST_PARTLY = 0.55, 0.4


class LexicalJudge:
    """Takes a point for made by the share of its letter pairs that the answer has."""

    def tokens(self, text: str) -> int:
        """Count a token for two letters."""
        return (len(text) + 1) // 2

    def judge(self, readings: Sequence[Reading]) -> Sequence[tuple[Judgement, ...]]:
        """Return one judgement a point of each reading, in order."""
        return [
            tuple(_judgement(reading.answer, point) for point in reading.points)
            for reading in readings
        ]


def _judgement(answer: str, point: str) -> Judgement:
    if point == WRONG_CLAIM:
        return Judgement(Verdict.MADE if WRONG in answer else Verdict.MISSING, 0.9)
    wanted = set(pairwise(point.lower()))
    share = len(wanted & set(pairwise(answer.lower()))) / len(wanted) if wanted else 0.0
    if share >= LEAST_PARTLY and (DENYING in answer or SWAPPING in answer):
        return Judgement(Verdict.CONTRADICTED, 0.8, swapped=SWAPPING in answer)
    if share >= LEAST_MADE:
        return Judgement(Verdict.MADE, 0.5 + share / 2)
    if share >= LEAST_PARTLY:
        return Judgement(Verdict.PARTLY, 0.5)
    return Judgement(Verdict.MISSING, 1 - share)


def library_from(**files: str) -> Library:
    """Return the library of notes given by name, ``tcp="# TCP …"`` for ``tcp.md``."""
    return library_of([Text(f"{name}.md", text, None) for name, text in files.items()])
