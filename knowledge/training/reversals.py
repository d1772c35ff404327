"""Key points and their opposites -> examples that only the claim itself tells apart.

A judge takes "many indexes make writes fast" for "many indexes make writes slow" as long as
anything else tells its verdicts: how an answer sounds, which terms it holds, or what is true of
indexes. So here a key point, or its opposite, is asked about beside answers that say the one or the
other. Each of the four combinations comes as often, in the same batch; no word by itself says
anything about the verdict then. It is the lesson of contrast sets (Gardner et al. 2020,
https://arxiv.org/abs/2004.02709), with texts that people would type.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from knowledge.grading.readings import Reading
from knowledge.training.corpus import DATA, AuthoredQuestion
from knowledge.training.example import UNSETTLED, Example
from knowledge.training.stream import MADE, MISSING, SILENCES

_COMBINATIONS = ((False, False), (False, True), (True, False), (True, True))
# How people set one sentence apart from the next.
_BREAKS = (". ", ". ", ", ", "\n", " ")


@dataclass(frozen=True, slots=True)
class Reversal:
    """A key point, its opposite, and how people say the one and the other.

    Attributes:
        question: whose key point it is.
        point: the key point.
        opposite: its opposite, as a note would have it.
        right: how somebody says what the key point says.
        wrong: the same, turned into its opposite.
        label: of what says the one where the other is asked about: c, or s where two things have
            changed places.
    """

    question: AuthoredQuestion
    point: str
    opposite: str
    right: str
    wrong: str
    label: str


@dataclass(frozen=True, slots=True)
class Company:
    """What stands beside a key point that is asked about, as probabilities.

    Attributes:
        points: how many are asked about at once, each count as often as it stands here.
        missing: an answer leaves one of them out, so that silence stays silence.
        other: an answer says one of the question's other key points as well, or its opposite.
        both: the opposite is asked about beside the key point.
        repeated: an answer keeps to the key point's words, or those of its opposite.
        in_order: it says them in their order.
        question: the question stands there.
    """

    points: tuple[int, ...] = (1, 2, 2, 3, 4)
    missing: float = 0.15
    other: float = 0.4
    both: float = 0.3
    repeated: float = 0.2
    in_order: float = 0.6
    question: float = 0.7


def load(questions: Iterable[AuthoredQuestion], folder: Path = DATA) -> tuple[Reversal, ...]:
    """Read the reversals of some questions.

    Args:
        questions: authored questions.
        folder: holds ``reversals.jsonl``.

    Raises:
        OSError: the file cannot be read.
        KeyError: a field is missing.
        IndexError: a question has no such key point.
    """
    by_id = {question.qid: question for question in questions}
    with (folder / "reversals.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return tuple(
        Reversal(
            question=by_id[row["qid"]],
            point=by_id[row["qid"]].key_points[row["point"]],
            opposite=row["opposite"],
            right=row["right"],
            wrong=row["wrong"],
            label=row["label"],
        )
        for row in rows
        if row["qid"] in by_id
    )


def by_question(reversals: Iterable[Reversal]) -> list[list[Reversal]]:
    """Return those of each question together, in their order.

    Args:
        reversals: of any questions.
    """
    found: dict[str, list[Reversal]] = defaultdict(list)
    for one in reversals:
        found[one.question.qid].append(one)
    return list(found.values())


def contrasted(
    reversals: Sequence[Reversal], count: int, rng: Random, company: Company | None = None
) -> list[Example]:
    """Return examples about the same few key points, reversed in half of the answers and points.

    The letters are those of each key point's own texts. What is said of one may touch another of
    the question as well: of 60 answers turned into their opposites, five contradicted another.

    Args:
        reversals: of one question.
        count: how many examples.
        rng: chooses.
        company: what else is said and asked.
    """
    company = company or Company()
    most = min(len(reversals), rng.choice(company.points))
    asked = set(rng.sample(range(len(reversals)), most))
    turns = {place: _turns(count, rng) for place in asked}
    return [
        _example(reversals, {place: turn[number] for place, turn in turns.items()}, rng, company)
        for number in range(count)
    ]


def turned(example: Example, reversals: Mapping[str, Reversal], rng: Random) -> Example | None:
    """Return an answer with some of its key points turned into their opposites.

    What was made is contradicted then. What was contradicted need not be made: one can be wrong in
    more ways than one.

    Args:
        example: an answer with key points.
        reversals: by key point.
        rng: chooses which, each as often as not.

    Returns:
        None when nothing is turned.
    """
    points, letters = list(example.reading.points), list(example.letters)
    changed = False
    for place, point in enumerate(points):
        reversal = reversals.get(point)
        if reversal is None or rng.random() < 0.5:  # noqa: PLR2004 -- as often as not
            continue
        points[place] = reversal.opposite
        if letters[place] != MISSING:
            letters[place] = reversal.label if letters[place] == MADE else UNSETTLED
        changed = True
    if not changed:
        return None
    reading = replace(example.reading, points=tuple(points))
    return Example(reading, "".join(letters), ask_teacher=False)


def _turns(count: int, rng: Random) -> Sequence[tuple[bool, bool]]:
    """Return whether answer and key point are reversed, each combination about as often."""
    turns: list[tuple[bool, bool]] = []
    while len(turns) < count:
        turns += rng.sample(_COMBINATIONS, len(_COMBINATIONS))
    return turns


def _example(
    reversals: Sequence[Reversal],
    turns: Mapping[int, tuple[bool, bool]],
    rng: Random,
    company: Company,
) -> Example:
    said: list[str] = []
    asked: list[tuple[str, str]] = []
    both = rng.random() < company.both
    for place, one in enumerate(reversals):
        if place in turns:
            wrong, opposite = turns[place]
            silent = rng.random() < company.missing
            texts = ((one.opposite, True), (one.point, False))
            asked += [
                (text, MISSING if silent else MADE if wrong is reverse else one.label)
                for text, reverse in texts
                if both or reverse is opposite
            ]
        else:
            wrong, silent = rng.random() < 0.5, rng.random() >= company.other  # noqa: PLR2004
        if not silent:
            said.append(_said(one, rng, company, wrong=wrong))
    if rng.random() >= company.in_order:
        rng.shuffle(said)
    rng.shuffle(asked)
    points, letters = zip(*asked, strict=True)
    question = reversals[0].question.question if rng.random() < company.question else ""
    reading = Reading(question, _joined(said, rng), points)
    return Example(reading, "".join(letters), ask_teacher=False)


def _said(one: Reversal, rng: Random, company: Company, *, wrong: bool) -> str:
    if rng.random() < company.repeated:
        return one.opposite if wrong else one.point
    return one.wrong if wrong else one.right


def _joined(said: Sequence[str], rng: Random) -> str:
    """Return sentences as one answer, each set apart from the next in some way."""
    if not said:
        return rng.choice(SILENCES)
    return "".join(_apart(said[:-1], rng)) + said[-1]


def _apart(said: Iterable[str], rng: Random) -> Iterator[str]:
    for text in said:
        yield text + (rng.choice(_BREAKS) if text[-1].isalnum() else " ")
