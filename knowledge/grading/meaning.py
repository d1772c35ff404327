"""Vectors of questions and answers, computed together and remembered for questions."""

from collections.abc import Iterable, Mapping

import numpy as np
import numpy.typing as npt

from knowledge.encoder import Encoder
from knowledge.grading.plain import plain
from knowledge.grading.recent import Recent

Vector = npt.NDArray[np.float32]
"""A sentence embedding of unit length."""

_REMEMBERED = 4096
# Characters of a text that are embedded: three ordinary sentences.
_MOST_EMBEDDED = 400


class Meaning:
    """Embeds texts. Safe in threads.

    Args:
        encoder: sentence embeddings.
    """

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._remembered = Recent[str, Vector](_REMEMBERED)

    def embed(self, asked: Iterable[str], said: Iterable[str]) -> Mapping[str, Vector]:
        """Return the vectors of texts, by the texts; markup makes no difference.

        Args:
            asked: what many answers are compared with; embedded again only when forgotten.
            said: words of answers.
        """
        lasting = {text: plain(text) for text in asked}
        texts = lasting | {text: plain(text) for text in said}
        known = self._remembered.get(lasting.values())
        new = list(dict.fromkeys(text for text in texts.values() if text not in known))
        if new:
            rows = self._encoder.encode_queries([text[:_MOST_EMBEDDED] for text in new])
            computed = dict(zip(new, rows, strict=True))
            kept = {text: computed[text].copy() for text in lasting.values() if text in computed}
            self._remembered.put(kept)
            known |= computed
        return {text: known[bare] for text, bare in texts.items()}


def cosine(one: Vector, other: Vector) -> float:
    """Return the cosine of two unit vectors, 0-1."""
    return round(min(max(float(one @ other), 0.0), 1.0), 4)
