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
    made = plan(QUESTIONS, count, difficulty=difficulty, asked=set(), rng=Random(seed))
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
    made = plan(hard, 3, difficulty=Difficulty.HARD, asked=asked, rng=Random(1))
    assert {one.id for one in made}.isdisjoint(asked)
    assert len({one.topic for one in made}) == 3


def test_fewer_where_there_are_fewer() -> None:
    assert len(plan(QUESTIONS[:2], 5, difficulty=None, asked=set(), rng=Random(1))) == 2
    bare: list[Question] = []
    assert plan(bare, 5, difficulty=None, asked=set(), rng=Random(1)) == ()
