"""Many verdicts from one pass: where the grader's model reads what it found of each key point.

The model takes ``<s> question </s> answer </s></s> point </s> point </s> …``, all key points of a
question at once. Of each point it reads two vectors: the one at the separator that closes it, and
the mean over the point's own tokens. With a single key point the first is what
``sentence_transformers``' pooling of the last token gives, so that ``CrossEncoder.predict`` works;
alone it is of little use in longer passes, for the separators differ only by their places and soon
have one vector for all points. The mean keeps them apart, in training and after.
"""

from torch import Tensor, ones_like

_BEFORE_POINTS = 3
"""Separators before the first key point: one behind the question, two behind the answer."""


def read_points(
    states: Tensor, tokens: Tensor, mask: Tensor, separator: int
) -> tuple[Tensor, Tensor]:
    """Return the vectors of all key points of a batch, in order: at their ends, and their means.

    Args:
        states: last hidden states, ``[batch, length, width]``.
        tokens: token ids, ``[batch, length]``.
        mask: 1 for tokens, 0 for padding, ``[batch, length]``.
        separator: id of ``</s>``.

    Returns:
        Twice ``[points in the batch, width]``.
    """
    is_end = (tokens == separator) & (mask > 0)
    ends = is_end.cumsum(dim=1)
    # A separator belongs to what it closes.
    place = ends - is_end.long() - _BEFORE_POINTS
    within = (place >= 0) & (mask > 0)
    counts = ends[:, -1] - _BEFORE_POINTS
    first = counts.cumsum(dim=0) - counts
    rows = (first.unsqueeze(1) + place)[within]
    inside = states[within].float()
    total = int(counts.sum())
    sums = inside.new_zeros(total, inside.shape[-1]).index_add_(0, rows, inside)
    sizes = inside.new_zeros(total).index_add_(0, rows, ones_like(rows, dtype=inside.dtype))
    return states[is_end & within].float(), sums / sizes.unsqueeze(1)
