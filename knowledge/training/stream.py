"""Authored answers -> all the examples of a training, in their order, with negatives.

What the same answer looks like changes from one time to the next: the key points change places,
some are left out, one of another question comes in, the question goes missing. And answers meet
questions that they don't answer, which costs nothing and teaches what "missing" means.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from knowledge.grading.readings import WRONG_CLAIM, Reading
from knowledge.training.corpus import AuthoredAnswer, AuthoredQuestion
from knowledge.training.example import Example

MISSING = "m"


@dataclass(frozen=True, slots=True)
class Mix:
    """How often what happens to an answer, as probabilities.

    Attributes:
        shuffled: its key points change places.
        thinned: only some of its key points are asked about.
        alone: only one of them is.
        strange_point: a key point of another question of the same topic comes in.
        no_question: the question is left out.
        wrong_claim: it is asked as well whether anything else is wrong.
        strange_answer: another question is asked besides; the answer makes none of its points.
    """

    shuffled: float = 0.4
    thinned: float = 0.15
    alone: float = 0.15
    strange_point: float = 0.15
    no_question: float = 0.05
    wrong_claim: float = 0.75
    strange_answer: float = 0.15


def stream(
    answers: Sequence[AuthoredAnswer], epochs: int, rng: Random, mix: Mix | None = None
) -> Iterator[Example]:
    """Yield the examples of a training.

    Args:
        answers: the authored answers to learn from.
        epochs: how often each is shown.
        rng: decides on all variation.
        mix: how much of it.
    """
    mix = mix or Mix()
    questions = _by_topic(answers)
    everything = [question for group in questions.values() for question in group]
    for _ in range(epochs):
        for answer in rng.sample(answers, len(answers)):
            yield _varied(answer, questions[answer.question.topic], rng, mix)
            if rng.random() < mix.strange_answer:
                near = questions[answer.question.topic] if rng.random() < 0.5 else everything  # noqa: PLR2004
                yield from _strange(answer, near, rng)


def _by_topic(answers: Sequence[AuthoredAnswer]) -> dict[str, list[AuthoredQuestion]]:
    groups: dict[str, dict[str, AuthoredQuestion]] = defaultdict(dict)
    for answer in answers:
        groups[answer.question.topic][answer.question.qid] = answer.question
    return {topic: list(group.values()) for topic, group in groups.items()}


def _varied(
    answer: AuthoredAnswer, neighbours: Sequence[AuthoredQuestion], rng: Random, mix: Mix
) -> Example:
    asked = answer.question
    pairs = list(zip(asked.key_points, answer.letters, strict=True))
    chance = rng.random()
    if chance < mix.alone:
        pairs = [rng.choice(pairs)]
    elif chance < mix.alone + mix.thinned:
        kept = sorted(rng.sample(range(len(pairs)), rng.randint(1, len(pairs))))
        pairs = [pairs[i] for i in kept]
    others = [question for question in neighbours if question.qid != asked.qid]
    if others and rng.random() < mix.strange_point:
        pairs.append((rng.choice(rng.choice(others).key_points), MISSING))
        rng.shuffle(pairs)
    elif rng.random() < mix.shuffled:
        rng.shuffle(pairs)
    question = "" if rng.random() < mix.no_question else asked.question
    if rng.random() < mix.wrong_claim:
        pairs.append((WRONG_CLAIM, answer.claims_wrongly))
    points, letters = zip(*pairs, strict=True)
    return Example(Reading(question, answer.answer, points), "".join(letters))


def _strange(
    answer: AuthoredAnswer, questions: Sequence[AuthoredQuestion], rng: Random
) -> Iterator[Example]:
    others = [question for question in questions if question.qid != answer.question.qid]
    if others:
        other = rng.choice(others)
        reading = Reading(other.question, answer.answer, other.key_points)
        yield Example(reading, MISSING * len(other.key_points))
