"""``embed``: make the vectors that ship with the shipped notes."""

import argparse

from knowledge import encoder
from knowledge.base import SHIPPED_NOTES
from knowledge.library import load
from knowledge.search.index import Index
from knowledge.search.passages import passages_of
from knowledge.search.vectors import SHIPPED, VectorFile, VectorMemory
from knowledge.topics import TopicIndex


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this command to the parser."""
    parser = commands.add_parser("embed", help=__doc__, description=__doc__)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Embed the passages and headings of the shipped notes with the shipped encoder.

    What has a vector keeps it.

    Returns:
        0.
    """
    del options
    model = encoder.load()
    library = load(SHIPPED_NOTES)
    file = VectorFile(SHIPPED)
    known = file.read(model.name)
    passages, headings = VectorMemory(known), VectorMemory(known)
    Index.build(passages_of(library), model, passages, progress=True)
    TopicIndex(library, store=headings).prepare(model)
    vectors = passages.vectors | headings.vectors
    file.write(model.name, vectors)
    print(f"{len(vectors)} vectors in {SHIPPED}")
    return 0
