"""What is meant, told by the weights that ship."""

import json
from collections.abc import Sequence
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.encoder import SentenceEncoder
from knowledge.talk import Classifier, Intent, Understanding, examples
from knowledge.talk.classifier import STATEMENT, decided
from knowledge.talk.examples import named, shipped
from knowledge.talk.measures import Judged, Measures, measure
from knowledge.talk.weights import SHIPPED, Weights, WeightsError

ANSWERS = Path(__file__).parents[1] / "grading" / "unseen.jsonl"
VALIDATION = Path(__file__).with_name("utterances.jsonl")
QUESTION = "TCP 연결을 맺을 때 어떤 패킷을 주고받나요?"


@pytest.fixture(scope="module")
def classifier(
    shipped_encoder: SentenceEncoder, tmp_path_factory: pytest.TempPathFactory
) -> Classifier:
    return Classifier.load(shipped_encoder, tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="module")
def measures(classifier: Classifier) -> Measures:
    lines = [json.loads(line) for line in VALIDATION.read_text(encoding="utf-8").splitlines()]
    assert len(lines) >= 200
    told = classifier.understand_all(
        [line["text"] for line in lines], [line["open_question"] for line in lines]
    )
    return measure(
        [
            Judged(line["text"], Intent(line["intent"]), meant, line["open_question"] is not None)
            for line, meant in zip(lines, told, strict=True)
        ]
    )


def test_an_answer_is_about_its_question_and_seldom_about_another(classifier: Classifier) -> None:
    # Others than those that the threshold was chosen on.
    lines = map(json.loads, ANSWERS.read_text(encoding="utf-8").splitlines())
    right = [line for line in lines if line["score"] >= 4 and len(line["answer"]) >= STATEMENT]
    rng = Random(1)
    right = rng.sample(right, 100)

    def share_asked(asked: Sequence[dict[str, str]]) -> float:
        """Return how many that are answers by their sound are asked about for what they say."""
        by_sound = classifier.understand_all(
            [line["answer"] for line in right], [question["question"] for question in asked]
        )
        told = [
            classifier.understand(line["answer"], question["question"], question["reference"])
            for line, question, meant in zip(right, asked, by_sound, strict=True)
            if is_answer(meant)
        ]
        assert len(told) >= 0.8 * len(right)
        return sum(not is_answer(one) for one in told) / len(told)

    assert share_asked(right) <= 0.03
    assert share_asked([other_than(line, right, rng) for line in right]) >= 0.4


def is_answer(told: Understanding) -> bool:
    """Tell that something is taken for an answer unasked."""
    return told.intent is Intent.ANSWER and told.other is None


def other_than(
    line: dict[str, str], lines: Sequence[dict[str, str]], rng: Random
) -> dict[str, str]:
    """Return an answer to a question on another topic."""
    return rng.choice([other for other in lines if other["topic"] != line["topic"]])


def test_what_ships_was_learned_from_these_examples(shipped_encoder: SentenceEncoder) -> None:
    learned = Weights.read(SHIPPED).learned_from
    assert learned == named(shipped(), shipped_encoder.name), (
        "run: python -m knowledge intents --learn"
    )


def test_it_understands_what_it_did_not_learn_from(measures: Measures) -> None:
    assert measures.macro_f1 >= 0.90
    assert all(f1 >= 0.7 for f1 in measures.f1.values())


def test_an_answer_is_no_chatter_and_chatter_no_answer(measures: Measures) -> None:
    assert measures.answers_as_chatter.share <= 0.02
    assert measures.chatter_as_answers.share <= 0.02
    assert measures.other_as_answers.share <= 0.02


def test_it_seldom_has_to_ask(measures: Measures) -> None:
    assert measures.asked.share <= 0.2


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=60))
def test_without_a_question_nothing_is_an_answer(classifier: Classifier, text: str) -> None:
    told = classifier.understand(text, None)
    assert Intent.ANSWER not in {told.intent, told.other}
    assert 0 <= told.confidence <= 1


def test_how_it_is_written_matters_little(classifier: Classifier) -> None:
    for said in ("힌트 좀!!!!!", "  힌트  좀 ", "ＨＩＮＴ please", "HINT PLEASE"):
        assert classifier.understand(said, QUESTION).intent is Intent.HINT


def test_one_and_many_are_understood_alike(classifier: Classifier) -> None:
    texts = ["힌트 좀", "SYN 보내고 SYN-ACK 받고 ACK", "고마워"]
    together = classifier.understand_all(texts, [QUESTION, QUESTION, None])
    apart = [classifier.understand(texts[0], QUESTION), classifier.understand(texts[2], None)]
    assert [one.intent for one in apart] == [together[0].intent, together[2].intent]
    assert classifier.understand_all([], []) == []


def likely(**shares: float) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.array([shares.get(intent.value, 0.0) for intent in Intent])


@pytest.mark.parametrize(
    ("shares", "intent", "other"),
    [
        ({"hint": 0.9, "reveal": 0.1}, Intent.HINT, None),
        ({"hint": 0.5, "reveal": 0.45}, Intent.HINT, Intent.REVEAL),
        ({"answer": 0.95, "smalltalk": 0.05}, Intent.ANSWER, None),
        ({"answer": 0.6, "smalltalk": 0.4}, Intent.ANSWER, Intent.SMALLTALK),
        ({"smalltalk": 0.7, "answer": 0.3}, Intent.SMALLTALK, Intent.ANSWER),
    ],
)
def test_in_doubt_about_an_answer_it_asks(
    shares: dict[str, float], intent: Intent, other: Intent | None
) -> None:
    told = decided(likely(**shares))
    assert (told.intent, told.other) == (intent, other)


def test_weights_come_back_as_written(tmp_path: Path) -> None:
    weights = Weights.read(SHIPPED)
    weights.write(tmp_path / "new" / "talk.safetensors")
    again = Weights.read(tmp_path / "new" / "talk.safetensors")
    assert again.learned_from == weights.learned_from
    assert np.array_equal(again.opened.weights, weights.opened.weights)
    assert np.array_equal(again.none.bias, weights.none.bias)


@pytest.mark.parametrize("content", [None, b"", b"no weights"])
def test_what_are_no_weights_is_told(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "talk.safetensors"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(WeightsError, match=r"talk\.safetensors"):
        Weights.read(file)


def test_another_encoder_learns_once_and_keeps_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from knowledge.talk import learning
    from tests.knowledge.stand_in import CountingEncoder

    utterances = tuple(said for said in shipped() if len(said.text) < 6)
    monkeypatch.setattr(examples, "shipped", lambda: utterances)
    first = Classifier.load(CountingEncoder(), tmp_path)
    monkeypatch.setattr(learning, "fit", None)
    again = Classifier.load(CountingEncoder(), tmp_path)
    assert first.understand("힌트 좀", QUESTION).intent is Intent.HINT
    assert again.understand("힌트 좀", QUESTION).intent is Intent.HINT
    # Its cosines are of another size: nothing is held against what an answer says.
    said = "데드락은 둘이 서로가 쥔 것을 기다리는 상태예요"
    assert again.understand(said, QUESTION, "SYN을 보낸다") == again.understand(said, QUESTION)
