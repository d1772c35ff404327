"""Search over passages, and how probable it is that what was found answers the question."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge import glossary as glossaries
from knowledge.encoder import Encoder, Vectors
from knowledge.glossary import Glossary
from knowledge.search.confidence import ANSWERED_FROM, Evidence
from knowledge.search.lexicon import Lexicon
from knowledge.search.passages import Passage
from knowledge.search.vectors import Vector, VectorStore, embed

# Chosen on the questions of the split "tune" in tests/knowledge/search.jsonl.
LEXICAL_WEIGHT = 1.5
"""What holding all words of the query counts against being the same in meaning."""
SENTENCE_WEIGHT = 0.3
"""What the nearest sentence of a passage counts for its meaning; the rest is the whole text."""

_TERMS_WITHIN = 3
_RUNNER_UP = 5

_BACKGROUND_STEP = 8


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found.

    Attributes:
        passage: the piece of the notes.
        score: how well it fits, at most 1, to compare hits with each other; 0 is what any
            technical text reaches. It is no probability: that is ``Findings.confidence``.
    """

    passage: Passage
    score: float


@dataclass(frozen=True, slots=True)
class Findings:
    """What the notes say to a question.

    Attributes:
        answered: whether the notes answer it; if not, the hits are only the nearest there is.
        hits: best first.
        confidence: how probable it is that the first hit answers the question, 0 to 1, as it was
            for questions like it (``knowledge.search.confidence``). To be shown to people.
    """

    answered: bool
    hits: tuple[Hit, ...]
    confidence: float = 0.0


class Index:
    """Passages with their vectors and words, to be searched. Never changes; safe between threads.

    Args:
        passages: what is searched.
        vectors: rows of unit length, ``[n, d]``: for each passage its own, then those of its
            sentences (``pieces_of``).
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
        self._starts = _starts(self.passages)
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
        texts = [piece for passage in passages for piece in pieces_of(passage)]
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
        if not self.passages:
            return ()
        return self._hits(self._closeness(self._nearness(query)), k)

    def ask(self, question: str, k: int = 5) -> Findings:
        """Return the ``k`` passages that fit best, and whether they answer ``question``."""
        return next(self.ask_all((question,), k))

    def ask_all(self, questions: Sequence[str], k: int = 5) -> Iterator[Findings]:
        """Yield for each question what ``ask`` returns; many are embedded faster than one by one.

        Args:
            questions: any number.
            k: how many passages for each.
        """
        vectors = self._encoder.encode_queries(questions)
        for question, vector in zip(questions, vectors, strict=True):
            if question.strip() and self.passages:
                yield self._findings(question, vector, k)
            else:
                yield Findings(answered=False, hits=())

    def _findings(self, question: str, vector: Vector, k: int) -> Findings:
        wording = self._lexicon.read(question)
        nearness = self._nearness(vector)
        closeness, words = self._closeness(nearness), self._lexicon.scores(wording)
        scores = (closeness + LEXICAL_WEIGHT * words) / (1 + LEXICAL_WEIGHT)
        best = _best(scores, max(k, _RUNNER_UP + 1))
        evidence = Evidence(
            nearness=float(nearness.max()),
            lead=float(
                scores[best[0]] - (scores[best[_RUNNER_UP]] if len(best) > _RUNNER_UP else 0)
            ),
            terms=self._lexicon.share_of_terms(wording, best[:_TERMS_WITHIN]),
            coverage=self._lexicon.coverage(wording, best[:_TERMS_WITHIN]),
            words=len(wording.words),
        )
        confidence = evidence.confidence
        return Findings(confidence >= ANSWERED_FROM, self._hits(scores, k), round(confidence, 4))

    def _nearness(self, query: Vector) -> NDArray[np.floating]:
        """Return how far each row is nearer to ``query`` than just any text: 1 at most."""
        usual = float((self._background @ query).mean()) if len(self._background) else 0.0
        nearness: NDArray[np.floating] = (self._vectors @ query - usual) / max(1 - usual, 1e-6)
        return nearness

    def _closeness(self, nearness: NDArray[np.floating]) -> NDArray[np.floating]:
        """Return for each passage how near it is, by its whole and by its nearest piece."""
        nearest = np.maximum.reduceat(nearness, self._starts)
        whole = nearness[self._starts]
        closeness: NDArray[np.floating] = whole + SENTENCE_WEIGHT * (nearest - whole)
        return closeness

    def _hits(self, scores: NDArray[np.floating], k: int) -> tuple[Hit, ...]:
        return tuple(
            Hit(self.passages[place], round(float(scores[place]), 4)) for place in _best(scores, k)
        )


def pieces_of(passage: Passage) -> tuple[str, ...]:
    """Return what is embedded of ``passage``: its whole, then its sentences.

    A sentence alone is nearer to a question about it than a text that says more.
    """
    return (passage.embedded, *passage.sentences)


def _starts(passages: Iterable[Passage]) -> NDArray[np.intp]:
    """Return for each passage the row of its whole."""
    counts = [len(pieces_of(passage)) for passage in passages]
    return np.cumsum([0, *counts[:-1]], dtype=np.intp)[: len(counts)]


def _best(scores: NDArray[np.floating], k: int) -> NDArray[np.intp]:
    return np.argsort(-scores, kind="stable")[:k]
