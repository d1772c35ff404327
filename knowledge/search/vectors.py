"""Vectors of texts, kept so that no text is embedded twice."""

import hashlib
import json
import logging
import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save

from knowledge.encoder import Encoder, Vectors

_log = logging.getLogger(__name__)

_FORMAT = "knowledge-vectors-1"
_TENSOR = "vectors"

Vector = NDArray[np.float32]

SHIPPED = Path(__file__).parents[1] / "models" / "notes.safetensors"
"""Vectors of the notes that ship, made by ``python -m knowledge embed``."""


class VectorStore(Protocol):
    """Where vectors are kept between two runs."""

    def read(self, model: str) -> Mapping[str, Vector]:
        """Return what is kept of ``model`` (``Encoder.name``): vectors by ``key_of`` the text."""

    def write(self, model: str, vectors: Mapping[str, Vector]) -> None:
        """Keep ``vectors`` and nothing else."""


class VectorMemory:
    """Vectors kept for as long as the object.

    Args:
        vectors: what is kept to begin with.
    """

    def __init__(self, vectors: Mapping[str, Vector] | None = None) -> None:
        self.vectors: dict[str, Vector] = dict(vectors or {})

    def read(self, model: str) -> Mapping[str, Vector]:
        """Return what was written."""
        del model
        return self.vectors

    def write(self, model: str, vectors: Mapping[str, Vector]) -> None:
        """Replace what is kept."""
        del model
        self.vectors = dict(vectors)


class VectorFile:
    """Vectors in one safetensors file (https://github.com/huggingface/safetensors#format).

    The file is replaced as a whole, so that a reader finds the old one or the new one and several
    processes may write it at once. One that is broken, or made by another model, counts as empty;
    one that cannot be written is left out, with a line in the log.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self, model: str) -> Mapping[str, Vector]:
        """Return the vectors of ``model`` in the file, none where there is no such file."""
        if not self.path.exists():
            return {}
        try:
            return self._read(model)
        except (OSError, SafetensorError, ValueError, KeyError, TypeError) as error:
            _log.warning("%s is no usable vector cache and is built again: %s", self.path, error)
            return {}

    def write(self, model: str, vectors: Mapping[str, Vector]) -> None:
        """Replace the file."""
        rows = np.stack(list(vectors.values())) if vectors else np.zeros((0, 0), dtype=np.float32)
        notes = {"format": _FORMAT, "model": model, "keys": json.dumps(list(vectors))}
        content = save({_TENSOR: np.ascontiguousarray(rows, dtype=np.float32)}, metadata=notes)
        try:
            _replace(self.path, content)
        except OSError as error:
            _log.warning("the vector cache %s cannot be written: %s", self.path, error)

    def _read(self, model: str) -> Mapping[str, Vector]:
        with safe_open(self.path, framework="numpy") as file:
            notes = file.metadata() or {}
            if notes.get("format") != _FORMAT:
                message = "it was not written by this program"
                raise ValueError(message)
            if notes["model"] != model:
                _log.info("%s holds vectors of another model and is built again", self.path)
                return {}
            rows = np.asarray(file.get_tensor(_TENSOR))
        keys = json.loads(notes["keys"])
        if rows.dtype != np.float32 or rows.ndim != 2 or not np.isfinite(rows).all():  # noqa: PLR2004 - a matrix
            message = "its tensor is no matrix of 32-bit floats"
            raise ValueError(message)
        return dict(zip(keys, rows, strict=True))


class ShippedVectors:
    """Vectors that came with the program, and a store for all others.

    Args:
        shipped: read and never written.
        store: keeps what is not shipped.
    """

    def __init__(self, shipped: VectorStore, store: VectorStore) -> None:
        self._shipped = shipped
        self._store = store

    def read(self, model: str) -> Mapping[str, Vector]:
        """Return the vectors of ``model`` in either."""
        return {**self._store.read(model), **self._shipped.read(model)}

    def write(self, model: str, vectors: Mapping[str, Vector]) -> None:
        """Keep those of ``vectors`` that are not shipped."""
        shipped = self._shipped.read(model)
        own = {key: vector for key, vector in vectors.items() if key not in shipped}
        if own.keys() != self._store.read(model).keys():
            self._store.write(model, own)


def with_shipped(store: VectorStore) -> VectorStore:
    """Return ``store`` behind the vectors that ship with the coach."""
    return ShippedVectors(VectorFile(SHIPPED), store)


def key_of(text: str) -> str:
    """Return the hash that ``text`` is kept under: 32 hexadecimal digits."""
    return hashlib.blake2b(text.encode(errors="surrogatepass"), digest_size=16).hexdigest()


def embed(
    texts: Sequence[str], encoder: Encoder, store: VectorStore | None = None, *, progress: bool
) -> Vectors:
    """Return the passage vectors of ``texts``, embedding only those that ``store`` does not hold.

    What the store holds of other texts is dropped.

    Args:
        texts: what to embed; the same text twice costs once.
        encoder: the model.
        store: what was embedded before; None to keep nothing.
        progress: show a progress bar on stderr where something long is to be done.

    Returns:
        One row for each text, ``[len(texts), encoder.dimensions]``.
    """
    wanted = {key_of(text): text for text in texts}
    if not wanted:
        return np.zeros((0, encoder.dimensions), dtype=np.float32)
    kept = store.read(encoder.name) if store else {}
    known = {
        key: kept[key] for key in wanted if key in kept and kept[key].shape == (encoder.dimensions,)
    }
    missing = [key for key in wanted if key not in known]
    if missing:
        _log.info("embedding %d of %d texts", len(missing), len(wanted))
        rows = encoder.encode_passages([wanted[key] for key in missing], progress=progress)
        known.update(zip(missing, rows, strict=True))
    if store and known.keys() != kept.keys():
        store.write(encoder.name, {key: known[key] for key in wanted})
    return np.stack([known[key_of(text)] for text in texts])


def _replace(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
