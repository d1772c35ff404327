"""Model checkpoints, wherever they lie: a folder, or a name on the Hugging Face hub."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from torch import nn

Model = TypeVar("Model", bound="nn.Module")


def open_checkpoint(where: str, read: Callable[..., Model]) -> Model:
    """Open a checkpoint with sentence-transformers; a folder is read without the network.

    It computes in 32-bit floats, but for linear layers whose weights are 16-bit ones
    (``knowledge.compact``).

    Args:
        where: a folder, or a name on the hub.
        read: ``SentenceTransformer`` or ``CrossEncoder``.

    Raises:
        OSError: there is no such folder.
        Exception: whatever ``read`` raises of a broken or missing model.
    """
    folder = Path(where).expanduser()
    if not folder.is_dir() and _looks_like_path(where):
        message = "there is no such folder"
        raise OSError(message)
    from knowledge.compact import compact  # noqa: PLC0415 - importing torch takes seconds

    with _quiet():
        model = read(
            str(folder) if folder.is_dir() else where,
            device="cpu",
            local_files_only=folder.is_dir(),
            model_kwargs={"dtype": "float32"},
        )
    compact(model)
    return model


def reason(error: Exception) -> str:
    """Return what went wrong, in one line without its full stop."""
    told = str(error).strip() or type(error).__name__
    return told.splitlines()[0].rstrip(".")


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


def _looks_like_path(text: str) -> bool:
    return text.startswith((".", "/", "~")) or "\\" in text or text.count("/") > 1
