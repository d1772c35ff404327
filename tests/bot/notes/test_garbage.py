"""The collector during long work, and after it."""

import gc

import pytest

from bot.notes import garbage


def test_old_objects_are_left_alone_while_anyone_is_at_work() -> None:
    usual = gc.get_threshold()
    with garbage.spared():
        with garbage.spared():
            pass
        assert gc.get_threshold()[:2] == usual[:2]
        assert gc.get_threshold()[2] > 10**9
    assert gc.get_threshold() == usual


def test_what_was_made_is_not_looked_through_later() -> None:
    with garbage.spared():
        made = [[number] for number in range(1000)]
    assert not any(found is made for found in gc.get_objects())
    gc.unfreeze()


def test_work_that_fails_brings_back_the_usual() -> None:
    usual = gc.get_threshold()
    with pytest.raises(ValueError, match="kaputt"), garbage.spared():
        int("kaputt")
    assert gc.get_threshold() == usual
