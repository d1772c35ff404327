"""What ``ask``, ``topics`` and ``search`` share: queries, the notes asked, and the encoder."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from config.settings import Settings
from knowledge import encoder
from knowledge.base import SHIPPED_NOTES
from knowledge.encoder import SentenceEncoder
from knowledge.library import Library, load
from knowledge.search.vectors import VectorFile, VectorStore, key_of, with_shipped


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of every command that takes queries."""
    parser.add_argument("query", metavar="QUERY", help="what to look for; - reads one a line")
    add_source_arguments(parser)


def add_source_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that say which notes are searched, how, and how results are printed."""
    parser.add_argument(
        "--notes",
        type=Path,
        default=SHIPPED_NOTES,
        metavar="PATH",
        help="a notes file or a folder of notes (default: the notes that ship)",
    )
    parser.add_argument(
        "--encoder",
        metavar="NAME",
        help="a sentence-transformers folder or hub name (default: ENCODER_MODEL, or the shipped)",
    )
    parser.add_argument("--json", action="store_true", help="print JSON, one object a line")


def queries_of(options: argparse.Namespace) -> Iterator[str]:
    """Yield the query given, or each line of stdin, an empty one too."""
    if options.query != "-":
        yield options.query
        return
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", errors="replace").rstrip("\r\n")


def library_of(options: argparse.Namespace) -> Library:
    """Read the notes; problems go to stderr."""
    library = load(options.notes)
    for problem in library.problems:
        print(problem, file=sys.stderr)
    return library


def encoder_of(options: argparse.Namespace) -> SentenceEncoder:
    """Load the encoder that was named, else that of the settings, else the shipped one.

    Raises:
        EncoderError: it is missing or broken.
    """
    return encoder.load(options.encoder or Settings().encoder_model)


def store_of(options: argparse.Namespace, kind: str) -> VectorStore:
    """Return what keeps the vectors of these notes between two runs."""
    place = key_of(str(options.notes.resolve()))
    return with_shipped(VectorFile(Settings().cache_dir / f"{kind}-{place}.safetensors"))
