"""``knowledge.search.vectors``: nothing is embedded twice, and no broken file stops a start."""

import logging
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from knowledge.search.vectors import VectorFile, embed
from tests.knowledge.stand_in import CountingEncoder

TEXTS = ["쿠키는 브라우저에 저장된다.", "세션은 서버에 저장된다.", "TCP는 연결형이다."]


def embedded(texts: list[str], file: Path, name: str = "words") -> list[str]:
    encoder = CountingEncoder(name)
    rows = embed(texts, encoder, VectorFile(file), progress=False)
    assert np.array_equal(rows, encoder.encode_queries(texts))
    return encoder.embedded


def test_a_second_start_embeds_nothing(tmp_path: Path) -> None:
    file = tmp_path / "new" / "cache.safetensors"
    assert embedded(TEXTS, file) == TEXTS
    before = file.stat().st_mtime_ns
    assert embedded(TEXTS, file) == []
    assert file.stat().st_mtime_ns == before


def test_an_edited_text_embeds_only_itself(tmp_path: Path) -> None:
    file = tmp_path / "cache.safetensors"
    embedded(TEXTS, file)
    assert embedded([TEXTS[0], "세션은 서버가 지킨다.", TEXTS[2]], file) == [
        "세션은 서버가 지킨다."
    ]


def test_what_is_gone_is_dropped(tmp_path: Path) -> None:
    file = tmp_path / "cache.safetensors"
    embedded(TEXTS, file)
    embedded(TEXTS[:1], file)
    assert len(VectorFile(file).read("words")) == 1


def test_the_same_text_costs_once(tmp_path: Path) -> None:
    assert embedded([TEXTS[0], TEXTS[0]], tmp_path / "cache") == [TEXTS[0]]


def test_another_model_starts_over(tmp_path: Path) -> None:
    file = tmp_path / "cache.safetensors"
    embedded(TEXTS, file)
    assert embedded(TEXTS, file, "others") == TEXTS


@pytest.mark.parametrize("content", [b"", b"not safetensors", b"\xff" * 4096])
def test_a_broken_file_is_built_again(
    tmp_path: Path, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "cache.safetensors"
    file.write_bytes(content)
    with caplog.at_level(logging.WARNING):
        assert embedded(TEXTS, file) == TEXTS
    assert "is built again" in caplog.text
    assert embedded(TEXTS, file) == []


def test_a_truncated_file_is_built_again(tmp_path: Path) -> None:
    file = tmp_path / "cache.safetensors"
    embedded(TEXTS, file)
    file.write_bytes(file.read_bytes()[:-100])
    assert embedded(TEXTS, file) == TEXTS


@pytest.mark.parametrize(
    "metadata",
    [
        {},
        {"format": "knowledge-vectors-1", "model": "words"},
        {"format": "knowledge-vectors-1", "model": "words", "keys": '["one", "two", "three"]'},
        {"format": "knowledge-vectors-1", "model": "words", "keys": "["},
    ],
)
def test_a_foreign_file_is_built_again(tmp_path: Path, metadata: dict[str, str]) -> None:
    file = tmp_path / "cache.safetensors"
    save_file({"vectors": np.ones((2, 64), dtype=np.float32)}, file, metadata=metadata)
    assert embedded(TEXTS, file) == TEXTS


def test_no_numbers_are_taken_for_vectors(tmp_path: Path) -> None:
    file = tmp_path / "cache.safetensors"
    VectorFile(file).write("words", {"key": np.full(64, np.nan, dtype=np.float32)})
    assert VectorFile(file).read("words") == {}


def test_a_place_that_cannot_be_written_is_no_error(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("")
    with caplog.at_level(logging.WARNING):
        assert embedded(TEXTS, tmp_path / "file" / "cache") == TEXTS
    assert "cannot be written" in caplog.text


def test_many_writers_leave_one_whole_file(tmp_path: Path) -> None:
    file = tmp_path / "cache.safetensors"
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: embedded(TEXTS * 50, file), range(40)))
    assert embedded(TEXTS, file) == []
    assert [path.name for path in tmp_path.iterdir()] == ["cache.safetensors"]
