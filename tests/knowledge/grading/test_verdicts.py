"""The judgements of an answer's parts become those of the whole answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.grading.grade import Verdict
from knowledge.grading.judge import Judgement
from knowledge.grading.readings import WRONG_CLAIM, Part, Reading
from knowledge.grading.verdicts import Verdicts, combined

MADE, PARTLY, MISSING, AGAINST = Verdict
NO, YES = Judgement(MISSING, 0.9), Judgement(MADE, 0.9)

judgements = st.builds(Judgement, st.sampled_from(Verdict), st.floats(0, 1))


def part(*numbers: int) -> Part:
    points = tuple(f"{number}번째" for number in numbers)
    return Part(Reading("?", "답", (*points, WRONG_CLAIM)), numbers)


@pytest.mark.parametrize(
    ("said", "whole"),
    [
        ([(MADE, 0.7), (MISSING, 0.9)], (MADE, 0.7)),
        ([(MISSING, 0.9), (PARTLY, 0.4), (MISSING, 0.8)], (PARTLY, 0.4)),
        ([(MADE, 0.6), (MADE, 0.8)], (MADE, 0.8)),
        ([(MISSING, 0.9), (MISSING, 0.6)], (MISSING, 0.6)),
        ([(AGAINST, 0.6), (MISSING, 0.9)], (AGAINST, 0.6)),
        ([(AGAINST, 0.6), (PARTLY, 0.9)], (AGAINST, 0.6)),
        ([(AGAINST, 0.6), (MADE, 0.7)], (MADE, 0.7)),
        ([(AGAINST, 0.8), (MADE, 0.7)], (AGAINST, 0.8)),
    ],
)
def test_stretches(said: list[tuple[Verdict, float]], whole: tuple[Verdict, float]) -> None:
    parts = [part(0)] * len(said)
    found = combined(parts, [(Judgement(*one), NO) for one in said])
    assert found.points == (Judgement(*whole),)


@given(st.lists(judgements, min_size=2, max_size=2))
def test_one_part_says_it_all(said: list[Judgement]) -> None:
    found = combined([part(0)], [said])
    assert (*found.points, found.wrong_claim) == tuple(said)


@given(st.lists(judgements, min_size=1, max_size=5))
def test_the_order_of_stretches_is_of_no_matter(said: list[Judgement]) -> None:
    def verdict(order: list[Judgement]) -> Verdict:
        return combined([part(0)] * len(order), [(one, NO) for one in order]).points[0].verdict

    assert verdict(said) is verdict(said[::-1])


def test_groups_of_points_come_together_in_order() -> None:
    found = combined([part(1), part(0)], [(YES, NO), (NO, NO)])
    assert found.points == (NO, YES)


@pytest.mark.parametrize(
    ("first", "second", "claims"), [(YES, YES, MADE), (YES, NO, MISSING), (NO, NO, MISSING)]
)
def test_a_wrong_claim_is_wrong_beside_every_group(
    first: Judgement, second: Judgement, claims: Verdict
) -> None:
    parts = [part(0), part(0), part(1), part(1)]
    found = combined(parts, [(NO, NO), (NO, first), (NO, NO), (NO, second)])
    assert found.wrong_claim.verdict is claims


def test_what_states_nothing_earns_no_credit() -> None:
    unsure = Judgement(MISSING, 0.5, credit=0.4, fault=0.1)
    assert Verdicts((unsure,)).of_nothing_stated.points == (Judgement(MISSING, 0.5),)
