"""Linear layers that keep their weights in half precision and compute with them in 32 bits.

The weights that ship are 16-bit floats, and each of them is a 32-bit float exactly: nothing is lost
by turning them into those a layer at a time, just before they are used, and half of the layers'
memory is saved.
"""

import torch
from torch import Tensor, nn


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


def _is_half(weight: Tensor) -> bool:
    return bool(torch.equal(weight, weight.half().float()))
