"""The comparison over the shipped encoder, and the evaluation's questions."""

import json
from pathlib import Path
from typing import Any

import pytest

from knowledge import glossary
from knowledge.encoder import SentenceEncoder
from knowledge.lint.comparison import Comparison

EVALUATION = Path(__file__).parents[3] / "../shared/eval/dev.jsonl"


@pytest.fixture(scope="session")
def comparison(shipped_encoder: SentenceEncoder) -> Comparison:
    return Comparison(shipped_encoder, glossary.shipped())


@pytest.fixture(scope="session")
def evaluation() -> dict[str, list[dict[str, Any]]]:
    """The evaluation's lines by question."""
    found: dict[str, list[dict[str, Any]]] = {}
    for line in EVALUATION.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        found.setdefault(record["qid"], []).append(record)
    return found
