"""Other weights count where they are, and nothing else is copied."""

from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file
from torch import nn

from knowledge.compact import compact
from knowledge.overlay import with_weights


def test_other_weights_in_some_layers_leave_the_model_as_it_is(tmp_path: Path) -> None:
    layers = nn.Sequential(nn.Linear(4, 4), nn.LayerNorm(4), nn.Linear(4, 4))
    for parameter in layers.parameters():
        parameter.data = parameter.data.half().float()
    compact(layers)
    states = torch.randn(3, 4)
    before = layers(states)
    other = {"2.weight": torch.randn(4, 4).half(), "2.bias": torch.randn(4).half()}
    save_file(other, tmp_path / "other.safetensors")
    found = with_weights(layers, tmp_path / "other.safetensors")
    expected = nn.functional.linear(
        layers[1](layers[0](states)), other["2.weight"].float(), other["2.bias"].float()
    )
    assert torch.equal(found(states), expected)
    assert torch.equal(layers(states), before)
    assert found[0].halves is layers[0].halves
    assert found[1].weight is layers[1].weight
    assert found[2].halves.dtype == torch.float16


@pytest.mark.parametrize(
    ("name", "shape", "error"),
    [("2.weight", (4, 4), AttributeError), ("0.weight", (2, 4), ValueError)],
)
def test_weights_of_another_model_are_refused(
    tmp_path: Path, name: str, shape: tuple[int, int], error: type[Exception]
) -> None:
    save_file({name: torch.zeros(shape).half()}, tmp_path / "other.safetensors")
    with pytest.raises(error):
        with_weights(nn.Sequential(nn.Linear(4, 4)), tmp_path / "other.safetensors")


def test_a_file_without_weights_is_refused(tmp_path: Path) -> None:
    save_file({}, tmp_path / "none.safetensors")
    with pytest.raises(ValueError, match="no weights"):
        with_weights(nn.Sequential(nn.Linear(4, 4)), tmp_path / "none.safetensors")
