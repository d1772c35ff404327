"""Batches as they were put together, for the trainers of sentence-transformers."""

from collections.abc import Iterator, Sequence

from datasets import Dataset  # type: ignore[import-untyped]
from sentence_transformers.base.sampler import DefaultBatchSampler
from torch.utils.data import SequentialSampler


class AsGiven(DefaultBatchSampler):
    """Takes the rows in the order and the batches they have: they were put in good ones.

    Args:
        sizes: of the batches, in rows.
        dataset: all rows, in order.
        batch_size: unused; the trainer hands it in.
    """

    def __init__(
        self, sizes: Sequence[int], dataset: Dataset, batch_size: int, **_: object
    ) -> None:
        super().__init__(SequentialSampler(dataset), batch_size=batch_size, drop_last=False)
        self._sizes = sizes

    def __iter__(self) -> Iterator[list[int]]:
        """Yield the numbers of each batch's rows."""
        start = 0
        for size in self._sizes:
            yield list(range(start, start + size))
            start += size

    def __len__(self) -> int:
        """Return the number of batches."""
        return len(self._sizes)
