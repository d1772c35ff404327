"""bf16 is used where a machine has it."""

import pytest
import torch

from knowledge import precision
from knowledge.precision import multiplies_in_bf16, trains_in_bf16


@pytest.mark.parametrize(
    ("capabilities", "expected"),
    [
        ({"avx2": True, "avx512_bf16": False}, False),
        ({"avx2": True, "avx512_bf16": True}, True),
        ({"avx2": True, "amx_bf16": True}, True),
        ({"bf16": True}, True),
        ({}, False),
    ],
)
def test_a_processor_has_to_have_it(
    capabilities: dict[str, bool], expected: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: capabilities)
    assert multiplies_in_bf16() is expected


def test_pytorch_has_to_use_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: {"avx512_bf16": True})
    monkeypatch.setattr(torch.backends.mkldnn, "is_available", lambda: False)
    assert not multiplies_in_bf16()


@pytest.mark.parametrize("has_gpu", [False, True])
@pytest.mark.parametrize("has_processor", [False, True])
def test_a_training_takes_either(
    has_gpu: object, has_processor: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: has_gpu)
    monkeypatch.setattr(precision, "multiplies_in_bf16", lambda: has_processor)
    assert trains_in_bf16() is (has_gpu or has_processor)
