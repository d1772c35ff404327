"""Sentence embeddings: the model that ships in ``models/encoder``, or any other."""

import hashlib
import sys
import threading
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from knowledge.checkpoints import open_checkpoint, reason

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from torch import nn

Vectors = NDArray[np.float32]

SHIPPED = Path(__file__).parent / "models" / "encoder"
BATCH = 32
_DIGITS = 32
_E5 = {"query": "query: ", "passage": "passage: "}


class EncoderError(Exception):
    """A model that cannot be loaded; the message says which, why and what to do."""


class Encoder(Protocol):
    """Turns texts into vectors whose dot product says how near they are in meaning."""

    @property
    def name(self) -> str:
        """Names the weights: equal names give equal vectors, but for rounding."""

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
    """An ``Encoder`` over sentence-transformers, on the processor.

    Safe to use from several threads: one batch is computed at a time, and between two batches of
    long work others get their turn.

    Args:
        model: the model.
        name: names its weights.
        lock: of the encoder that it shares its tokenizer with; None for one of its own.
    """

    def __init__(
        self, model: "SentenceTransformer", name: str, lock: "threading.Lock | None" = None
    ) -> None:
        self.name = name
        self.dimensions = model.get_embedding_dimension() or 0
        self._model = model
        self._prompts = _prompts(model, name)
        self._lock = lock or threading.Lock()

    @property
    def words(self) -> "nn.Embedding | None":
        """The model's word embeddings, which a judge trained from it may share."""
        backbone = getattr(self._model[0], "model", None)
        return backbone.get_input_embeddings() if backbone is not None else None

    def tuned(self, file: Path) -> "SentenceEncoder":
        """Return this encoder with other weights in some layers; all else is shared.

        A tokenizer takes 22 MiB, and one thread at a time:
        https://github.com/huggingface/tokenizers/issues/537

        Args:
            file: by how much they differ (``knowledge.adapter``).

        Raises:
            Exception: whatever ``adapted`` raises of a missing or broken file.
        """
        from knowledge.adapter import adapted  # noqa: PLC0415 - importing torch takes seconds

        model = adapted(self._model, file, [self._model.tokenizer])
        with file.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        return SentenceEncoder(model, f"{self.name}+{digest[:_DIGITS]}", self._lock)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return one row of unit length for each question or answer."""
        return self._encode(texts, self._prompts["query"], progress=False)

    def encode_passages(self, texts: Sequence[str], *, progress: bool = False) -> Vectors:
        """Return one row of unit length for each text of the notes."""
        return self._encode(texts, self._prompts["passage"], progress=progress)

    def _encode(self, texts: Sequence[str], prompt: str, *, progress: bool) -> Vectors:
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        bar = bool(texts) and progress and sys.stderr.isatty()
        # Beside a bar nobody is thought to wait; else no one waits for more than a batch.
        for places in [list(range(len(texts)))] if bar else batches(texts):
            with self._lock:
                rows[places] = self._model.encode(
                    [texts[place] for place in places],
                    prompt=prompt,
                    batch_size=BATCH,
                    show_progress_bar=bar,
                    convert_to_numpy=True,
                    normalize_embeddings=True,
                )
        return rows


def batches(texts: Sequence[str]) -> Iterator[list[int]]:
    """Yield places in ``texts``, those of one length together: the longest decides the cost.

    Args:
        texts: any number of texts.
    """
    order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
    for start in range(0, len(order), BATCH):
        yield order[start : start + BATCH]


def load(name_or_path: str | None = None) -> SentenceEncoder:
    """Load a sentence-transformers model, once however often it is asked for.

    Folders are read without the network. Importing sentence-transformers takes longer than
    reading the shipped weights, so it is imported here and not before.

    Args:
        name_or_path: a folder or a name on the Hugging Face hub; None for the shipped model.

    Raises:
        EncoderError: the model is missing or broken.
    """
    return _loaded(name_or_path or str(SHIPPED))


@cache
def _loaded(where: str) -> SentenceEncoder:
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - takes seconds

    folder = Path(where).expanduser()
    try:
        model = open_checkpoint(where, SentenceTransformer)
    except Exception as error:
        raise EncoderError(_advice(where, reason(error))) from error
    return SentenceEncoder(model, _identity(folder) if folder.is_dir() else _hub_name(model, where))


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
    return f"sha256:{digest.hexdigest()[:_DIGITS]}"


def _hub_name(model: "SentenceTransformer", name: str) -> str:
    revision = getattr(getattr(model[0], "config", None), "_commit_hash", None)
    return f"{name}@{revision}" if revision else name


def _advice(where: str, why: str) -> str:
    return (
        f"cannot load the encoder model {where!r}: {why}. Set ENCODER_MODEL to a "
        "sentence-transformers folder or a name on the Hugging Face hub, or leave it empty for "
        "the model that ships with the coach."
    )
