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

from knowledge.compact import CompactLinear

_DOWN, _UP = ".down", ".up"

_Model = TypeVar("_Model", bound=nn.Module)


class AdaptedLinear(nn.Module):
    """A linear layer, and by how much its weights differ.

    Args:
        layer: the layer as it was; it may be shared.
        down: ``[rank, inputs]``, in half precision.
        up: ``[outputs, rank]``, likewise; the weights differ by ``up @ down``.
    """

    def __init__(self, layer: nn.Linear | CompactLinear, down: Tensor, up: Tensor) -> None:
        super().__init__()
        self.layer = layer
        self.down: Tensor
        self.up: Tensor
        self.register_buffer("down", down)
        self.register_buffer("up", up)

    def forward(self, states: Tensor) -> Tensor:
        """Return what the layer would return with the other weights."""
        differing = nn.functional.linear(states, self.down.float())
        return cast("Tensor", self.layer(states)) + nn.functional.linear(differing, self.up.float())


@torch.no_grad()
def difference(before: nn.Module, after: Mapping[str, Tensor], rank: int) -> dict[str, Tensor]:
    """Return by how much weights differ, as ``adapted`` reads it from a file.

    Of matrices the truncated singular value decomposition, which is the nearest of its rank (Eckart
    and Young 1936, https://doi.org/10.1007/BF02288367); vectors are given whole.

    Args:
        before: the model as it was.
        after: weights of linear layers and vectors that were tuned, by the names of its parameters.
        rank: of the differences of matrices.

    Raises:
        KeyError: the model has no such parameter.
    """
    own = dict(before.named_parameters())
    found = {}
    for name, weights in after.items():
        if weights.ndim == 1:
            found[name] = weights.half()
            continue
        left, values, right = torch.linalg.svd(weights - own[name], full_matrices=False)
        # Half of the size on either side keeps both far from the smallest 16-bit floats.
        roots = values[:rank].sqrt()
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
        ValueError: the file holds nothing, or what doesn't fit the model.
    """
    weights = load_file(file)
    if not weights:
        message = "it holds no weights"
        raise ValueError(message)
    vectors = {name: own for name, own in weights.items() if not name.endswith((_DOWN, _UP))}
    held = dict((*model.named_parameters(), *model.named_buffers()))
    kept = [*shared, *(own for name, own in held.items() if name not in vectors)]
    # What a memo holds is not copied: https://docs.python.org/3/library/copy.html
    found = deepcopy(model, {id(one): one for one in kept})
    for name, vector in vectors.items():
        if vector.ndim > 1:
            message = (
                f"{name} is whole, as it was kept before; python -m knowledge.training.contrast "
                "in the folder it was made in writes the difference"
            )
            raise ValueError(message)
        parameter = found.get_parameter(name)
        if parameter.shape != vector.shape:
            message = f"{name} is {list(parameter.shape)}, not {list(vector.shape)}"
            raise ValueError(message)
        parameter.data = vector.to(parameter.dtype)
    for name in dict.fromkeys(one.rpartition(".")[0] for one in weights if one not in vectors):
        found.set_submodule(name, _adapted_layer(found, name, weights))
    return found


def _adapted_layer(model: nn.Module, name: str, weights: Mapping[str, Tensor]) -> AdaptedLinear:
    layer = model.get_submodule(name)
    if not isinstance(layer, nn.Linear | CompactLinear):
        message = f"{name} is no linear layer"
        raise ValueError(message)  # noqa: TRY004 - the file is at fault, not the caller
    down, up = weights.get(name + _DOWN), weights.get(name + _UP)
    outputs, inputs = layer.weight.shape
    if (
        down is None
        or up is None
        or (*up.shape, *down.shape) != (outputs, *[len(down)] * 2, inputs)
    ):
        message = f"the difference of {name} doesn't fit its weights of {[outputs, inputs]}"
        raise ValueError(message)
    return AdaptedLinear(layer, down, up)
