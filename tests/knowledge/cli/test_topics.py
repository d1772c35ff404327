"""``python -m knowledge topics``."""

import argparse
import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from knowledge.cli import topics
from tests.knowledge.conftest import EXAMPLE


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    topics.add_to(parser.add_subparsers())
    return topics.run(parser.parse_args(["topics", *arguments]))


def test_json_is_one_object_a_query(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = "https 동작과정\n김치찌개\n\n".encode()
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(typed)))
    assert run("-", "--json", "--notes", str(EXAMPLE)) == 0
    found, refused, empty = map(json.loads, capsys.readouterr().out.splitlines())
    assert found["query"] == "https 동작과정"
    assert found["topic"] == "HTTPS / SSL 특징"
    assert found["heading"] == "HTTP와 HTTPS 동작 과정"
    assert len(found["candidates"]) == 3
    for one in (refused, empty):
        assert one["topic"] is None
        assert one["heading"] is None
        assert len(one["candidates"]) == 3


def test_readable_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("데드락", "--notes", str(EXAMPLE)) == 0
    assert "> 동기화가 뭔지, 교착상태" in capsys.readouterr().out
    assert run("김치찌개", "--notes", str(EXAMPLE)) == 0
    assert capsys.readouterr().out.startswith("김치찌개: no topic fits. Nearest: ")


def test_no_notes_and_no_encoder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("쿠키", "--notes", str(tmp_path / "none")) == 1
    assert capsys.readouterr().err
    assert run("쿠키", "--notes", str(EXAMPLE), "--encoder", "./none") == 0
    assert run("김치찌개", "--notes", str(EXAMPLE), "--encoder", "./none") == 1
    assert "there is no such folder" in capsys.readouterr().err
