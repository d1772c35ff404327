"""What answers to one question come to: a year on a virtual clock, and what always holds."""

from datetime import date, timedelta

import pytest
from fsrs import Rating
from hypothesis import given
from hypothesis import strategies as st

from bot.learning.history import Answered, follow
from bot.learning.memory import LONGEST_DAYS, Curve, Memory
from bot.learning.points import KEPT, MASTERED
from bot.learning.ratings import rate
from knowledge.grading import Band
from knowledge.grading.scoring import band

NEW_YEAR = date(2026, 1, 1)
DAY = timedelta(days=1)
CURVE = Curve(0.9)

# Days of a year on which a question is due that is always answered when it is.
GOOD_YEAR = [0, 2, 13, 59, 222]
STRONG_YEAR = [0, 8, 74]
LAPSED_YEAR = [0, 2, 13, 59, 62, 70, 89, 131, 217]


def answered(
    day: date, score: float = 100.0, *, hints: int = 0, revealed: bool = False
) -> Answered:
    return Answered(day, score, band(score), hints, revealed)


answers = st.lists(
    st.builds(
        answered,
        st.dates(NEW_YEAR, NEW_YEAR + 400 * DAY),
        st.floats(0, 100),
        hints=st.integers(0, 4),
        revealed=st.booleans(),
    ),
    max_size=30,
).map(lambda found: sorted(found, key=lambda answer: answer.day))


def year(score_on: dict[int, float], otherwise: float, curve: Curve = CURVE) -> list[int]:
    """Answer a question whenever it is due, for a year; return the days of the answers."""
    given_answers: list[Answered] = []
    days: list[int] = []
    memory: Memory | None = None
    for day in range(365):
        today = NEW_YEAR + day * DAY
        if memory is None or memory.due_on <= today:
            given_answers.append(answered(today, score_on.get(len(days), otherwise)))
            memory = follow(given_answers, curve).memory
            days.append(day)
    return days


@pytest.mark.parametrize(
    ("score", "hints", "revealed", "rating"),
    [
        (100, 0, False, Rating.Easy),
        (85, 0, False, Rating.Easy),
        (84, 0, False, Rating.Good),
        (65, 0, False, Rating.Good),
        (64, 0, False, Rating.Hard),
        (35, 0, False, Rating.Hard),
        (34, 0, False, Rating.Again),
        (100, 1, False, Rating.Good),
        (100, 2, False, Rating.Hard),
        (100, 9, False, Rating.Hard),
        (70, 1, False, Rating.Hard),
        (20, 1, False, Rating.Again),
        (100, 0, True, Rating.Again),
    ],
)
def test_grade_and_hints_become_a_rating(
    score: float,
    hints: int,
    revealed: bool,  # noqa: FBT001  (a parameter of the test)
    rating: Rating,
) -> None:
    assert rate(band(score), hints=hints, revealed=revealed) is rating


@given(st.sampled_from(Band), st.integers(0, 9))
def test_more_hints_never_rate_higher(grade: Band, hints: int) -> None:
    more = rate(grade, hints=hints + 1, revealed=False)
    assert more <= rate(grade, hints=hints, revealed=False)


def test_a_year_of_good_answers() -> None:
    assert year({}, 70) == GOOD_YEAR


def test_a_year_of_strong_answers_needs_few() -> None:
    assert year({}, 100) == STRONG_YEAR


def test_a_year_of_forgetting_comes_back_every_day() -> None:
    assert year({}, 0) == list(range(365))


def test_a_lapse_brings_a_question_back_sooner() -> None:
    assert year({3: 10}, 70) == LAPSED_YEAR


def test_higher_retention_asks_more_often() -> None:
    counts = [len(year({}, 70, Curve(retention))) for retention in (0.7, 0.8, 0.9, 0.97)]
    assert counts == sorted(counts)
    assert counts[0] < counts[-1]


def test_points_of_a_year() -> None:
    days = year({}, 70)
    given_answers = [answered(NEW_YEAR + day * DAY, 70) for day in days]
    points = follow(given_answers, CURVE).points
    assert points == (MASTERED + 7, *[KEPT] * (len(days) - 1))


def test_grinding_is_worth_nothing() -> None:
    twice = [answered(NEW_YEAR, 70), answered(NEW_YEAR, 90), answered(NEW_YEAR, 100)]
    assert follow(twice, CURVE).points == (17, 0, 0)
    copied = [answered(NEW_YEAR, 100, revealed=True), answered(NEW_YEAR + DAY, 100)]
    assert follow(copied, CURVE).points == (0, KEPT + MASTERED + 10)
    early = [answered(NEW_YEAR + day * DAY, 100) for day in range(5)]
    assert follow(early, CURVE).points == (20, 0, 0, 0, 0)


def test_getting_better_counts_beside_reviews() -> None:
    scores = [answered(NEW_YEAR + day * DAY, score) for day, score in enumerate((20, 10, 45, 44))]
    # All come back the next day; a weak answer keeps nothing.
    assert follow(scores, CURVE).points == (2, 0, KEPT + 2, KEPT)


def test_hints_keep_from_mastery() -> None:
    assert follow([answered(NEW_YEAR, 100, hints=2)], CURVE).points == (10,)


def test_a_single_point_counts_as_a_review_only() -> None:
    days = (0, 1, 300)
    given_answers = [answered(NEW_YEAR + day * DAY) for day in days]
    assert follow(given_answers, CURVE, part=True).points == (0, 0, KEPT)


@given(answers)
def test_a_question_earns_mastery_and_betterment_once(history: list[Answered]) -> None:
    outcome = follow(history, CURVE)
    assert len(outcome.points) == len(history)
    reviews = len({answer.day for answer in history})
    assert 0 <= sum(outcome.points) <= MASTERED + 10 + KEPT * reviews
    for answer, points in zip(history, outcome.points, strict=True):
        assert points == 0 or not answer.revealed


@given(answers)
def test_what_follows_does_not_change_what_was(history: list[Answered]) -> None:
    whole = follow(history, CURVE).points
    for end in range(len(history)):
        assert follow(history[:end], CURVE).points == whole[:end]


@given(answers)
def test_due_dates_lie_ahead_and_within_a_year(history: list[Answered]) -> None:
    memory = follow(history, CURVE).memory
    if not history:
        assert memory is None
        return
    assert memory is not None
    assert memory.reviewed_on == history[-1].day
    assert DAY <= memory.due_on - memory.reviewed_on <= LONGEST_DAYS * DAY


def test_a_day_that_a_move_west_brings_back_counts_as_the_last() -> None:
    first = CURVE.review(None, Rating.Good, NEW_YEAR)
    again = CURVE.review(first, Rating.Good, NEW_YEAR - DAY)
    assert again.reviewed_on == NEW_YEAR
