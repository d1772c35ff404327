"""``knowledge.search.index``: search on the example notes, and refusing what they don't answer."""

import json
from pathlib import Path
from typing import NamedTuple

import pytest

from knowledge.encoder import SentenceEncoder
from knowledge.library import Library
from knowledge.search.confidence import ANSWERED_FROM
from knowledge.search.index import Findings, Index
from knowledge.search.passages import passages_of
from knowledge.search.vectors import VectorFile
from tests.knowledge.stand_in import CountingEncoder, library_from

PROBE = Path(__file__).parents[1] / "probe.jsonl"


class Probed(NamedTuple):
    """A question, the headings that answer it (none if the notes don't), and what was found."""

    query: str
    headings: list[str]
    findings: Findings


@pytest.fixture(scope="module")
def index(example_library: Library, shipped_encoder: SentenceEncoder) -> Index:
    return Index.build(passages_of(example_library), shipped_encoder)


@pytest.fixture(scope="module")
def probed(index: Index) -> list[Probed]:
    lines = [json.loads(line) for line in PROBE.read_text(encoding="utf-8").splitlines()]
    return [Probed(**line, findings=index.ask(line["query"], 3)) for line in lines]


def test_the_probe_is_large_enough(probed: list[Probed], example_library: Library) -> None:
    titles = {s.title for d in example_library.documents for o in d.sections for s in o.walk()}
    assert sum(bool(one.headings) for one in probed) >= 40
    assert sum(not one.headings for one in probed) >= 20
    assert len({one.query for one in probed}) == len(probed)
    assert {heading for one in probed for heading in one.headings} <= titles


def test_what_the_notes_answer_is_found(probed: list[Probed]) -> None:
    ranks = [
        [hit.passage.heading in one.headings for hit in one.findings.hits]
        for one in probed
        if one.headings
    ]
    assert sum(found[0] for found in ranks) / len(ranks) >= 0.9
    assert sum(any(found) for found in ranks) / len(ranks) >= 0.95


def test_most_questions_are_answered_or_refused_rightly(probed: list[Probed]) -> None:
    answered = [one.findings.answered for one in probed if one.headings]
    refused = [not one.findings.answered for one in probed if not one.headings]
    assert sum(answered) / len(answered) >= 0.9
    assert sum(refused) / len(refused) >= 0.8


def test_hits_come_best_first(probed: list[Probed]) -> None:
    for one in probed:
        scores = [hit.score for hit in one.findings.hits]
        assert scores == sorted(scores, reverse=True)
        assert max(scores) <= 1


def test_what_is_answered_is_what_is_likely(probed: list[Probed]) -> None:
    assert all(0 <= one.findings.confidence <= 1 for one in probed)
    assert all(
        one.findings.answered == (one.findings.confidence >= ANSWERED_FROM) for one in probed
    )


def test_the_confidence_is_honest(probed: list[Probed]) -> None:
    missed = [
        one.findings.confidence - (one.findings.hits[0].passage.heading in one.headings)
        for one in probed
    ]
    assert sum(miss**2 for miss in missed) / len(missed) < 0.1
    assert abs(sum(missed) / len(missed)) < 0.05


def test_a_third_passage_of_a_topic_makes_way_for_another_topic(
    shipped_encoder: SentenceEncoder,
) -> None:
    said = "* 스택은 나중에 넣은 것이 먼저 나오는 자료구조다.\n" * 15
    parts = "".join(f"### 스택 {number}\n{said}" for number in range(4))
    notes = f"# 자료구조\n## 스택\n{parts}## 트리\n* 트리는 뿌리와 잎으로 이루어진다.\n"
    index = Index.build(passages_of(library_from(notes=notes)), shipped_encoder)
    headings = [hit.passage.path[1] for hit in index.ask("스택은 무엇이 먼저 나와?", 3).hits]
    assert headings == ["스택", "스택", "트리"]
    every = index.ask("스택은 무엇이 먼저 나와?", 10).hits
    assert len(every) == len(index.passages) > 3
    assert [hit.score for hit in every] == sorted((hit.score for hit in every), reverse=True)


def test_many_are_asked_as_one_by_one(index: Index) -> None:
    questions = ["쿠키랑 세션 차이가 뭐야", "", "김치찌개 끓이는 법"]
    together, alone = list(index.ask_all(questions, 2)), [index.ask(q, 2) for q in questions]
    assert [f.answered for f in together] == [f.answered for f in alone] == [True, False, False]
    for one, other in zip(together, alone, strict=True):
        assert [hit.passage for hit in one.hits] == [hit.passage for hit in other.hits]
        assert one.confidence == pytest.approx(other.confidence, abs=0.01)
    assert list(index.ask_all([])) == []


def test_a_vector_is_searched_by_meaning_alone(
    index: Index, shipped_encoder: SentenceEncoder
) -> None:
    vector = shipped_encoder.encode_queries(["쿠키랑 세션 차이가 뭐야"])[0]
    (hit,) = index.search(vector, 1)
    assert hit.passage.heading == "셰션 vs 쿠키"


@pytest.mark.parametrize("question", ["", "   ", "\n", "😀", "?", "\u200b", "@everyone " * 400])
def test_what_is_no_question_is_not_answered(index: Index, question: str) -> None:
    assert not index.ask(question).answered


def test_no_notes_answer_nothing() -> None:
    index = Index.build((), CountingEncoder())
    assert index.ask("TCP가 뭐야?") == Findings(answered=False, hits=(), confidence=0)
    assert index.search("TCP가 뭐야?") == ()
    assert index.search(CountingEncoder().encode_queries(["TCP가 뭐야?"])[0]) == ()


def test_one_passage_is_enough(shipped_encoder: SentenceEncoder) -> None:
    text = "# 니글 알고리즘\n\n니글 알고리즘은 작은 패킷을 모아 한 번에 보내는 방법이다.\n"
    index = Index.build(passages_of(library_from(nagle=text)), shipped_encoder)
    assert index.ask("네이글이 뭐야?").answered
    assert not index.ask("가상 메모리가 뭐야?").answered


def test_vectors_are_kept(tmp_path: Path, example_library: Library) -> None:
    store = VectorFile(tmp_path / "passages.safetensors")
    passages = passages_of(example_library)
    first, second = CountingEncoder(), CountingEncoder()
    before = Index.build(passages, first, store).search("세션은 어디에 저장돼?", 3)
    after = Index.build(passages, second, store).search("세션은 어디에 저장돼?", 3)
    assert before == after
    assert first.embedded
    assert second.embedded == []
