"""An answer -> the spans that it is judged by: clauses, and runs of neighbouring clauses."""

import re
from collections.abc import Sequence
from itertools import pairwise

from knowledge.grading.grade import Span
from knowledge.grading.plain import has_words, plain

# A sentence ends at a line's end, or at its mark with blanks behind it, so that "0.5" and
# "10.0.0.1" stay whole; closing quotes and emphasis belong to the sentence before.
_SENTENCE_END = r"(?:[.!?;。]+[\"'”’)\]*_`~]*(?=\s|$)|\n+|\s*(?:→|->|=>)\s*)"
# Korean joins clauses with an ending of the verb; "-고 있다" and the like are one verb.
_KOREAN_JOINT = (
    r"(?:(?<=[가-힣]고)|(?<=[가-힣]며)|(?<=지만)|(?<=[는은인한된]데)|(?<=으나)|(?<=므로)|(?<=라서)"
    r"|(?<=니까)|(?<=면서)|(?<=거나))[*_`~]*\s+(?!있|싶|나서|나면)"
)
_ENGLISH_JOINT = r"\s+(?=(?:but|while|whereas|because|although|so that)\b)"
_JOINT = re.compile(f"{_SENTENCE_END}|,[*_`~]*\\s+|{_KOREAN_JOINT}|{_ENGLISH_JOINT}", re.IGNORECASE)

_SHORTEST = 6
_MOST_CLAUSES = 48
_LONGEST_RUN = 3
_MOST_RUNS = 48


def clauses(answer: str) -> tuple[Span, ...]:
    """Cut an answer into clauses.

    A clause under six characters joins the one after it; an answer of very many clauses gives
    longer ones, so that the number stays bounded.

    Args:
        answer: the answer as it was given.

    Returns:
        Spans in order that hold every letter of the answer once; none for an answer without
        letters and digits.
    """
    starts = [0, *(joint.end() for joint in _JOINT.finditer(answer)), len(answer)]
    edges = sorted(set(starts))
    pieces = list(pairwise(edges))
    pieces = _joined(answer, pieces)
    while len(pieces) > _MOST_CLAUSES:
        pieces = [
            (first[0], pieces[min(i + 1, len(pieces) - 1)][1])
            for i, first in enumerate(pieces)
            if i % 2 == 0
        ]
    return tuple(_trimmed(answer, start, end) for start, end in pieces)


def runs(spans: Sequence[Span], answer: str) -> tuple[Span, ...]:
    """Return every run of one to three neighbouring clauses, 48 in all at most.

    A statement may stretch over a joint, so a key point is compared with all of them. In an answer
    of so many clauses that there would be more, the longest runs are left out.

    Args:
        spans: what ``clauses`` made of the answer.
        answer: the answer as it was given.

    Returns:
        The clauses themselves first, then the longer runs, each by its place.
    """
    found: list[Span] = []
    for n in range(min(_LONGEST_RUN, len(spans))):
        if len(found) + len(spans) - n > _MOST_RUNS:
            break
        found += [
            Span(spans[i].start, spans[i + n].end, answer[spans[i].start : spans[i + n].end])
            for i in range(len(spans) - n)
        ]
    return tuple(found)


def _joined(answer: str, pieces: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join pieces that are too short with their next (the last one with the one before)."""
    joined: list[tuple[int, int]] = []
    open_start: int | None = None
    for start, end in pieces:
        begin = start if open_start is None else open_start
        if len(plain(answer[begin:end])) < _SHORTEST:
            open_start = begin
            continue
        joined.append((begin, end))
        open_start = None
    if open_start is not None and has_words(answer[open_start:]):
        begin = joined.pop()[0] if joined else open_start
        joined.append((begin, len(answer)))
    return [piece for piece in joined if has_words(answer[piece[0] : piece[1]])]


def _trimmed(answer: str, start: int, end: int) -> Span:
    text = answer[start:end]
    start += len(text) - len(text.lstrip())
    end -= len(text) - len(text.rstrip())
    return Span(start, end, answer[start:end])
