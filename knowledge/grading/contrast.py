"""What tells a key point from its opposite: an encoder tuned for it, and opposites by authors."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from knowledge import encoder as encoders
from knowledge.checkpoints import reason
from knowledge.encoder import Encoder, SentenceEncoder
from knowledge.grading.closeness import Closeness
from knowledge.grading.judge import SHIPPED, JudgeError
from knowledge.grading.meaning import Meaning, Vector

FILE = "contrast.safetensors"
"""Lies beside the weights of a judge: by how much its encoder differs from the shipped one."""

_AUTHORED = Path(__file__).parents[1] / "training" / "data"


class Contrast:
    """Tells how near answers come to key points and to their opposites. Safe in threads.

    Its vectors also find the words that a verdict rests on.

    Args:
        encoder: sentence embeddings.
        opposites: of key points, as a note would have them; None for an encoder that isn't tuned to
            tell them apart, whose cosines say nothing that a judge could be calibrated with.
    """

    def __init__(self, encoder: Encoder, opposites: Mapping[str, str] | None = None) -> None:
        self._meaning = Meaning(encoder)
        self._is_tuned = opposites is not None
        self._opposites = opposites or {}

    def embed(self, points: Iterable[str], clauses: Iterable[str]) -> Mapping[str, Vector]:
        """Return the vectors of key points, their opposites and clauses, by the texts.

        Args:
            points: key points of any questions.
            clauses: of answers.
        """
        asked = list(points)
        known = [self._opposites[point] for point in asked if point in self._opposites]
        return self._meaning.embed([*asked, *known], clauses)

    def closeness(
        self, points: Sequence[str], clauses: Sequence[str], vectors: Mapping[str, Vector]
    ) -> tuple[Closeness, ...]:
        """Return how near an answer comes to each key point; nothing where that can't be told.

        Args:
            points: key points.
            clauses: of the answer.
            vectors: what ``embed`` made of them.
        """
        if not clauses or not self._is_tuned:
            return ()
        return tuple(
            Closeness(
                _highest(point, clauses, vectors),
                _highest(self._opposites[point], clauses, vectors)
                if point in self._opposites
                else None,
            )
            for point in points
        )


def load(grader: str | None, own: SentenceEncoder) -> Contrast:
    """Return the contrast that a judge was calibrated with.

    Args:
        grader: folder or name of the judge; None for the shipped one.
        own: the encoder in use, which stands in where the judge comes without one of its own.

    Raises:
        JudgeError: what lies beside the judge is broken.
        EncoderError: the shipped encoder is missing or broken.
    """
    file = (Path(grader).expanduser() if grader else SHIPPED) / FILE
    if not file.is_file():
        return Contrast(own)
    try:
        tuned = encoders.load().tuned(file)
    except Exception as error:
        message = (
            f"cannot load {str(file)!r}: {reason(error)}. Restore the file, or remove it and grade "
            "without; GRADER_MODEL names its folder, empty for the one that ships."
        )
        raise JudgeError(message) from error
    return Contrast(tuned, authored_opposites())


@cache
def authored_opposites() -> Mapping[str, str]:
    """Return the opposites of all key points that authors wrote one for, by the key points.

    Questions share a few key points; of two opposites of the same one the later is taken.
    """
    points = {row["qid"]: row["key_points"] for row in _rows("questions.jsonl")}
    return {points[row["qid"]][row["point"]]: row["opposite"] for row in _rows("reversals.jsonl")}


def _rows(name: str) -> Iterator[dict[str, Any]]:
    with (_AUTHORED / name).open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _highest(text: str, clauses: Sequence[str], vectors: Mapping[str, Vector]) -> float:
    return max(float(vectors[text] @ vectors[clause]) for clause in clauses)
