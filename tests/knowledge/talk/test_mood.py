"""Kinds of small talk."""

import pytest

from knowledge.talk.mood import Mood, mood_of


@pytest.mark.parametrize(
    ("said", "mood"),
    [
        ("고마워!", Mood.THANKS),
        ("Thank you so much", Mood.THANKS),
        ("안녕하세요", Mood.GREETING),
        ("hi", Mood.GREETING),
        ("이거 어렵네 ㅠㅠ", Mood.STRUGGLE),
        ("수고했어 잘 자", Mood.FAREWELL),
        ("이제 점심 먹자", Mood.SMALLTALK),
        ("this", Mood.SMALLTALK),
    ],
)
def test_kinds(said: str, mood: Mood) -> None:
    assert mood_of(said) is mood
