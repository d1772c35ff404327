"""Sentence embeddings: the model that ships in ``models/encoder``, or any other."""

import hashlib
import logging
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = NDArray[np.float32]

SHIPPED = Path(__file__).parent / "models" / "encoder"
BATCH = 32
_E5 = {"query": "query: ", "passage": "passage: "}


class EncoderError(Exception):
    """A model that cannot be loaded; the message says which, why and what to do."""


class Encoder(Protocol):
    """Turns texts into vectors whose dot product says how near they are in meaning."""

    @property
    def name(self) -> str:
        """Names the weights: equal names give equal vectors."""

    @property
    def dimensions(self) -> int:
        """Length of a vector."""

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return one row of unit length for each question or answer, ``[n, dimensions]``."""

    def encode_passages(self, texts: Sequence[str], *, progress: bool = False) -> Vectors:
        """Return one row of unit length for each text of the notes, ``[n, dimensions]``.

        Args:
            texts: what to encode; any length, cut at the model's limit.
            progress: show a progress bar where stderr is a terminal.
        """


class SentenceEncoder:
    """An ``Encoder`` over sentence-transformers, in 32-bit floats on the processor.

    Safe to use from several threads: one batch is computed at a time.
    """

    def __init__(self, model: "SentenceTransformer", name: str) -> None:
        self.name = name
        self.dimensions = model.get_embedding_dimension() or 0
        self._model = model
        self._prompts = _prompts(model, name)
        self._lock = threading.Lock()

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return one row of unit length for each question or answer."""
        return self._encode(texts, self._prompts["query"], progress=False)

    def encode_passages(self, texts: Sequence[str], *, progress: bool = False) -> Vectors:
        """Return one row of unit length for each text of the notes."""
        return self._encode(texts, self._prompts["passage"], progress=progress)

    def _encode(self, texts: Sequence[str], prompt: str, *, progress: bool) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        with self._lock:
            rows = self._model.encode(
                list(texts),
                prompt=prompt,
                batch_size=BATCH,
                show_progress_bar=progress and sys.stderr.isatty(),
                convert_to_numpy=True,
                normalize_embeddings=True,
            )
        return np.asarray(rows, dtype=np.float32)


@cache
def load(name_or_path: str | None = None) -> SentenceEncoder:
    """Load a sentence-transformers model.

    Folders are read without the network. Importing sentence-transformers takes longer than
    reading the shipped weights, so it is imported here and not before.

    Args:
        name_or_path: a folder or a name on the Hugging Face hub; None for the shipped model.

    Raises:
        EncoderError: the model is missing or broken.
    """
    where = name_or_path or str(SHIPPED)
    folder = Path(where).expanduser()
    if not folder.is_dir() and _looks_like_path(where):
        raise EncoderError(_advice(where, "there is no such folder"))
    try:
        model = _read(str(folder) if folder.is_dir() else where, offline=folder.is_dir())
    except Exception as error:
        raise EncoderError(_advice(where, str(error) or type(error).__name__)) from error
    return SentenceEncoder(model, _identity(folder) if folder.is_dir() else _hub_name(model, where))


def _read(where: str, *, offline: bool) -> "SentenceTransformer":
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - takes seconds

    with _quiet():
        return SentenceTransformer(
            where,
            device="cpu",
            local_files_only=offline,
            model_kwargs={"dtype": "float32"},
        )


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep transformers from drawing a bar and reporting the pooler that is not used."""
    from transformers.utils import logging as notices  # noqa: PLC0415 - takes seconds

    verbosity, bar = notices.get_verbosity(), notices.is_progress_bar_enabled()
    notices.set_verbosity(logging.ERROR)
    notices.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        yield
    finally:
        notices.set_verbosity(verbosity)
        if bar:
            notices.enable_progress_bar()  # type: ignore[no-untyped-call]


def _prompts(model: "SentenceTransformer", name: str) -> dict[str, str]:
    """Find what the model wants before a query and a passage.

    The E5 checkpoints on the hub carry no prompts, though their cards ask for them:
    https://huggingface.co/intfloat/multilingual-e5-small#faq
    """
    own = {kind: text for kind, text in model.prompts.items() if text}
    if not own and "/multilingual-e5-" in name and "instruct" not in name:
        return _E5
    passage = own.get("passage") or own.get("document") or own.get("corpus") or ""
    return {"query": own.get("query", ""), "passage": passage}


def _identity(folder: Path) -> str:
    """Name a folder by what decides its vectors: every file but the texts about it."""
    digest = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        relative = file.relative_to(folder)
        if file.suffix == ".md" or any(part.startswith(".") for part in relative.parts):
            continue
        digest.update(f"{relative.as_posix()}\0{file.stat().st_size}\0".encode())
        with file.open("rb") as stream:
            digest.update(hashlib.file_digest(stream, "sha256").digest())
    return f"sha256:{digest.hexdigest()[:32]}"


def _hub_name(model: "SentenceTransformer", name: str) -> str:
    revision = getattr(getattr(model[0], "config", None), "_commit_hash", None)
    return f"{name}@{revision}" if revision else name


def _looks_like_path(text: str) -> bool:
    return text.startswith((".", "/", "~")) or "\\" in text or text.count("/") > 1


def _advice(where: str, reason: str) -> str:
    first = reason.strip().splitlines()[0].rstrip(".")
    return (
        f"cannot load the encoder model {where!r}: {first}. Set ENCODER_MODEL to a "
        "sentence-transformers folder or a name on the Hugging Face hub, or leave it empty for "
        "the model that ships with the coach."
    )
