"""Public corpora in small."""

import gzip
import json
from pathlib import Path

import pytest

CORPORA: dict[str, list[dict[str, object]]] = {
    "semeval2013-task7-train": [
        {"qid": qid, "question": "Why?", "references": ["It is closed."], "answer": said,
         "label": label}
        for qid in "abcdefgh"
        for said, label in (("closed", "correct"), ("open", "contradictory"), ("hm", "incorrect"))
    ],
    "saf-networks-en-train": [
        {"qid": qid, "question": "What?", "references": ["A frame."], "answer": f"{score}",
         "score": score}
        for qid in "abcdefgh"
        for score in (0.0, 0.5, 1.0)
    ],
    "xnli-ko-dev": [
        {"premise": "비가 온다", "hypothesis": "날이 맑다", "label": "contradiction"},
        {"premise": "비가 온다", "hypothesis": "물이 떨어진다", "label": "entailment"},
        {"premise": "비가 온다", "hypothesis": "월요일이다", "label": "neutral"},
    ],
    "xnli-ko-test": [],
    "klue-nli-dev": [],
    "korsts-train": [
        {"sentence1": "개가 달린다", "sentence2": "강아지가 뛴다", "score": 4.4},
        {"sentence1": "개가 달린다", "sentence2": "개가 잔다", "score": 2.0},
        {"sentence1": "개가 달린다", "sentence2": "밥을 먹는다", "score": 0.2},
    ],
    "korsts-dev": [],
    "klue-sts-dev": [],
}  # fmt: skip


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    write(tmp_path, CORPORA)
    return tmp_path


def write(folder: Path, corpora: dict[str, list[dict[str, object]]]) -> None:
    for name, rows in corpora.items():
        with gzip.open(folder / f"{name}.jsonl.gz", "wt", encoding="utf-8") as file:
            file.writelines(json.dumps(row) + "\n" for row in rows)
