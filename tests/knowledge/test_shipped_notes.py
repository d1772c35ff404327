"""The notes that ship: sound, complete, and none of the evaluation's questions among them."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge import glossary
from knowledge.encoder import SentenceEncoder
from knowledge.library import Library, load
from knowledge.lint import Finding, lint
from knowledge.markdown.section import Section
from knowledge.question import Kind, Question, Source
from knowledge.topics import Tier, TopicIndex

NOTES = Path(__file__).parents[2] / "knowledge/notes"
EVALUATION = Path(__file__).parents[2] / "../shared/eval/dev.jsonl"

EVALUATED = "dev.jsonl"


@pytest.fixture(scope="module")
def shipped() -> Library:
    return load(NOTES)


@pytest.fixture(scope="module")
def topics(shipped: Library) -> tuple[Section, ...]:
    return tuple(section for section in sections_of(shipped) if section.level == 2)


@pytest.fixture(scope="module")
def findings(shipped: Library, shipped_encoder: SentenceEncoder) -> tuple[Finding, ...]:
    """The lint's findings in the shipped notes with the evaluation's questions behind them."""
    together = replace(shipped, questions=(*shipped.questions, *evaluation_questions()))
    return lint(together, shipped_encoder, glossary.shipped())


def evaluation_questions() -> Iterator[Question]:
    lines = EVALUATION.read_text(encoding="utf-8").splitlines()
    records = {record["qid"]: record for record in map(json.loads, lines)}
    for number, record in enumerate(records.values(), start=1):
        yield Question(
            id=record["qid"],
            topic=record["topic"],
            section=record["topic"],
            path=(record["topic"],),
            kind=Kind.QA,
            prompt=record["question"],
            reference=record["reference"],
            key_points=tuple(record["key_points"]),
            source=Source(EVALUATED, number),
        )


def sections_of(library: Library) -> Iterator[Section]:
    for document in library.documents:
        for section in document.sections:
            yield from section.walk()


def test_the_lint_finds_nothing(findings: tuple[Finding, ...]) -> None:
    assert [str(one) for one in findings if one.source.file != EVALUATED] == []


def test_no_question_is_one_of_the_evaluation(findings: tuple[Finding, ...]) -> None:
    assert [str(one) for one in findings if one.source.file == EVALUATED] == []


def test_there_are_enough_topics_and_questions(
    shipped: Library, topics: tuple[Section, ...]
) -> None:
    assert len(topics) >= 60
    assert sum(question.kind is Kind.QA for question in shipped.questions) >= 260


def test_every_topic_has_a_title_of_its_own(topics: tuple[Section, ...]) -> None:
    assert [title for title, count in Counter(t.title for t in topics).items() if count > 1] == []


def test_every_topic_has_other_names_and_questions(
    shipped: Library, topics: tuple[Section, ...]
) -> None:
    asked = Counter(question.topic for question in shipped.questions)
    assert [t.title for t in topics if not t.aliases or asked[t.title] < 2] == []


def test_every_gap_of_the_example_is_a_topic(shipped: Library, example_library: Library) -> None:
    index = TopicIndex(shipped)
    found = {gap.title: index.find(gap.title).tier for gap in example_library.gaps}
    assert len(found) == 17
    assert [title for title, tier in found.items() if tier is None or tier > Tier.TYPO] == []


def test_every_heading_of_the_example_names_a_topic(
    topics: tuple[Section, ...], example_library: Library
) -> None:
    terms = glossary.shipped()
    names = [frozenset(terms.keys_of(name)) for t in topics for name in (t.title, *t.aliases)]
    headings = list(sections_of(example_library))
    assert len(headings) == 32
    for heading in headings:
        above = heading.path[1:] or heading.path
        said = frozenset(terms.keys_of(" / ".join(above)))
        assert any(name and name <= said for name in names), heading.title
