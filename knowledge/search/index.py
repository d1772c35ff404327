"""Search over passages, and how probable it is that what was found answers the question."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge import glossary as glossaries
from knowledge.encoder import Encoder, Vectors
from knowledge.glossary import SEPARATOR, Glossary
from knowledge.search.confidence import ANSWERED_FROM, Evidence
from knowledge.search.elsewhere import UnknownNames, fields, missing_from, subjects
from knowledge.search.lexicon import Lexicon
from knowledge.search.passages import Passage
from knowledge.search.spellings import Spellings
from knowledge.search.vectors import Vector, VectorStore, embed

# Listwise logistic regression of "is on a right topic" on tests/knowledge/search.jsonl, rounded.
WEIGHTS = {"whole": 0.10, "piece": 0.18, "words": 0.26, "spelling": 0.46}
"""What counts for a passage, and how much: being near in meaning, as a whole and by the nearest of
its sentences and questions; holding the words of the query; standing in a topic that is spelled
like it."""

_TERMS_WITHIN = 3

_MOST_OF_A_TOPIC = 2
"""Of a topic so many passages come first: another topic serves better than a third of them."""

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
        vectors: rows of unit length: for each passage its own, then those of its pieces
            (``pieces_of``); then for texts about anything, since a passage is near a query as far
            as it is nearer than these, whatever range the model's similarities have; then for all
            ``knowledge.search.elsewhere.subjects``.
        encoder: the model that made the vectors.
        glossary: names that mean the same.
    """

    def __init__(
        self,
        passages: Sequence[Passage],
        vectors: Vectors,
        encoder: Encoder,
        glossary: Glossary,
    ) -> None:
        self.passages = tuple(passages)
        elsewhere = len(vectors) - len(subjects())
        pieces = elsewhere - len(_anything(glossary))
        # Copies, for a part of an array keeps all of it.
        self._vectors, self._background = vectors[:pieces].copy(), vectors[pieces:elsewhere].copy()
        self._starts = _starts(self.passages)
        self._encoder = encoder
        texts = [passage.worded for passage in passages]
        self._lexicon = Lexicon(texts, glossary)
        self._topics, by_topic = _by_topic(self.passages)
        self._spellings = Spellings(by_topic)
        self._unknown = UnknownNames(texts)
        headings = (name for passage in passages for name in (*passage.path, *passage.names))
        missing = missing_from(headings)
        self._elsewhere = vectors[elsewhere:][missing]
        self._fields = sum(at < len(fields()) for at in missing)

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
        elsewhere = [SEPARATOR.join(names) for names in subjects()]
        every = [*texts, *_anything(glossary), *elsewhere]
        return cls(passages, embed(every, encoder, store, progress=progress), encoder, glossary)

    def search(self, query: str | Vector, k: int = 5) -> tuple[Hit, ...]:
        """Return the ``k`` passages that fit best, best first.

        Of a topic they are two at most while there are others.

        Args:
            query: a question; or its vector of unit length, then words count for nothing.
            k: how many.
        """
        if isinstance(query, str):
            return self.ask(query, k).hits
        if not self.passages:
            return ()
        near = self._nearness(query)(self._vectors)
        return self._hits(self._closeness(near, np.maximum.reduceat(near, self._starts)), k)

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
        near = nearness(self._vectors)
        nearest = np.maximum.reduceat(near, self._starts)
        scores = (
            self._closeness(near, nearest)
            + WEIGHTS["words"] * self._lexicon.scores(wording)
            + WEIGHTS["spelling"] * self._spellings.scores(question)[self._topics]
        )
        best = _best(scores, _TERMS_WITHIN)
        others = nearness(self._elsewhere)
        evidence = Evidence(
            score=float(scores[best[0]]),
            terms=self._lexicon.share_of_terms(wording, best),
            coverage=self._lexicon.coverage(wording, best),
            words=len(wording.words),
            unknown=self._lexicon.share_unknown(wording),
            field=float(others[: self._fields].max(initial=0)),
            nearer=float(others.max(initial=0) - nearest[best[0]]),
            named_elsewhere=self._unknown.any_in(question),
            phrased=bool(self.passages[best[0]].asked),
        )
        confidence = evidence.confidence
        return Findings(confidence >= ANSWERED_FROM, self._hits(scores, k), round(confidence, 4))

    def _nearness(self, query: Vector) -> Callable[[Vectors], NDArray[np.floating]]:
        """Return what tells how far rows are nearer to ``query`` than just any text: 1 at most."""
        usual = float((self._background @ query).mean()) if len(self._background) else 0.0

        def nearness(rows: Vectors) -> NDArray[np.floating]:
            near: NDArray[np.floating] = (rows @ query - usual) / max(1 - usual, 1e-6)
            return near

        return nearness

    def _closeness(
        self, near: NDArray[np.floating], nearest: NDArray[np.floating]
    ) -> NDArray[np.floating]:
        """Return how near each passage is, by its whole and by the nearest of its pieces."""
        whole = near[self._starts]
        closeness: NDArray[np.floating] = WEIGHTS["whole"] * whole + WEIGHTS["piece"] * nearest
        return closeness

    def _hits(self, scores: NDArray[np.floating], k: int) -> tuple[Hit, ...]:
        """Return the ``k`` best, best first; a topic's third and later where others run out."""
        ranked = _best(scores, len(scores)).tolist()
        seen: Counter[int] = Counter()
        first: list[int] = []
        later: list[int] = []
        for place in ranked:
            seen[topic := int(self._topics[place])] += 1
            (first if seen[topic] <= _MOST_OF_A_TOPIC else later).append(place)
        kept = set([*first, *later][:k])
        return tuple(
            Hit(self.passages[place], round(float(scores[place]), 4))
            for place in ranked
            if place in kept
        )


def _anything(glossary: Glossary) -> list[str]:
    return [SEPARATOR.join(term.names) for term in glossary.terms[::_BACKGROUND_STEP]]


def pieces_of(passage: Passage) -> tuple[str, ...]:
    """Return what is embedded of ``passage``: its whole, its sentences, and what it answers.

    A sentence alone is nearer to a question about it than a text that says more, and a question
    asked for the same in other words is nearer yet (as in Nogueira et al. 2019,
    https://arxiv.org/abs/1904.08375, where a model writes them).
    """
    return (passage.embedded, *passage.sentences, *passage.questions)


def _starts(passages: Iterable[Passage]) -> NDArray[np.intp]:
    """Return for each passage the row of its whole."""
    counts = [len(pieces_of(passage)) for passage in passages]
    return np.cumsum([0, *counts[:-1]], dtype=np.intp)[: len(counts)]


def _by_topic(passages: Sequence[Passage]) -> tuple[NDArray[np.intp], list[str]]:
    """Return for each passage the number of its topic, and for each topic its text."""
    texts: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for passage in passages:
        texts.setdefault((passage.source.file, passage.topic), []).append(passage.worded)
    numbers = {topic: number for number, topic in enumerate(texts)}
    of_each = [numbers[passage.source.file, passage.topic] for passage in passages]
    return np.array(of_each, dtype=np.intp), ["\n".join(parts) for parts in texts.values()]


def _best(scores: NDArray[np.floating], k: int) -> NDArray[np.intp]:
    return np.argsort(-scores, kind="stable")[:k]
