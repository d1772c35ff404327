"""Questions and answers -> grades: the one way through the package."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from knowledge.encoder import Encoder, Vectors
from knowledge.glossary import Glossary
from knowledge.grading import flags, roles, scoring
from knowledge.grading.clauses import clauses, runs
from knowledge.grading.evidence import Asked, Candidate, Evidence, Text, gather, overlap
from knowledge.grading.grade import Flag, Grade, PointGrade, Span, Verdict
from knowledge.grading.judge import EvidenceJudge, Judge, Judgement, Pair
from knowledge.grading.keypoints import key_points as points_of
from knowledge.grading.plain import plain
from knowledge.grading.recent import Recent
from knowledge.grading.terms import Words, matched, words
from knowledge.grading.vocabulary import Vocabulary

# Under this cosine to both question and reference an answer speaks of something else.
_OFF_TOPIC = 0.83
_REMEMBERED = 4096
# Characters of a text that are embedded: three ordinary sentences.
_MOST_EMBEDDED = 400
_LATIN = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Item:
    """One answer to grade.

    Attributes:
        question: the question.
        reference: the reference answer.
        key_points: statements a full answer makes; when none, they are cut from the reference.
        answer: the answer as it was given.
    """

    question: str
    reference: str
    key_points: Sequence[str]
    answer: str


@dataclass(frozen=True, slots=True)
class _Draft:
    """An item cut up, before its texts are embedded."""

    item: Item
    points: tuple[str, ...]
    statements: tuple[str, ...]
    clauses: tuple[Span, ...]
    runs: tuple[Span, ...]

    @property
    def asked(self) -> tuple[str, ...]:
        """The texts that every answer to the question is compared with, in plain."""
        texts = (self.item.question, self.item.reference, *self.points, *self.statements)
        return tuple(map(plain, texts))

    @property
    def said(self) -> tuple[str, ...]:
        """The texts of this answer alone, in plain."""
        return tuple(map(plain, (self.item.answer, *(run.text for run in self.runs))))


class Grader:
    """Grades answers key point by key point. Deterministic, without I/O, safe in threads.

    Args:
        encoder: sentence embeddings.
        glossary: names of the field's terms.
        judge: decides on the key points; by evidence when None.
    """

    def __init__(self, encoder: Encoder, glossary: Glossary, judge: Judge | None = None) -> None:
        self._encoder = encoder
        self._judge = judge or EvidenceJudge()
        vocabulary = Vocabulary(term.names for term in glossary.terms)
        self._vocabulary = vocabulary

        @lru_cache(maxsize=_REMEMBERED)
        def words_of(text: str) -> Words:
            return words(text, vocabulary)

        self._words = words_of
        self._vectors = Recent[str, Vectors](_REMEMBERED)

    def grade(self, question: str, reference: str, key_points: Sequence[str], answer: str) -> Grade:
        """Grade one answer.

        Args:
            question: the question.
            reference: the reference answer.
            key_points: statements a full answer makes; when none, cut from the reference.
            answer: the answer as it was given; any text, in Korean or English.
        """
        return self.grade_many([Item(question, reference, key_points, answer)])[0]

    def grade_many(self, items: Iterable[Item]) -> list[Grade]:
        """Grade many answers in one batch; the same grades as one by one.

        Args:
            items: answers to any questions.
        """
        drafts = [_draft(item) for item in items]
        texts = self._texts(drafts)
        found = [self._evidence(draft, draft.points, texts) for draft in drafts]
        judgements = iter(
            self._judge.judge(
                [
                    Pair(draft.item.question, point, plain(draft.item.answer), evidence)
                    for draft, evidences in zip(drafts, found, strict=True)
                    for point, evidence in zip(draft.points, evidences, strict=True)
                ]
            )
        )
        return [
            self._grade(draft, texts, evidences, [next(judgements) for _ in evidences])
            for draft, evidences in zip(drafts, found, strict=True)
        ]

    def _texts(self, drafts: Sequence[_Draft]) -> dict[str, Text]:
        """Embed every different text once; those of a question again only when forgotten."""
        asked = dict.fromkeys(text for draft in drafts for text in draft.asked)
        said = dict.fromkeys(text for draft in drafts for text in draft.said)
        known = self._vectors.get(asked)
        new = [text for text in asked | said if text not in known]
        vectors = (
            dict(
                zip(
                    new,
                    self._encoder.encode_queries([text[:_MOST_EMBEDDED] for text in new]),
                    strict=True,
                )
            )
            if new
            else {}
        )
        self._vectors.put({text: vectors[text].copy() for text in new if text in asked})
        return {
            text: Text(text, self._words(text), vector)
            for text, vector in (known | vectors).items()
        }

    def _evidence(
        self, draft: _Draft, statements: Sequence[str], texts: dict[str, Text]
    ) -> list[Evidence]:
        asked = Asked(
            texts[plain(draft.item.question)],
            texts[plain(draft.item.reference)],
            tuple(texts[plain(statement)] for statement in statements),
        )
        subjects = self._subjects(draft, asked)
        candidates = [
            Candidate(run, texts[plain(run.text)], len(within), tuple(subjects[i] for i in within))
            for run in draft.runs
            for within in [_within(draft.clauses, run)]
        ]
        answer = texts[plain(draft.item.answer)].words
        return [gather(asked, i, answer, candidates) for i in range(len(statements))]

    def _subjects(self, draft: _Draft, asked: Asked) -> list[Words]:
        """Return what each clause speaks of; Korean leaves a subject out while it stays the same.

        Only a name counts: of something in the question, of a point's subject, or in Latin.
        """
        own = " ".join(roles.subject(point.text) for point in asked.points)
        subjects: list[Words] = []
        spoken_of = self._words("")
        for clause in draft.clauses:
            said = self._words(roles.subject(clause.text))
            if any(
                _LATIN.search(term.text) or in_question or in_points
                for term, in_question, in_points in zip(
                    said.terms,
                    matched(said, asked.question.words),
                    matched(said, self._words(own)),
                    strict=True,
                )
            ):
                spoken_of = said
            subjects.append(spoken_of)
        return subjects

    def _grade(
        self,
        draft: _Draft,
        texts: dict[str, Text],
        evidences: Sequence[Evidence],
        judgements: Sequence[Judgement],
    ) -> Grade:
        item = draft.item
        seen = set(
            flags.of_form(
                item.question, item.reference, item.answer, draft.clauses, self._vocabulary
            )
        )
        if seen & flags.STATES_NOTHING:
            judgements = [_nothing_stated(judgement) for judgement in judgements]
        said = {judgement.verdict for judgement in judgements}
        if not seen & flags.STATES_NOTHING and said <= {Verdict.MISSING}:
            if flags.is_short(self._words(plain(item.answer))):
                seen.add(Flag.TOO_SHORT)
            elif _is_off_topic(draft, texts):
                seen.add(Flag.OFF_TOPIC)
        points = tuple(map(_point, draft.points, evidences, judgements))
        wrong = () if seen & flags.STATES_NOTHING else self._wrong_claims(draft, points, texts)
        if wrong or Verdict.CONTRADICTED in said:
            seen.add(Flag.WRONG_CLAIM)
        value = scoring.score([point.verdict for point in points], len(wrong))
        if seen & flags.CAPPED:
            value = min(value, scoring.CAP)
        return Grade(
            score=value,
            confidence=scoring.confidence(judgements),
            band=scoring.band(value),
            borderline=scoring.borderline(judgements, len(wrong)) and not seen & flags.CAPPED,
            points=points,
            flags=tuple(flag for flag in Flag if flag in seen),
            wrong_claims=wrong,
        )

    def _wrong_claims(
        self, draft: _Draft, points: Sequence[PointGrade], texts: dict[str, Text]
    ) -> tuple[Span, ...]:
        """Return what denies the reference where no point's own evidence stands."""
        judged = [point.evidence for point in points if point.evidence is not None]
        denials = {found.denial for found in self._evidence(draft, draft.statements, texts)}
        return tuple(
            sorted(
                (
                    span
                    for span in denials
                    if span is not None and not any(overlap(span, own) for own in judged)
                ),
                key=lambda span: span.start,
            )
        )


def _draft(item: Item) -> _Draft:
    cut = clauses(item.answer)
    statements = points_of(item.reference)
    points = tuple(point for point in item.key_points if plain(point)) or statements
    return _Draft(item, points, statements, cut, runs(cut, item.answer))


def _within(cut: Sequence[Span], run: Span) -> list[int]:
    return [i for i, clause in enumerate(cut) if run.start <= clause.start < run.end]


def _nothing_stated(judgement: Judgement) -> Judgement:
    made = judgement.verdict is not Verdict.MISSING
    return Judgement(
        Verdict.MISSING, max(0.5, 1 - judgement.confidence) if made else judgement.confidence
    )


def _is_off_topic(draft: _Draft, texts: dict[str, Text]) -> bool:
    answer = texts[plain(draft.item.answer)].vector
    return all(
        float(texts[plain(text)].vector @ answer) < _OFF_TOPIC
        for text in (draft.item.question, draft.item.reference)
    )


def _point(point: str, evidence: Evidence, judgement: Judgement) -> PointGrade:
    missing = judgement.verdict is Verdict.MISSING
    denied = judgement.verdict is Verdict.CONTRADICTED and evidence.denial is not None
    return PointGrade(
        point=point,
        verdict=judgement.verdict,
        confidence=round(judgement.confidence, 3),
        evidence=None if missing else evidence.denial if denied else evidence.span,
        matched=evidence.matched,
        unmatched=evidence.unmatched,
        closeness=evidence.closeness,
    )
