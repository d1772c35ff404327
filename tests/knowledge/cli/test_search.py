"""``python -m knowledge search``."""

import argparse
import json
from pathlib import Path

import pytest

from knowledge.cli import search
from tests.knowledge.conftest import EXAMPLE

QUESTIONS = [
    {"query": "쿠키랑 세션 차이가 뭐야?", "heading": "셰션 vs 쿠키", "split": "mine"},
    {"query": "김치찌개 끓이는 법", "heading": None, "also": [], "split": "mine"},
]


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    file = tmp_path / "questions.jsonl"
    lines = (json.dumps(one, ensure_ascii=False) for one in QUESTIONS)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    search.add_to(parser.add_subparsers())
    return search.run(parser.parse_args(["search", *arguments]))


def test_json_has_the_measures_by_split(
    questions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(str(questions), "--json", "--notes", str(EXAMPLE)) == 0
    measures = json.loads(capsys.readouterr().out)["mine"]
    assert measures["answerable"] == measures["unanswerable"] == 1
    assert measures["recall_at_1"] == measures["answered"] == measures["refused"] == 1


def test_readable_text(questions: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(questions), "--notes", str(EXAMPLE)) == 0
    heads, mine = capsys.readouterr().out.splitlines()
    assert heads.split()[:3] == ["split", "recall@1", "recall@3"]
    assert mine.split()[:3] == ["mine", "100.0%", "100.0%"]


@pytest.mark.parametrize(
    "line", ["{", "[]", "3", '{"query": "쿠키"}', '{"query": 1, "heading": "쿠키"}']
)
def test_a_broken_line_is_named(
    line: str, questions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with questions.open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    assert run(str(questions), "--notes", str(EXAMPLE)) == 1
    assert f"{questions}:3: " in capsys.readouterr().err


def test_no_questions_notes_or_encoder(
    questions: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(str(tmp_path / "none.jsonl")) == 1
    assert "none.jsonl" in capsys.readouterr().err
    assert run(str(questions), "--notes", str(tmp_path / "none")) == 1
    assert capsys.readouterr().err
    assert run(str(questions), "--encoder", "./none") == 1
    assert "there is no such folder" in capsys.readouterr().err
