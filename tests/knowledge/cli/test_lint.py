"""``python -m knowledge lint``."""

import argparse
import json
from pathlib import Path

import pytest

from knowledge import encoder
from knowledge.cli import lint
from knowledge.encoder import EncoderError, SentenceEncoder
from tests.knowledge.lint.notes import GOOD


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    lint.add_to(parser.add_subparsers())
    return lint.run(parser.parse_args(["lint", *arguments]))


@pytest.fixture(autouse=True)
def _loaded_once(monkeypatch: pytest.MonkeyPatch, shipped_encoder: SentenceEncoder) -> None:
    monkeypatch.setattr(encoder, "load", lambda: shipped_encoder)


def test_good_notes_print_no_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "tcp.md").write_text(GOOD, encoding="utf-8")
    assert run(str(tmp_path)) == 0
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.endswith(": nothing to mend\n")


def test_findings_are_lines_or_objects(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "tcp.md").write_text(GOOD.replace("* (2) 두", "* (8) 두"), encoding="utf-8")
    assert run(str(tmp_path)) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert run(str(tmp_path), "--json") == 1
    (finding,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert list(finding) == ["file", "line", "check", "message", "question"]
    assert line == f"{finding['file']}:{finding['line']}: {finding['message']}"
    assert finding["check"] == "follow-up"
    assert finding["question"].startswith("TCP 연결이 맺어지는 과정")


def test_notes_that_are_not_there_are_a_finding(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(str(tmp_path / "없음.md"), "--json") == 1
    (finding,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert finding["check"] == "file"
    assert finding["question"] is None


def test_an_encoder_that_cannot_be_loaded_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> SentenceEncoder:
        message = "no such model"
        raise EncoderError(message)

    monkeypatch.setattr(encoder, "load", fail)
    assert run(str(tmp_path)) == 1
    assert "no such model" in capsys.readouterr().err
