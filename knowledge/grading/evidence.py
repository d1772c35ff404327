"""The words of an answer that a verdict rests on, for a person to check."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.grading.clauses import runs
from knowledge.grading.grade import Span
from knowledge.grading.meaning import Vector, cosine
from knowledge.grading.terms import Words, matched

# Beside meaning, words count in the choice of the evidence: cosines of one subject lie close.
_WEIGHT_OF_WORDS = 0.1


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found for one key point.

    Attributes:
        span: the stretch of the answer nearest to the point.
        closeness: cosine of that stretch and the point, 0-1.
    """

    span: Span
    closeness: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A clause of an answer, or a run of neighbouring ones.

    Attributes:
        span: where it stands.
        words: of each of its clauses.
        vector: its embedding.
    """

    span: Span
    words: tuple[Words, ...]
    vector: Vector


def candidates(
    answer: str,
    clauses: Sequence[Span],
    vectors: Mapping[str, Vector],
    words: Callable[[str], Words],
) -> tuple[Candidate, ...]:
    """Return all that may be evidence in an answer.

    Args:
        answer: the answer as it was given.
        clauses: its clauses.
        vectors: of the clauses, by their texts. A run gets their mean by length, which is what a
            model that takes the mean over tokens makes of it, near enough.
        words: takes a text apart.
    """
    found = []
    for run in runs(clauses, answer):
        inside = [clause for clause in clauses if overlap(clause, run)]
        said = tuple(words(clause.text) for clause in inside)
        found.append(Candidate(run, said, _mean(inside, vectors)))
    return tuple(found)


def nearest(words: Words, vector: Vector, within: Sequence[Candidate]) -> Evidence:
    """Return the candidate nearest to a key point in meaning and words, the first of equals.

    Args:
        words: of the point.
        vector: of the point.
        within: at least one candidate.
    """
    used = {id(said): matched(words, said) for one in within for said in one.words}

    def nearness(one: Candidate) -> float:
        hits = [any(found) for found in zip(*(used[id(said)] for said in one.words), strict=True)]
        share = sum(hits) / len(hits) if hits else 0.0
        return cosine(vector, one.vector) + _WEIGHT_OF_WORDS * share

    best = max(within, key=nearness)
    return Evidence(best.span, cosine(vector, best.vector))


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans of one answer share a character."""
    return one.start < other.end and other.start < one.end


def _mean(clauses: Sequence[Span], vectors: Mapping[str, Vector]) -> Vector:
    total = np.sum([len(clause.text) * vectors[clause.text] for clause in clauses], axis=0)
    unit: Vector = (total / np.linalg.norm(total)).astype(np.float32)
    return unit
