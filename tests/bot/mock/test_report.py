"""What came of an interview."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.mock.interview import Answer, End, Interview, Phase, Round
from bot.mock.report import FOLLOW_UP_SHARE, Report, report_of
from knowledge.grading import Grade
from tests.bot.mock.grades import SAID, grade, question

JIMIN = 1


def answered(number: int, given: Grade, point: int | None = None, seconds: float = 30) -> Round:
    return Round(number, 180, point, answers={JIMIN: Answer(given, seconds)}, closed=True)


def report(*rounds: Round) -> Report:
    questions = [question(0), question(1), question(2, topic="HTTP")]
    ended = Interview(questions, (JIMIN,), 180, "ko", Phase.ENDED, rounds, End.STOPPED)
    return report_of(ended, JIMIN)


def test_a_follow_up_counts_for_its_share() -> None:
    made = report(answered(0, grade("hmm")), answered(0, grade("h"), point=1))
    [result] = made.results
    assert result.points[1].worth == FOLLOW_UP_SHARE
    assert result.score == pytest.approx(100 / 3 * (1 + FOLLOW_UP_SHARE))
    assert not result.points[1].is_missed
    assert result.points[2].is_missed


def test_a_half_made_point_gains_a_share_of_what_was_missing_of_it() -> None:
    [result] = report(answered(0, grade("php")), answered(0, grade("h"), point=0)).results
    assert result.points[0].worth == pytest.approx(0.5 + FOLLOW_UP_SHARE / 2)
    # Said twice: both sentences stand behind it.
    assert result.points[0].sentences == (SAID, SAID)


def test_a_follow_up_adds_to_what_an_unsure_verdict_counted() -> None:
    [result] = report(
        answered(0, grade("hpm", credit=(0.9, 0.4, 0.2))),
        answered(0, grade("h", credit=(0.8,)), point=2),
    ).results
    gained = FOLLOW_UP_SHARE * (0.8 - 0.2)
    assert result.points[2].worth == pytest.approx(0.2 + gained)
    assert result.score == pytest.approx(100 * (0.9 + 0.4 + 0.2 + gained) / 3)
    # Whether a point was made is for the verdicts to say.
    assert [point.is_missed for point in result.points] == [False, True, False]


def test_a_worse_follow_up_takes_nothing_away() -> None:
    [result] = report(answered(0, grade("phh")), answered(0, grade("c"), point=0)).results
    assert result.points[0].worth == 0.5


def test_readiness_topics_and_what_to_study() -> None:
    made = report(
        answered(0, grade("hhh")), answered(1, grade("mhc", score=23.3)), answered(2, grade("hhp"))
    )
    assert made.readiness == pytest.approx((100 + 23.3 + 100 * 2.5 / 3) / 3)
    assert made.is_whole
    assert [topic for topic, _ in made.by_topic] == ["TCP", "HTTP"]
    assert made.by_topic[0][1] == pytest.approx((100 + 23.3) / 2)
    assert [point.question.id for point in made.strongest] == [question(0).id] * 3
    weakest = made.weakest[0]
    assert (weakest.question.id, weakest.sentences) == (question(1).id, (SAID,))
    assert [one.section for one in made.to_study] == ["절 1", "절 2"]


def test_every_question_has_a_weak_point_named_before_any_has_two() -> None:
    made = report(
        answered(0, grade("mmm")), answered(1, grade("hmm")), answered(2, grade("hcp", score=20))
    )
    assert [point.question.id for point in made.weakest] == [
        question(2).id, question(0).id, question(1).id,
    ]  # fmt: skip


def test_silence_counts_and_what_was_cut_off_does_not() -> None:
    silent = Round(0, 180, spent=180, closed=True)
    cut_off = Round(1, 180, spent=20, closed=True)
    made = report(silent, cut_off)
    [result] = made.results
    assert (result.score, result.seconds, made.planned) == (0.0, None, 3)
    assert not made.is_whole
    assert report(cut_off).results == ()
    assert report(cut_off).readiness == 0.0


@pytest.mark.parametrize(
    ("over", "rounds", "counted"),
    [
        # What was open when they left, and what came later, was not theirs to answer.
        (0, [True, False, False], [0]),
        (0, [False, False, False], []),
        (1, [False, False, False], [0]),
        (2, [True, False, True], [0, 1, 2]),
        (2, [False, False, False], [0, 1]),
    ],
)
def test_who_left_is_not_asked_any_more(over: int, rounds: list[bool], counted: list[int]) -> None:
    given = {JIMIN: Answer(grade("hhh"), 30.0)}
    others = {JIMIN + 1: Answer(grade("hhh"), 30.0)}
    ended = Interview(
        questions=[question(0), question(1), question(2)],
        members=(JIMIN, JIMIN + 1),
        limit=180,
        language="ko",
        phase=Phase.ENDED,
        rounds=tuple(
            Round(number, 180, None, answers=others | (given if spoke else {}), closed=True)
            for number, spoke in enumerate(rounds)
        ),
        ending=End.FINISHED,
        left={JIMIN: over},
    )
    assert [one.question for one in report_of(ended, JIMIN).results] == [
        ended.questions[number] for number in counted
    ]
    assert len(report_of(ended, JIMIN + 1).results) == 3


@given(st.text("hpmc", min_size=3, max_size=3), st.sampled_from("hpmc"), st.integers(0, 2))
def test_scores_stay_between_0_and_100_and_follow_ups_never_cost(
    verdicts: str, again: str, point: int
) -> None:
    [alone] = report(answered(0, grade(verdicts))).results
    [both] = report(answered(0, grade(verdicts)), answered(0, grade(again), point=point)).results
    assert 0 <= alone.score <= both.score <= 100
