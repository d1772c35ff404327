"""Close calls, fillers and lists, and that a long answer costs no more than it must."""

from collections.abc import Sequence

import pytest

from knowledge import glossary
from knowledge.encoder import Vectors
from knowledge.grading import scoring
from knowledge.grading.clauses import clauses, runs
from knowledge.grading.grade import Flag, Verdict
from knowledge.grading.grader import Grader
from knowledge.grading.judge import Judgement
from knowledge.grading.recent import Recent
from tests.knowledge.stand_in import LexicalEncoder, LexicalJudge

QUESTION = "TCP와 UDP의 차이를 설명해 주세요."
REFERENCE = "TCP는 연결을 맺고 순서를 보장한다. UDP는 순서를 보장하지 않는다."
POINTS = ("TCP는 연결을 맺고 순서를 보장한다", "UDP는 순서를 보장하지 않는다")


@pytest.mark.parametrize(
    ("verdicts", "confidence", "borderline"),
    [
        ((Verdict.MADE, Verdict.MADE), 0.55, False),
        ((Verdict.MISSING, Verdict.MISSING), 0.55, False),
        ((Verdict.MADE, Verdict.MISSING), 0.55, True),
        ((Verdict.MADE, Verdict.MISSING), 0.62, False),
    ],
)
def test_borderline_is_a_close_call(
    verdicts: Sequence[Verdict], confidence: float, *, borderline: bool
) -> None:
    judgements = [Judgement(verdict, confidence) for verdict in verdicts]
    assert scoring.borderline(judgements) is borderline


def test_a_close_call_is_told_by_the_score_that_is_given() -> None:
    judgements = [
        *([Judgement(Verdict.MADE, 0.9)] * 4),
        Judgement(Verdict.MISSING, 0.9),
        Judgement(Verdict.MISSING, 0.55),
    ]
    assert scoring.score(judgements, near=0.6) == 78.3
    assert scoring.borderline(judgements, near=0.6)
    assert not scoring.borderline(judgements)


def test_nearness_makes_up_for_nothing_that_is_wrong() -> None:
    against = [Judgement(Verdict.CONTRADICTED, 0.9)] * 2
    assert scoring.score(against, near=0.6) == 15
    assert scoring.score(against, 2, near=0.6) == 0


@pytest.mark.parametrize("answer", ["가" * 3900, "네트워크 " * 700])
def test_filler_is_not_short(grader: Grader, answer: str) -> None:
    grade = grader.grade(QUESTION, REFERENCE, POINTS, answer)
    assert Flag.TOO_SHORT not in grade.flags
    assert Flag.OFF_TOPIC in grade.flags
    assert grade.score == 0


@pytest.mark.parametrize(
    "answer", ["TCP, UDP, 순서", "연결, 쓰기, 페이지, 순서", "TCP, UDP, 흐름 제어, 순서, 연결"]
)
def test_a_few_terms_are_a_list(grader: Grader, answer: str) -> None:
    assert Flag.KEYWORD_LIST in grader.grade(QUESTION, REFERENCE, POINTS, answer).flags


def test_a_list_answers_what_asks_for_names(grader: Grader) -> None:
    names = ("상호 배제", "점유 대기", "비선점", "환형 대기")
    asked = ("데드락의 네 가지 필요조건을 말해 보세요.", ", ".join(names), names)
    listed = grader.grade(*asked, "상호배제, 점유대기, 비선점, 환형대기")
    assert Flag.KEYWORD_LIST not in listed.flags
    stated = tuple(f"{name}가 있어야 데드락이 생긴다." for name in names)
    grade = grader.grade(*asked[:2], stated, "상호배제, 점유대기, 비선점, 환형대기")
    assert Flag.KEYWORD_LIST in grade.flags


class CountingEncoder(LexicalEncoder):
    """Remembers what it was asked for."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return one row of unit length a text."""
        self.texts += texts
        return super().encode_queries(texts)


def test_a_question_is_embedded_once() -> None:
    counting = CountingEncoder()
    grader = Grader(counting, glossary.shipped(), LexicalJudge())
    for answer in ("TCP는 연결을 맺고 순서를 보장해요.", "UDP는 순서를 보장하지 않아요."):
        assert grader.grade(QUESTION, REFERENCE, POINTS, answer).score
    for answer in ("날씨가 오늘은 참 좋네요.", "저녁에는 라면이나 먹을까요."):
        assert not grader.grade(QUESTION, REFERENCE, POINTS, answer).score
    for text in (*POINTS, QUESTION, REFERENCE):
        assert counting.texts.count(text) == 1


def test_runs_of_clauses_cost_nothing() -> None:
    counting = CountingEncoder()
    grader = Grader(counting, glossary.shipped(), LexicalJudge())
    answer = "TCP는 연결을 맺는다. TCP는 순서를 보장한다. UDP는 순서를 보장하지 않는다."
    grader.grade(QUESTION, REFERENCE, POINTS, answer)
    assert len(counting.texts) == len(POINTS) + 3


@pytest.mark.parametrize("count", [5, 17, 30, 400])
def test_a_long_answer_has_at_most_48_runs(count: int) -> None:
    answer = "문장을 하나 씁니다. " * count
    assert len(runs(clauses(answer), answer)) <= 48


def test_what_was_unused_longest_is_forgotten() -> None:
    recent = Recent[str, int](2)
    recent.put({"a": 1, "b": 2})
    recent.get(["a"])
    recent.put({"c": 3})
    assert recent.get("abc") == {"a": 1, "c": 3}
