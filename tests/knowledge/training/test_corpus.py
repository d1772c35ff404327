"""The authored answers hold what the data card says of them."""

import json
from collections import Counter
from pathlib import Path

import pytest
from rapidfuzz import fuzz, process

from knowledge.base import SHIPPED_NOTES
from knowledge.grading.plain import plain
from knowledge.language.korean import jamo
from knowledge.library import load as load_notes
from knowledge.training.corpus import (
    CATEGORIES,
    AuthoredAnswer,
    Origin,
    load,
    score_of,
)

DEV = Path(__file__).parents[3] / "../shared/eval/dev.jsonl"
HANGUL = range(ord("가"), ord("힣") + 1)


@pytest.fixture(scope="module")
def answers() -> tuple[AuthoredAnswer, ...]:
    return load()


def is_korean(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return 3 * sum(ord(letter) in HANGUL for letter in letters) >= len(letters) > 0


def test_every_answer_is_marked_twice_on_every_key_point(
    answers: tuple[AuthoredAnswer, ...],
) -> None:
    for one in answers:
        assert one.answer.strip()
        assert one.category in CATEGORIES
        assert len(one.points) == len(one.wrong) == 2
        for letters in one.points:
            assert len(letters) == len(one.question.key_points)
            assert set(letters) <= set("hpmc")


def test_there_are_enough_of_them(answers: tuple[AuthoredAnswer, ...]) -> None:
    assert len(answers) >= 5000
    assert len({one.question.qid for one in answers}) >= 700
    assert sum(is_korean(one.answer) for one in answers) / len(answers) == pytest.approx(
        0.75, abs=0.08
    )


def test_every_shipped_question_has_at_least_six(answers: tuple[AuthoredAnswer, ...]) -> None:
    counts = Counter(one.question.qid for one in answers if one.question.origin is Origin.SHIPPED)
    shipped = {question.id for question in load_notes(SHIPPED_NOTES).questions if question.hints}
    assert {qid for qid in shipped if counts[qid] < 6} == set()


def test_no_two_answers_are_alike(answers: tuple[AuthoredAnswer, ...]) -> None:
    texts = [plain(one.answer).casefold() for one in answers]
    assert [text for text, count in Counter(texts).items() if count > 1] == []


def test_categories_and_scores_are_balanced(answers: tuple[AuthoredAnswer, ...]) -> None:
    categories = Counter(one.category for one in answers)
    assert set(categories) == set(CATEGORIES)
    assert max(categories.values()) < 0.2 * len(answers)
    thirds = Counter(min(int(one.score / 5 * 3), 2) for one in answers)
    assert min(thirds.values()) > 0.2 * len(answers)


def test_the_two_markings_agree(answers: tuple[AuthoredAnswer, ...]) -> None:
    pairs = [pair for one in answers for pair in zip(*one.points, strict=True)]
    assert sum(first == second for first, second in pairs) / len(pairs) > 0.97


def test_questions_in_both_languages_are_held_out_and_none_that_ships(
    answers: tuple[AuthoredAnswer, ...],
) -> None:
    held_out = {one.question for one in answers if one.question.held_out}
    assert len(held_out) >= 60
    assert {question.lang for question in held_out} == {"ko", "en"}
    assert {question.origin for question in held_out} == {Origin.OWN}


def test_no_question_is_one_of_the_development_set(answers: tuple[AuthoredAnswer, ...]) -> None:
    with DEV.open(encoding="utf-8") as lines:
        dev = {jamo(plain(json.loads(line)["question"])) for line in lines}
    asked = {one.question.question for one in answers}
    for question in asked:
        nearest = process.extractOne(jamo(plain(question)), dev, scorer=fuzz.ratio)
        assert nearest[1] < 90, question


@pytest.mark.parametrize(
    ("letters", "wrong", "score"),
    [("hhhh", 0, 5.0), ("hpmc", 0, 1.375), ("hhhh", 1, 4.5), ("cccc", 1, 0.0), ("m", 0, 0.0)],
)
def test_the_scale(letters: str, wrong: int, score: float) -> None:
    assert score_of(letters, wrong) == score
