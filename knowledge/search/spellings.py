"""Which texts are spelled like a query: TF-IDF over pieces of words, letter by letter."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from knowledge.language.korean import jamo

PIECES = (2, 4)
"""Shortest and longest piece of a word, in letters; a Hangul syllable has two or three."""


class Spellings:
    """Texts by the pieces of their words.

    What a ``Lexicon`` takes for different words still shares most pieces: other endings, other
    spacing, a slip of the finger.

    Args:
        texts: what is searched.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        # Imported here: it takes a second.
        from sklearn.feature_extraction.text import (  # type: ignore[import-untyped]  # noqa: PLC0415
            TfidfVectorizer,
        )

        self._count = len(texts)
        self._pieces = TfidfVectorizer(
            analyzer="char_wb",
            ngram_range=PIECES,
            sublinear_tf=True,
            preprocessor=_spelled,
            dtype=np.float32,
        )
        try:
            self._rows = self._pieces.fit_transform(texts)
        except ValueError:  # there is not one piece in them
            self._rows = None

    def scores(self, query: str) -> NDArray[np.float32]:
        """Return for each text the cosine of its pieces and those of ``query``, 0 to 1."""
        if self._rows is None:
            return np.zeros(self._count, dtype=np.float32)
        row = self._pieces.transform([query])
        scores: NDArray[np.float32] = (self._rows @ row.T).toarray()[:, 0]
        return scores


def _spelled(text: str) -> str:
    return jamo(" ".join(text.split()))
