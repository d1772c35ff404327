"""Public pairs -> examples: one statement each, and whether the other text states it.

Answers to a fifth of the questions are left out, for measuring (``left_out``).

The authored answers teach what an interviewer looks for; these teach how people write who are no
authors of data. Read from a folder that is given, where each corpus is gzipped JSON lines:

- SemEval-2013 Task 7, answers of students (Dzikovska et al. 2013; CC BY-SA 3.0)
- SAF, answers about computer networks (Filighera et al. 2022; MIT and CC BY 4.0)
- KorNLI (Ham et al. 2020) and KLUE-NLI (Park et al. 2021; both CC BY-SA 4.0)
- KorSTS and KLUE-STS, of the same
"""

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from random import Random
from typing import Any

from knowledge.grading.point_judge import pair_of
from knowledge.grading.readings import WRONG_CLAIM, Reading
from knowledge.training.example import UNSETTLED, Example

_GRADED_ANSWERS = ("saf-networks-en-train", "semeval2013-task7-train")
_INFERENCE = ("xnli-ko-dev", "xnli-ko-test", "klue-nli-dev")
_SHARES: dict[tuple[str, ...], float] = {
    ("semeval2013-task7-train",): 0.35,
    ("saf-networks-en-train",): 0.2,
    _INFERENCE: 0.3,
    ("korsts-train", "korsts-dev", "klue-sts-dev"): 0.15,
}
_VERDICTS = {
    "correct": "h",
    "incorrect": "m",
    "contradictory": "c",
    "entailment": "h",
    "neutral": "m",
    "contradiction": "c",
}
_LEFT_OUT = 5
# Of full marks in SAF, of 5 in STS: what counts as made and as missing; between is partly.
_GRADED = (0.1, 0.9)
_LIKE = (1.5, 4.0)
_ASKED_ABOUT_WRONG_CLAIMS = 0.75
_LONGEST = 1200
"""Characters of texts that surely fit into one pass of 512 tokens."""


def examples(folder: Path, count: int, rng: Random) -> list[Example]:
    """Return examples drawn from all corpora.

    Of graded answers, those to a fifth of the questions are left out (``is_left_out``), so that a
    judge can be measured on them.

    Args:
        folder: where the corpora lie.
        count: about how many.
        rng: draws them.

    Raises:
        OSError: a corpus is not there.
    """
    drawn: list[Example] = []
    for names, share in _SHARES.items():
        pool = [found for name in names for found in _of(_rows(folder, name), rng) if _fits(found)]
        drawn += rng.sample(pool, min(len(pool), round(share * count)))
    rng.shuffle(drawn)
    return drawn


@dataclass(frozen=True, slots=True)
class Triple:
    """A text, something that follows from it, and something that contradicts it.

    Attributes:
        premise: the text.
        entailed: follows from it.
        contradicted: can't be true beside it.
    """

    premise: str
    entailed: str
    contradicted: str


def triples(folder: Path, rng: Random) -> list[Triple]:
    """Return a triple for each text of KorNLI and KLUE-NLI that has one.

    Args:
        folder: where the corpora lie.
        rng: draws where a text has several.

    Raises:
        OSError: a corpus is not there.
    """
    hypotheses: dict[str, dict[str, list[str]]] = {}
    for name in _INFERENCE:
        for row in _rows(folder, name):
            by_label = hypotheses.setdefault(row["premise"], {})
            by_label.setdefault(row["label"], []).append(row["hypothesis"])
    return [
        Triple(premise, rng.choice(by_label["entailment"]), rng.choice(by_label["contradiction"]))
        for premise, by_label in hypotheses.items()
        if by_label.keys() >= {"entailment", "contradiction"}
    ]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A graded answer that is kept for measuring.

    Attributes:
        question: the question.
        reference: a right answer to it.
        answer: a student's.
        gold: a grade from 0 to 1, or a label.
    """

    question: str
    reference: str
    answer: str
    gold: float | str


def left_out(folder: Path) -> dict[str, list[LeftOut]]:
    """Return the graded answers that ``examples`` leaves out, by corpus.

    Args:
        folder: where the corpora lie.

    Raises:
        OSError: a corpus is not there.
    """
    found: dict[str, list[LeftOut]] = {}
    for name in _GRADED_ANSWERS:
        for row in _rows(folder, name):
            if is_left_out(row["qid"]):
                gold = row["label"] if "label" in row else row["score"]
                kept = LeftOut(row["question"], row["references"][0], row["answer"], gold)
                found.setdefault(row.get("corpus", name), []).append(kept)
    return found


def is_left_out(qid: str) -> bool:
    """Whether answers to a question of SAF or SemEval-2013 are kept for measuring.

    Args:
        qid: the question's id in its corpus.
    """
    return blake2b(qid.encode(), digest_size=4).digest()[0] % _LEFT_OUT == 0


def _rows(folder: Path, name: str) -> Iterator[Mapping[str, Any]]:
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _of(rows: Iterable[Mapping[str, Any]], rng: Random) -> Iterator[Example]:
    for row in rows:
        if "premise" in row:
            yield _example("", row["premise"], row["hypothesis"], _VERDICTS[row["label"]], rng)
        elif "sentence1" in row:
            letter = _letter(row["score"], _LIKE)
            yield _example("", row["sentence2"], row["sentence1"], letter, rng)
        elif not is_left_out(row["qid"]):
            label = row.get("label")
            letter = _VERDICTS[label] if label else _letter(row["score"], _GRADED)
            [reference, *_] = row["references"]
            yield _example(row["question"], row["answer"], reference, letter, rng)


def _fits(example: Example) -> bool:
    return sum(map(len, pair_of(example.reading))) <= _LONGEST


def _letter(value: float, bounds: tuple[float, float]) -> str:
    least, most = bounds
    return "m" if value <= least else "h" if value >= most else "p"


def _example(question: str, answer: str, point: str, letter: str, rng: Random) -> Example:
    """Return an example that asks about wrong claims as often as authored answers do.

    What is right there nobody marked; were it never asked, it would tell the corpora apart.
    """
    if rng.random() < _ASKED_ABOUT_WRONG_CLAIMS:
        return Example(Reading(question, answer, (point, WRONG_CLAIM)), letter + UNSETTLED)
    return Example(Reading(question, answer, (point,)), letter)
