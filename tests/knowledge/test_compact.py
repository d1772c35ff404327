"""Weights of two bytes give what weights of four give, and in bf16 nearly that."""

from unittest.mock import patch

import pytest
import torch
from torch import nn

from knowledge import encoder, precision
from knowledge.compact import CompactLinear, compact


@pytest.fixture
def layers() -> nn.Sequential:
    found = nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 4, bias=False))
    with torch.no_grad():
        for parameter in found.parameters():
            parameter.copy_(parameter.half().float())
    return found


def test_nothing_is_lost(layers: nn.Sequential) -> None:
    states = torch.randn(3, 8)
    before = layers(states)
    compact(layers)
    assert isinstance(layers[0], CompactLinear)
    assert layers[0].halves.dtype == torch.float16
    assert layers[0].weight.dtype == torch.float32
    assert torch.equal(layers(states), before)


def test_products_in_bf16_lose_what_that_cannot_hold(layers: nn.Sequential) -> None:
    states = torch.randn(3, 8)
    before = layers(states)
    with patch.object(precision, "multiplies_in_bf16", return_value=True):
        compact(layers)
    assert isinstance(layers[0], CompactLinear)
    assert layers[0].halves.dtype == torch.bfloat16
    found = layers(states)
    assert found.dtype == torch.float32
    assert not torch.equal(found, before)
    assert torch.allclose(found, before, atol=0.03)


def test_weights_that_would_lose_stay_as_they_are() -> None:
    layer = nn.Linear(8, 8)
    nn.init.constant_(layer.weight, 1 / 3)
    layers = nn.Sequential(layer)
    compact(layers)
    assert layers[0] is layer


def test_the_shipped_models_are_compact() -> None:
    model = encoder.load()._model
    assert sum(isinstance(layer, CompactLinear) for layer in model.modules()) > 70
