"""Search over passages, and whether what was found answers the question."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge import glossary as glossaries
from knowledge.encoder import Encoder, Vectors
from knowledge.glossary import Glossary
from knowledge.lexicon import Lexicon
from knowledge.passages import Passage
from knowledge.vectors import Vector, VectorStore, embed

LEXICAL_WEIGHT = 0.7
"""What holding all words of the query counts against being the same in meaning."""

# Logistic regression on the questions in tests/knowledge/probe.jsonl (71 that the example notes
# answer, 54 that they don't); cross-validated ten-fold it answers 96 % and refuses 89 % of them.
CLOSENESS_WEIGHT = 8.3
TERMS_WEIGHT = 7.6
BIAS = -7.2
_TERMS_UNKNOWN = 0.5
_TERMS_WITHIN = 3

_BACKGROUND_STEP = 8


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found.

    Attributes:
        passage: the piece of the notes.
        score: how well it fits, at most 1; 0 is what any technical text reaches.
    """

    passage: Passage
    score: float


@dataclass(frozen=True, slots=True)
class Findings:
    """What the notes say to a question.

    Attributes:
        answered: whether the notes answer it; if not, the hits are only the nearest there is.
        hits: best first.
    """

    answered: bool
    hits: tuple[Hit, ...]


class Index:
    """Passages with their vectors and words, to be searched. Never changes; safe between threads.

    Args:
        passages: what is searched.
        vectors: a row of unit length for each passage, ``[n, d]``.
        background: rows for texts about anything, ``[m, d]``: a passage is near a query as
            far as it is nearer than these, whatever range the model's similarities have.
        encoder: the model that made the vectors.
        glossary: names that mean the same.
    """

    def __init__(
        self,
        passages: Sequence[Passage],
        vectors: Vectors,
        background: Vectors,
        encoder: Encoder,
        glossary: Glossary,
    ) -> None:
        self.passages = tuple(passages)
        self._vectors = vectors
        self._background = background
        self._encoder = encoder
        self._lexicon = Lexicon([passage.worded for passage in passages], glossary)

    @classmethod
    def build(
        cls,
        passages: Sequence[Passage],
        encoder: Encoder,
        store: VectorStore | None = None,
        *,
        progress: bool = False,
        glossary: Glossary | None = None,
    ) -> "Index":
        """Embed ``passages`` and make them searchable.

        Args:
            passages: what is searched.
            encoder: the model.
            store: where vectors are kept between two runs; None to keep none.
            progress: show a progress bar where stderr is a terminal.
            glossary: names that mean the same; those that ship when None.
        """
        glossary = glossary or glossaries.shipped()
        texts = [passage.embedded for passage in passages]
        elsewhere = [" / ".join(term.names) for term in glossary.terms[::_BACKGROUND_STEP]]
        rows = embed([*texts, *elsewhere], encoder, store, progress=progress)
        return cls(passages, rows[: len(texts)], rows[len(texts) :], encoder, glossary)

    def search(self, query: str | Vector, k: int = 5) -> tuple[Hit, ...]:
        """Return the ``k`` passages that fit best, best first.

        Args:
            query: a question; or its vector of unit length, then words count for nothing.
            k: how many.
        """
        if isinstance(query, str):
            return self.ask(query, k).hits
        return self._hits(self._closeness(query), k)

    def ask(self, question: str, k: int = 5) -> Findings:
        """Return the ``k`` passages that fit best, and whether they answer ``question``."""
        if not question.strip() or not self.passages:
            return Findings(answered=False, hits=())
        closeness = self._closeness(self._encoder.encode_queries([question])[0])
        scores = (closeness + LEXICAL_WEIGHT * self._lexicon.scores(question)) / (
            1 + LEXICAL_WEIGHT
        )
        best = _best(scores, max(k, _TERMS_WITHIN))
        share = self._lexicon.share_of_terms(question, best[:_TERMS_WITHIN])
        evidence = (
            CLOSENESS_WEIGHT * float(closeness[best[0]])
            + TERMS_WEIGHT * (_TERMS_UNKNOWN if share is None else share)
            + BIAS
        )
        return Findings(answered=evidence >= 0, hits=self._hits(scores, k))

    def _closeness(self, query: Vector) -> NDArray[np.floating]:
        """Return how far each passage is nearer to ``query`` than just any text: 1 at most."""
        usual = float((self._background @ query).mean()) if len(self._background) else 0.0
        nearness: NDArray[np.floating] = (self._vectors @ query - usual) / max(1 - usual, 1e-6)
        return nearness

    def _hits(self, scores: NDArray[np.floating], k: int) -> tuple[Hit, ...]:
        return tuple(
            Hit(self.passages[place], round(float(scores[place]), 4)) for place in _best(scores, k)
        )


def _best(scores: NDArray[np.floating], k: int) -> NDArray[np.intp]:
    return np.argsort(-scores, kind="stable")[:k]
