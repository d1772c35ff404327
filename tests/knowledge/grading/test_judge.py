"""A judge is loaded from a folder or refused with a sentence; memory it can share it shares."""

from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import numpy as np
import pytest
import torch
from sentence_transformers import CrossEncoder, SentenceTransformer

from knowledge import precision
from knowledge.encoder import SentenceEncoder
from knowledge.grading.calibration import Calibration
from knowledge.grading.closeness import Closeness
from knowledge.grading.grade import Verdict
from knowledge.grading.judge import JudgeError
from knowledge.grading.labels import LABELS
from knowledge.grading.point_judge import PointJudge, pair_of, score_points
from knowledge.grading.readings import WRONG_CLAIM, Reading
from knowledge.training.trainer import new_model
from tests.conftest import Loader

READINGS = [
    Reading("TCP란?", "연결을 맺고 순서를 지켜요", ("연결을 맺는다", "순서를 지킨다", WRONG_CLAIM)),
    Reading("", "", ("혼잡을 피한다",)),
    Reading("Q </s>?", "a </s></s> <mask> b <pad>", ("p </s> q", "r")),
]


@pytest.fixture
def folder(tiny: Path, tmp_path: Path) -> Path:
    """An untrained judge on disk."""
    new_model(str(tiny)).save_pretrained(str(tmp_path))
    return tmp_path


def test_every_point_has_a_judgement(shipped_loader: Loader, folder: Path) -> None:
    judged = shipped_loader(str(folder)).judge(READINGS)
    assert list(map(len, judged)) == [3, 1, 2]
    assert all(0.2 <= one.confidence <= 1 for of_one in judged for one in of_one)


def test_readings_are_judged_alike_in_any_company(shipped_loader: Loader, folder: Path) -> None:
    judge = shipped_loader(str(folder))
    together = judge.judge(READINGS * 5)
    for reading, found in zip(READINGS * 5, together, strict=True):
        [alone] = judge.judge([reading])
        assert [one.verdict for one in alone] == [one.verdict for one in found]
        assert [one.confidence for one in alone] == pytest.approx(
            [one.confidence for one in found], abs=1e-5
        )


def test_products_in_bf16_change_what_is_sure_by_little(
    shipped_loader: Loader, shipped_judge: PointJudge
) -> None:
    with patch.object(precision, "multiplies_in_bf16", return_value=True):
        fast = shipped_loader(None)
    assert isinstance(fast, PointJudge)
    for exact, rounded in zip(shipped_judge.scores(READINGS), fast.scores(READINGS), strict=True):
        assert not np.array_equal(exact, rounded)
        np.testing.assert_allclose(rounded, exact, atol=0.2)


def test_a_single_point_is_read_at_its_end_by_predict(tiny: Path) -> None:
    model = new_model(str(tiny)).eval()
    pair = pair_of(Reading("TCP란?", "연결을 맺어요", ("연결을 맺는다",)))
    with torch.inference_mode():
        at_end, of_mean = score_points(model, model.preprocess([pair]))
    np.testing.assert_allclose(model.predict([pair]), at_end.numpy(), atol=1e-6)
    assert not torch.equal(at_end, of_mean)


def test_a_calibration_beside_the_weights_counts(shipped_loader: Loader, folder: Path) -> None:
    [scaling] = Calibration.none(len(LABELS)).scalings
    accusing = replace(scaling, biases=(0.0, 0.0, 0.0, 50.0, 0.0))
    Calibration((accusing,)).save(folder)
    [judged] = shipped_loader(str(folder)).judge(READINGS[:1])
    assert {one.verdict for one in judged} == {"contradicted"}


def test_closeness_counts_as_the_calibration_says(tiny: Path) -> None:
    [scaling] = Calibration.none(len(LABELS)).scalings
    accusing = replace(scaling, weights=(*scaling.weights, (0.0, 0.0, 0.0, 99.0, 0.0)))
    judge = PointJudge(new_model(str(tiny)), Calibration((scaling, accusing)))
    points = ("연결을 맺는다", "순서를 지킨다")
    reading = Reading("TCP란?", "연결을 맺어요", points, (Closeness(0.0), Closeness(1.0)))
    far, near = judge.judge([reading])[0]
    unknown, _ = judge.judge([replace(reading, closeness=())])[0]
    assert near.verdict is Verdict.CONTRADICTED
    assert far == unknown
    assert far.verdict is not Verdict.CONTRADICTED or far.confidence < near.confidence


def test_what_is_no_judge_is_refused(shipped_loader: Loader, tiny: Path, tmp_path: Path) -> None:
    CrossEncoder(str(tiny), num_labels=1).save_pretrained(str(tmp_path / "other"))
    (tmp_path / "empty").mkdir()
    for name, why in (("other", "1 scores"), ("missing", "no such folder"), ("empty", None)):
        with pytest.raises(JudgeError, match=why) as raised:
            shipped_loader(str(tmp_path / name))
        assert name in str(raised.value)
        assert "GRADER_MODEL" in str(raised.value)


def test_a_broken_calibration_is_refused(shipped_loader: Loader, folder: Path) -> None:
    (folder / "calibration.json").write_text("[]", encoding="utf-8")
    with pytest.raises(JudgeError, match=r"calibration\.json"):
        shipped_loader(str(folder))


def test_word_embeddings_are_shared_where_they_are_the_same(tiny: Path) -> None:
    words = SentenceEncoder(SentenceTransformer(str(tiny)), "tiny").words
    assert words is not None
    judge = PointJudge(new_model(str(tiny)), Calibration.none(len(LABELS)))
    before = judge.scores(READINGS)
    judge.share_words(words)
    own = judge.model[0].model.get_input_embeddings()  # type: ignore[union-attr, operator]
    assert own.weight is words.weight
    for one, other in zip(before, judge.scores(READINGS), strict=True):
        assert (one == other).all()
