"""One encoder for many who use it at once."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from knowledge.encoder import BATCH, Encoder, Vectors

REMEMBERED = 256
"""Queries whose vectors are kept."""


class SharedEncoder:
    """An ``Encoder`` that embeds a query once for all who ask, and leaves gaps in long work.

    Several indexes are asked the same question; a whole file of notes may be embedded while
    answers are graded, and then no one waits for more than a batch of it.

    Args:
        encoder: does the work; where it serves one caller at a time, callers take turns.
    """

    def __init__(self, encoder: Encoder) -> None:
        self.name = encoder.name
        self.dimensions = encoder.dimensions
        self._encoder = encoder

        @lru_cache(maxsize=REMEMBERED)
        def query(text: str) -> Vectors:
            rows = encoder.encode_queries([text])
            rows.flags.writeable = False
            return rows

        self._query = query

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return one row of unit length for each question or answer; do not write to it."""
        return self._query(texts[0]) if len(texts) == 1 else self._encoder.encode_queries(texts)

    def encode_passages(self, texts: Sequence[str], *, progress: bool = False) -> Vectors:
        """Return one row of unit length for each text of the notes.

        Args:
            texts: what to encode.
            progress: show a progress bar; then nobody is thought to wait.
        """
        if progress or len(texts) <= BATCH:
            return self._encoder.encode_passages(texts, progress=progress)
        # Texts of one length together, since a batch is as slow as its longest text.
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        rows = np.empty((len(texts), self.dimensions), dtype=np.float32)
        for start in range(0, len(order), BATCH):
            places = order[start : start + BATCH]
            rows[places] = self._encoder.encode_passages([texts[place] for place in places])
        return rows
