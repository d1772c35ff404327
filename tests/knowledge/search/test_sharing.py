"""``knowledge.search.sharing``: queries once, and how far long work is."""

from collections.abc import Sequence

import numpy as np

from knowledge.encoder import BATCH, Vectors
from knowledge.search.sharing import ReportingEncoder, SharedEncoder
from tests.knowledge.stand_in import CountingEncoder

TEXTS = [f"{'글 ' * (number % 7)}{number}" for number in range(BATCH * 2 + 3)]


class Noting(CountingEncoder):
    """Notes down how many texts come at once."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[int] = []

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return one row a text."""
        self.calls.append(len(texts))
        return super().encode_queries(texts)


def test_a_query_is_embedded_once() -> None:
    model = Noting()
    shared = SharedEncoder(model)
    first, second = (shared.encode_queries(["쿠키가 뭐야?"]) for _ in range(2))
    assert model.calls == [1]
    assert np.array_equal(first, second)
    assert np.array_equal(first, CountingEncoder().encode_queries(["쿠키가 뭐야?"]))
    assert shared.encode_queries(["쿠키", "세션"]).shape == (2, model.dimensions)


def test_each_batch_is_told_until_closed() -> None:
    told: list[tuple[int, int]] = []
    reporting = ReportingEncoder(CountingEncoder(), lambda done, total: told.append((done, total)))
    rows = reporting.encode_passages(TEXTS)
    assert told == [(BATCH, len(TEXTS)), (2 * BATCH, len(TEXTS)), (len(TEXTS), len(TEXTS))]
    assert np.array_equal(rows, CountingEncoder().encode_passages(TEXTS))
    reporting.close()
    reporting.encode_passages(TEXTS)
    assert len(told) == 3
