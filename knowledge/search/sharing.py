"""One encoder for many who use it at once."""

from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np

from knowledge.encoder import Encoder, Vectors, batches

REMEMBERED = 256
"""Queries whose vectors are kept."""

Report = Callable[[int, int], None]
"""Told how many of how many texts are embedded."""


class SharedEncoder:
    """An ``Encoder`` that embeds a query once for all who ask: several indexes are asked the same.

    Args:
        encoder: does the work.
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
        """Return one row of unit length for each text of the notes."""
        return self._encoder.encode_passages(texts, progress=progress)


class ReportingEncoder:
    """An ``Encoder`` that tells how far it is with the texts of notes.

    Args:
        encoder: does the work.
        report: called after every batch, until ``close``.
    """

    def __init__(self, encoder: Encoder, report: Report | None) -> None:
        self.name = encoder.name
        self.dimensions = encoder.dimensions
        self._encoder = encoder
        self._report = report

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return one row of unit length for each question or answer."""
        return self._encoder.encode_queries(texts)

    def encode_passages(self, texts: Sequence[str], *, progress: bool = False) -> Vectors:
        """Return one row of unit length for each text of the notes, and tell after each batch."""
        rows = np.empty((len(texts), self.dimensions), dtype=np.float32)
        done = 0
        for places in batches(texts):
            batch = [texts[place] for place in places]
            rows[places] = self._encoder.encode_passages(batch, progress=progress)
            done += len(places)
            if self._report is not None:
                self._report(done, len(texts))
        return rows

    def close(self) -> None:
        """Let go of who was told: the encoder may live on in an index."""
        self._report = None
