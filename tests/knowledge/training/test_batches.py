"""Batches hold what a step should see together, and nothing that isn't true of an answer."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.grading.point_judge import pair_of
from knowledge.grading.readings import Reading
from knowledge.training import reversals
from knowledge.training.batches import (
    MOST_BYTES,
    PAIRS_A_STEP,
    Batch,
    Side,
    batches,
    by_length,
    mixed,
    side_by_side,
)
from knowledge.training.corpus import AuthoredAnswer, AuthoredQuestion, Origin, load
from knowledge.training.example import Example
from knowledge.training.reversals import Reversal
from knowledge.training.stream import SILENCES

POINTS = ("클라이언트가 먼저 SYN을 보낸다", "서버가 SYN+ACK로 답한다", "클라이언트가 ACK를 보낸다")
HANDSHAKE = AuthoredQuestion("q1", Origin.OWN, "tcp", "ko", "연결은?", ". ".join(POINTS), POINTS)
ROLES = ("클라이언트는 서버에 SYN을 보낸다", "서버는 클라이언트에 SYN+ACK로 답한다")
NAMES = AuthoredQuestion("q3", Origin.OWN, "tcp", "ko", "누가 보내?", ". ".join(ROLES), ROLES)
STACK = AuthoredQuestion("q2", Origin.OWN, "자료구조", "ko", "스택은?", "LIFO다", ("LIFO다",))
ANSWERS = (
    AuthoredAnswer(
        HANDSHAKE, "클라이언트가 SYN, 서버가 SYN+ACK", "partial_high", ("hhm", "hhm"), (0, 0)
    ),
    AuthoredAnswer(
        HANDSHAKE, "서버가 SYN, 클라이언트가 SYN+ACK", "swapped", ("ccm", "ccm"), (0, 0)
    ),
    AuthoredAnswer(HANDSHAKE, "클라이언트가 SYN을 보내요", "partial_low", ("hmm", "hmm"), (0, 0)),
    AuthoredAnswer(STACK, "나중에 넣은 것이 먼저 나와요", "full_terse", ("h", "h"), (0, 0)),
)
MANY = tuple(
    AuthoredAnswer(
        NAMES,
        f"클라이언트가 SYN, 서버가 SYN+ACK. {n} " + "음 " * 150,
        "full_terse",
        ("hh", "hh"),
        (0, 0),
    )
    for n in range(30)
)
READINGS = st.builds(
    Reading, st.text(max_size=40), st.text(max_size=900), st.just(("연결을 맺는다",))
)


class Pairs(Iterator[Example]):
    """Public pairs without end, and how many of them were taken."""

    taken = 0

    def __next__(self) -> Example:
        """Return one more."""
        self.taken += 1
        return Example(Reading("", "비가 온다", ("물이 떨어진다",)), "h")


def size_of(batch: Batch) -> int:
    return len(batch) * max(
        sum(len(text.encode()) for text in pair_of(one.reading)) for one in batch
    )


@given(seed=st.integers())
def test_answers_to_one_question_are_asked_about_the_same_points(seed: int) -> None:
    shown: Counter[str] = Counter()
    for batch in side_by_side(ANSWERS, Random(seed), side=Side(exchanged=0)):
        assert len({example.reading.points for example in batch}) == 1
        said = {example.reading.answer for example in batch}
        assert len({one.question for one in ANSWERS if one.answer in said}) == 1
        shown.update(example.reading.answer for example in batch)
    assert {one.answer: shown[one.answer] for one in ANSWERS} == {one.answer: 1 for one in ANSWERS}


@given(seed=st.integers())
def test_letters_are_those_of_the_answer(seed: int) -> None:
    truth = {
        (one.answer, point): letter
        for one in ANSWERS
        for point, letter in zip(one.question.key_points, one.labels, strict=True)
    }
    for batch in side_by_side(ANSWERS, Random(seed), side=Side(exchanged=0)):
        for example in batch:
            for point, letter in zip(example.reading.points, example.letters, strict=True):
                recited = "h" if point in example.reading.answer else "m"
                assert letter == truth.get((example.reading.answer, point), recited)


@given(seed=st.integers())
def test_many_long_answers_are_cut_into_batches_that_lose_none(seed: int) -> None:
    side = Side(recitals=0, exchanged=2, few_points=0, wrong_claim=0)
    found = list(side_by_side(MANY, Random(seed), side=side))
    shown = Counter(example.reading.answer for batch in found for example in batch)
    assert all(shown[one.answer] >= 1 for one in MANY)
    assert all(size_of(batch) <= 1.2 * MOST_BYTES for batch in found)
    letters = {example.letters for batch in found for example in batch}
    assert letters <= {"hh", "ss"}
    assert sum(shown.values()) > len(MANY), "some come again with names exchanged"


@given(readings=st.lists(READINGS, min_size=1, max_size=60), seed=st.integers())
def test_batches_of_strangers_are_short_and_lose_nothing(
    readings: list[Reading], seed: int
) -> None:
    examples = [Example(reading, "h") for reading in readings]
    found = list(by_length(examples, Random(seed)))
    assert Counter(one for batch in found for one in batch) == Counter(examples)
    assert all(len(batch) == 1 or size_of(batch) <= MOST_BYTES for batch in found)


@given(first=st.lists(st.integers()), second=st.lists(st.text()), seed=st.integers())
def test_what_is_mixed_keeps_its_order(first: list[int], second: list[str], seed: int) -> None:
    both = mixed(first, second, Random(seed))
    assert [one for one in both if isinstance(one, int)] == first
    assert [one for one in both if isinstance(one, str)] == second


def test_public_pairs_come_in_while_there_are_any_and_batches_never_end() -> None:
    answers = (*ANSWERS, *MANY)
    pair = Example(Reading("", "비가 온다", ("물이 떨어진다",)), "h")
    found = list(islice(batches(answers, iter([pair]), (), Random(3)), 40))
    assert len(found) == 40
    assert sum(batch.count(pair) for batch in found) == 1
    assert found == list(islice(batches(answers, iter([pair]), (), Random(3)), 40))


def test_as_many_pairs_come_in_as_a_training_draws() -> None:
    every = load()
    questions = set(sorted({one.question.qid for one in every if not one.question.held_out})[::5])
    answers = [one for one in every if one.question.qid in questions]
    opposites = reversals.load({one.question for one in answers})
    drawn = Pairs()
    found = batches(answers, drawn, opposites, Random(3))
    next(found)
    of_an_epoch, steps = drawn.taken, 0
    while drawn.taken == of_an_epoch:
        next(found)
        steps += 1
    assert of_an_epoch / steps == pytest.approx(PAIRS_A_STEP, abs=0.02)


def test_two_batches_of_five_hold_key_points_beside_their_opposites() -> None:
    opposite = Reversal(HANDSHAKE, POINTS[0], "서버가 먼저다", "클라부터", "서버부터", "s")
    found = list(islice(batches((*ANSWERS, *MANY), iter(()), [opposite], Random(3)), 400))
    said = {"클라부터", "서버부터", POINTS[0], "서버가 먼저다", *SILENCES}
    contrasts = [batch for batch in found if {one.reading.answer for one in batch} <= said]
    assert 150 <= len(contrasts) <= 170


def test_answers_come_again_beside_the_opposite_of_a_point() -> None:
    opposite = Reversal(HANDSHAKE, POINTS[0], "서버가 먼저다", "클라부터", "서버부터", "s")
    side = Side(exchanged=0, few_points=0)
    shown = {
        (example.reading.answer, example.letters[place])
        for seed in range(20)
        for batch in side_by_side(ANSWERS, Random(seed), [opposite], side)
        for example in batch
        for place, point in enumerate(example.reading.points)
        if point == opposite.opposite
    }
    assert (ANSWERS[0].answer, "s") in shown
    assert (ANSWERS[1].answer, "?") in shown
    assert not {letter for _, letter in shown} & {"h"}
