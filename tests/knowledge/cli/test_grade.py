"""``grade`` and ``evaluate`` on files, with a quick grader in place of the shipped encoder."""

import argparse
import contextlib
import json
from pathlib import Path

import pytest

from knowledge.cli import evaluate, grade
from tests.conftest import Loader
from tests.knowledge.stand_in import LexicalEncoder

ANSWERS = Path(__file__).parents[1] / "grading" / "answers.jsonl"
LINE = '{"question": "RTT란?", "reference": "왕복 시간", "answer": "왕복 시간", "id": 7}\n'


@pytest.fixture(autouse=True)
def quick_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("knowledge.encoder.load", lambda _: LexicalEncoder())


def parsed(*arguments: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers()
    grade.add_to(commands)
    evaluate.add_to(commands)
    return parser.parse_args(arguments)


def run(*arguments: str) -> int:
    options = parsed(*arguments)
    status: int = options.run(options)
    return status


def test_objects_come_back_with_their_grade(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "answers.jsonl"
    file.write_text(LINE, encoding="utf-8")
    assert run("grade", str(file)) == 0
    written = json.loads(capsys.readouterr().out)
    assert written["id"] == 7
    assert written["score"] == 100
    assert written["points"][0].keys() == {"point", "verdict", "confidence", "evidence"}
    assert written["points"][0]["evidence"] == "왕복 시간"


def test_a_broken_line_is_reported_and_the_others_graded(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "answers.jsonl"
    file.write_text(LINE + "{broken\n" + LINE, encoding="utf-8")
    assert run("grade", str(file)) == 1
    captured = capsys.readouterr()
    assert len(captured.out.splitlines()) == 2
    assert f"{file}:2: not JSON" in captured.err


def test_a_missing_file_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("grade", "nowhere.jsonl") == 1
    error = capsys.readouterr().err
    assert error.startswith("nowhere.jsonl: can't be read: No such file")


def test_evaluate_prints_the_measures(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("evaluate", str(ANSWERS), "--json") == 0
    measures = json.loads(capsys.readouterr().out)
    assert measures["count"] == len(ANSWERS.read_text(encoding="utf-8").splitlines())
    assert measures["categories"]["dont_know"]["predicted"] == 0
    assert run("evaluate", str(ANSWERS)) == 0
    assert "Pearson r" in capsys.readouterr().out


def test_evaluate_names_a_line_without_gold(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "answers.jsonl"
    file.write_text(LINE, encoding="utf-8")
    assert run("evaluate", str(file)) == 1
    assert f'{file}:1: the field "score"' in capsys.readouterr().err


@pytest.mark.parametrize("command", ["grade", "evaluate"])
def test_models_are_chosen_by_name(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[str | None] = []
    monkeypatch.setattr("knowledge.grading.judge.load", loaded.append)
    monkeypatch.setenv("GRADER_MODEL", "by/setting")
    file = tmp_path / "answers.jsonl"
    file.touch()
    for chosen in ((), ("--grader", "by/option")):
        with contextlib.suppress(ValueError):
            run(command, str(file), *chosen)
    assert loaded == ["by/setting", "by/option"]


@pytest.mark.parametrize("command", ["grade", "evaluate"])
def test_a_missing_model_is_an_error(
    command: str,
    tmp_path: Path,
    shipped_loader: Loader,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("knowledge.grading.judge.load", shipped_loader)
    file = tmp_path / "answers.jsonl"
    file.write_text(LINE, encoding="utf-8")
    assert run(command, str(file), "--grader", "/nowhere") == 1
    assert "GRADER_MODEL" in capsys.readouterr().err
