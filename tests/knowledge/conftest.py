"""The shipped encoder, loaded once, a backbone small enough to train, and the example notes."""

from pathlib import Path

import pytest
from transformers import AutoTokenizer, BertConfig, BertModel

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


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkpoint of two narrow layers, with the shipped encoder's tokenizer."""
    folder = tmp_path_factory.mktemp("tiny")
    tokenizer = AutoTokenizer.from_pretrained(encoders.SHIPPED)
    config = BertConfig(
        vocab_size=len(tokenizer),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        pad_token_id=tokenizer.pad_token_id,
    )
    BertModel(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder
