"""The shipped encoder, loaded once, and the example notes."""

from pathlib import Path

import pytest

from knowledge import encoder as encoders
from knowledge.encoder import SentenceEncoder
from knowledge.library import Library, load

EXAMPLE = Path(__file__).parents[2] / "../shared/notes/network-interview-notes.md"


@pytest.fixture(scope="session")
def shipped_encoder() -> SentenceEncoder:
    return encoders.load()


@pytest.fixture(scope="session")
def example_library() -> Library:
    return load(EXAMPLE)
