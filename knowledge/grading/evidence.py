"""What in an answer speaks for or against a key point."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from knowledge.grading import polarity, quantities, roles
from knowledge.grading.clauses import clauses
from knowledge.grading.grade import Span
from knowledge.grading.terms import Words, matched

# A clause denies a point only when it uses most of the point's words.
_NEAR = 0.5
# A denial is looked for in a run of as many clauses as the point has: each further one may bring
# a negation of its own.
_COST_OF_CLAUSE = 0.1
# Coverage where the languages differ and no term crosses.
_UNKNOWN = 0.5
# Beside meaning, words count in the choice of the evidence: cosines of one subject lie close.
_WEIGHT_OF_WORDS = 0.1


@dataclass(frozen=True, slots=True)
class Text:
    """A text with what it is compared by.

    Attributes:
        text: the text in plain.
        words: its words.
        vector: its sentence embedding, float32 of unit length.
    """

    text: str
    words: Words
    vector: npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found for one key point.

    Attributes:
        span: the stretch of the answer nearest to the point; None for an empty answer.
        closeness: cosine of that stretch and the point, 0-1.
        question_closeness: cosine of the question and the point, 0-1.
        matched: the point's terms that the answer uses.
        unmatched: those that it does not.
        coverage: share of the point's terms beyond the question that the answer uses, 0-1.
        local_coverage: the same within ``span``.
        denial: a clause in the point's words that says otherwise.
    """

    span: Span | None
    closeness: float
    question_closeness: float
    matched: tuple[str, ...]
    unmatched: tuple[str, ...]
    coverage: float
    local_coverage: float
    denial: Span | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A run of the answer's clauses.

    Attributes:
        span: where it stands.
        body: the same as a text to compare.
        length: number of clauses.
        subjects: what its clauses speak of, each clause without a subject of its own having that
            of the one before.
    """

    span: Span
    body: Text
    length: int
    subjects: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what a full answer says.

    Attributes:
        question: the question.
        reference: the reference answer.
        points: the statements to look for.
    """

    question: Text
    reference: Text
    points: tuple[Text, ...]


def gather(asked: Asked, number: int, answer: Words, runs: Sequence[Candidate]) -> Evidence:
    """Find what the answer has to say on a key point.

    Args:
        asked: the question.
        number: which of its points, counted from 0.
        answer: the words of the whole answer.
        runs: the answer's runs of clauses.
    """
    point = asked.points[number]
    used = matched(point.words, answer)
    terms = point.words.terms
    new = _telling_terms(asked.question, point, answer)
    within = [matched(point.words, run.body.words) for run in runs]
    closeness = [_cosine(run.body, point) for run in runs]
    best = max(
        range(len(runs)),
        key=lambda i: closeness[i] + _WEIGHT_OF_WORDS * _share(within[i], new),
        default=None,
    )
    denial = _denial(asked, number, runs, closeness)
    # A denial far from what comes nearest to the point is most often about something else.
    if denial is not None and best is not None and not overlap(denial, runs[best].span):
        denial = None
    return Evidence(
        span=None if best is None else runs[best].span,
        closeness=0.0 if best is None else closeness[best],
        question_closeness=_cosine(asked.question, point),
        matched=tuple(t.text for t, hit in zip(terms, used, strict=True) if hit),
        unmatched=tuple(t.text for t, hit in zip(terms, used, strict=True) if not hit),
        coverage=_share(used, new),
        local_coverage=0.0 if best is None else _share(within[best], new),
        denial=denial,
    )


def _denial(
    asked: Asked, number: int, runs: Sequence[Candidate], closeness: Sequence[float]
) -> Span | None:
    """Return the run nearest to the point in words, where it denies the point."""
    point = asked.points[number]
    others = [other for i, other in enumerate(asked.points) if i != number]
    weights = _weights(point, others)
    length = len(clauses(point.text))
    near = [
        (round(share - _COST_OF_CLAUSE * abs(run.length - length), 2), c, i)
        for i, (run, c) in enumerate(zip(runs, closeness, strict=True))
        if (share := _weighted(matched(point.words, run.body.words), weights)) >= _NEAR
    ]
    if not near:
        return None
    run = runs[max(near)[-1]]
    # What comes nearer to another point states that one, and denies none.
    if any(_cosine(run.body, other) > _cosine(run.body, point) for other in others):
        return None
    # What the reference says itself denies no point.
    if run.body.words.dense.rstrip(".,") in asked.reference.words.dense:
        return None
    text = run.body.text
    turned = polarity.contradicts(point.text, text) or quantities.contradicts(point.text, text)
    given = roles.given_to_rival(point.text, [other.text for other in others], text)
    if _speaks_of_another(asked, number, run):
        # "TCP keeps order" says of TCP the opposite of what UDP does: a contrast, no denial.
        return run.span if given and not turned else None
    return run.span if given or turned or roles.exchanged(point.text, text) else None


def _speaks_of_another(asked: Asked, number: int, run: Candidate) -> bool:
    """Whether some clause of ``run`` has another subject than the point.

    Words of the point are no other subject, nor are words of the question, unless the question
    asks about the point's own subject beside them, or another point is about them.
    """
    point = asked.points[number]
    own = roles.subject(point.text)
    if own and roles.names(run.body.text, own) and len(run.subjects) == 1:
        return False
    rivals = [roles.subject(p.text) for i, p in enumerate(asked.points) if i != number]
    asked_for_own = bool(own) and own in asked.question.text
    return any(
        not all(matched(said, point.words))
        and (
            asked_for_own
            or not all(matched(said, asked.question.words))
            or any(term.text in rival for term in said.terms for rival in rivals if not own)
        )
        for said in run.subjects
    )


def _weights(point: Text, others: Sequence[Text]) -> tuple[float, ...]:
    """Weigh the point's terms: its subject not at all, what other points say too by half.

    A denial may leave the subject out or give the statement to another subject; what sets the
    point apart from its neighbours tells which of them a clause is about.
    """
    own = roles.subject(point.text)
    shared = [matched(point.words, other.words) for other in others]
    return tuple(
        0.0 if term.text in own else 0.5 if any(hits[i] for hits in shared) else 1.0
        for i, term in enumerate(point.words.terms)
    )


def _weighted(used: Sequence[bool], weights: Sequence[float]) -> float:
    total = sum(weights)
    return sum(w for u, w in zip(used, weights, strict=True) if u) / total if total else 0.0


def _telling_terms(question: Text, point: Text, answer: Words) -> tuple[bool, ...]:
    """Tell which terms of the point show that an answer makes it.

    Those that the question doesn't give away (all where it gives all); in an answer of the other
    language, only those that cross: terms of the glossary and Latin names in Korean text.
    """
    new = tuple(not given for given in matched(point.words, question.words))
    if not any(new):
        new = (True,) * len(new)
    if point.words.korean == answer.korean:
        return new
    return tuple(
        n and (term.number is not None or (point.words.korean and term.text.isascii()))
        for n, term in zip(new, point.words.terms, strict=True)
    )


def _share(used: Sequence[bool], counted: Sequence[bool]) -> float:
    """Return the share of the counted terms that are used; a half where none counts."""
    hits = [u for u, c in zip(used, counted, strict=True) if c]
    return sum(hits) / len(hits) if hits else _UNKNOWN


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans of one answer share a character."""
    return one.start < other.end and other.start < one.end


def _cosine(one: Text, other: Text) -> float:
    return round(min(max(float(one.vector @ other.vector), 0.0), 1.0), 4)
