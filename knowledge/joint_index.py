"""Search over notes and others beside them, as if they were one."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Protocol

from knowledge.index import Findings, Hit
from knowledge.passages import Passage
from knowledge.question import Source
from knowledge.vectors import Vector


class Search(Protocol):
    """What can be asked: an ``Index``, or several as one."""

    @property
    def passages(self) -> tuple[Passage, ...]:
        """What is searched."""

    def ask(self, question: str, k: int = 5) -> Findings:
        """Return the ``k`` passages that fit best, and whether they answer ``question``."""

    def search(self, query: str | Vector, k: int = 5) -> tuple[Hit, ...]:
        """Return the ``k`` passages that fit best, best first."""


class JointIndex:
    """Two indexes that are searched together, the larger one shared between many.

    Args:
        own: notes of their own; where both hold the very same passage, this one is shown.
        shared: the notes beside them.
        replaced: sources of passages in ``shared`` that are not to be found.
    """

    def __init__(self, own: Search, shared: Search, replaced: Collection[Source] = ()) -> None:
        self._own = own
        self._shared = shared
        self._replaced = frozenset(replaced)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """What is searched, the own notes first."""
        shared = (one for one in self._shared.passages if one.source not in self._replaced)
        return (*self._own.passages, *shared)

    def ask(self, question: str, k: int = 5) -> Findings:
        """Return the ``k`` passages that fit best, and whether they answer ``question``.

        Where the notes of one index answer and the other's don't, the former come first, however
        near the latter are.
        """
        own = self._own.ask(question, k)
        shared = self._shared.ask(question, k + len(self._replaced))
        kept = self._beside(own.hits, shared.hits)
        if kept[:1] != shared.hits[:1]:
            # What answered is replaced, or found in the own notes as well.
            shared = replace(shared, answered=False)
        ranked = [(own.answered, hit) for hit in own.hits]
        ranked += [(shared.answered, hit) for hit in kept]
        ranked.sort(key=lambda pair: (pair[0], pair[1].score), reverse=True)
        leading = own if ranked and ranked[0][1] in own.hits else shared
        return replace(leading, hits=tuple(hit for _, hit in ranked[:k]))

    def search(self, query: str | Vector, k: int = 5) -> tuple[Hit, ...]:
        """Return the ``k`` passages that fit best, best first.

        Args:
            query: a question; or its vector of unit length, then words count for nothing.
            k: how many.
        """
        own = self._own.search(query, k)
        kept = self._beside(own, self._shared.search(query, k + len(self._replaced)))
        return tuple(sorted((*own, *kept), key=lambda hit: hit.score, reverse=True)[:k])

    def _beside(self, own: Iterable[Hit], shared: Iterable[Hit]) -> tuple[Hit, ...]:
        same = {hit.passage.key for hit in own}
        return tuple(
            hit
            for hit in shared
            if hit.passage.source not in self._replaced and hit.passage.key not in same
        )
