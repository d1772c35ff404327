"""Measuring the grader on answers that it was not trained on."""

from pathlib import Path

import pytest

from knowledge.training import public
from knowledge.training.outside import main, measured


def test_grades_in_numbers_are_compared_as_such() -> None:
    found = measured([0.0, 0.4, 0.9, 1.0], [0.1, 0.2, 0.8, 0.9])
    assert found.count == 4
    assert found.pearson == pytest.approx(0.967, abs=0.001)
    assert found.mean_absolute_error == pytest.approx(0.125)
    assert found.auc == 1.0


def test_labels_are_right_or_not() -> None:
    found = measured(["correct", "incorrect", "contradictory", "correct"], [0.9, 0.5, 0.2, 0.4])
    assert found.auc == 0.75
    assert found.pearson is None
    assert found.mean_absolute_error is None


@pytest.mark.parametrize("gold", [["correct", "correct"], [0.1, 0.2], ["correct", 0.2]])
def test_what_cannot_be_compared_is_said(gold: list[float | str]) -> None:
    with pytest.raises(ValueError, match="answers"):
        measured(gold, [0.1, 0.9])


def test_only_questions_left_out_are_measured(corpora: Path) -> None:
    left = public.left_out(corpora)
    kept = sum(map(public.is_left_out, "abcdefgh"))
    assert {name: len(rows) for name, rows in left.items()} == {
        "semeval2013-task7-train": 3 * kept,
        "saf-networks-en-train": 3 * kept,
    }
    assert left["saf-networks-en-train"][0].gold == 0.0
    assert left["semeval2013-task7-train"][0].gold == "correct"


def test_the_command_prints_a_line_a_corpus(
    corpora: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main([str(corpora), "--most", "6"])
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(public.left_out(corpora))
    assert all(" answers, AUC " in line for line in lines)
