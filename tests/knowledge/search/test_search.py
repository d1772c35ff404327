"""Search on the notes that ship: questions they answer are found, others are refused.

Weights were chosen on the split ``tune``; ``report`` was asked once, last. What is
aimed at on both is 85 % found first, 95 % among the first three, 90 % answered and 90 % refused;
``tune`` reaches it, ``report`` only the second. The floors are what each reached, so that neither
gets worse unseen.
"""

from pathlib import Path

import pytest

from knowledge.cli.search import asked_in
from knowledge.encoder import SentenceEncoder
from knowledge.library import load
from knowledge.search.index import Index
from knowledge.search.measures import Asked, Measures, measure
from knowledge.search.passages import passages_of
from knowledge.search.vectors import VectorMemory, with_shipped

NOTES = Path(__file__).parents[3] / "knowledge/notes"
QUESTIONS = Path(__file__).parents[1] / "search.jsonl"


@pytest.fixture(scope="module")
def asked() -> tuple[Asked, ...]:
    return tuple(asked_in(QUESTIONS))


@pytest.fixture(scope="module")
def measured(asked: tuple[Asked, ...], shipped_encoder: SentenceEncoder) -> dict[str, Measures]:
    store = with_shipped(VectorMemory())
    index = Index.build(passages_of(load(NOTES)), shipped_encoder, store)
    return measure(index, asked)


def test_there_are_enough_questions(asked: tuple[Asked, ...]) -> None:
    topics = {s.title for d in load(NOTES).documents for o in d.sections for s in o.children}
    assert len({one.query for one in asked}) == len(asked)
    assert {topic for one in asked for topic in one.topics} <= topics


@pytest.mark.parametrize(
    ("split", "first", "among_three"), [("tune", 0.93, 0.97), ("report", 0.82, 0.96)]
)
def test_what_the_notes_answer_is_found(
    split: str, first: float, among_three: float, measured: dict[str, Measures]
) -> None:
    assert measured[split].answerable == 80
    assert measured[split].recall_at_1 >= first
    assert measured[split].recall_at_3 >= among_three


@pytest.mark.parametrize(
    ("split", "answered", "refused"), [("tune", 0.9, 0.9), ("report", 0.81, 0.7)]
)
def test_what_nothing_answers_is_refused(
    split: str, answered: float, refused: float, measured: dict[str, Measures]
) -> None:
    assert measured[split].unanswerable == 30
    assert measured[split].answered >= answered
    assert measured[split].refused >= refused


@pytest.mark.parametrize(("split", "most"), [("tune", 0.08), ("report", 0.2)])
def test_the_confidence_is_as_honest_as_it_was(
    split: str, most: float, measured: dict[str, Measures]
) -> None:
    assert measured[split].brier <= most
