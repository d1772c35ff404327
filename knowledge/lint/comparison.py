"""How far a text states a point, and how near two texts are in meaning."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from knowledge.encoder import Encoder
from knowledge.glossary import Glossary
from knowledge.grading.plain import plain
from knowledge.grading.terms import Words, matched, words
from knowledge.grading.vocabulary import Vocabulary
from knowledge.language.sentences import sentences
from knowledge.search.vectors import Vector

# A point counts as stated from here on: the share of its terms that the text uses, corrected by
# how much nearer than usual the text's nearest sentence is in meaning. Measured on the points of
# the shipped notes (1815) and of 40 questions by another hand (147), each against its own
# reference answer, and against that answer less the sentence nearest to the point: one point of
# either falls below, and 92 % and 95 % of the removed ones.
STATED = 0.67
_USUAL_CLOSENESS = 0.92
_WEIGHT_OF_CLOSENESS = 2.0
_MOST_CORRECTION = 0.1

_ASKING = frozenset({"주세요", "보세요"})
_REMEMBERED = 8192


@dataclass(frozen=True, slots=True)
class Claim:
    """A text that may state a point.

    Attributes:
        text: the text, one or more sentences.
        point: the statement that is looked for.
    """

    text: str
    point: str


class Comparison:
    """Compares texts by their terms and, where these leave it open, by their meaning.

    Args:
        encoder: sentence embeddings; the measures are chosen for the one that ships.
        glossary: names of the field's terms.
    """

    def __init__(self, encoder: Encoder, glossary: Glossary) -> None:
        self._encoder = encoder
        self._glossary = glossary
        self._vectors: dict[str, Vector] = {}
        vocabulary = Vocabulary(term.names for term in glossary.terms)

        @lru_cache(maxsize=_REMEMBERED)
        def words_of(text: str) -> Words:
            return words(plain(text), vocabulary)

        self._words = words_of

    def terms(self, text: str) -> tuple[str, ...]:
        """Return the terms of ``text`` in order."""
        return tuple(term.text for term in self._words(text).terms)

    def subject(self, prompt: str) -> frozenset[str]:
        """Return what a prompt asks about: its terms by one name each, without words that ask."""
        return frozenset(self._glossary.keys_of(prompt)) - _ASKING

    def used(self, claim: Claim) -> tuple[bool, ...]:
        """Tell for each term of the point whether the text uses it."""
        return matched(self._words(claim.point), self._words(claim.text))

    def coverage(self, claim: Claim) -> float:
        """Return the share of the point's terms that the text uses, 0-1; 1 where it has none."""
        used = self.used(claim)
        return sum(used) / len(used) if used else 1.0

    def unstated(self, claims: Iterable[Claim]) -> Iterator[Claim]:
        """Yield the claims whose text does not state the point.

        Only where the terms leave it open are sentences compared by meaning, all in one batch.
        """
        covered = [(claim, self.coverage(claim)) for claim in claims]
        self.embed(
            text
            for claim, coverage in covered
            if abs(coverage - STATED) <= _MOST_CORRECTION
            for text in (claim.point, *sentences(claim.text))
        )
        for claim, coverage in covered:
            correction = 0.0
            if abs(coverage - STATED) <= _MOST_CORRECTION:
                nearest = max(
                    (self.closeness(claim.point, s) for s in sentences(claim.text)), default=0
                )
                correction = _WEIGHT_OF_CLOSENESS * (nearest - _USUAL_CLOSENESS)
            bounded = min(max(correction, -_MOST_CORRECTION), _MOST_CORRECTION)
            if coverage + bounded < STATED:
                yield claim

    def closeness(self, one: str, other: str) -> float:
        """Return the cosine of two texts, -1 to 1."""
        rows = self.embed((one, other))
        return float(rows[0] @ rows[1])

    def embed(self, texts: Iterable[str]) -> Sequence[Vector]:
        """Return a unit vector for each text, computing together those not seen before."""
        wanted = list(texts)
        new = [text for text in dict.fromkeys(wanted) if text not in self._vectors]
        if new:
            self._vectors.update(zip(new, self._encoder.encode_queries(new), strict=True))
        return [self._vectors[text] for text in wanted]
