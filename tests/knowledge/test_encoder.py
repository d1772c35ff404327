"""``knowledge.encoder``: the shipped model and what may go wrong with another."""

import json
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.encoder import BATCH, SHIPPED, EncoderError, SentenceEncoder, batches, load
from knowledge.grading.contrast import FILE
from knowledge.grading.judge import SHIPPED as SHIPPED_JUDGE

HEAVY = ("torch", "sentence_transformers", "transformers")


def python(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=Path(__file__).parents[2],
        env={"PATH": "", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_rows_are_of_unit_length(shipped_encoder: SentenceEncoder) -> None:
    rows = shipped_encoder.encode_queries(["TIME_WAIT는 왜 필요해?", "what is a cookie", ""])
    assert rows.shape == (3, shipped_encoder.dimensions) == (3, 384)
    assert rows.dtype == np.float32
    assert np.linalg.norm(rows, axis=1) == pytest.approx(1, abs=1e-5)


def test_no_texts_make_no_rows(shipped_encoder: SentenceEncoder) -> None:
    assert shipped_encoder.encode_queries([]).shape == (0, 384)
    assert shipped_encoder.encode_passages([]).shape == (0, 384)


def test_an_english_question_finds_korean_text(shipped_encoder: SentenceEncoder) -> None:
    query = shipped_encoder.encode_queries(["where is session data stored?"])[0]
    near, far = shipped_encoder.encode_passages(
        ["세션은 서버에 저장된다.", "물리 계층의 전송 단위는 비트이다."]
    )
    assert query @ near > query @ far


def test_a_query_and_a_passage_are_told_apart(shipped_encoder: SentenceEncoder) -> None:
    text = ["세션은 서버에 저장된다."]
    same = shipped_encoder.encode_queries(text) @ shipped_encoder.encode_passages(text).T
    assert 0.8 < same.item() < 0.999


def test_threads_get_what_one_gets(shipped_encoder: SentenceEncoder) -> None:
    texts = [f"{port}번 포트는 무엇에 쓰나요?" * (port % 5 + 1) for port in range(16)]
    alone = [shipped_encoder.encode_queries([text])[0] for text in texts]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda text: shipped_encoder.encode_queries([text])[0], texts))
    assert np.allclose(alone, together, atol=1e-5)


def test_other_weights_need_no_tokenizer_of_their_own(shipped_encoder: SentenceEncoder) -> None:
    tuned = shipped_encoder.tuned(SHIPPED_JUDGE / FILE)
    texts = [f"{port}번 포트는 무엇에 쓰나요?" * (port % 5 + 1) for port in range(16)]
    both = [encoder.encode_queries for encoder in (shipped_encoder, tuned)] * 8
    alone = [encode([text])[0] for encode, text in zip(both, texts, strict=True)]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda encode, text: encode([text])[0], both, texts))
    assert np.allclose(alone, together, atol=1e-5)
    assert not np.allclose(tuned.encode_queries(texts), shipped_encoder.encode_queries(texts))
    assert tuned._model.tokenizer is shipped_encoder._model.tokenizer
    assert tuned._lock is shipped_encoder._lock


@given(st.lists(st.text(max_size=9), max_size=3 * BATCH))
def test_batches_hold_every_text_once_those_of_one_length_together(texts: list[str]) -> None:
    found = list(batches(texts))
    places = [place for batch in found for place in batch]
    lengths = [len(texts[place]) for place in places]
    assert sorted(places) == list(range(len(texts)))
    assert lengths == sorted(lengths)
    assert all(len(batch) == BATCH for batch in found[:-1])


def test_long_work_lets_others_in_between_two_batches(
    shipped_encoder: SentenceEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    encode, sizes = shipped_encoder._model.encode, []

    def watch(texts: list[str], **rest: object) -> object:
        assert shipped_encoder._lock.locked()
        sizes.append(len(texts))
        return encode(texts, **rest)  # type: ignore[call-overload]

    monkeypatch.setattr(shipped_encoder._model, "encode", watch)
    texts = [f"{'글 ' * (number % 7)}{number}" for number in range(BATCH + 3)]
    rows = shipped_encoder.encode_passages(texts)
    assert sizes == [BATCH, 3]
    monkeypatch.undo()
    assert np.allclose(rows[7], shipped_encoder.encode_passages([texts[7]])[0], atol=1e-5)


def test_loading_is_silent_and_offline() -> None:
    code = "from knowledge.encoder import load; print(load().name)"
    done = python(code, HF_HUB_OFFLINE="1", HF_HOME="/nonexistent")
    assert done.stderr == ""
    assert done.stdout.startswith("sha256:")


@pytest.mark.parametrize(
    "module", ["knowledge.topics", "knowledge.questions", "knowledge.search.index"]
)
def test_importing_the_rest_costs_no_model(module: str) -> None:
    code = f"import sys, {module}; print([m for m in {HEAVY} if m in sys.modules])"
    assert python(code).stdout == "[]\n"


def test_name_is_of_the_content(tmp_path: Path, shipped_encoder: SentenceEncoder) -> None:
    same, other = tmp_path / "same", tmp_path / "other"
    shutil.copytree(SHIPPED, same)
    shutil.copytree(SHIPPED, other)
    (same / "README.md").write_text("다른 설명", encoding="utf-8")
    assert load(str(same)).name == shipped_encoder.name
    prompts = other / "config_sentence_transformers.json"
    changed = json.loads(prompts.read_text(encoding="utf-8"))
    changed["prompts"]["query"] = "질문: "
    prompts.write_text(json.dumps(changed), encoding="utf-8")
    assert load(str(other)).name != shipped_encoder.name


def test_a_missing_folder_is_said_so() -> None:
    with pytest.raises(EncoderError, match=r"'\./no/such': there is no such folder\. Set ENCODER"):
        load("./no/such")


def test_a_folder_without_a_model_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="Set ENCODER_MODEL to a sentence-transformers folder"):
        load(str(tmp_path))


def test_a_damaged_model_is_said_so(tmp_path: Path) -> None:
    copy = tmp_path / "damaged"
    shutil.copytree(SHIPPED, copy)
    shard = copy / "model-00001-of-00002.safetensors"
    shard.write_bytes(shard.read_bytes()[:1000])
    with pytest.raises(EncoderError, match="cannot load the encoder model"):
        load(str(copy))


def test_shards_fit_a_forge_and_the_card_is_there() -> None:
    assert all(file.stat().st_size < 45_000_000 for file in SHIPPED.iterdir())
    assert "MIT" in (SHIPPED / "README.md").read_text(encoding="utf-8")
