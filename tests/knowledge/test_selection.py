"""Which question comes next."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from knowledge.question import Difficulty, Kind, Question, Source
from knowledge.selection import choose


def question(name: str, difficulty: Difficulty | None = None) -> Question:
    return Question(
        id=name,
        topic="TCP",
        section="TCP",
        path=("TCP",),
        kind=Kind.QA,
        prompt=f"{name}?",
        reference="답",
        key_points=("답이다.",),
        source=Source("tcp.md", 1),
        difficulty=difficulty,
    )


ABC = [question("a"), question("b"), question("c")]


def test_no_questions_no_choice() -> None:
    assert choose([], asked=(), scores={}, last=None, rng=Random(1)) is None


@given(st.integers())
def test_unseen_before_seen(seed: int) -> None:
    chosen = choose(ABC, asked={"a", "b"}, scores={"a": 0}, last="b", rng=Random(seed))
    assert chosen is ABC[2]


@given(st.integers())
def test_easier_before_harder(seed: int) -> None:
    ladder = [question("hard", Difficulty.HARD), question("easy", Difficulty.EASY)]
    chosen = choose(ladder, asked=(), scores={}, last=None, rng=Random(seed))
    assert chosen is ladder[1]


@given(st.integers())
def test_weakest_when_all_were_seen(seed: int) -> None:
    scores = {"a": 90.0, "b": 20.0, "c": 70.0}
    chosen = choose(ABC, asked={"a", "b", "c"}, scores=scores, last="a", rng=Random(seed))
    assert chosen is ABC[1]


@given(st.integers(), st.sampled_from(["a", "b", "c"]))
def test_never_twice_in_a_row(seed: int, last: str) -> None:
    chosen = choose(ABC, asked={"a", "b", "c"}, scores={}, last=last, rng=Random(seed))
    assert chosen is not None
    assert chosen.id != last


def test_a_single_question_is_asked_again() -> None:
    chosen = choose(ABC[:1], asked={"a"}, scores={}, last="a", rng=Random(1))
    assert chosen is ABC[0]
