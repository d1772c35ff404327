"""A grader without models."""

import pytest

from knowledge import glossary
from knowledge.grading.grader import Grader
from tests.knowledge.stand_in import LexicalEncoder, LexicalJudge


@pytest.fixture(scope="session")
def grader() -> Grader:
    return Grader(LexicalEncoder(), glossary.shipped(), LexicalJudge())
