"""What is asked about beside its opposite is true of the answer, and nothing else tells it."""

import json
from collections import Counter
from itertools import islice
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.grading.plain import plain
from knowledge.grading.point_judge import pair_of
from knowledge.grading.readings import WRONG_CLAIM, Reading
from knowledge.training import corpus
from knowledge.training.batches import MOST_BYTES, against_opposites
from knowledge.training.corpus import AuthoredQuestion, Origin
from knowledge.training.example import Example
from knowledge.training.reversals import (
    Company,
    Reversal,
    by_question,
    contrasted,
    load,
    turned,
)

POINTS = ("인덱스가 많으면 쓰기가 느려진다.", "클라이언트가 먼저 SYN을 보낸다.", "큐는 FIFO다.")
QUESTION = AuthoredQuestion("q", Origin.OWN, "t", "ko", "왜?", " ".join(POINTS), POINTS)
REVERSALS = (
    Reversal(
        QUESTION,
        POINTS[0],
        "인덱스가 많으면 쓰기가 빨라진다.",
        "많이 걸면 insert가 굼떠요",
        "많이 걸면 insert가 가벼워져요",
        "c",
    ),
    Reversal(
        QUESTION,
        POINTS[1],
        "서버가 먼저 SYN을 보낸다.",
        "클라가 syn부터 던짐",
        "서버가 syn부터 던짐",
        "s",
    ),
    Reversal(
        QUESTION, POINTS[2], "큐는 LIFO다.", "먼저 온 게 먼저 나가요", "나중 온 게 먼저 나가요", "c"
    ),
)
SAYS = {one.point: (one.point, one.right) for one in REVERSALS}
SAYS |= {one.opposite: (one.opposite, one.wrong) for one in REVERSALS}
CONTRADICTS = {one.point: SAYS[one.opposite] for one in REVERSALS}
CONTRADICTS |= {one.opposite: SAYS[one.point] for one in REVERSALS}
LABELS = {text: one.label for one in REVERSALS for text in (one.point, one.opposite)}
SEEDS = st.integers(0, 2**32)


@pytest.fixture(scope="module")
def questions() -> set[AuthoredQuestion]:
    return {answer.question for answer in corpus.load()}


@given(seed=SEEDS, count=st.integers(1, 12))
def test_every_letter_is_borne_out_by_the_answer(seed: int, count: int) -> None:
    for example in contrasted(REVERSALS, count, Random(seed)):
        answer = example.reading.answer
        for point, letter in zip(example.reading.points, example.letters, strict=True):
            if any(text in answer for text in SAYS[point]):
                assert letter == "h"
            elif any(text in answer for text in CONTRADICTS[point]):
                assert letter == LABELS[point]
            else:
                assert letter == "m"


def test_no_point_and_no_answer_by_itself_tells_the_verdict() -> None:
    company = Company(points=(1,), missing=0, other=0, both=0, repeated=0, question=0)
    seen: Counter[tuple[str, str, str]] = Counter()
    for example in contrasted(REVERSALS[:1], 400, Random(1), company):
        seen[example.reading.answer, example.reading.points[0], example.letters] += 1
    assert len(seen) == 4
    assert set(seen.values()) == {100}


def test_a_point_beside_its_opposite_is_made_where_that_is_contradicted() -> None:
    company = Company(points=(2,), missing=0, both=1)
    for example in contrasted(REVERSALS[:2], 40, Random(4), company):
        letters = dict(zip(example.reading.points, example.letters, strict=True))
        assert len(letters) == 4
        for one in REVERSALS[:2]:
            assert {letters[one.point], letters[one.opposite]} == {"h", one.label}


def test_sentences_are_set_apart_and_none_is_lost() -> None:
    company = Company(points=(3,), missing=0, repeated=0, in_order=1)
    for example in contrasted(REVERSALS, 40, Random(2), company):
        answer = example.reading.answer
        places = [max(answer.find(one.right), answer.find(one.wrong)) for one in REVERSALS]
        assert -1 not in places
        assert places == sorted(places)


def test_of_an_answer_that_leaves_all_out_something_is_shown() -> None:
    company = Company(points=(3,), missing=1)
    for example in contrasted(REVERSALS, 4, Random(3), company):
        assert example.reading.answer
        assert set(example.letters) == {"m"}


@given(seed=SEEDS, letters=st.text("hpmcs?", min_size=3, max_size=3))
def test_what_was_made_is_contradicted_by_the_opposite(seed: int, letters: str) -> None:
    example = Example(Reading("왜?", "답", (*POINTS, WRONG_CLAIM)), letters + "m")
    opposites = {one.point: one for one in REVERSALS}
    again = turned(example, opposites, Random(seed))
    if again is None:
        return
    assert again.reading.answer == "답"
    assert not again.ask_teacher
    for point, letter, new, now in zip(
        example.reading.points, example.letters, again.reading.points, again.letters, strict=True
    ):
        if new == point:
            assert now == letter
        else:
            assert new == opposites[point].opposite
            assert now == {"h": opposites[point].label, "m": "m"}.get(letter, "?")


def test_where_nothing_has_an_opposite_nothing_is_turned() -> None:
    example = Example(Reading("왜?", "답", ("다른 말이다.", WRONG_CLAIM)), "hm")
    opposites = {one.point: one for one in REVERSALS}
    assert all(turned(example, opposites, Random(seed)) is None for seed in range(20))


def test_batches_are_short_and_come_without_end() -> None:
    for batch in islice(against_opposites(REVERSALS, Random(1)), 30):
        texts = [pair_of(example.reading) for example in batch]
        longest = max(sum(len(text.encode()) for text in pair) for pair in texts)
        assert len(batch) * longest <= MOST_BYTES / 2
    assert list(against_opposites((), Random(1))) == []


def test_authored_reversals_are_whole(questions: set[AuthoredQuestion]) -> None:
    found = load(questions)
    seen = Counter((one.question.qid, one.point) for one in found)
    assert max(seen.values()) == 1
    for one in found:
        texts = [plain(text) for text in (one.point, one.opposite, one.right, one.wrong)]
        assert all(texts)
        assert len(set(texts)) == 4, one.point
        assert one.label in "cs"
    assert len(found) == sum(len(question.key_points) for question in questions)
    assert {len(group) for group in by_question(found)} > {1, 2, 3, 4}


def test_only_those_of_the_given_questions_are_read(
    questions: set[AuthoredQuestion], tmp_path: Path
) -> None:
    one, other = sorted(questions, key=lambda question: question.qid)[:2]
    row = {"point": 0, "opposite": "o", "right": "r", "wrong": "w", "label": "c"}
    lines = [json.dumps({"qid": question.qid} | row) for question in (one, other)]
    (tmp_path / "reversals.jsonl").write_text("\n".join(lines), encoding="utf-8")
    [found] = load([one], tmp_path)
    assert found == Reversal(one, one.key_points[0], "o", "r", "w", "c")
