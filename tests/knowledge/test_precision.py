"""Products are in bf16 where a machine has it."""

from unittest.mock import patch

import pytest
import torch

from knowledge import precision
from knowledge.precision import computes_in_bf16, fast_products, multiplies_in_bf16


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
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: capabilities)
    assert multiplies_in_bf16() is expected


@pytest.mark.parametrize("has_gpu", [False, True])
@pytest.mark.parametrize("has_processor", [False, True])
def test_a_training_takes_either(
    has_gpu: object, has_processor: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: has_gpu)
    monkeypatch.setattr(precision, "multiplies_in_bf16", lambda: has_processor)
    assert computes_in_bf16() is (has_gpu or has_processor)


@pytest.mark.parametrize(("can", "expected"), [(True, torch.bfloat16), (False, torch.float32)])
def test_products_are_fast_where_the_processor_can(can: object, expected: torch.dtype) -> None:
    ones = torch.ones(2, 2)
    with patch.object(precision, "multiplies_in_bf16", return_value=can), fast_products():
        assert (ones @ ones).dtype is expected
    assert (ones @ ones).dtype is torch.float32
