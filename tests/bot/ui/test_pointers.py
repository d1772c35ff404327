"""Pointers in words, to every key point that ships, give none away."""

import pytest

from bot.localization import LANGUAGES
from bot.ui.pointers import pointer_text
from knowledge import glossary
from knowledge.base import SHIPPED_NOTES
from knowledge.grading.feedback import Cue, Pointer, pointer
from knowledge.library import load
from knowledge.lint.comparison import Comparison
from knowledge.lint.giveaways import reveals
from tests.knowledge.stand_in import LexicalEncoder


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return Comparison(LexicalEncoder(), glossary.shipped())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_pointer_gives_a_shipped_point_away(language: str, comparison: Comparison) -> None:
    given_away = [
        (led, point)
        for question in load(SHIPPED_NOTES).questions
        for number, point in enumerate(question.key_points)
        for led in [pointer_text(pointer(question, number, "", glossary.shipped()), language)]
        if point in led or reveals(led, point, question.prompt, comparison)
    ]
    assert given_away == []


def test_the_measure_sees_what_gives_a_point_away(comparison: Comparison) -> None:
    point = "솔트는 비밀이 아니어서 해시와 함께 저장해도 된다."
    told = pointer_text(Pointer(Cue.REASON, "", 1, hint=point), "ko")
    assert reveals(told, point, "솔트란?", comparison)


def test_words() -> None:
    assert (
        pointer_text(Pointer(Cue.REASON, "솔트", 1), "ko")
        == "‘솔트’ 부분이에요. 왜 그런지도 말해 보세요."
    )
    assert pointer_text(Pointer(Cue.STEP, "", 2), "en") == "Step 2 is missing."
    assert pointer_text(Pointer(Cue.STEP, "솔트", 2, hint="*비밀*일까요?"), "ko") == (
        r"힌트: \*비밀\*일까요?"
    )
