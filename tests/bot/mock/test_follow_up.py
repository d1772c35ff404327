"""Follow-ups that are made: about exactly one point, which they don't give away."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.mock.follow_up import choose_point, prompt_about, question_of
from knowledge import glossary
from knowledge.library import load
from knowledge.lint.comparison import Comparison
from knowledge.lint.giveaways import reveals
from tests.bot.mock.grades import SAID, grade, question

NOTES = Path(__file__).parents[3] / "knowledge/notes"


@pytest.mark.parametrize(
    ("grades", "asked", "chosen"),
    [
        # The notes have a follow-up to the point with index 1.
        (["mmm"], [], 1),
        (["mmm"], [1], 0),
        (["mmp"], [], 2),
        (["chm"], [], 0),
        (["hhh"], [], None),
        (["mhh"], [0], None),
        ([], [], None),
        (["mhh", "hhm", "hhm"], [], 2),
    ],
)
def test_which_point_is_asked_about(
    grades: Sequence[str], asked: Sequence[int], chosen: int | None
) -> None:
    assert choose_point(question(1), [grade(one) for one in grades], asked) == chosen


def test_the_notes_own_goes_before_one_that_is_made() -> None:
    said = grade("hph").points[1]
    assert prompt_about(question(1), 1, said, "ko") == "둘을 함께 보내도 되는 까닭은요?"


@pytest.mark.parametrize("letter", ["p", "c"])
def test_what_was_half_or_wrongly_said_is_quoted(letter: str) -> None:
    said = grade(f"{letter}hh").points[0]
    assert f"“{SAID}”" in prompt_about(question(1), 0, said, "ko")
    assert SAID in prompt_about(question(1), 0, said, "en")


def test_steps_that_are_too_short_are_asked_for_by_their_place() -> None:
    short = replace(question(1, ordered=True), key_points=("SYN", "SYN-ACK", "ACK"), follow_ups=())
    assert "두 번째" in prompt_about(short, 1, None, "ko")
    unordered = replace(short, ordered=False, key_points=("원자성", "격리성"))
    assert "‘격’" not in prompt_about(unordered, 0, None, "ko")
    assert "원" in prompt_about(unordered, 0, None, "ko")


def test_no_follow_up_that_is_made_from_the_shipped_notes_states_its_point() -> None:
    # No vectors are needed to compare by terms.
    no_encoder: Any = None
    comparison = Comparison(no_encoder, glossary.shipped())
    made = [
        (prompt_about(replace(one, follow_ups=()), number, None, "ko"), point, one.prompt)
        for one in load(NOTES).questions
        for number, point in enumerate(one.key_points)
    ]
    assert len(made) > 1000
    assert [case for case in made if reveals(*case, comparison)] == []
    # Not all are the one that fits everything.
    assert len({prompt for prompt, _, _ in made}) > len(made) / 2


def test_a_follow_up_is_a_question_that_only_its_point_answers() -> None:
    asked = question(1)
    follow = question_of(asked, 2, "마지막에는요?")
    assert follow.key_points == (asked.key_points[2],)
    assert (follow.reference, follow.prompt) == (asked.key_points[2], "마지막에는요?")
    assert follow.id != asked.id
    assert len(follow.id) == len(asked.id)
