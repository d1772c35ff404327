"""Linear layers that keep their weights in two bytes each.

The weights that ship are 16-bit floats, and each of them is a 32-bit float exactly: nothing is lost
by turning them into those a layer at a time, just before they are used, and half of the layers'
memory is saved.

Where the processor multiplies in bf16, which keeps 8 bits of 11, they are rounded to that and the
product is taken in it, with sums in 32 bits; all between two products stays in 32 bits. That
changes what a model says very little (Kalamkar et al. 2019, https://arxiv.org/abs/1905.12322; the
grader's model card has figures).
"""

import torch
from torch import Tensor, nn
from torch.nn.functional import linear

from knowledge import precision


class CompactLinear(nn.Module):
    """A linear layer whose weights take two bytes each.

    Args:
        layer: the layer to take the place of; its weights have to be 16-bit floats by value.
        in_bf16: whether to multiply in bf16, else in 32 bits.
    """

    def __init__(self, layer: nn.Linear, *, in_bf16: bool) -> None:
        super().__init__()
        self.halves: Tensor
        kept = torch.bfloat16 if in_bf16 else torch.float16
        self.register_buffer("halves", layer.weight.detach().to(kept))
        self.bias = layer.bias

    @property
    def weight(self) -> Tensor:
        """The weights in 32 bits, as models look for them that read them directly."""
        return self.halves.float()

    def forward(self, states: Tensor) -> Tensor:
        """Return what the layer would return, in 32-bit floats."""
        if self.halves.dtype is torch.float16:
            return linear(states, self.weight, self.bias)
        product = linear(states.bfloat16(), self.halves).float()
        return product if self.bias is None else product + self.bias


def compact(model: nn.Module) -> None:
    """Put compact layers in place of all linear ones whose weights are 16-bit floats by value.

    Args:
        model: in 32-bit floats; changed in place.
    """
    in_bf16 = precision.multiplies_in_bf16()
    for parent in list(model.modules()):
        for name, child in list(parent.named_children()):
            # Layers derived from it may be used in other ways.
            if type(child) is nn.Linear and _is_half(child.weight):
                setattr(parent, name, CompactLinear(child, in_bf16=in_bf16))


def _is_half(weight: Tensor) -> bool:
    return bool(torch.equal(weight, weight.half().float()))
