"""Linear layers that keep their weights in half precision and compute with them in 32 bits.

The weights that ship are 16-bit floats, and each of them is a 32-bit float exactly: nothing is lost
by turning them into those a layer at a time, just before they are used, and half of the layers'
memory is saved.
"""

from copy import deepcopy
from pathlib import Path
from typing import TypeVar

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

Model = TypeVar("Model", bound=nn.Module)


class CompactLinear(nn.Module):
    """A linear layer whose weights take two bytes each.

    Args:
        layer: the layer to take the place of; its weights have to be 16-bit floats by value.
    """

    def __init__(self, layer: nn.Linear) -> None:
        super().__init__()
        self.halves: Tensor
        self.register_buffer("halves", layer.weight.detach().half())
        self.bias = layer.bias

    @property
    def weight(self) -> Tensor:
        """The weights in 32 bits, as models look for them that read them directly."""
        return self.halves.float()

    def forward(self, states: Tensor) -> Tensor:
        """Return what the layer would return in 32 bits."""
        return nn.functional.linear(states, self.weight, self.bias)


def compact(model: nn.Module) -> None:
    """Put compact layers in place of all linear ones whose weights lose nothing by it.

    Args:
        model: in 32-bit floats; changed in place.
    """
    for parent in list(model.modules()):
        for name, child in list(parent.named_children()):
            # Layers derived from it may be used in other ways.
            if type(child) is nn.Linear and _is_half(child.weight):
                setattr(parent, name, CompactLinear(child))


def with_weights(model: Model, file: Path) -> Model:
    """Return a copy of a compact model with other weights in some layers; all else is shared.

    Args:
        model: stays as it is.
        file: safetensors in half precision, by the names of the parameters.

    Raises:
        OSError, SafetensorError: the file can't be read.
        AttributeError, ValueError: the model has no such parameter, or one of another shape.
    """
    weights = load_file(file)
    places = {_place(model, name): tensor for name, tensor in weights.items()}
    own = dict((*model.named_parameters(), *model.named_buffers()))
    # What a memo holds is not copied: https://docs.python.org/3/library/copy.html
    found = deepcopy(model, {id(held): held for name, held in own.items() if name not in places})
    for name, tensor in places.items():
        parent, _, leaf = name.rpartition(".")
        held = getattr(found.get_submodule(parent), leaf)
        if held.shape != tensor.shape:
            message = f"{name} is {list(held.shape)}, not {list(tensor.shape)}"
            raise ValueError(message)
        held.data = tensor.to(held.dtype)
    return found


def _place(model: nn.Module, name: str) -> str:
    """Return where a parameter's values are kept: a compact layer's weights are a buffer."""
    parent, _, leaf = name.rpartition(".")
    is_compact = isinstance(model.get_submodule(parent), CompactLinear)
    return f"{parent}.halves" if is_compact and leaf == "weight" else name


def _is_half(weight: Tensor) -> bool:
    return bool(torch.equal(weight, weight.half().float()))
