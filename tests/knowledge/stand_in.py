"""An encoder without a model, and notes given as text."""

from collections.abc import Sequence
from zlib import crc32

import numpy as np

from knowledge.encoder import Vectors
from knowledge.library import Library, library_of
from knowledge.reading import Text


class CountingEncoder:
    """Embeds a text by counts of its words, and notes down what it embedded."""

    dimensions = 64

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


def library_from(**files: str) -> Library:
    """Return the library of notes given by name, ``tcp="# TCP …"`` for ``tcp.md``."""
    return library_of([Text(f"{name}.md", text, None) for name, text in files.items()])
