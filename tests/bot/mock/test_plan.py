"""Which questions are asked, and in which order."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from bot.mock.plan import plan
from knowledge.question import Difficulty, Question
from tests.bot.mock.grades import question

LEVELS = {Difficulty.EASY: 0, Difficulty.MEDIUM: 1, None: 1, Difficulty.HARD: 2}
QUESTIONS = [
    question(number, list(LEVELS)[number % 4], topic=f"주제 {number % 3}") for number in range(24)
]


@given(st.integers(3, 10), st.sampled_from([None, *Difficulty]), st.integers())
def test_from_warm_up_to_hard_and_none_twice(
    count: int, difficulty: Difficulty | None, seed: int
) -> None:
    made = plan([QUESTIONS], count, difficulty=difficulty, asked=set(), rng=Random(seed))
    assert len({one.id for one in made}) == count
    levels = [LEVELS[one.difficulty] for one in made]
    assert levels == sorted(levels)
    if difficulty is None:
        assert (levels[0], levels[-1]) == (0, 2)
    else:
        # There are six of each, twelve of the middle.
        assert levels.count(LEVELS[difficulty]) >= min(count, 6)


def test_what_was_not_asked_comes_first_and_topics_vary() -> None:
    hard = [one for one in QUESTIONS if one.difficulty is Difficulty.HARD]
    asked = {one.id for one in hard[:3]}
    made = plan([hard], 3, difficulty=Difficulty.HARD, asked=asked, rng=Random(1))
    assert {one.id for one in made}.isdisjoint(asked)
    assert len({one.topic for one in made}) == 3


@given(st.integers(3, 10), st.sampled_from([None, *Difficulty]), st.integers(1, 3), st.integers())
def test_every_topic_that_was_named_gets_its_turn(
    count: int, difficulty: Difficulty | None, topics: int, seed: int
) -> None:
    # All but one of the questions are on the first.
    pools = [QUESTIONS[topics - 1 :], *([one] for one in QUESTIONS[: topics - 1])]
    made = plan(pools, count, difficulty=difficulty, asked=set(), rng=Random(seed))
    assert len(made) == count
    assert {one.id for one in QUESTIONS[: topics - 1]} <= {one.id for one in made}


def test_a_question_on_two_topics_is_asked_once_and_is_a_turn_of_both() -> None:
    both, first, second = QUESTIONS[0], QUESTIONS[1], QUESTIONS[2]
    made = plan([[both, first], [both, second]], 3, difficulty=None, asked=set(), rng=Random(1))
    assert sorted(one.id for one in made) == sorted(one.id for one in (both, first, second))


def test_fewer_where_there_are_fewer() -> None:
    assert len(plan([QUESTIONS[:2]], 5, difficulty=None, asked=set(), rng=Random(1))) == 2
    bare: list[Question] = []
    assert plan([bare], 5, difficulty=None, asked=set(), rng=Random(1)) == ()
