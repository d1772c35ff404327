"""A model with other weights in some layers, that shares all others with the one it came from."""

from copy import deepcopy
from pathlib import Path
from typing import TypeVar

from safetensors.torch import load_file
from torch import nn

from knowledge.compact import CompactLinear

_Model = TypeVar("_Model", bound=nn.Module)


def with_weights(model: _Model, file: Path) -> _Model:
    """Return a copy of a compact model with other weights in some layers; all else is shared.

    Args:
        model: stays as it is.
        file: safetensors in half precision, by the names of the parameters.

    Raises:
        OSError, SafetensorError: the file can't be read.
        AttributeError: the model has no such parameter.
        ValueError: it has one of another shape, or the file holds none.
    """
    weights = load_file(file)
    if not weights:
        message = "it holds no weights"
        raise ValueError(message)
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
