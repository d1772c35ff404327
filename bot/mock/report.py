"""What came of a mock interview for one of its members."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter
from statistics import fmean

from bot.mock.interview import Answer, Interview, Round
from knowledge.grading import Band, Verdict
from knowledge.grading.scoring import band, credit
from knowledge.question import Question

FOLLOW_UP_SHARE = 0.6
"""What a follow-up adds counts for this share: a missing point that it makes is worth 0.6."""

SHOWN = 3
"""How many strongest and weakest points are named, and how many things to study."""


@dataclass(frozen=True, slots=True)
class PointResult:
    """What became of a key point.

    Attributes:
        question: the question it belongs to.
        point: the point.
        verdict: of the answer to the question itself.
        again: of the answer to a follow-up on it; None where none was answered.
        credit: how much of it counts in the score, 0-1, by the answer to the question itself.
        gained: how much a follow-up added to that.
        sentences: the member's words that it was judged from, in the order in which they came.
    """

    question: Question
    point: str
    verdict: Verdict
    again: Verdict | None
    credit: float
    gained: float
    sentences: tuple[str, ...]

    @property
    def worth(self) -> float:
        """How much of it counts in all, 0-1."""
        return self.credit + self.gained

    @property
    def is_missed(self) -> bool:
        """Whether it is still to be learned: made neither at first nor in a follow-up."""
        return Verdict.MADE not in {self.verdict, self.again}


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """What became of a question.

    Attributes:
        question: the question.
        score: 0-100, with what follow-ups added.
        seconds: how long the answer took; None where none came.
        points: its key points.
    """

    question: Question
    score: float
    seconds: float | None
    points: tuple[PointResult, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What came of an interview.

    Attributes:
        results: of the questions that were asked, in order.
        planned: how many questions there were to be.
    """

    results: tuple[QuestionResult, ...]
    planned: int

    @property
    def readiness(self) -> float:
        """The mean score of the questions that were asked, 0-100."""
        return fmean(result.score for result in self.results) if self.results else 0.0

    @property
    def is_whole(self) -> bool:
        """Whether all questions were asked: less says little about readiness."""
        return len(self.results) == self.planned

    @property
    def band(self) -> Band:
        """The readiness in a word."""
        return band(self.readiness)

    @property
    def by_topic(self) -> list[tuple[str, float]]:
        """The mean score by topic, in the order in which they came up."""
        scores: dict[str, list[float]] = defaultdict(list)
        for result in self.results:
            scores[result.question.topic].append(result.score)
        return [(topic, fmean(found)) for topic, found in scores.items()]

    @property
    def points(self) -> list[PointResult]:
        """All key points of all questions."""
        return [point for result in self.results for point in result.points]

    @property
    def strongest(self) -> list[PointResult]:
        """The points that were made best, each with a sentence behind it."""
        made = [p for p in self.points if p.verdict is Verdict.MADE and p.sentences]
        return made[:SHOWN]

    @property
    def weakest(self) -> list[PointResult]:
        """The points that were made least: what was said wrongly before what was not said.

        One of each question comes before the second of any.
        """
        missed = [point for point in self.points if point.is_missed]
        missed.sort(key=lambda p: (p.worth, p.verdict is not Verdict.CONTRADICTED))
        before: Counter[str] = Counter()
        turns = []
        for point in missed:
            turns.append(before[point.question.id])
            before[point.question.id] += 1
        in_turn = sorted(zip(turns, missed, strict=True), key=itemgetter(0))
        return [point for _, point in in_turn][:SHOWN]

    @property
    def to_study(self) -> list[Question]:
        """The questions to study first, the worst before the others; a heading once."""
        worst = sorted(self.results, key=lambda result: result.score)
        by_place = {
            result.question.path: result.question
            for result in reversed(worst)
            if any(point.is_missed for point in result.points)
        }
        return list(reversed(by_place.values()))[:SHOWN]


def report_of(interview: Interview, member: int) -> Report:
    """Return what came of an interview for a member: of the questions that were asked.

    What was open when they left, or asked later, counts only where they answered it.
    """
    counted = (
        one.question
        for number, one in enumerate(interview.rounds)
        if _counts(one) and _concerns(interview, number, member)
    )
    numbers = sorted(set(counted))
    results = tuple(_result(interview, number, member) for number in numbers)
    return Report(results, len(interview.questions))


def has_results(interview: Interview) -> bool:
    """Tell whether anything came of an interview, for any of its members."""
    return any(report_of(interview, member).results for member in interview.members)


def _counts(asked: Round) -> bool:
    """Tell whether a question counts: one that was stopped before anyone answered does not."""
    return bool(asked.answers) or asked.spent >= asked.limit


def _concerns(interview: Interview, number: int, member: int) -> bool:
    over = interview.left.get(member)
    return over is None or number < over or member in interview.rounds[number].answers


def _result(interview: Interview, number: int, member: int) -> QuestionResult:
    question = interview.questions[number]
    rounds = [one for one in interview.rounds if one.question == number]
    main = interview.main_round(number).answers.get(member)
    followed = {
        one.point: answer
        for one in rounds
        if one.point is not None and (answer := one.answers.get(member)) is not None
    }
    points = tuple(
        _point(question, index, main, followed.get(index)) for index in _indices(question, main)
    )
    before = 0.0 if main is None or main.grade is None else main.grade.score
    gained = sum(point.gained for point in points)
    score = min(100.0, before + 100.0 * gained / max(1, len(points)))
    return QuestionResult(question, score, main.seconds if main else None, points)


def _indices(question: Question, answer: Answer | None) -> Sequence[int]:
    grade = None if answer is None else answer.grade
    return range(len(question.key_points if grade is None else grade.points))


def _point(
    question: Question, index: int, main: Answer | None, followed: Answer | None
) -> PointResult:
    graded = None if main is None or main.grade is None else main.grade.points[index]
    again = None if followed is None or followed.grade is None else followed.grade.points[0]
    before = credit(graded) if graded else 0.0
    after = credit(again) if again else 0.0
    spans = [one.evidence for one in (graded, again) if one is not None]
    return PointResult(
        question=question,
        point=graded.point if graded else question.key_points[index],
        verdict=graded.verdict if graded else Verdict.MISSING,
        again=again.verdict if again else None,
        credit=before,
        gained=FOLLOW_UP_SHARE * max(0.0, after - before),
        sentences=tuple(span.text for span in spans if span is not None),
    )
