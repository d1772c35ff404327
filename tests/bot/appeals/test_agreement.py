"""How often reviewers agreed with the grader, counted."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.appeals.agreement import Agreement, agreement
from knowledge.grading import Band, Grade, PointGrade, Verdict

verdicts = st.lists(st.tuples(st.sampled_from(Verdict), st.sampled_from(Verdict)), max_size=5)


def grade(*found: Verdict) -> Grade:
    points = tuple(PointGrade("핵심", one, 0.5, None, (), (), 0.5) for one in found)
    return Grade(0.0, 0.5, Band.WEAK, borderline=False, points=points)


def test_counts_of_one_accepted_and_one_declined() -> None:
    before = grade(Verdict.MISSING, Verdict.MADE)
    after = replace(grade(Verdict.MADE, Verdict.MADE), corrected=True)
    assert agreement([(before, after), (before, None)]) == Agreement(
        appeals=2,
        upheld=1,
        points=4,
        kept=3,
        changed=((Verdict.MISSING, Verdict.MADE, 1),),
    )
    assert agreement([]) == Agreement(0, 0, 0, 0, ())


@given(st.lists(st.tuples(verdicts, st.booleans())))
def test_every_point_is_kept_or_changed(
    decided: list[tuple[list[tuple[Verdict, Verdict]], bool]],
) -> None:
    counted = agreement(
        (grade(*(old for old, _ in points)), grade(*(new for _, new in points)) if took else None)
        for points, took in decided
    )
    assert counted.appeals == len(decided)
    assert counted.upheld == sum(not took for _, took in decided)
    assert counted.points == sum(len(points) for points, _ in decided)
    assert counted.kept + sum(count for *_, count in counted.changed) == counted.points
