"""``knowledge.search.joint_index``: whose passages come first."""

from knowledge.question import Source
from knowledge.search.index import Findings, Hit
from knowledge.search.joint_index import JointIndex
from knowledge.search.passages import Passage
from knowledge.search.vectors import Vector


class Fixed:
    """A search that always finds the same."""

    def __init__(self, name: str, scores: list[float], *, answered: bool) -> None:
        self.passages = tuple(
            Passage(("글",), Source(name, line), f"{name} {line}") for line in range(len(scores))
        )
        self.hits = tuple(map(Hit, self.passages, scores))
        self.answered = answered

    def ask(self, question: str, k: int = 5) -> Findings:
        """Return the first ``k``."""
        del question
        confidence = 0.9 if self.answered else 0.1
        return Findings(self.answered, self.hits[:k], confidence)

    def search(self, query: str | Vector, k: int = 5) -> tuple[Hit, ...]:
        """Return the first ``k``."""
        del query
        return self.hits[:k]


def scores(hits: tuple[Hit, ...]) -> list[float]:
    return [hit.score for hit in hits]


def test_where_both_answer_the_nearest_come_first() -> None:
    joint = JointIndex(
        Fixed("own", [0.8, 0.2], answered=True), Fixed("all", [0.9, 0.5, 0.1], answered=True)
    )
    assert scores(joint.ask("?", 4).hits) == [0.9, 0.8, 0.5, 0.2]
    assert scores(joint.search("?", 2)) == [0.9, 0.8]


def test_who_answers_comes_before_who_is_merely_near() -> None:
    near = Fixed("all", [0.9], answered=False)
    findings = JointIndex(Fixed("own", [0.6], answered=True), near).ask("?")
    assert findings.answered
    assert findings.confidence == 0.9
    assert scores(findings.hits) == [0.6, 0.9]


def test_an_answer_that_is_replaced_is_none() -> None:
    shared = Fixed("all", [0.9, 0.5], answered=True)
    joint = JointIndex(Fixed("own", [], answered=False), shared, {Source("all", 0)})
    findings = joint.ask("?", 1)
    assert not findings.answered
    assert findings.confidence == 0
    assert scores(findings.hits) == scores(joint.search("?", 1)) == [0.5]
    assert [passage.source.line for passage in joint.passages] == [1]


def test_nothing_is_found_in_nothing() -> None:
    empty = Fixed("own", [], answered=False)
    assert JointIndex(empty, empty).ask("?").hits == ()
