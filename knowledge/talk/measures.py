"""How well utterances are understood."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from knowledge.talk.intent import CHATTER, Intent, Understanding


@dataclass(frozen=True, slots=True)
class Judged:
    """An utterance with what was meant and what it was taken for.

    Attributes:
        text: what was said.
        meant: what was meant.
        understood: what it was taken for.
        is_open: whether a question was open.
    """

    text: str
    meant: Intent
    understood: Understanding
    is_open: bool

    @property
    def asked(self) -> bool:
        """Whether the coach asks instead of going ahead."""
        return self.understood.other is not None


@dataclass(frozen=True, slots=True)
class Rate:
    """How many of how many.

    Attributes:
        count: how many it happened to.
        of: of how many.
    """

    count: int
    of: int

    @property
    def share(self) -> float:
        """The share, 0-1; 0 of none."""
        return self.count / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Measures:
    """How well utterances were understood.

    Attributes:
        count: how many.
        accuracy: the share whose likeliest intent is the one that was meant.
        macro_f1: the mean F1 of the intents that were meant at least once.
        f1: F1 by intent.
        confusion: how often an intent that was meant was taken for another, by both.
        asked: utterances that the coach asks about, between two.
        missed: of those asked about, how many meant neither.
        answers_as_chatter: answers that get a kind word, without asking, for a grade.
        chatter_as_answers: chatter at an open question that is graded without asking.
        answers_as_other: answers taken for anything else without asking.
        other_as_answers: anything else at an open question that is graded without asking.
    """

    count: int
    accuracy: float
    macro_f1: float
    f1: dict[Intent, float]
    confusion: Counter[tuple[Intent, Intent]]
    asked: Rate
    missed: Rate
    answers_as_chatter: Rate
    chatter_as_answers: Rate
    answers_as_other: Rate
    other_as_answers: Rate


def measure(judged: Sequence[Judged]) -> Measures:
    """Compare what was understood with what was meant.

    Raises:
        ValueError: there is nothing to compare.
    """
    if not judged:
        msg = "there is nothing to measure"
        raise ValueError(msg)
    pairs = Counter((one.meant, one.understood.intent) for one in judged)
    f1 = {intent: _f1(intent, pairs) for intent in Intent if any(i is intent for i, _ in pairs)}
    right = sum(count for (meant, taken), count in pairs.items() if meant is taken)
    asked = [one for one in judged if one.asked]
    answers = [one for one in judged if one.meant is Intent.ANSWER]
    others = [one for one in judged if one.meant is not Intent.ANSWER and one.is_open]
    chatter = [one for one in others if one.meant in CHATTER]
    return Measures(
        count=len(judged),
        accuracy=right / len(judged),
        macro_f1=sum(f1.values()) / len(f1),
        f1=f1,
        confusion=Counter({pair: count for pair, count in pairs.items() if pair[0] is not pair[1]}),
        asked=Rate(len(asked), len(judged)),
        missed=_rate(asked, lambda one: one.meant not in _offered(one)),
        answers_as_chatter=_rate(answers, lambda one: _went(one) in CHATTER),
        chatter_as_answers=_rate(chatter, lambda one: _went(one) is Intent.ANSWER),
        answers_as_other=_rate(answers, lambda one: _went(one) not in {None, Intent.ANSWER}),
        other_as_answers=_rate(others, lambda one: _went(one) is Intent.ANSWER),
    )


def _went(one: Judged) -> Intent | None:
    """Return what the coach goes ahead with; None where it asks."""
    return None if one.asked else one.understood.intent


def _offered(one: Judged) -> set[Intent | None]:
    return {one.understood.intent, one.understood.other}


def _rate(judged: Sequence[Judged], happened: Callable[[Judged], bool]) -> Rate:
    return Rate(sum(map(happened, judged)), len(judged))


def _f1(intent: Intent, pairs: Counter[tuple[Intent, Intent]]) -> float:
    hits = pairs[intent, intent]
    meant = sum(count for (gold, _), count in pairs.items() if gold is intent)
    taken = sum(count for (_, given), count in pairs.items() if given is intent)
    return 2 * hits / (meant + taken)
