"""The examples that the classifier learns from: ``examples.txt``, and authored answers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b, sha256
from pathlib import Path

from knowledge.talk import features
from knowledge.talk.intent import Intent
from knowledge.training import corpus

FILE = Path(__file__).with_name("examples.txt")

_ONLY_OPEN, _ONLY_NONE, _QUESTION = "? ", "! ", "@ "
_LONGEST_ANSWER = 90
# What was written as no answer, or to look like one: it says nothing about how people answer.
_NO_ANSWERS = frozenset({"keyword_stuffing", "question_echo", "off_topic", "vague", "dont_know"})


class ExampleError(ValueError):
    """A line of the examples that cannot be used; the message names it."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """Something that was said, and what was meant.

    Attributes:
        text: as it was typed.
        intent: what was meant.
        with_open: whether it may be said with a question open.
        with_none: whether it may be said with none open.
        question: the question that it answers; None for what is no answer.
    """

    text: str
    intent: Intent
    with_open: bool = True
    with_none: bool = True
    question: str | None = None


def parse(text: str) -> Iterator[Utterance]:
    """Read examples; the file's first lines tell the format.

    Raises:
        ExampleError: a line stands under no intent, under one that there is not, or is an answer
            to no question.
    """
    intent: Intent | None = None
    question: str | None = None
    for number, line in enumerate(text.splitlines(), 1):
        said = line.strip()
        if not said or said.startswith("# "):
            continue
        if said.startswith("["):
            intent, question = _intent(said, number), None
        elif intent is None:
            msg = f"line {number}: it stands under no [intent]"
            raise ExampleError(msg)
        elif intent is not Intent.ANSWER:
            yield _free(said, intent)
        elif said.startswith(_QUESTION):
            question = said.removeprefix(_QUESTION)
        elif question is None:
            msg = f"line {number}: it answers no question"
            raise ExampleError(msg)
        else:
            yield _answer(said, question)


def _intent(line: str, number: int) -> Intent:
    try:
        return Intent(line.strip("[]"))
    except ValueError as error:
        msg = f"line {number}: there is no intent {line!r}"
        raise ExampleError(msg) from error


def _free(line: str, intent: Intent) -> Utterance:
    if line.startswith(_ONLY_OPEN):
        return Utterance(line.removeprefix(_ONLY_OPEN), intent, with_none=False)
    if line.startswith(_ONLY_NONE):
        return Utterance(line.removeprefix(_ONLY_NONE), intent, with_open=False)
    return Utterance(line, intent)


def _answer(text: str, question: str) -> Utterance:
    return Utterance(text, Intent.ANSWER, with_none=False, question=question)


def shipped() -> tuple[Utterance, ...]:
    """Return all examples: those written by hand, and one short authored answer a question."""
    written = parse(FILE.read_text(encoding="utf-8"))
    return (*written, *_authored())


def _authored() -> Iterator[Utterance]:
    chosen: dict[str, corpus.AuthoredAnswer] = {}
    for answer in sorted(corpus.load(), key=lambda each: digest(each.answer)):
        if len(answer.answer) <= _LONGEST_ANSWER and answer.category not in _NO_ANSWERS:
            chosen.setdefault(answer.question.question, answer)
    for question, answer in chosen.items():
        yield _answer(answer.answer, question)


def digest(text: str) -> str:
    """Return a hash of a text: an order that has nothing to do with what it says."""
    return blake2b(text.encode(), digest_size=8).hexdigest()


def named(utterances: Iterable[Utterance], encoder: str) -> str:
    """Name what is learned from: equal names stand for equal examples, features and vectors.

    Args:
        utterances: the examples.
        encoder: the name of the encoder.
    """
    told = sha256(encoder.encode())
    told.update(Path(features.__file__).read_bytes())
    for utterance in utterances:
        told.update(repr(utterance).encode())
    return told.hexdigest()
