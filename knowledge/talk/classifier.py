"""Utterances -> what was meant."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Self

import numpy as np

from knowledge.encoder import Encoder
from knowledge.talk import examples
from knowledge.talk.features import LONGEST, features, plain
from knowledge.talk.intent import Intent, Understanding
from knowledge.talk.weights import SHIPPED, Scores, Weights, WeightsError, likelihoods

_log = logging.getLogger(__name__)

_INTENTS = tuple(Intent)
_ANSWER = _INTENTS.index(Intent.ANSWER)

NEAR = 0.15
"""Two intents are too near when the likeliest leads by less."""

SURE_ANSWER = 0.85
"""An answer is graded without asking from here."""

ABOUT = 0.85
"""What is less near than that to a question and to its answer, as a cosine, is about neither.

Chosen on 300 right answers of the grader's training data: 1.3 % are less near to their own
question, 64 % to one on another topic.
"""

STATEMENT = 15
"""Characters of a statement that tells what it is about; fewer may well answer a question."""

POSSIBLE_ANSWER = 0.1
"""What may well be an answer is not taken for anything else without asking, from here."""


class Classifier:
    """Understands what is said to the coach. Never changes; safe between threads.

    Args:
        weights: what was learned.
        encoder: the encoder that it was learned with.
        about: from which cosine on an answer is about a question; 0 for any.
    """

    def __init__(self, weights: Weights, encoder: Encoder, about: float = 0.0) -> None:
        self._weights = weights
        self._encoder = encoder
        self._about = about

    @classmethod
    def load(cls, encoder: Encoder, cache: Path) -> Self:
        """Return the classifier for an encoder.

        Its weights ship for the encoder that ships. For any other they are learned here, in about
        a minute, and kept.

        Args:
            encoder: the model.
            cache: the folder to keep them in.
        """
        utterances = examples.shipped()
        wanted = examples.named(utterances, encoder.name)
        own = cache / "talk.safetensors"
        # Another encoder has cosines of another size: there nothing is held against an answer.
        for path, about in ((SHIPPED, ABOUT), (own, 0.0)):
            try:
                weights = Weights.read(path)
            except WeightsError as error:
                _log.info("%s", error)
                continue
            if weights.learned_from == wanted:
                return cls(weights, encoder, about)
        from knowledge.talk import learning  # noqa: PLC0415 - takes seconds, and is seldom needed

        _log.info("learning to understand what is said, from %d examples", len(utterances))
        weights = learning.fit(utterances, encoder)
        try:
            weights.write(own)
        except OSError as error:
            _log.warning("what was learned cannot be kept: %s", error)
        return cls(weights, encoder)

    def understand(
        self, text: str, open_question: str | None, reference: str | None = None
    ) -> Understanding:
        """Tell what someone means.

        Args:
            text: what they said.
            open_question: the question that is put to them and not answered yet; None for none:
                then nothing is an answer.
            reference: its reference answer: a statement that is about neither may be no answer
                after all. None where it is one whatever it is about, such as a reply to the card.
        """
        [understood] = self.understand_all([text], [open_question])
        if (
            open_question is None
            or reference is None
            or len(text) < STATEMENT
            or understood.intent is not Intent.ANSWER
            or understood.other is not None
            or self._is_about(text, open_question, reference)
        ):
            return understood
        return replace(understood, other=Intent.ASK_NOTES)

    def understand_all(
        self, texts: Sequence[str], open_questions: Sequence[str | None]
    ) -> list[Understanding]:
        """Tell what each of several utterances means."""
        if not texts:
            return []
        rows = features(texts, open_questions, self._encoder)
        is_open = np.array([bool(question) for question in open_questions])
        scores = np.where(
            is_open[:, None], self._weights.opened.scores(rows), self._weights.none.scores(rows)
        )
        return [decided(row) for row in likelihoods(scores)]

    def _is_about(self, text: str, question: str, reference: str) -> bool:
        """Tell whether an answer is about a question: how it sounds doesn't tell."""
        said, *asked = self._encoder.encode_queries([plain(text), question, reference[:LONGEST]])
        return max(float(said @ row) for row in asked) >= self._about


def decided(likely: Scores) -> Understanding:
    """Decide on an intent, and whether to ask.

    Args:
        likely: how likely each intent is, in the order of ``Intent``, ``[13]``.
    """
    first, second = (int(place) for place in np.argsort(-likely)[:2])
    other: int | None = None
    if first == _ANSWER:
        other = second if likely[first] < SURE_ANSWER else None
    elif likely[_ANSWER] >= POSSIBLE_ANSWER:
        other = _ANSWER
    elif likely[first] - likely[second] < NEAR:
        other = second
    return Understanding(
        _INTENTS[first],
        round(float(likely[first]), 3),
        None if other is None else _INTENTS[other],
    )
