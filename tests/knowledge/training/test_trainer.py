"""A training learns, goes on after an interruption, and writes what ``CrossEncoder`` loads."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import save_file
from sentence_transformers import CrossEncoder

from knowledge.grading import contrast
from knowledge.grading.calibration import Calibration
from knowledge.grading.labels import LABELS
from knowledge.grading.point_judge import PointJudge, pair_of
from knowledge.grading.readings import Reading
from knowledge.training import reversals
from knowledge.training.__main__ import main
from knowledge.training.batches import Batch
from knowledge.training.corpus import DATA, load
from knowledge.training.example import Example
from knowledge.training.trainer import PointLoss, Recipe, new_model, train
from tests.conftest import REAL_CONTRAST

GOOD = Reading("TCP란?", "연결을 맺고 순서를 지켜요", ("연결을 맺는다", "순서를 지킨다"))
BAD = Reading("TCP란?", "잘 모르겠어요", ("연결을 맺는다", "순서를 지킨다", "흐름을 제어한다"))
# Held-out questions share short answers ("모름") with others.
SHORT = 25
BATCH = [Example(GOOD, "hh"), Example(BAD, "mm?")]


@pytest.fixture(scope="module")
def recipe(tiny: Path) -> Recipe:
    return Recipe(str(tiny), rate=1e-3, smoothing=0.0, warmup=0.0, decay=0.9)


def test_what_is_learned_is_told_apart(recipe: Recipe, tmp_path: Path) -> None:
    judge = PointJudge(train([BATCH] * 200, recipe, tmp_path), Calibration.none(len(LABELS)))
    good, bad = judge.judge([GOOD, BAD])
    assert [one.verdict for one in good] == ["made", "made"]
    assert [one.verdict for one in bad[:2]] == ["missing", "missing"], "the third is unsettled"


def test_the_same_seed_trains_the_same_model(recipe: Recipe, tmp_path: Path) -> None:
    scores = [
        PointJudge(train([BATCH] * 4, recipe, tmp_path / name), Calibration.none(5)).scores([BAD])
        for name in "ab"
    ]
    np.testing.assert_array_equal(scores[0][0], scores[1][0])


def test_an_interrupted_training_goes_on(recipe: Recipe, tmp_path: Path) -> None:
    train([BATCH] * 10, recipe, tmp_path)
    [checkpoint] = tmp_path.glob("checkpoint-*")
    state = json.loads((checkpoint / "trainer_state.json").read_text())
    assert state["global_step"] == 10
    before = (tmp_path / "trainer_state.json").stat().st_mtime_ns
    train([BATCH] * 12, recipe, tmp_path)
    [checkpoint] = tmp_path.glob("checkpoint-*")
    average = torch.load(checkpoint / "average.pt", weights_only=True)
    assert average["n_averaged"] == 12
    history = json.loads((tmp_path / "trainer_state.json").read_text())
    assert (tmp_path / "trainer_state.json").stat().st_mtime_ns > before
    assert history["global_step"] == 12
    steps = [row["step"] for row in history["log_history"] if "loss" in row]
    assert steps[:10] == list(range(1, 11)), "the steps before the interruption are kept"


def test_what_comes_out_is_the_average_of_the_steps(recipe: Recipe, tmp_path: Path) -> None:
    kept = replace(recipe, decay=1.0)
    first, last = (
        train([BATCH] * 1, kept, tmp_path / "1"),
        train([BATCH] * 4, kept, tmp_path / "4"),
    )
    for one, other in zip(first.parameters(), last.parameters(), strict=True):
        assert torch.equal(one, other), "with a decay of one nothing comes after the first step"


def test_what_is_frozen_stays_and_the_rest_learns(recipe: Recipe, tmp_path: Path) -> None:
    before = new_model(recipe.base).state_dict()
    after = train([BATCH] * 4, replace(recipe, frozen=1), tmp_path).state_dict()
    changed = {name for name in after if not torch.equal(before[name], after[name])}
    assert not any("embeddings." in name or ".layer.0." in name for name in changed)
    assert any(".layer.1." in name for name in changed)


def loss_of(loss: PointLoss, labels: list[int], *, ask_teacher: bool = False) -> float:
    """Return the loss on ``BAD`` with these labels."""
    inputs = [[text] for text in pair_of(BAD)]
    asked = [[label, ask_teacher] for label in labels]
    return float(loss(inputs, [torch.tensor(asked)]).detach())


def test_an_unsettled_letter_teaches_nothing(recipe: Recipe) -> None:
    loss = PointLoss(new_model(recipe.base).eval(), recipe)
    values = [loss_of(loss, labels) for labels in ([2, 2, -100], [2, -100, -100], [-100, 2, -100])]
    assert values[0] == pytest.approx((values[1] + values[2]) / 2, rel=1e-5)


@pytest.fixture(scope="module")
def teacher(recipe: Recipe, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A judge that knows a little."""
    folder = tmp_path_factory.mktemp("teacher")
    learned = train([BATCH] * 20, recipe, folder / "training")
    learned.save_pretrained(str(folder / "model"), create_model_card=False)
    return folder / "model"


def test_a_teacher_is_followed_where_it_is_right(recipe: Recipe, teacher: Path) -> None:
    new = new_model(recipe.base).eval()
    alone, beside = PointLoss(new, recipe), PointLoss(new, replace(recipe, teacher=str(teacher)))
    [said], [scores] = (
        PointJudge(model, Calibration.none(len(LABELS))).scores([BAD])
        for model in (new_model(str(teacher)), new)
    )
    right = [int(row.argmax()) for row in said]
    wrong = [(label + 1) % len(LABELS) for label in right]
    likely, logs = torch.tensor(said).softmax(dim=1), torch.tensor(scores).log_softmax(dim=1)
    apart = -(likely * logs).sum(dim=1)
    for labels, followed in (
        (right, [True] * 3),
        ([right[0], wrong[1], right[2]], [True, False, True]),
        ([right[0], -100, -100], [True, False, False]),
        (wrong, [False] * 3),
    ):
        added = loss_of(beside, labels, ask_teacher=True) - loss_of(alone, labels)
        assert added == pytest.approx(float((apart * torch.tensor(followed)).mean()), abs=1e-5)
    assert loss_of(beside, right) == loss_of(alone, right), "it is asked nothing"


def test_a_training_with_a_teacher_leaves_it_as_it_is(
    recipe: Recipe, teacher: Path, tmp_path: Path
) -> None:
    before = new_model(str(teacher)).state_dict()
    mixed = [*BATCH, replace(BATCH[0], ask_teacher=False)]
    beside = train([mixed] * 4, replace(recipe, teacher=str(teacher)), tmp_path / "beside")
    alone = train([mixed] * 4, recipe, tmp_path / "alone")
    assert before.keys() == beside.state_dict().keys(), "it is no part of what comes out"
    assert any(
        not torch.equal(one, other)
        for one, other in zip(beside.parameters(), alone.parameters(), strict=True)
    )


def test_only_a_judge_can_be_a_teacher(
    tiny: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([str(tmp_path / "grader"), "--steps", "1", "--teacher", str(tiny)])
    assert f"{tiny}: there is no judge" in capsys.readouterr().err


def test_what_the_calibration_counts_on_has_to_be_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([str(tmp_path / "grader"), "--steps", "1", "--contrast", str(tmp_path)])
    assert f"{tmp_path}: there is no contrast.safetensors" in capsys.readouterr().err


def test_what_the_calibration_counts_on_has_to_be_readable(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contrast, "load", REAL_CONTRAST)
    save_file({"layer.weight": torch.zeros(2, 2)}, tmp_path / contrast.FILE)
    with pytest.raises(SystemExit):
        main([str(tmp_path / "grader"), "--steps", "1", "--contrast", str(tmp_path)])
    assert "layer.weight is whole" in capsys.readouterr().err


def test_without_questions_held_out_there_is_no_training(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = (DATA / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    question = next(line for line in lines if "held_out" not in line)
    (tmp_path / "questions.jsonl").write_text(question, encoding="utf-8")
    (tmp_path / "answers.jsonl").write_text("", encoding="utf-8")
    with pytest.raises(SystemExit):
        main([str(tmp_path / "grader"), "--data", str(tmp_path)])
    assert "held_out" in capsys.readouterr().err
    assert not (tmp_path / "grader").exists()


def test_without_opposites_to_measure_on_there_is_no_training(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("questions.jsonl", "answers.jsonl"):
        (tmp_path / name).write_text((DATA / name).read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "reversals.jsonl").write_text("", encoding="utf-8")
    with pytest.raises(SystemExit):
        main([str(tmp_path / "grader"), "--data", str(tmp_path)])
    assert "reversals.jsonl: there have to be opposites" in capsys.readouterr().err
    assert not (tmp_path / "grader").exists()


def test_nothing_of_held_out_questions_is_learned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[Batch] = []

    def watch(given: list[Batch], *_: object) -> None:
        steps.extend(given)
        raise StopIteration

    monkeypatch.setattr("knowledge.training.__main__.train", watch)
    with pytest.raises(StopIteration):
        main([str(tmp_path), "--steps", "2000"])
    answers = load()
    questions = {answer.question for answer in answers}
    shown = "\n".join(
        "\n".join((example.reading.question, example.reading.answer, *example.reading.points))
        for step in steps
        for example in step
    )
    kept = [one for one in reversals.load(questions) if one.question.held_out]
    texts = [text for one in kept for text in (one.right, one.wrong, one.opposite)]
    texts += [answer.answer for answer in answers if answer.question.held_out]
    texts += [
        point for one in questions if one.held_out for point in (one.question, *one.key_points)
    ]
    assert [text for text in texts if len(text) > SHORT and text in shown] == []
    seen = [one for one in reversals.load(questions) if one.wrong in shown]
    assert len(seen) > len(kept), "those of the others are"


def test_one_command_measures_and_writes_a_model(
    tiny: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    data = tmp_path / "data"
    data.mkdir()
    questions = [json.loads(line) for line in (DATA / "questions.jsonl").read_text().splitlines()]
    kept = {row["qid"] for row in questions[:12]}
    kept |= {row["qid"] for row in questions if row.get("held_out")}
    for name in ("questions.jsonl", "answers.jsonl", "reversals.jsonl"):
        lines = (DATA / name).read_text(encoding="utf-8").splitlines(keepends=True)
        text = "".join(line for line in lines if json.loads(line)["qid"] in kept)
        (data / name).write_text(text, encoding="utf-8")
    folder = tmp_path / "grader"
    main([str(folder), "--base", str(tiny), "--data", str(data), "--steps", "4"])
    held_out = {row["qid"] for row in questions if row.get("held_out")}
    lines = (data / "answers.jsonl").read_text(encoding="utf-8").splitlines()
    answers = [json.loads(line)["qid"] for line in lines]
    apart = sum(qid in held_out for qid in answers)
    assert f"{len(answers) - apart} answers, {apart} held out" in caplog.text
    metrics = json.loads((folder / "metrics.json").read_text())
    assert 0 <= metrics["uniform"] <= 1
    assert metrics["reliability"]
    opposites = metrics["opposites"]
    assert 0 <= opposites["made"] + opposites["contradicted"] <= 1
    assert 0 <= opposites["right_made"] <= 1
    assert Calibration.load(folder / "model") != Calibration.none(len(LABELS))
    pair = pair_of(Reading("TCP란?", "연결을 맺어요", ("연결을 맺는다",)))
    loaded = CrossEncoder(str(folder / "model"), device="cpu")
    assert loaded.predict([pair]).shape == (1, len(LABELS))
