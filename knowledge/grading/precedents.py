"""Decisions of people on earlier answers, followed where an answer says the same."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from knowledge.encoder import Encoder, Vectors
from knowledge.glossary import Glossary
from knowledge.grading.clauses import clauses, runs
from knowledge.grading.correction import rank, rescored
from knowledge.grading.grade import Flag, Grade, PointGrade, Span, Verdict
from knowledge.grading.likeness import says_otherwise
from knowledge.grading.plain import plain
from knowledge.grading.vocabulary import Vocabulary

NEAR = 0.95
"""From this cosine on two clauses are taken to say the same, where no cue speaks against it."""

# What the form of an answer tells, whatever it means: a precedent is followed in spite of it only
# where a person accepted an answer of the same form.
_FORM = frozenset({Flag.EMPTY, Flag.DONT_KNOW, Flag.ECHO, Flag.KEYWORD_LIST, Flag.INSTRUCTION})
_MOST_EMBEDDED = 400


@dataclass(frozen=True, slots=True)
class Precedent:
    """Words that a person let count for a key point.

    Attributes:
        name: names the decision.
        point: the key point, as it was graded.
        words: the stretch of the answer.
        verdict: what it does with the point: ``made`` or ``partly``.
        form: flags of that answer which its form gave.
    """

    name: str
    point: str
    words: str
    verdict: Verdict
    form: frozenset[Flag] = frozenset()


def precedents_of(name: str, before: Grade, after: Grade) -> list[Precedent]:
    """Return what a corrected grade sets for later answers: the points that it raised.

    Args:
        name: names the decision.
        before: the grader's own grade.
        after: the same as a person set it right.
    """
    form = _FORM & set(before.flags)
    return [
        Precedent(name, new.point, new.evidence.text, new.verdict, form)
        for old, new in zip(before.points, after.points, strict=True)
        if rank(new.verdict) > rank(old.verdict)
        and new.verdict is not Verdict.MISSING
        and new.evidence is not None
    ]


class PrecedentMatcher:
    """Finds words that say what a precedent's say. Deterministic, without I/O, safe in threads.

    Args:
        encoder: sentence embeddings.
        glossary: names of the field's terms.
    """

    def __init__(self, encoder: Encoder, glossary: Glossary) -> None:
        self._encoder = encoder
        self._vocabulary = Vocabulary(term.names for term in glossary.terms)

    def followed(self, grade: Grade, answer: str, precedents: Sequence[Precedent]) -> Grade:
        """Return ``grade`` with the verdicts of the precedents that the answer falls under.

        A verdict is only ever raised.

        Args:
            grade: the grader's own grade.
            answer: the answer as it was given.
            precedents: those of the question.
        """
        by_point: dict[str, list[Precedent]] = defaultdict(list)
        for precedent in precedents:
            if _FORM & set(grade.flags) <= precedent.form:
                by_point[precedent.point].append(precedent)
        wanted = [
            (point, better)
            for point in grade.points
            if (
                better := [
                    p for p in by_point[point.point] if rank(p.verdict) > rank(point.verdict)
                ]
            )
        ]
        said = runs(clauses(answer), answer)
        if not wanted or not said:
            return grade
        spoken = self._embedded([span.text for span in said])
        points = {id(point): self._raised(point, better, said, spoken) for point, better in wanted}
        followed = tuple(points.get(id(point), point) for point in grade.points)
        return grade if followed == grade.points else rescored(grade, followed, grade.wrong_claims)

    def nearest(self, point: str, answer: str) -> Span:
        """Return the stretch of an answer that comes nearest to a key point in meaning.

        Args:
            point: the key point.
            answer: the answer as it was given; all of it where it has no clauses.
        """
        said = runs(clauses(answer), answer)
        if not said:
            return Span(0, len(answer), answer)
        rows = self._embedded([point, *(span.text for span in said)])
        return said[int(np.argmax(rows[1:] @ rows[0]))]

    def _raised(
        self, point: PointGrade, better: Sequence[Precedent], said: Sequence[Span], spoken: Vectors
    ) -> PointGrade:
        """Return ``point`` with the verdict of the best precedent that some words fall under."""
        near = self._embedded([precedent.words for precedent in better]) @ spoken.T
        found = [
            (rank(precedent.verdict), float(near[i, j]), -i, -j)
            for i, precedent in enumerate(better)
            for j, span in enumerate(said)
            if near[i, j] >= NEAR
            and not says_otherwise(precedent.words, span.text, self._vocabulary)
        ]
        if not found:
            return point
        _, closeness, i, j = max(found)
        precedent, span = better[-i], said[-j]
        return replace(
            point,
            verdict=precedent.verdict,
            confidence=round(min(closeness, 1.0), 3),
            evidence=span,
            swapped=False,
            precedent=precedent.name,
            credit=None,
            fault=None,
        )

    def _embedded(self, texts: Sequence[str]) -> Vectors:
        return self._encoder.encode_queries([plain(text)[:_MOST_EMBEDDED] for text in texts])
