"""Search over notes and others beside them, as if they were one."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Protocol

from knowledge.question import Source
from knowledge.search.index import Findings, Hit
from knowledge.search.passages import Passage
from knowledge.search.vectors import Vector


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
        own: notes of their own; a passage that both hold is found once.
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
        shared = self._not_replaced(self._shared.ask(question, k + len(self._replaced)))
        ranked = [(findings, hit) for findings in (own, shared) for hit in findings.hits]
        ranked.sort(key=lambda pair: (pair[0].answered, pair[1].score), reverse=True)
        leading = ranked[0][0] if ranked else own
        return replace(leading, hits=_different(hit for _, hit in ranked)[:k])

    def search(self, query: str | Vector, k: int = 5) -> tuple[Hit, ...]:
        """Return the ``k`` passages that fit best, best first.

        Args:
            query: a question; or its vector of unit length, then words count for nothing.
            k: how many.
        """
        shared = self._shared.search(query, k + len(self._replaced))
        hits = (*self._own.search(query, k), *self._kept(shared))
        return _different(sorted(hits, key=lambda hit: hit.score, reverse=True))[:k]

    def _not_replaced(self, findings: Findings) -> Findings:
        kept = self._kept(findings.hits)
        if kept[:1] == findings.hits[:1]:
            return replace(findings, hits=kept)
        # What may have answered is not to be found any more.
        return replace(findings, hits=kept, answered=False, confidence=0.0)

    def _kept(self, hits: Iterable[Hit]) -> tuple[Hit, ...]:
        return tuple(hit for hit in hits if hit.passage.source not in self._replaced)


def _different(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Return ``hits`` without a passage that says the same under the same headings as another."""
    first: dict[str, Hit] = {}
    for hit in hits:
        first.setdefault(hit.passage.key, hit)
    return tuple(first.values())
