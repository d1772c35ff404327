"""Which question a schedule asks: none twice before all were, leaning to what a server finds hard.

Pure: the same history and randomness give the same question.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from random import Random
from statistics import fmean

from knowledge.question import Question

LEAN = 3.0
"""How much likelier a question that a server always fails is than one that it masters, less one."""

UNKNOWN_SCORE = 50.0


def randomness_of(schedule_id: int, day: date) -> Random:
    """Return the randomness of one occurrence: tried again, it is the same."""
    return Random(f"{schedule_id} {day.isoformat()}")  # noqa: S311  (nothing secret)


def choose(
    questions: Sequence[Question],
    *,
    history: Iterable[str],
    scores: Mapping[str, float],
    rng: Random,
) -> Question | None:
    """Choose the question of a day.

    Args:
        questions: what may be asked.
        history: ids of what the schedule asked, oldest first.
        scores: the server's mean score (0-100) by question id.
        rng: source of randomness.

    Returns:
        A question, None when there is none to ask.
    """
    candidates = _not_yet_in_this_round(questions, list(history))
    if not candidates:
        return None
    by_topic: dict[str, list[float]] = defaultdict(list)
    for question in questions:
        if question.id in scores:
            by_topic[question.topic].append(scores[question.id])

    def weight(question: Question) -> float:
        of_topic = by_topic.get(question.topic)
        expected = scores.get(question.id, fmean(of_topic) if of_topic else UNKNOWN_SCORE)
        return 1 + LEAN * (1 - expected / 100)

    return rng.choices(candidates, [weight(question) for question in candidates])[0]


def _not_yet_in_this_round(questions: Sequence[Question], history: Sequence[str]) -> list[Question]:
    """Return the questions that were not asked since all of them last had been.

    The last one asked waits a day, unless it is the only one. They are sorted by id: the order in
    which notes are read must not matter.
    """
    every = {question.id: question for question in questions}
    left = set(every)
    for question_id in history:
        left.discard(question_id)
        if not left:
            left = set(every)
    fresh = left.difference(history[-1:]) or left
    return [every[question_id] for question_id in sorted(fresh)]
