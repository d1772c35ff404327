"""Other weights count where they are, and nothing else is copied."""

from pathlib import Path

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from safetensors.torch import save_file
from torch import Tensor, nn

from knowledge.adapter import adapted, difference
from knowledge.compact import compact

SIZE = 6


def layers(*, seed: int = 0) -> nn.Sequential:
    """Return layers whose weights are 16-bit floats by value."""
    torch.manual_seed(seed)
    made = nn.Sequential(nn.Linear(SIZE, SIZE), nn.LayerNorm(SIZE), nn.Linear(SIZE, SIZE))
    for parameter in made.parameters():
        parameter.data = parameter.data.half().float()
    return made


def of_last(model: nn.Module) -> dict[str, Tensor]:
    return {name: value.detach() for name, value in model.named_parameters() if name[0] == "2"}


def test_other_weights_in_some_layers_leave_the_model_as_it_is(tmp_path: Path) -> None:
    model, tuned = layers(), layers(seed=1)
    tuned[0], tuned[1] = model[0], model[1]
    file = tmp_path / "other.safetensors"
    save_file(difference(model, of_last(tuned), SIZE), file)
    compact(model)
    states = torch.randn(3, SIZE)
    before = model(states)
    found = adapted(model, file)
    assert torch.allclose(found(states), tuned(states), atol=5e-3)
    assert not torch.allclose(before, tuned(states), atol=5e-2)
    assert torch.equal(model(states), before)
    assert found[0].halves is model[0].halves
    assert found[1].weight is model[1].weight
    assert found.get_buffer("2.layer.halves") is model.get_buffer("2.halves")


@given(st.integers(1, SIZE))
def test_the_higher_the_rank_the_less_is_lost(rank: int) -> None:
    model, tuned = layers(), layers(seed=1)
    whole = of_last(tuned)["2.weight"] - of_last(model)["2.weight"]
    sizes = torch.linalg.svdvals(whole)
    found = difference(model, of_last(tuned), rank)
    lost = whole - found["2.up"].float() @ found["2.down"].float()
    assert found["2.down"].shape == (rank, SIZE)
    assert torch.isclose((lost**2).sum(), (sizes[rank:] ** 2).sum(), atol=1e-3)


@pytest.mark.parametrize(
    ("weights", "error"),
    [
        ({"2.down": (1, 4), "2.up": (4, 1)}, AttributeError),
        ({"0.down": (1, 4), "0.up": (4, 2)}, ValueError),
        ({"0.down": (1, 3), "0.up": (4, 1)}, ValueError),
        ({"0.down": (1, 4)}, ValueError),
        ({"0.up": (4, 1)}, ValueError),
        ({"0.down": (4,), "0.up": (4,)}, ValueError),
        ({"1.down": (1, 4), "1.up": (4, 1)}, ValueError),
        ({"0.weight": (4, 4)}, ValueError),
        ({"0.bias": (3,)}, ValueError),
        ({"2.bias": (4,)}, AttributeError),
        ({}, ValueError),
    ],
)
def test_weights_of_another_model_are_refused(
    tmp_path: Path, weights: dict[str, tuple[int, ...]], error: type[Exception]
) -> None:
    file = tmp_path / "other.safetensors"
    save_file({name: torch.zeros(shape).half() for name, shape in weights.items()}, file)
    with pytest.raises(error):
        adapted(nn.Sequential(nn.Linear(4, 4), nn.LayerNorm(4)), file)
