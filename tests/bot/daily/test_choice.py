"""Which question a schedule asks."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.daily.choice import choose, randomness_of
from knowledge.question import Question
from tests.bot.daily.questions import question

DAY = date(2026, 3, 2)


def ask(
    questions: list[Question], days: int, scores: dict[str, float], schedule: int = 1
) -> list[str]:
    """Ask a question a day; return their ids."""
    history: list[str] = []
    for number in range(days):
        rng = randomness_of(schedule, DAY + timedelta(days=number))
        chosen = choose(questions, history=history, scores=scores, rng=rng)
        assert chosen is not None
        history.append(chosen.id)
    return history


@given(st.integers(1, 12), st.integers(1, 40), st.integers(0, 1000))
def test_none_comes_twice_before_all_were_asked(count: int, days: int, schedule: int) -> None:
    history = ask([question(number) for number in range(count)], days, {}, schedule)
    for start in range(0, days, count):
        once = history[start : start + count]
        assert len(set(once)) == len(once)
    if count > 1:
        assert all(earlier != later for earlier, later in pairwise(history))


def test_a_question_that_came_late_has_its_turn_once() -> None:
    old = [question(number) for number in range(4)]
    history = ask(old, 12, {})
    both = [*old, question(99)]
    for number in range(12, 18):
        rng = randomness_of(1, DAY + timedelta(days=number))
        chosen = choose(both, history=history, scores={}, rng=rng)
        assert chosen is not None
        history.append(chosen.id)
    assert Counter(history[12:])[question(99).id] in {1, 2}
    assert history[12] == question(99).id
    assert len(set(history[13:18])) == 5


@given(st.permutations([question(number) for number in range(6)]), st.dates())
def test_tried_again_it_is_the_same(questions: list[Question], day: date) -> None:
    first = choose(questions, history=["0"], scores={}, rng=randomness_of(7, day))
    again = choose(questions[::-1], history=["0"], scores={}, rng=randomness_of(7, day))
    assert first == again


def test_leans_to_what_the_server_gets_wrong() -> None:
    hard = [question(number, "데드락") for number in range(5)]
    easy = [question(number, "HTTP") for number in range(10, 15)]
    # Only one of each topic was ever answered: it tells about the others.
    scores = {hard[0].id: 5.0, easy[0].id: 95.0}
    first = Counter[str]()
    for schedule in range(2000):
        chosen = choose([*hard, *easy], history=[], scores=scores, rng=randomness_of(schedule, DAY))
        assert chosen is not None
        first[chosen.topic] += 1
    assert 0.72 < first["데드락"] / 2000 < 0.82


def test_without_questions_there_is_none() -> None:
    assert choose([], history=["a"], scores={}, rng=randomness_of(1, DAY)) is None
