"""How well search finds what answers a question, and refuses what nothing answers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.search.index import Findings, Index
from knowledge.search.passages import Passage

WITHIN = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and what answers it.

    Attributes:
        query: the question.
        topics: titles of the topics that answer it; none where the notes don't.
        split: which part of the questions it belongs to.
    """

    query: str
    topics: frozenset[str]
    split: str = ""


@dataclass(frozen=True, slots=True)
class Measures:
    """Shares of questions, 0 to 1; 0 where there are none.

    Attributes:
        answerable: how many questions the notes answer.
        unanswerable: how many they don't.
        recall_at_1: of the answerable, those whose first hit is on a right topic.
        recall_at_3: those with one among the first three hits.
        answered: of the answerable, those that were answered.
        refused: of the unanswerable, those that were refused.
        brier: mean squared difference between the confidence and whether the first hit is on a
            right topic (Brier 1950, "Verification of forecasts expressed in terms of
            probability"); 0 is best.
    """

    answerable: int
    unanswerable: int
    recall_at_1: float
    recall_at_3: float
    answered: float
    refused: float
    brier: float


def measure(index: Index, asked: Sequence[Asked]) -> dict[str, Measures]:
    """Ask everything, and return the measures by split."""
    found = list(zip(asked, index.ask_all([one.query for one in asked], WITHIN), strict=True))
    splits = dict.fromkeys(one.split for one in asked)
    return {
        split: _measures([pair for pair in found if pair[0].split == split]) for split in splits
    }


def topic_of(passage: Passage) -> str:
    """Return the second-level heading that ``passage`` stands under, else the outermost."""
    return passage.topic[-1] if passage.path else ""


def _measures(found: Sequence[tuple[Asked, Findings]]) -> Measures:
    answerable = [pair for pair in found if pair[0].topics]
    unanswerable = [findings for one, findings in found if not one.topics]
    return Measures(
        answerable=len(answerable),
        unanswerable=len(unanswerable),
        recall_at_1=_share(_is_found(*pair, 1) for pair in answerable),
        recall_at_3=_share(_is_found(*pair, WITHIN) for pair in answerable),
        answered=_share(findings.answered for _, findings in answerable),
        refused=_share(not findings.answered for findings in unanswerable),
        brier=_share((pair[1].confidence - _is_found(*pair, 1)) ** 2 for pair in found),
    )


def _is_found(one: Asked, findings: Findings, within: int) -> bool:
    return any(topic_of(hit.passage) in one.topics for hit in findings.hits[:within])


def _share(values: Iterable[float]) -> float:
    counted = list(values)
    return sum(counted) / len(counted) if counted else 0.0
