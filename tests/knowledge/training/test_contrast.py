"""A tuning learns what it is shown, which is nothing held out, and writes what it tuned."""

import json
from itertools import islice
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from safetensors.torch import load_file
from sentence_transformers import SentenceTransformer
from transformers import BertConfig, BertModel

from knowledge.training import reversals
from knowledge.training.contrast import (
    FROZEN,
    ContrastSet,
    batches,
    main,
    nearer,
    of_answers,
    of_reversals,
    of_triples,
    train,
)
from knowledge.training.corpus import DATA, AuthoredAnswer, AuthoredQuestion, Origin, load
from knowledge.training.public import Triple
from knowledge.training.reversals import Reversal

POINT = "스택은 LIFO다"
QUESTION = AuthoredQuestion("q", Origin.OWN, "자료구조", "ko", "스택?", POINT, (POINT, "큐"))
REVERSAL = Reversal(QUESTION, POINT, "스택은 FIFO다", "마지막에 넣은 게 먼저", "처음 게 먼저", "c")


@pytest.fixture(scope="module")
def deep(tmp_path_factory: pytest.TempPathFactory, tiny: Path) -> Path:
    """A narrow encoder with a layer more than stay as they are."""
    folder = tmp_path_factory.mktemp("deep")
    for file in tiny.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    config = BertConfig.from_pretrained(tiny)
    config.num_hidden_layers = FROZEN + 1
    BertModel(config).save_pretrained(folder)
    return folder


def answer(text: str, letters: str) -> AuthoredAnswer:
    return AuthoredAnswer(QUESTION, text, "full_terse", (letters, letters), (0, 0))


def test_short_answers_that_make_a_point_stand_against_those_that_contradict_it() -> None:
    answers = [
        answer("나중 게 먼저 나옴", "hm"),
        answer("먼저 넣은 게 먼저 나옴", "cm"),
        answer("스택이요", "mm"),
        answer("길다 " * 60, "hh"),
    ]
    found = of_answers(answers, [REVERSAL], Random(0))
    assert found == [
        ContrastSet(POINT, "나중 게 먼저 나옴", "스택은 FIFO다", "먼저 넣은 게 먼저 나옴")
    ]


def test_each_statement_has_what_says_it() -> None:
    [contrast] = of_reversals([REVERSAL])
    assert contrast.pairs == (
        (POINT, "마지막에 넣은 게 먼저"),
        ("스택은 FIFO다", "처음 게 먼저"),
    )


def test_what_contradicts_a_text_is_said_by_itself() -> None:
    [contrast] = of_triples([Triple("비가 온다", "물이 떨어진다", "날이 맑다")])
    assert contrast.pairs == (("물이 떨어진다", "비가 온다"), ("날이 맑다", "날이 맑다"))


@given(count=st.integers(1, 400), seed=st.integers(0, 9))
def test_all_come_before_any_comes_again(count: int, seed: int) -> None:
    contrasts = [ContrastSet(str(n), "a" * (n % 50), "", "") for n in range(count)]
    seen: list[ContrastSet] = []
    for batch in batches(contrasts, Random(seed)):
        seen += batch
        if len(seen) >= count:
            break
    assert sorted(one.point for one in seen) == sorted(one.point for one in contrasts)


def test_what_is_shown_is_learned(deep: Path, tmp_path: Path) -> None:
    authored = {one.question for one in load()}
    shown = sorted(reversals.load(authored), key=lambda one: len(one.right))[:8]
    steps = [of_reversals(shown)] * 60
    before = nearer(SentenceTransformer(str(deep)), shown)
    model = train(steps, str(deep), tmp_path, seed=0, rate=1e-2)
    assert nearer(model, shown) > before


def test_an_interrupted_tuning_goes_on(deep: Path, tmp_path: Path) -> None:
    steps = list(islice(batches(of_reversals([REVERSAL] * 3), Random(0)), 12))
    train(steps[:10], str(deep), tmp_path, seed=0)
    train(steps, str(deep), tmp_path, seed=0)
    history = json.loads((tmp_path / "trainer_state.json").read_text())
    assert history["global_step"] == 12
    assert min(row["step"] for row in history["log_history"][-2:]) > 10


def test_one_command_writes_what_was_tuned(
    deep: Path,
    tmp_path: Path,
    corpora: Path,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    caplog.set_level("INFO")
    steps: list[list[ContrastSet]] = []

    def watch(shown: list[list[ContrastSet]], *rest: object) -> SentenceTransformer:
        steps.extend(shown)
        return train(shown[:1], *rest)  # type: ignore[arg-type]

    monkeypatch.setattr("knowledge.training.contrast.train", watch)
    monkeypatch.setattr("knowledge.training.contrast.SHIPPED", deep)
    main([str(tmp_path), "--steps", "1500", "--public", str(corpora)])
    assert "of the held out" in caplog.text
    tuned = load_file(tmp_path / "contrast.safetensors")
    assert tuned
    assert all(f".layer.{FROZEN}." in name for name in tuned)
    texts = {text for step in steps for one in step for pair in one.pairs for text in pair}
    assert "물이 떨어진다" in texts
    questions = {one.question for one in load(DATA)}
    held = [one for one in reversals.load(questions) if one.question.held_out]
    shown = [one for one in reversals.load(questions) if not one.question.held_out]
    assert {one.wrong for one in shown} <= texts
    assert [one.wrong for one in held if one.wrong in texts] == []
    assert [one.point for one in held if one.point in texts] == []
