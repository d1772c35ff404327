"""The vectors that ship are those of the notes that ship."""

from collections.abc import Sequence

import pytest

from knowledge import encoder
from knowledge.base import SHIPPED_NOTES
from knowledge.encoder import Vectors
from knowledge.library import load
from knowledge.search.index import Index
from knowledge.search.passages import passages_of
from knowledge.search.vectors import SHIPPED, VectorFile, VectorMemory
from knowledge.topics import TopicIndex


class Closed:
    """The shipped encoder, as far as one may ask it without embedding anything."""

    def __init__(self) -> None:
        shipped = encoder.load()
        self.name = shipped.name
        self.dimensions = shipped.dimensions

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Refuse."""
        pytest.fail(f"{len(texts)} texts are not embedded")

    def encode_passages(self, texts: Sequence[str], *, progress: bool = False) -> Vectors:
        """Refuse."""
        del progress
        pytest.fail(
            f"the shipped vectors are stale, {len(texts)} texts are missing, the first being "
            f"{texts[0]!r}: run python -m knowledge embed and commit {SHIPPED.name}"
        )


def test_a_first_start_embeds_nothing() -> None:
    model = Closed()
    library = load(SHIPPED_NOTES)
    shipped = VectorFile(SHIPPED).read(model.name)
    assert shipped
    Index.build(passages_of(library), model, VectorMemory(shipped))
    TopicIndex(library, store=VectorMemory(shipped)).prepare(model)
