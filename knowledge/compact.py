"""Linear layers that keep their weights in two bytes each.

The weights that ship are 16-bit floats, and each of them is a 32-bit float exactly: nothing is lost
by turning them into those a layer at a time, just before they are used, and half of the layers'
memory is saved. Where the processor multiplies in bf16 they are kept in that, rounded, and used as
they are: in less than half the time (Kalamkar et al. 2019, https://arxiv.org/abs/1905.12322).
"""

import torch
from torch import Tensor, nn

from knowledge import precision


class CompactLinear(nn.Module):
    """A linear layer whose weights take two bytes each.

    Args:
        layer: the layer to take the place of; its weights have to be 16-bit floats by value.
        kept: the type of the weights, ``torch.float16`` or ``torch.bfloat16``.
    """

    def __init__(self, layer: nn.Linear, kept: torch.dtype = torch.float16) -> None:
        super().__init__()
        self.halves: Tensor
        self.register_buffer("halves", layer.weight.detach().to(kept))
        self.bias = layer.bias

    @property
    def weight(self) -> Tensor:
        """The weights in 32 bits, as models look for them that read them directly."""
        return self.halves.float()

    def forward(self, states: Tensor) -> Tensor:
        """Return what the layer would return: in 32 bits, or within ``fast_products`` in bf16."""
        return nn.functional.linear(states, as_used(self.halves), self.bias)


def as_used(halves: Tensor) -> Tensor:
    """Return weights of two bytes in 32 bits, but as they are where products are in bf16.

    Args:
        halves: the weights.
    """
    return halves if torch.is_autocast_enabled("cpu") else halves.float()


def compact(model: nn.Module) -> None:
    """Put compact layers in place of all linear ones whose weights are 16-bit floats by value.

    Args:
        model: in 32-bit floats; changed in place.
    """
    kept = torch.bfloat16 if precision.multiplies_in_bf16() else torch.float16
    for parent in list(model.modules()):
        for name, child in list(parent.named_children()):
            # Layers derived from it may be used in other ways.
            if type(child) is nn.Linear and _is_half(child.weight):
                setattr(parent, name, CompactLinear(child, kept))


def _is_half(weight: Tensor) -> bool:
    return bool(torch.equal(weight, weight.half().float()))
