"""The judge of key points is stood in for, except where a test is about the one that ships."""

from collections.abc import Callable, Iterator

import pytest

from knowledge.grading import judge
from knowledge.grading.judge import Judge
from tests.knowledge.stand_in import LexicalJudge

Loader = Callable[[str | None], Judge]


@pytest.fixture(scope="session", autouse=True)
def shipped_loader() -> Iterator[Loader]:
    """Have letters counted wherever a model would be loaded; give what loads the model."""
    real = judge.load
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(judge, "load", lambda *_: LexicalJudge())
        yield real


@pytest.fixture(scope="session")
def shipped_judge(shipped_loader: Loader) -> Judge:
    """The judge that ships."""
    return shipped_loader(None)
