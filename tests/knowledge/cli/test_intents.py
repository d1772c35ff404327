"""``intents`` on files, and what ``python -m bot intent`` shares with it."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from config.settings import Settings
from knowledge.cli import intents
from knowledge.talk.intent import Intent, Understanding
from knowledge.talk.records import Record

LINES = (
    '{"text": "힌트", "open_question": "TCP란?", "intent": "hint"}\n'
    '{"text": "연결 지향", "open_question": "TCP란?", "intent": "answer"}\n'
    '{"text": "안녕", "open_question": null, "intent": "smalltalk"}\n'
)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    def understood(records: Sequence[Record], settings: Settings) -> list[Understanding]:
        del settings
        return [Understanding(Intent.HINT, 0.9, Intent.ANSWER) for _ in records]

    monkeypatch.setattr(intents, "understood", understood)


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    intents.add_to(parser.add_subparsers())
    options = parser.parse_args(["intents", *arguments])
    status: int = options.run(options)
    return status


def test_figures_are_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "said.jsonl"
    file.write_text(LINES, encoding="utf-8")
    assert run(str(file), "--wrong") == 0
    shown = capsys.readouterr().out
    assert "macro-F1                           0.167" in shown
    assert "asked with two buttons             100.0% (3 of 3)" in shown
    assert "answer taken for hint: 1" in shown
    assert "smalltalk -> hint: 안녕" in shown
    assert run(str(file), "--json") == 0
    written = json.loads(capsys.readouterr().out)
    assert written["count"] == 3
    assert written["missed"] == pytest.approx(1 / 3)
    assert {"meant": "answer", "taken": "hint", "count": 1} in written["confusion"]


def test_broken_lines_are_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "said.jsonl"
    file.write_text(LINES + '{"text": "a", "intent": "b"}\n{\n', encoding="utf-8")
    assert run(str(file)) == 1
    shown = capsys.readouterr()
    assert "said.jsonl:4" in shown.err
    assert "said.jsonl:5" in shown.err
    assert "utterances                         3" in shown.out
    assert run(str(tmp_path / "none.jsonl")) == 1
    assert "none.jsonl" in capsys.readouterr().err


def test_a_record_keeps_its_fields() -> None:
    record = Record(1, {"text": "힌트", "id": 7}, "힌트", None)
    line = intents.written(record, Understanding(Intent.HINT, 0.91, None))
    assert json.loads(line) == {
        "text": "힌트",
        "id": 7,
        "intent": "hint",
        "confidence": 0.91,
        "or": None,
    }
