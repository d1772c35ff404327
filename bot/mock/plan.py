"""Which questions a mock interview asks, from warm-up to hard."""

from collections import Counter
from collections.abc import Collection, Sequence
from random import Random

from knowledge.question import Difficulty, Question

FEWEST, MOST = 3, 10
_LEVELS = {Difficulty.EASY: 0, Difficulty.MEDIUM: 1, None: 1, Difficulty.HARD: 2}


def plan(
    questions: Sequence[Question],
    count: int,
    *,
    difficulty: Difficulty | None,
    asked: Collection[str],
    rng: Random,
) -> tuple[Question, ...]:
    """Choose the questions of an interview in their order, the easier before the harder.

    Without a difficulty, the first third is easy, the last hard and what is between medium. Where
    there are not enough of a level, the nearest stands in. What was not asked before goes first,
    then topics that do not have a question yet.

    Args:
        questions: what may be asked; those without key points are not.
        count: how many.
        difficulty: of all of them; None for a mixture.
        asked: ids of questions that were asked before.
        rng: source of randomness.

    Returns:
        Up to ``count`` questions, none where there are none.
    """
    left = [question for question in questions if question.key_points]
    rng.shuffle(left)
    topics: Counter[str] = Counter()
    chosen: list[Question] = []
    for number in range(min(count, len(left))):
        level = number * 3 // count if difficulty is None else _LEVELS[difficulty]
        best = min(
            left,
            key=lambda question: (
                abs(_LEVELS[question.difficulty] - level),
                question.id in asked,
                topics[question.topic],
            ),
        )
        left.remove(best)
        topics[best.topic] += 1
        chosen.append(best)
    return tuple(sorted(chosen, key=lambda question: _LEVELS[question.difficulty]))
