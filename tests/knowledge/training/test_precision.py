"""Mixed precision is used where a machine has it."""

import pytest
import torch

from knowledge.training.precision import computes_in_bf16


@pytest.mark.parametrize(
    ("capabilities", "expected"),
    [
        ({"avx2": True, "avx512_bf16": False}, False),
        ({"avx2": True, "avx512_bf16": True}, True),
        ({"bf16": True}, True),
        ({}, False),
    ],
)
def test_a_processor_has_to_have_it(
    capabilities: dict[str, bool], expected: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: capabilities)
    assert computes_in_bf16() is expected


def test_a_gpu_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cpu, "get_capabilities", dict)
    assert computes_in_bf16()
