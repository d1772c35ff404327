"""Whether a folder of notes has changed, without reading them again."""

import hashlib
from pathlib import Path

from knowledge.reading import notes_below


def fingerprint(folder: Path) -> str:
    """Return a text that changes when a notes file is added, removed, renamed or written.

    It is made of paths, sizes and times of modification of what ``knowledge.reading.read`` takes,
    so a file that is written with the same size and its old time goes unnoticed, and one that is
    merely touched counts as changed. Costs a call of ``stat`` for each file.

    Args:
        folder: a folder, or a single file; one that is not there has a fingerprint as well.
    """
    digest = hashlib.blake2b(digest_size=16)
    for file in _files(folder):
        try:
            found = file.stat()
        except OSError:
            # Removed since it was listed, or a link to nowhere.
            continue
        digest.update(
            f"{file}\0{found.st_size}\0{found.st_mtime_ns}\0".encode(errors="surrogateescape")
        )
    return digest.hexdigest()


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return [folder]
    try:
        return sorted(notes_below(folder))
    except OSError:
        return []
