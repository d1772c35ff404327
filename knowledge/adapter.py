"""A model with other weights in some layers, that shares all others with the one it came from.

By how much a matrix differs is kept as the product of two thin ones (low-rank adaptation, Hu et
al. 2021, https://arxiv.org/abs/2106.09685), here cut from weights that were tuned whole.
"""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from pathlib import Path
from typing import TypeVar, cast

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

_DOWN, _UP = ".down", ".up"

_Model = TypeVar("_Model", bound=nn.Module)


class AdaptedLinear(nn.Module):
    """A linear layer, and by how much its weights differ.

    Args:
        layer: the layer as it was; it may be shared.
        down: ``[rank, inputs]``, in half precision.
        up: ``[outputs, rank]``, likewise; the weights differ by ``up @ down``.

    Raises:
        ValueError: the two don't fit the layer.
    """

    def __init__(self, layer: nn.Module, down: Tensor, up: Tensor) -> None:
        super().__init__()
        outputs, inputs = cast("Tensor", layer.weight).shape
        if down.shape != (len(down), inputs) or up.shape != (outputs, len(down)):
            message = (
                f"{list(up.shape)} by {list(down.shape)} don't make weights of {[outputs, inputs]}"
            )
            raise ValueError(message)
        self.layer = layer
        self.down: Tensor
        self.up: Tensor
        self.register_buffer("down", down)
        self.register_buffer("up", up)

    def forward(self, states: Tensor) -> Tensor:
        """Return what the layer would return with the other weights."""
        differing = nn.functional.linear(states, self.down.float())
        return cast("Tensor", self.layer(states)) + nn.functional.linear(differing, self.up.float())


def difference(before: nn.Module, after: Mapping[str, Tensor], rank: int) -> dict[str, Tensor]:
    """Return by how much weights differ, as ``adapted`` reads it from a file.

    Matrices are cut to their largest singular values (Eckart and Young 1936,
    https://doi.org/10.1007/BF02288367); vectors are given whole.

    Args:
        before: the model as it was.
        after: the weights that were tuned, by the names of its parameters.
        rank: of the differences of matrices.
    """
    own = dict(before.named_parameters())
    found = {}
    for name, weights in after.items():
        if weights.ndim == 1:
            found[name] = weights.half()
            continue
        left, sizes, right = torch.linalg.svd(weights - own[name], full_matrices=False)
        # Half of the size on either side keeps both far from the smallest 16-bit floats.
        roots = sizes[:rank].sqrt()
        layer = name.removesuffix(".weight")
        found[layer + _DOWN] = (roots[:, None] * right[:rank]).half().contiguous()
        found[layer + _UP] = (left[:, :rank] * roots).half().contiguous()
    return found


def adapted(model: _Model, file: Path, shared: Iterable[object] = ()) -> _Model:
    """Return a copy of a model with other weights in some layers; all else is shared.

    Args:
        model: stays as it is.
        file: what ``difference`` returned, as safetensors.
        shared: what the model holds beside weights and need not be copied either.

    Raises:
        OSError, SafetensorError: the file can't be read.
        AttributeError: the model has no such parameter or layer.
        KeyError: of a matrix the file has but one of the two thin ones.
        ValueError: the model has one of another shape, or the file holds nothing.
    """
    weights = load_file(file)
    if not weights:
        message = "it holds no weights"
        raise ValueError(message)
    whole = {name: held for name, held in weights.items() if not name.endswith((_DOWN, _UP))}
    held = dict((*model.named_parameters(), *model.named_buffers()))
    kept = [*shared, *(own for name, own in held.items() if name not in whole)]
    # What a memo holds is not copied: https://docs.python.org/3/library/copy.html
    found = deepcopy(model, {id(one): one for one in kept})
    for name, tensor in whole.items():
        parameter = found.get_parameter(name)
        if parameter.shape != tensor.shape:
            message = f"{name} is {list(parameter.shape)}, not {list(tensor.shape)}"
            raise ValueError(message)
        parameter.data = tensor.to(parameter.dtype)
    for name in {name.rpartition(".")[0] for name in weights.keys() - whole.keys()}:
        layer = found.get_submodule(name)
        found.set_submodule(name, AdaptedLinear(layer, weights[name + _DOWN], weights[name + _UP]))
    return found
