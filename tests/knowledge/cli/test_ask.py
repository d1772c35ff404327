"""``python -m knowledge ask``."""

import argparse
import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from knowledge.cli import ask
from tests.knowledge.conftest import EXAMPLE


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    ask.add_to(parser.add_subparsers())
    return ask.run(parser.parse_args(["ask", *arguments]))


def test_json_is_one_object_a_query(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = "TIME_WAIT는 왜 필요해?\n김치찌개 끓이는 법\r\n\n".encode()
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(typed)))
    assert run("-", "--json", "--notes", str(EXAMPLE)) == 0
    answered, refused, empty = map(json.loads, capsys.readouterr().out.splitlines())
    assert answered["query"] == "TIME_WAIT는 왜 필요해?"
    assert answered["answered"]
    assert {"heading", "path", "line", "score", "text", "headings"} == answered["results"][0].keys()
    assert answered["results"][0]["path"] == "network-interview-notes.md"
    assert answered["results"][0]["headings"][-1] == answered["results"][0]["heading"]
    assert any("TIME_WAIT" in result["text"] for result in answered["results"])
    scores = [result["score"] for result in answered["results"]]
    assert scores == sorted(scores, reverse=True)
    assert refused["query"] == "김치찌개 끓이는 법"
    assert not refused["answered"]
    assert refused["confidence"] < answered["confidence"] <= 1
    assert empty == {"query": "", "answered": False, "confidence": 0, "results": []}


def test_readable_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("JSESSIONID가 뭐야?", "--notes", str(EXAMPLE)) == 0
    assert "> JSESSIONID란?  (network-interview-notes.md:403)" in capsys.readouterr().out
    assert run("김치찌개 끓이는 법", "--notes", str(EXAMPLE)) == 0
    assert "do not answer this" in capsys.readouterr().out


def test_no_notes_and_no_encoder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("쿠키", "--notes", str(tmp_path / "none")) == 1
    assert capsys.readouterr().err
    assert run("쿠키", "--notes", str(EXAMPLE), "--encoder", "./none") == 1
    assert "there is no such folder" in capsys.readouterr().err
