"""Authored answers and public pairs -> the batches of a training, in their order.

What a word decides is learned where one step sees answers that differ in it. So many batches hold
answers to one question, about the same key points or their opposites; what only tells the question,
or the key point, explains nothing there. Others hold strangers to each other, with every variation
of ``stream``, so that a judge also knows answers that don't belong to their question; and a share
holds key points beside their opposites (``reversals``).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from random import Random
from typing import TypeVar

from knowledge.grading.point_judge import pair_of
from knowledge.grading.readings import WRONG_CLAIM, Reading
from knowledge.training.corpus import AuthoredAnswer, AuthoredQuestion
from knowledge.training.example import Example
from knowledge.training.exchange import exchange
from knowledge.training.reversals import Reversal, by_question, contrasted, turned
from knowledge.training.stream import MISSING, recital, stream

_A = TypeVar("_A")
_B = TypeVar("_B")

Batch = Sequence[Example]
"""Examples of one step."""

MOST_BYTES = 12000
"""Of a batch, about, its padding included: longer steps learn no more a second (tried with as many
characters). In UTF-8 a byte is about as much of a token in Korean as in English."""

PAIRS_A_STEP = 0.37
"""So many public pairs a step ``batches`` takes in, about."""

_ALONE = 1 / 3
"""Share of the answers that an epoch shows among strangers as well."""

_AUTHORED_A_PAIR = 4
"""So many examples among strangers are authored to one that is a public pair."""

_CONTRASTED = 0.4
"""Share of the batches that hold key points beside their opposites."""

_LIKE_LENGTH = 300
"""Batches are put together from so many examples, by length: less of them is padding."""

_CONTRASTS = 4
"""A key point or its opposite is answered so often in such a batch, which is half as long as
others: so there are more steps (not measured against longer ones)."""

_SETS = _LIKE_LENGTH // _CONTRASTS


@dataclass(frozen=True, slots=True)
class Side:
    """What stands side by side.

    Attributes:
        answers: so many to one question at most.
        recitals: so many of its key points' recitals beside them.
        exchanged: so many of them come again with two names exchanged, at most.
        turned: so many come again beside the opposites of some key points, at most.
        few_points: how often, as a probability, only one or two of the key points are asked about.
        no_question: how often the question is left out then.
        wrong_claim: how often it is asked as well whether anything else is wrong.
    """

    answers: int = 12
    recitals: int = 2
    exchanged: int = 3
    turned: int = 5
    few_points: float = 0.5
    no_question: float = 0.4
    wrong_claim: float = 0.75


def batches(
    answers: Sequence[AuthoredAnswer],
    pairs: Iterator[Example],
    reversals: Sequence[Reversal],
    rng: Random,
) -> Iterator[Batch]:
    """Yield batches without end; an epoch shows every answer beside others to its question.

    Args:
        answers: the authored answers to learn from.
        pairs: public pairs, a fifth of what comes among strangers while there are any.
        reversals: of their questions' key points; without any there are no such batches.
        rng: decides on order and variation.
    """
    contrasts = against_opposites(reversals, rng)
    while True:
        together = list(side_by_side(answers, rng, reversals))
        alone = list(stream(rng.sample(answers, round(_ALONE * len(answers))), 1, rng))
        strangers = mixed(alone, list(islice(pairs, len(alone) // _AUTHORED_A_PAIR)), rng)
        told = mixed(together, list(by_length(strangers, rng)), rng)
        yield from mixed(told, list(islice(contrasts, _beside_others(len(told)))), rng)


def _beside_others(count: int) -> int:
    """Return how many batches with opposites come to so many others."""
    return round(count * _CONTRASTED / (1 - _CONTRASTED))


def against_opposites(reversals: Sequence[Reversal], rng: Random) -> Iterator[Batch]:
    """Yield batches of key points beside their opposites, without end.

    Args:
        reversals: of any questions; of none there are no batches.
        rng: chooses.
    """
    questions = by_question(reversals)
    while questions:
        sets = [contrasted(rng.choice(questions), _CONTRASTS, rng) for _ in range(_SETS)]
        yield from _of_like_length(sets, MOST_BYTES // 2, rng)


def side_by_side(
    answers: Sequence[AuthoredAnswer],
    rng: Random,
    reversals: Sequence[Reversal] = (),
    side: Side | None = None,
) -> Iterator[Batch]:
    """Yield batches of answers to one question, every answer in one of them.

    Args:
        answers: authored answers.
        rng: decides on order and variation.
        reversals: of their questions' key points.
        side: what else stands beside them.
    """
    side = side or Side()
    opposites: dict[str, dict[str, Reversal]] = defaultdict(dict)
    for one in reversals:
        opposites[one.question.qid][one.point] = one
    groups: dict[str, list[AuthoredAnswer]] = defaultdict(list)
    for answer in rng.sample(answers, len(answers)):
        groups[answer.question.qid].append(answer)
    for qid in rng.sample(list(groups), len(groups)):
        for start in range(0, len(groups[qid]), side.answers):
            near = groups[qid][start : start + side.answers]
            yield from _cut(_beside(near, opposites[qid], rng, side), rng)


def by_length(examples: Sequence[Example], rng: Random) -> Iterator[Batch]:
    """Yield batches of examples of like length.

    Args:
        examples: in an order that is kept but within stretches.
        rng: decides on the order of the batches of a stretch.
    """
    for start in range(0, len(examples), _LIKE_LENGTH):
        near = examples[start : start + _LIKE_LENGTH]
        yield from _of_like_length([[example] for example in near], MOST_BYTES, rng)


def mixed(first: Sequence[_A], second: Sequence[_B], rng: Random) -> list[_A | _B]:
    """Return two rows as one, each in its order, evenly mixed.

    Args:
        first: some examples or batches.
        second: others.
        rng: decides who comes next.
    """
    rows: tuple[Iterator[_A | _B], ...] = (iter(first), iter(second))
    turns = [0] * len(first) + [1] * len(second)
    rng.shuffle(turns)
    return [next(rows[turn]) for turn in turns]


def _beside(
    answers: Sequence[AuthoredAnswer], opposites: Mapping[str, Reversal], rng: Random, side: Side
) -> list[Example]:
    question = answers[0].question
    said = [answer.example for answer in answers]
    said += [_recital(question, rng) for _ in range(side.recitals)]
    again = (exchange(example, rng) for example in rng.sample(said, len(said)))
    said += list(islice(filter(None, again), side.exchanged))
    places = list(range(len(question.key_points)))
    rng.shuffle(places)
    few = rng.random() < side.few_points
    if few:
        places = places[: rng.choice((1, 2))]
    if rng.random() < side.wrong_claim:
        places.append(len(question.key_points))
    silent = few and rng.random() < side.no_question
    asked = [
        _asked(example, places, "" if silent else example.reading.question) for example in said
    ]
    against = (turned(example, opposites, rng) for example in rng.sample(asked, len(asked)))
    return asked + list(islice(filter(None, against), side.turned))


def _recital(question: AuthoredQuestion, rng: Random) -> Example:
    answer, letters = recital(question, rng)
    points = (*question.key_points, WRONG_CLAIM)
    return Example(Reading(question.question, answer, points), letters + MISSING)


def _asked(example: Example, places: Sequence[int], question: str) -> Example:
    reading = example.reading
    points = tuple(reading.points[place] for place in places)
    letters = "".join(example.letters[place] for place in places)
    return replace(example, reading=Reading(question, reading.answer, points), letters=letters)


def _of_like_length(sets: Sequence[Sequence[Example]], most: int, rng: Random) -> Iterator[Batch]:
    """Yield batches of sets of like length, which stay together, in any order."""
    found: list[list[Example]] = [[]]
    for one in sorted(sets, key=lambda one: max(map(_length, one), default=0)):
        if found[-1] and _padded_bytes([*found[-1], *one]) > most:
            found.append([])
        found[-1] += one
    rng.shuffle(found)
    yield from filter(None, found)


def _cut(examples: list[Example], rng: Random) -> Iterator[Batch]:
    """Yield examples as batches of like size, as few as can be."""
    rng.shuffle(examples)
    count = min(len(examples), -(-_padded_bytes(examples) // MOST_BYTES))
    yield from (examples[number::count] for number in range(count))


def _padded_bytes(examples: Sequence[Example]) -> int:
    """Return how many bytes a batch takes, its padding included."""
    return len(examples) * max(map(_length, examples), default=0)


def _length(example: Example) -> int:
    return sum(len(text.encode()) for text in pair_of(example.reading))
