"""The examples that are learned from."""

import json
from collections import Counter
from pathlib import Path

import pytest

from knowledge.talk import examples
from knowledge.talk.examples import ExampleError, Utterance, parse
from knowledge.talk.features import plain
from knowledge.talk.intent import Intent

VALIDATION = Path(__file__).with_name("utterances.jsonl")


@pytest.fixture(scope="module")
def written() -> list[Utterance]:
    return list(parse(examples.FILE.read_text(encoding="utf-8")))


def test_every_intent_has_enough_in_both_languages(written: list[Utterance]) -> None:
    counts = Counter((said.intent, said.text.isascii()) for said in written)
    for intent in Intent:
        assert counts[intent, False] >= 60, intent
        assert counts[intent, True] >= 25, intent


def test_nothing_means_two_things_in_one_state(written: list[Utterance]) -> None:
    meant: dict[tuple[str, bool], Intent] = {}
    for said in written:
        for state, fits in ((True, said.with_open), (False, said.with_none)):
            if fits and said.intent is not Intent.ANSWER:
                assert meant.setdefault((plain(said.text), state), said.intent) is said.intent, said


def test_nothing_is_learned_from_what_is_measured_on(written: list[Utterance]) -> None:
    learned = {plain(said.text) for said in written}
    lines = VALIDATION.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if plain(json.loads(line)["text"]) in learned] == []


def test_only_with_a_question_open_is_anything_an_answer() -> None:
    answers = [said for said in examples.shipped() if said.intent is Intent.ANSWER]
    assert len(answers) > 500
    assert all(said.question and not said.with_none for said in answers)


def test_format() -> None:
    text = (
        "# 머리말\n\n[hint]\n힌트\n? 도와줘\n[help]\n! 도와줘\n[answer]\n@ TCP란?\n연결 지향\n?\n"
    )
    assert list(parse(text)) == [
        Utterance("힌트", Intent.HINT),
        Utterance("도와줘", Intent.HINT, with_none=False),
        Utterance("도와줘", Intent.HELP, with_open=False),
        Utterance("연결 지향", Intent.ANSWER, with_none=False, question="TCP란?"),
        Utterance("?", Intent.ANSWER, with_none=False, question="TCP란?"),
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("힌트", "line 1: it stands under no"),
        ("[hint]\n[힌트]", "line 2: there is no intent"),
        ("[answer]\nSYN", "line 2: it answers no question"),
    ],
)
def test_what_cannot_be_used_names_its_line(text: str, problem: str) -> None:
    with pytest.raises(ExampleError, match=problem):
        list(parse(text))
