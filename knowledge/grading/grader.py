"""Questions and answers -> grades: the one way through the package."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from knowledge.encoder import Encoder
from knowledge.glossary import Glossary
from knowledge.grading import flags, quantities, scoring
from knowledge.grading.clauses import clauses
from knowledge.grading.closeness import Closeness
from knowledge.grading.contrast import Contrast
from knowledge.grading.evidence import Evidence, candidates, nearest, overlap
from knowledge.grading.grade import Flag, Grade, PointGrade, Span, Verdict
from knowledge.grading.judge import Judge, Judgement
from knowledge.grading.keypoints import enough
from knowledge.grading.keypoints import key_points as points_of
from knowledge.grading.meaning import Meaning, Vector, cosine
from knowledge.grading.nearness import nearness
from knowledge.grading.plain import plain
from knowledge.grading.readings import Part, parts_of
from knowledge.grading.roles import Roles, roles
from knowledge.grading.terms import Words, matched, words
from knowledge.grading.verdicts import Verdicts, combined, of_all_made, of_silence
from knowledge.grading.vocabulary import Vocabulary
from knowledge.language.normalisation import compact

# Under this cosine to both question and reference an answer speaks of something else.
_OFF_TOPIC = 0.83
# Clauses that are read alone in search of a wrong claim.
_MOST_SUSPECTS = 8
# As sure as the authored answers show such a comparison to be (see ``roles``), with a margin.
_EXCHANGED = Judgement(Verdict.CONTRADICTED, 0.8, swapped=True)
# The turns of TCP's handshakes, told as they are or with flags that nobody names (``turns``): the
# model card says what was found, and on what.
_TOLD = Judgement(Verdict.MADE, 0.8)
_UNNAMED = Judgement(Verdict.MISSING, 0.8)
# Of points whose likeliest verdict is made, but less likely than that, 18 of 41 are (model card).
_LIKELIER_THAN_NOT = 0.5


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
    """An item cut up, with what its form tells."""

    item: Item
    points: tuple[str, ...]
    clauses: tuple[Span, ...]
    flags: frozenset[Flag]
    enough: int | None
    has_cut_points: bool

    @property
    def is_reference(self) -> bool:
        """Whether the answer is the reference, word for word."""
        item = self.item
        return compact(plain(item.answer)) == compact(plain(item.reference)) != ""

    @property
    def states_nothing(self) -> bool:
        return bool(self.flags & flags.STATES_NOTHING)


@dataclass(frozen=True, slots=True)
class _Judged:
    """A draft with its verdicts, and for each point that isn't missing the words it rests on."""

    draft: _Draft
    verdicts: Verdicts
    evidence: tuple[Evidence | None, ...]

    @property
    def claims_wrongly(self) -> bool:
        return self.verdicts.wrong_claim.verdict is Verdict.MADE

    @property
    def counts_nearness(self) -> bool:
        """Whether nearness to the reference counts.

        It does not beside points that an author wrote, nor where the answer states nothing or has
        things exchanged, which leaves it as near as it was. Beside other contradictions, which the
        judge is less sure of, it does, and they are deducted all the same: measured better.
        """
        draft = self.draft
        exchanged = any(said.swapped for said in self.verdicts.points)
        return (
            draft.has_cut_points
            and bool(draft.points and draft.clauses)
            and not (draft.states_nothing or exchanged)
        )

    @property
    def suspects(self) -> tuple[Span, ...]:
        """The clauses that may hold the wrong claim: those that no verdict rests on."""
        used = [found.span for found in self.evidence if found]
        free = [one for one in self.draft.clauses if not any(overlap(one, span) for span in used)]
        return tuple(free[:_MOST_SUSPECTS]) if self.claims_wrongly else ()


class Grader:
    """Grades answers key point by key point. Deterministic, without I/O, safe in threads.

    The judge decides, but for other quantities and exchanged roles, which contradict a point
    whatever it says. How near the answer comes to a point, and to its opposite where one is known,
    weighs in; the same vectors find the words that a verdict rests on. The encoder tells an answer
    to something else from a poor one and, where nobody wrote key points, how near it comes to the
    reference; terms of the glossary that the answer uses are shown beside.

    Args:
        encoder: sentence embeddings.
        glossary: names of the field's terms.
        judge: decides on the key points.
        contrast: what the judge was calibrated with; None for the encoder, and no opposites.
    """

    def __init__(
        self, encoder: Encoder, glossary: Glossary, judge: Judge, contrast: Contrast | None = None
    ) -> None:
        self._judge = judge
        self._glossary = glossary
        self._meaning = Meaning(encoder)
        self._contrast = contrast or Contrast(encoder)
        vocabulary = Vocabulary(term.names for term in glossary.terms)
        self._vocabulary = vocabulary
        self._words = partial(words, vocabulary=vocabulary)

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
        """Grade many answers in few batches; the same grades as one by one, but for rounding.

        Args:
            items: answers to any questions.
        """
        drafts = [self._draft(item) for item in items]
        vectors = self._vectors(drafts)
        verdicts = self._with_roles(drafts, self._verdicts(drafts, vectors))
        judged = [_with_quantities(one) for one in self._with_evidence(drafts, verdicts, vectors)]
        claims = self._wrong_claims(judged)
        strange = self._off_topic(judged)
        near = self._nearness(judged)
        return [
            self._grade(one, claim, close, off_topic=off_topic)
            for one, claim, close, off_topic in zip(judged, claims, near, strange, strict=True)
        ]

    def _draft(self, item: Item) -> _Draft:
        cut = clauses(item.answer)
        given = tuple(point for point in item.key_points if plain(point))
        points = given or points_of(item.reference)
        seen = flags.of_form(
            item.question, item.reference, points, item.answer, cut, self._vocabulary
        )
        return _Draft(
            item,
            points,
            cut,
            frozenset(seen),
            enough=None if given else enough(item.question),
            has_cut_points=not given,
        )

    def _vectors(self, drafts: Sequence[_Draft]) -> Mapping[str, Vector]:
        """Embed key points, their opposites and clauses, all in one batch."""
        speaking = [draft for draft in drafts if draft.clauses]
        return self._contrast.embed(
            [point for draft in speaking for point in draft.points],
            [clause.text for draft in speaking for clause in draft.clauses],
        )

    def _verdicts(self, drafts: Sequence[_Draft], vectors: Mapping[str, Vector]) -> list[Verdicts]:
        """Judge all answers at once."""
        found = self._read([self._parts_with_closeness(draft, vectors) for draft in drafts])
        return [
            of_silence(len(draft.points))
            if verdicts is None
            else of_all_made(len(draft.points))
            if draft.is_reference
            else verdicts.of_nothing_stated
            if draft.states_nothing
            else verdicts
            for draft, verdicts in zip(drafts, found, strict=True)
        ]

    def _parts_with_closeness(self, draft: _Draft, vectors: Mapping[str, Vector]) -> list[Part]:
        said = [clause.text for clause in draft.clauses]
        near = self._contrast.closeness(draft.points, said, vectors)
        return self._parts(draft, draft.item.answer, near)

    def _parts(self, draft: _Draft, words_: str, near: Sequence[Closeness] = ()) -> list[Part]:
        """Return what to read for a draft's points in words of its answer; nothing in silence."""
        if not draft.points or not draft.clauses:
            return []
        return parts_of(draft.item.question, words_, draft.points, self._judge.tokens, near)

    def _read(self, answers: Sequence[Sequence[Part]]) -> list[Verdicts | None]:
        """Judge the parts of many answers, those of like length together.

        Returns:
            The verdicts on each answer; None for one without parts.
        """
        parts = sorted((part for of_one in answers for part in of_one), key=lambda one: one.size)
        judged = self._judge.judge([part.reading for part in parts]) if parts else ()
        found = {id(part): said for part, said in zip(parts, judged, strict=True)}
        return [
            combined(of_one, [found[id(part)] for part in of_one]) if of_one else None
            for of_one in answers
        ]

    def _with_evidence(
        self,
        drafts: Sequence[_Draft],
        verdicts: Sequence[Verdicts],
        vectors: Mapping[str, Vector],
    ) -> list[_Judged]:
        """Find what the verdicts rest on."""
        judged = []
        for draft, found in zip(drafts, verdicts, strict=True):
            within = (
                candidates(draft.item.answer, draft.clauses, vectors, self._words)
                if found.any_point
                else ()
            )
            evidence = tuple(
                None
                if judgement.verdict is Verdict.MISSING
                else nearest(self._words(point), vectors[point], within)
                for point, judgement in zip(draft.points, found.points, strict=True)
            )
            judged.append(_Judged(draft, found, evidence))
        return judged

    def _with_roles(self, drafts: Sequence[_Draft], verdicts: Sequence[Verdicts]) -> list[Verdicts]:
        """Let who does what decide on the points that it concerns, all in one batch."""
        found = [
            self._roles(draft) if said.any_point and not draft.is_reference else None
            for draft, said in zip(drafts, verdicts, strict=True)
        ]
        vectors = self._meaning.embed(
            [text for one in found if one for text in one.of_points],
            [text for one in found if one for text in one.of_answer],
        )
        return [
            _with_turns(_with_exchanged(said, known.exchanged(vectors)), known) if known else said
            for said, known in zip(verdicts, found, strict=True)
        ]

    def _roles(self, draft: _Draft) -> Roles | None:
        item = draft.item
        return roles(draft.points, item.question, item.answer, self._glossary, self._words)

    def _wrong_claims(self, judged: Sequence[_Judged]) -> list[Span | None]:
        """Find the clauses with the wrong claims, where they show it when they are read alone."""
        suspects = [(i, span) for i, one in enumerate(judged) for span in one.suspects]
        read = self._read([self._parts(judged[i].draft, span.text) for i, span in suspects])
        surest: dict[int, tuple[float, Span]] = {}
        for (i, span), found in zip(suspects, read, strict=True):
            if found is None or found.wrong_claim.verdict is not Verdict.MADE:
                continue
            sure = found.wrong_claim.confidence
            if i not in surest or sure > surest[i][0]:
                surest[i] = sure, span
        return [surest[i][1] if i in surest else None for i in range(len(judged))]

    def _off_topic(self, judged: Sequence[_Judged]) -> list[bool]:
        """Tell which answers that make no point are about something else."""
        silent = [
            None if one.verdicts.any_point or one.draft.states_nothing else one.draft.item
            for one in judged
        ]
        items = [item for item in silent if item]
        vectors = self._meaning.embed(
            [text for item in items for text in (item.question, item.reference)],
            [item.answer for item in items],
        )
        return [
            item is not None
            and all(
                cosine(vectors[text], vectors[item.answer]) < _OFF_TOPIC
                for text in (item.question, item.reference)
            )
            for item in silent
        ]

    def _nearness(self, judged: Sequence[_Judged]) -> list[float | None]:
        """Tell how near answers come to references that nobody cut; None where it doesn't count."""
        items = [one.draft.item if one.counts_nearness else None for one in judged]
        vectors = self._meaning.embed(
            [text for item in items if item for text in (item.question, item.reference)],
            [item.answer for item in items if item],
        )
        return [
            nearness(
                vectors[item.question] if plain(item.question) else None,
                vectors[item.reference],
                vectors[item.answer],
            )
            if item
            else None
            for item in items
        ]

    def _grade(
        self, judged: _Judged, claim: Span | None, near: float | None, *, off_topic: bool
    ) -> Grade:
        draft, judgements = judged.draft, judged.verdicts.points
        said = self._words(plain(draft.item.answer))
        seen = set(draft.flags)
        if not judged.verdicts.any_point and not draft.states_nothing:
            if flags.is_short(said):
                seen.add(Flag.TOO_SHORT)
            elif off_topic:
                seen.add(Flag.OFF_TOPIC)
        verdicts = [judgement.verdict for judgement in judgements]
        if judged.claims_wrongly or Verdict.CONTRADICTED in verdicts:
            seen.add(Flag.WRONG_CLAIM)
        wrong = int(judged.claims_wrongly)
        value = scoring.score(judgements, wrong, draft.enough, near)
        capped = bool(seen & flags.CAPPED)
        value = min(value, scoring.CAP) if capped else value
        return Grade(
            score=value,
            confidence=scoring.confidence(judgements),
            band=scoring.band(value),
            borderline=not capped and scoring.borderline(judgements, wrong, draft.enough, near),
            points=tuple(
                _point(point, self._words(plain(point)), said, judgement, found)
                for point, judgement, found in zip(
                    draft.points, judgements, judged.evidence, strict=True
                )
            ),
            flags=tuple(flag for flag in Flag if flag in seen),
            wrong_claims=(claim,) if claim else (),
        )


def _with_exchanged(verdicts: Verdicts, places: frozenset[int]) -> Verdicts:
    """Let points be contradicted whose subject has another's role, where they are spoken of."""
    points = tuple(
        _EXCHANGED if place in places and judgement.verdict is not Verdict.MISSING else judgement
        for place, judgement in enumerate(verdicts.points)
    )
    return replace(verdicts, points=points)


def _with_turns(verdicts: Verdicts, known: Roles) -> Verdicts:
    """Let points be made whose turns are told as they are, and missing that nobody names."""
    told, unnamed = known.are_straight, known.unnamed
    points = tuple(
        _TOLD
        if told and (judgement.verdict is not Verdict.CONTRADICTED or judgement.swapped)
        else _UNNAMED
        if place in unnamed and judgement.verdict is not Verdict.CONTRADICTED
        else judgement
        for place, judgement in enumerate(verdicts.points)
    )
    return replace(verdicts, points=points)


def _with_quantities(judged: _Judged) -> _Judged:
    """Let other numbers than a point's own contradict it, but not those of the reference itself."""
    if judged.draft.is_reference:
        return judged
    item, points = judged.draft.item, judged.draft.points
    checked = []
    for number, (judgement, found) in enumerate(
        zip(judged.verdicts.points, judged.evidence, strict=True)
    ):
        if found is None:
            checked.append(judgement)
            continue
        span = found.span
        known = (
            item.question, *points[:number], *points[number + 1 :],
            item.answer[: span.start], item.answer[span.end :],
        )  # fmt: skip
        checked.append(quantities.checked(judgement, points[number], span.text, "\n".join(known)))
    return replace(judged, verdicts=replace(judged.verdicts, points=tuple(checked)))


def _told(judgement: Judgement) -> Verdict:
    """Return the verdict that is told: nothing is called made that more likely is not.

    The score goes by how likely each verdict is, and stays as it is.
    """
    if judgement.verdict is Verdict.MADE and judgement.confidence < _LIKELIER_THAN_NOT:
        return Verdict.PARTLY
    return judgement.verdict


def _point(
    point: str, terms: Words, said: Words, judgement: Judgement, evidence: Evidence | None
) -> PointGrade:
    used = tuple(zip(terms.terms, matched(terms, said), strict=True))
    return PointGrade(
        point=point,
        verdict=_told(judgement),
        confidence=round(judgement.confidence, 3),
        evidence=evidence.span if evidence else None,
        matched=tuple(term.text for term, hit in used if hit and term.names),
        unmatched=tuple(term.text for term, hit in used if not hit and term.names),
        closeness=evidence.closeness if evidence else 0.0,
        swapped=judgement.swapped and judgement.verdict is Verdict.CONTRADICTED,
        credit=None if judgement.credit is None else round(judgement.credit, 3),
        fault=None if judgement.fault is None else round(judgement.fault, 3),
    )
