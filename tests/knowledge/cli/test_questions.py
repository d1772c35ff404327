"""``python -m knowledge questions``."""

import argparse
import json
from pathlib import Path

import pytest

from knowledge.cli import questions

EXAMPLE = Path(__file__).parents[3] / "../shared/notes/network-interview-notes.md"


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    questions.add_to(parser.add_subparsers())
    return questions.run(parser.parse_args(["questions", *arguments]))


def test_json_is_one_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(EXAMPLE), "--json") == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert all(one["key_points"] and one["hints"] for one in found)
    assert found[0]["source"] == {"file": "network-interview-notes.md", "line": 9}
    assert {"id", "topic", "section", "kind", "prompt", "reference", "ordered"} <= found[0].keys()


def test_gaps(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(EXAMPLE), "--gaps", "--json") == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(found) == 17
    assert found[2]["title"] == "니글 알고리즘"
    assert run(str(EXAMPLE), "--gaps") == 0
    assert "159  Network" in capsys.readouterr().out


def test_readable_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(EXAMPLE)) == 0
    assert "  Q. TCP와 UDP의 차이를 설명해 주세요.\n" in capsys.readouterr().out


def test_nothing_to_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(tmp_path / "none.md")) == 1
    assert "none.md:1: can't be read: No such file" in capsys.readouterr().err
