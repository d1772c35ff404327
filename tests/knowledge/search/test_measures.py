"""``knowledge.search.measures``: what counts as found, answered and refused."""

import pytest

from knowledge.encoder import SentenceEncoder
from knowledge.question import Source
from knowledge.search.index import Index
from knowledge.search.measures import Asked, measure, topic_of
from knowledge.search.passages import Passage, passages_of
from tests.knowledge.stand_in import library_from

NOTES = """# 웹

## 쿠키

쿠키는 서버가 브라우저에 맡겨 두는 작은 값이다.

## 세션

세션은 서버가 사용자의 상태를 기억해 두는 방법이다.
"""


@pytest.mark.parametrize(
    ("path", "topic"),
    [(("웹", "쿠키", "수명"), "쿠키"), (("웹", "쿠키"), "쿠키"), (("웹",), "웹"), ((), "")],
)
def test_the_topic_of_a_passage(path: tuple[str, ...], topic: str) -> None:
    assert topic_of(Passage(path, Source("web.md", 1), "쿠키다.")) == topic


def test_each_split_is_measured_alone(shipped_encoder: SentenceEncoder) -> None:
    index = Index.build(passages_of(library_from(web=NOTES)), shipped_encoder)
    asked = [
        Asked("쿠키가 뭐야?", frozenset({"쿠키"}), "right"),
        Asked("김치찌개 끓이는 법", frozenset(), "right"),
        Asked("쿠키가 뭐야?", frozenset({"세션"}), "wrong"),
        Asked("세션이 뭐야?", frozenset(), "wrong"),
    ]
    measured = measure(index, asked)
    right, wrong = measured["right"], measured["wrong"]
    assert list(measured) == ["right", "wrong"]
    assert (right.answerable, right.unanswerable) == (1, 1)
    assert (right.recall_at_1, right.recall_at_3, right.answered, right.refused) == (1, 1, 1, 1)
    assert (wrong.recall_at_1, wrong.recall_at_3, wrong.answered, wrong.refused) == (0, 1, 1, 0)
    assert right.brier < 0.2
    assert wrong.brier > 0.5


def test_a_split_without_answerable_questions(shipped_encoder: SentenceEncoder) -> None:
    index = Index.build(passages_of(library_from(web=NOTES)), shipped_encoder)
    (measures,) = measure(index, [Asked("김치찌개 끓이는 법", frozenset())]).values()
    assert (measures.answerable, measures.recall_at_1, measures.refused) == (0, 0, 1)
    assert measure(index, []) == {}
