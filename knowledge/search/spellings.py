"""Which texts are spelled like a query: TF-IDF over pieces of words, letter by letter."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from knowledge.language.korean import jamo

PIECES = (2, 4)
"""Shortest and longest piece of a word, in letters; a Hangul syllable has two or three."""

_COLUMNS = 2**18
"""A piece's column is a hash of it: scikit-learn sorts a vocabulary in one go, which stops all
threads for as long as that takes. Large notes take less memory so, small ones about 1 MB more."""


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
            HashingVectorizer,
            TfidfTransformer,
        )

        self._count = len(texts)
        self._pieces = HashingVectorizer(
            analyzer="char_wb",
            ngram_range=PIECES,
            preprocessor=_spelled,
            n_features=_COLUMNS,
            alternate_sign=False,
            norm=None,
            dtype=np.float32,
        )
        self._weights = TfidfTransformer(sublinear_tf=True)
        self._rows = None
        if texts:
            self._rows = self._weights.fit_transform(self._pieces.transform(texts))

    def scores(self, query: str) -> NDArray[np.float32]:
        """Return for each text the cosine of its pieces and those of ``query``, 0 to 1."""
        if self._rows is None:
            return np.zeros(self._count, dtype=np.float32)
        row = self._weights.transform(self._pieces.transform([query]))
        scores: NDArray[np.float32] = (self._rows @ row.T).toarray()[:, 0]
        return scores


def _spelled(text: str) -> str:
    return jamo(" ".join(text.split()))
