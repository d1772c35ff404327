"""Which texts hold the words of a query: BM25 over terms and pairs of syllables."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.glossary import Glossary
from knowledge.language.korean import has_hangul
from knowledge.language.letters import letters_in
from knowledge.language.misspelling import speller_of

SATURATION = 1.2
LENGTH_WEIGHT = 0.75
KOREAN_WEIGHT = 0.5
"""What a plain Korean word, and each pair of syllables in it, counts against a term."""

_NUMBERED = re.compile(r"[a-z][a-z0-9]*\d[a-z0-9]*")
_LETTERS_OR_DIGITS = re.compile(r"[a-z]+|\d+")


@dataclass(frozen=True, slots=True)
class Wording:
    """What a query asks for, as a ``Lexicon`` reads it.

    Attributes:
        words: terms and other words, each once.
        terms: the technical ones: what the glossary knows and, in Korean, what is in Latin.
    """

    words: tuple[str, ...]
    terms: tuple[str, ...]


class Lexicon:
    """An inverted index over texts.

    Tokens are the terms of the glossary, by whatever name, and other words; a Korean word is
    there in pairs of syllables as well, since its endings vary and compounds are written together.
    A word of a query that no text has is taken for a term where it reads out the term's letters
    (``씨피유``) or is spelled almost like it (``리엑터``).

    Args:
        texts: what is searched.
        glossary: names that mean the same.
    """

    def __init__(self, texts: Sequence[str], glossary: Glossary) -> None:
        self._glossary = glossary
        self._speller = speller_of(glossary)
        self._counts = [
            Counter(token for key in self._keys(text) for token in self._tokens(key))
            for text in texts
        ]
        lengths = np.array([counts.total() for counts in self._counts], dtype=np.float32)
        average = float(lengths.mean()) if texts else 0.0
        relative = lengths / average if average else lengths
        self._norms = SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * relative)
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, counts in enumerate(self._counts):
            for token in counts:
                self._places[token].append(place)

    def read(self, query: str) -> Wording:
        """Return what ``query`` asks for."""
        meant = (word for key in self._keys(query) for word in self._meant(key))
        words = tuple(dict.fromkeys(meant))
        korean = has_hangul(query)
        terms = (word for word in words if self._knows(word) or (korean and word.isascii()))
        return Wording(words, tuple(terms))

    def scores(self, wording: Wording) -> NDArray[np.float32]:
        """Return for each text how much of the words it holds, 0 to 1.

        BM25 (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework"), divided by
        the most that a text could reach for these words.
        """
        scores = np.zeros(len(self._counts), dtype=np.float32)
        weights = self._weights(wording)
        most = sum(weights.values()) * (SATURATION + 1)
        for token, weight in weights.items():
            places = self._places.get(token, [])
            counts = np.array([self._counts[place][token] for place in places], dtype=np.float32)
            gain = counts * (SATURATION + 1) / (counts + self._norms[places])
            scores[places] += weight * gain / most
        return scores

    def coverage(self, wording: Wording, places: Collection[int]) -> float:
        """Return the share of the words that the given texts hold together, 0 to 1.

        Rare words count more, as they do in ``scores``.
        """
        weights = self._weights(wording)
        held = sum(weight for token, weight in weights.items() if self._hold(places, token))
        return held / (sum(weights.values()) or 1)

    def share_of_terms(self, wording: Wording, places: Collection[int]) -> float | None:
        """Return the share of the technical terms that the given texts hold together, 0 to 1.

        Returns:
            None where no term is named.
        """
        if not wording.terms:
            return None
        return sum(self._hold(places, term) for term in wording.terms) / len(wording.terms)

    def share_unknown(self, wording: Wording) -> float:
        """Return the share of words that are Korean and in no text, in any of their forms."""
        unknown = sum(not (word.isascii() or word in self._places) for word in wording.words)
        return unknown / (len(wording.words) or 1)

    def _keys(self, text: str) -> Iterator[str]:
        """Yield terms and words; ``sha256`` in two, since others write ``SHA-256``."""
        for key in self._glossary.keys_of(text):
            if _NUMBERED.fullmatch(key) and not self._knows(key):
                yield from _LETTERS_OR_DIGITS.findall(key)
            else:
                yield key

    def _meant(self, key: str) -> tuple[str, ...]:
        if self._knows(key) or key in self._places:
            return (key,)
        if letters := letters_in(key):
            read = self._glossary.keys_of(letters)
            if all(word in self._places for word in read):
                return read
        return (self._speller.term(key) or key,)

    def _tokens(self, key: str) -> Iterator[str]:
        yield key
        if self._is_plain_korean(key) and len(key) > 2:  # noqa: PLR2004 - a pair
            yield from (key[at : at + 2] for at in range(len(key) - 1))

    def _weights(self, wording: Wording) -> dict[str, float]:
        weights: dict[str, float] = {}
        for word in wording.words:
            share = KOREAN_WEIGHT if self._is_plain_korean(word) else 1.0
            for token in self._tokens(word):
                weights[token] = max(share * self._rarity(token), weights.get(token, 0.0))
        return weights

    def _knows(self, key: str) -> bool:
        return self._glossary.knows(key)

    def _is_plain_korean(self, key: str) -> bool:
        return not key.isascii() and not self._knows(key)

    def _hold(self, places: Collection[int], token: str) -> bool:
        return any(token in self._counts[place] for place in places)

    def _rarity(self, token: str) -> float:
        found = len(self._places.get(token, ()))
        return math.log(1 + (len(self._counts) - found + 0.5) / (found + 0.5))
