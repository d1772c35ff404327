"""A training learns, goes on after an interruption, and writes what ``CrossEncoder`` loads."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from sentence_transformers import CrossEncoder

from knowledge.grading.calibration import Calibration
from knowledge.grading.labels import LABELS
from knowledge.grading.point_judge import PointJudge, pair_of
from knowledge.grading.readings import Reading
from knowledge.training.__main__ import main
from knowledge.training.corpus import DATA
from knowledge.training.example import Example
from knowledge.training.trainer import PointLoss, Recipe, new_model, train

GOOD = Reading("TCP란?", "연결을 맺고 순서를 지켜요", ("연결을 맺는다", "순서를 지킨다"))
BAD = Reading("TCP란?", "잘 모르겠어요", ("연결을 맺는다", "순서를 지킨다", "흐름을 제어한다"))
EXAMPLES = [Example(GOOD, "hh"), Example(BAD, "mm?")]


@pytest.fixture(scope="module")
def recipe(tiny: Path) -> Recipe:
    return Recipe(str(tiny), batch=2, rate=1e-3, smoothing=0.0, warmup=0.0)


def test_what_is_learned_is_told_apart(recipe: Recipe, tmp_path: Path) -> None:
    judge = PointJudge(train(EXAMPLES * 200, recipe, tmp_path), Calibration.none(len(LABELS)))
    good, bad = judge.judge([GOOD, BAD])
    assert [one.verdict for one in good] == ["made", "made"]
    assert [one.verdict for one in bad[:2]] == ["missing", "missing"], "the third is unsettled"


def test_the_same_seed_trains_the_same_model(recipe: Recipe, tmp_path: Path) -> None:
    scores = [
        PointJudge(train(EXAMPLES * 4, recipe, tmp_path / name), Calibration.none(5)).scores([BAD])
        for name in "ab"
    ]
    np.testing.assert_array_equal(scores[0][0], scores[1][0])


def test_an_interrupted_training_goes_on(recipe: Recipe, tmp_path: Path) -> None:
    train(EXAMPLES * 10, recipe, tmp_path)
    [checkpoint] = tmp_path.glob("checkpoint-*")
    state = json.loads((checkpoint / "trainer_state.json").read_text())
    assert state["global_step"] == 10
    before = (tmp_path / "trainer_state.json").stat().st_mtime_ns
    train(EXAMPLES * 12, recipe, tmp_path)
    history = json.loads((tmp_path / "trainer_state.json").read_text())
    assert (tmp_path / "trainer_state.json").stat().st_mtime_ns > before
    assert history["global_step"] == 12
    steps = [row["step"] for row in history["log_history"] if "loss" in row]
    assert steps[:10] == list(range(1, 11)), "the steps before the interruption are kept"


def test_an_unsettled_letter_teaches_nothing(recipe: Recipe) -> None:
    model = new_model(recipe.base).eval()
    loss = PointLoss(model, recipe)
    inputs = [[text] for text in pair_of(BAD)]
    values = [
        float(loss(inputs, [torch.tensor(labels)]).detach())
        for labels in ([2, 2, -100], [2, -100, -100], [-100, 2, -100])
    ]
    assert values[0] == pytest.approx((values[1] + values[2]) / 2, rel=1e-5)


def test_one_command_measures_and_writes_a_model(tiny: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    questions = [json.loads(line) for line in (DATA / "questions.jsonl").read_text().splitlines()]
    kept = {row["qid"] for row in questions[:12]}
    for name in ("questions.jsonl", "answers.jsonl"):
        lines = (DATA / name).read_text(encoding="utf-8").splitlines(keepends=True)
        text = "".join(line for line in lines if json.loads(line)["qid"] in kept)
        (data / name).write_text(text, encoding="utf-8")
    shared = ["--base", str(tiny), "--data", str(data), "--epochs", "1"]
    main([str(tmp_path / "measured"), *shared, "--hold-out", *map(str, range(5))])
    metrics = json.loads((tmp_path / "measured" / "metrics.json").read_text())
    assert 0 <= metrics["uniform"] <= 1
    assert metrics["reliability"]
    model = tmp_path / "measured" / "model"
    main([str(tmp_path / "final"), *shared, "--calibration", str(model)])
    assert Calibration.load(tmp_path / "final" / "model") == Calibration.load(model)
    pair = pair_of(Reading("TCP란?", "연결을 맺어요", ("연결을 맺는다",)))
    loaded = CrossEncoder(str(tmp_path / "final" / "model"), device="cpu")
    assert loaded.predict([pair]).shape == (1, len(LABELS))
