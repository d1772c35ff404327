"""Which question to ask next: unseen ones first, then the weakest."""

from collections.abc import Collection, Mapping, Sequence
from random import Random

from knowledge.question import Difficulty, Question

WEAKEST_SHARE = 3
_ORDER = {Difficulty.EASY: 0, None: 1, Difficulty.MEDIUM: 1, Difficulty.HARD: 2}


def choose(
    questions: Sequence[Question],
    *,
    asked: Collection[str],
    scores: Mapping[str, float],
    last: str | None,
    rng: Random,
) -> Question | None:
    """Choose the next question for someone.

    Unseen questions come first, the easier before the harder; then those with the lowest last
    score, an unanswered one counting as 0, drawn from the weakest third so that the order varies.
    Never the same twice in a row, unless there is only one.

    Args:
        questions: what may be asked.
        asked: ids of questions this person was asked before.
        scores: last score (0-100) by question id.
        last: id of the question asked last.
        rng: source of randomness.

    Returns:
        A question, None when there is none to ask.
    """
    candidates = [question for question in questions if question.id != last] or list(questions)
    if not candidates:
        return None
    unseen = [question for question in candidates if question.id not in asked]
    if unseen:
        easiest = min(_ORDER[question.difficulty] for question in unseen)
        return rng.choice([q for q in unseen if _ORDER[q.difficulty] == easiest])
    weakest_first = sorted(candidates, key=lambda question: scores.get(question.id, 0.0))
    return rng.choice(weakest_first[: max(1, len(weakest_first) // WEAKEST_SHARE)])
