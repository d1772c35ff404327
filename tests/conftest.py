"""The judge of key points is stood in for, except where a test is about the one that ships.

Models multiply in 32 bits, whatever the processor could do.
"""

from collections.abc import Callable, Iterator
from unittest.mock import patch

import pytest

from knowledge import precision
from knowledge.encoder import Encoder, SentenceEncoder
from knowledge.grading import contrast, judge
from knowledge.grading.contrast import Contrast
from knowledge.grading.judge import Judge
from tests.knowledge.stand_in import LexicalJudge

REAL_CONTRAST = contrast.load
Loader = Callable[[str | None], Judge]


@pytest.fixture(scope="session", autouse=True)
def exact_products() -> Iterator[None]:
    """Have models multiply in 32 bits, so that what they say doesn't depend on the processor."""
    with patch.object(precision, "multiplies_in_bf16", return_value=False):
        yield


@pytest.fixture(scope="session", autouse=True)
def shipped_loader() -> Iterator[Loader]:
    """Have letters counted wherever a model would be loaded; give what loads the model."""
    real = judge.load
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(judge, "load", lambda *_: LexicalJudge())
        patch.setattr(contrast, "load", _untuned)
        yield real


def _untuned(_: str | None, own: Encoder) -> Contrast:
    return Contrast(own)


@pytest.fixture(scope="session")
def shipped_contrast(shipped_encoder: SentenceEncoder) -> Contrast:
    """What tells opposites from each other beside the judge that ships."""
    return REAL_CONTRAST(None, shipped_encoder)


@pytest.fixture(scope="session")
def shipped_judge(shipped_loader: Loader) -> Judge:
    """The judge that ships."""
    return shipped_loader(None)
