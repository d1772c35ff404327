"""Which texts hold the words of a query: BM25 over terms and pairs of syllables."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from knowledge.glossary import Glossary
from knowledge.korean import has_hangul

SATURATION = 1.2
LENGTH_WEIGHT = 0.75


class Lexicon:
    """An inverted index over texts.

    Tokens are the terms of the glossary, by whatever name, and other words; a Korean word is
    there in pairs of syllables as well, since its endings vary and compounds are written together.

    Args:
        texts: what is searched.
        glossary: names that mean the same.
    """

    def __init__(self, texts: Sequence[str], glossary: Glossary) -> None:
        self._glossary = glossary
        self._counts = [Counter(self._tokens(text)) for text in texts]
        lengths = np.array([counts.total() for counts in self._counts], dtype=np.float32)
        average = float(lengths.mean()) if texts else 0.0
        relative = lengths / average if average else lengths
        self._norms = SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * relative)
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, counts in enumerate(self._counts):
            for token in counts:
                self._places[token].append(place)

    def scores(self, query: str) -> NDArray[np.float32]:
        """Return for each text how much of ``query`` it holds, 0 to 1.

        BM25 (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework"), divided by
        the most that a text could reach for this query.
        """
        scores = np.zeros(len(self._counts), dtype=np.float32)
        tokens = dict.fromkeys(self._tokens(query))
        most = sum(self._rarity(token) for token in tokens) * (SATURATION + 1)
        for token in tokens:
            places = self._places.get(token, [])
            counts = np.array([self._counts[place][token] for place in places], dtype=np.float32)
            gain = counts * (SATURATION + 1) / (counts + self._norms[places])
            scores[places] += self._rarity(token) * gain / most
        return scores

    def share_of_terms(self, query: str, places: Iterable[int]) -> float | None:
        """Return the share of the technical terms in ``query`` that the given texts hold together.

        A term is what the glossary knows and, in a Korean sentence, what is written in Latin.

        Returns:
            0 to 1; None where the query names no term.
        """
        korean = has_hangul(query)
        terms = {
            key
            for key in self._glossary.keys_of(query)
            if self._glossary.knows(key) or (korean and key.isascii())
        }
        if not terms:
            return None
        held = {term for place in places for term in terms if term in self._counts[place]}
        return len(held) / len(terms)

    def _tokens(self, text: str) -> Iterator[str]:
        for key in self._glossary.keys_of(text):
            yield key
            if not key.isascii() and not self._glossary.knows(key):
                yield from (key[at : at + 2] for at in range(max(1, len(key) - 1)))

    def _rarity(self, token: str) -> float:
        found = len(self._places.get(token, ()))
        return math.log(1 + (len(self._counts) - found + 0.5) / (found + 0.5))
