"""One encoder for many who use it at once."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

import numpy as np

from knowledge.encoder import BATCH, Encoder, Vectors

REMEMBERED = 256
"""Queries whose vectors are kept."""

Report = Callable[[int, int], None]
"""Told how many of how many texts are embedded."""


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
        if progress:
            return self._encoder.encode_passages(texts, progress=progress)
        rows = np.empty((len(texts), self.dimensions), dtype=np.float32)
        for places in _batches(texts):
            rows[places] = self._encoder.encode_passages([texts[place] for place in places])
        return rows


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
        for places in _batches(texts):
            batch = [texts[place] for place in places]
            rows[places] = self._encoder.encode_passages(batch, progress=progress)
            done += len(places)
            if self._report is not None:
                self._report(done, len(texts))
        return rows

    def close(self) -> None:
        """Let go of who was told: the encoder may live on in an index."""
        self._report = None


def _batches(texts: Sequence[str]) -> Iterator[list[int]]:
    """Yield places in ``texts``, those of one length together: the longest decides the cost."""
    order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
    for start in range(0, len(order), BATCH):
        yield order[start : start + BATCH]
