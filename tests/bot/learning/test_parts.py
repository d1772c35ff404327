"""Smaller questions from missed points."""

from dataclasses import replace

from bot.learning.parts import part_id, part_of
from bot.store.snapshot import restore, snapshot
from bot.ui.markup import FIELD_LIMIT
from bot.ui.question_card import question_card
from tests.bot.study.questions import HANDSHAKE, POINTS


def test_a_part_asks_for_one_point_beside_the_others() -> None:
    part = part_of(HANDSHAKE, POINTS[1])
    assert part is not None
    assert (part.reference, part.key_points) == (POINTS[1], (POINTS[1],))
    assert part.said == (POINTS[0], "", POINTS[2])
    assert (part.prompt, part.part_of) == (HANDSHAKE.prompt, HANDSHAKE.id)
    assert part.id == part_id(HANDSHAKE.id, POINTS[1])
    assert restore(snapshot(part)) == part


def test_its_card_does_not_give_it_away() -> None:
    part = part_of(HANDSHAKE, POINTS[1])
    assert part is not None
    card = question_card(part, "ko")
    shown = f"{card.description} {[field.value for field in card.fields]}"
    assert POINTS[0] in shown
    assert POINTS[1] not in shown
    assert "❓" in shown
    # What stands beside it was not necessarily said.
    assert "✅" not in shown


def test_a_point_that_says_another_does_not_stand_beside_it() -> None:
    twin = POINTS[1].replace("보낸다", "같이 보낸다")
    part = part_of(replace(HANDSHAKE, key_points=(*POINTS, twin)), POINTS[1])
    assert part is not None
    assert twin not in part.said


def test_the_only_point_and_no_point_make_no_part() -> None:
    assert part_of(replace(HANDSHAKE, key_points=(POINTS[0],)), POINTS[0]) is None
    assert part_of(HANDSHAKE, "노트에 없는 말") is None


def test_many_long_points_fit_on_the_card() -> None:
    long = tuple(f"{number} " + "길다 " * 200 for number in range(20))
    part = part_of(replace(HANDSHAKE, key_points=long), long[3])
    assert part is not None
    card = question_card(part, "ko")
    assert all(len(field.value or "") <= FIELD_LIMIT for field in card.fields)
