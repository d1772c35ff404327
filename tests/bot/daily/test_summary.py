"""What came of a daily question."""

from bot.daily.summary import Answer, summarise
from bot.ui.daily_cards import spread_plot
from knowledge.grading import Band, Grade, PointGrade, Verdict

POINTS = ("클라이언트가 SYN을 보낸다.", "서버가 답한다.")


def answer(
    user_id: int, score: float, *verdicts: Verdict, peeked: bool = False, shown: bool = True
) -> Answer:
    points = tuple(
        PointGrade(point, verdict, 1.0, None, matched=(), unmatched=(), closeness=0.0)
        for point, verdict in zip(POINTS, verdicts, strict=False)
    )
    grade = Grade(
        score=score, confidence=1.0, band=Band.GOOD, borderline=False, points=points, flags=()
    )
    return Answer(user_id=user_id, text="답", grade=grade, peeked=peeked, shown=shown)


def test_scores_are_spread_over_their_ranges() -> None:
    scores = (0, 19.9, 20, 59, 60, 99, 100)
    summary = summarise([answer(number, score) for number, score in enumerate(scores)])
    assert summary.answered == 7
    assert summary.spread == (2, 1, 1, 1, 2)
    assert summary.scores == scores


def test_the_point_that_most_missed_counts_contradictions_as_well() -> None:
    summary = summarise(
        [
            answer(1, 50, Verdict.MISSING, Verdict.MADE),
            answer(2, 50, Verdict.PARTLY, Verdict.MISSING),
            answer(3, 50, Verdict.MADE, Verdict.CONTRADICTED),
        ]
    )
    assert summary.most_missed is not None
    assert (summary.most_missed.point, summary.most_missed.count) == (POINTS[1], 2)
    assert summarise([answer(1, 100, Verdict.MADE, Verdict.PARTLY)]).most_missed is None


def test_only_good_answers_of_those_who_show_them_are_best() -> None:
    summary = summarise(
        [
            answer(1, 70),
            answer(2, 100, shown=False),
            answer(3, 95, peeked=True),
            answer(4, 90),
            answer(5, 59),
            answer(6, 80),
            answer(7, 85),
        ]
    )
    assert [one.user_id for one in summary.best] == [4, 7, 6]


def test_nobody_is_no_error() -> None:
    summary = summarise([])
    assert (summary.answered, summary.most_missed, summary.best) == (0, None, ())
    assert "█" not in spread_plot(summary.spread)


def test_the_plot_shows_even_one_of_many() -> None:
    lines = spread_plot((1, 0, 0, 0, 500)).splitlines()
    assert [line.count("█") for line in lines] == [1, 0, 0, 0, 12]
    assert lines[0].startswith(" 0-19")
    assert lines[-1].startswith("80-100")
    assert lines[-1].endswith(" 500")
