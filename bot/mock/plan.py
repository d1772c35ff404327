"""Which questions a mock interview asks, from warm-up to hard."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from random import Random

from knowledge.question import Difficulty, Question

FEWEST, MOST = 3, 10
_LEVELS = {Difficulty.EASY: 0, Difficulty.MEDIUM: 1, None: 1, Difficulty.HARD: 2}


def plan(
    pools: Sequence[Collection[Question]],
    count: int,
    *,
    difficulty: Difficulty | None,
    asked: Collection[str],
    rng: Random,
) -> tuple[Question, ...]:
    """Choose the questions of an interview in their order, the easier before the harder.

    Whoever names several topics is asked about each in turn, as long as there are questions on it.
    Within that, and without a difficulty, the first third is easy, the last hard and what is
    between medium. Where there are not enough of a level, the nearest stands in. What was not asked
    before goes first, then headings that do not have a question yet.

    Args:
        pools: what may be asked on each topic that was named, in one where none was; a question may
            be in several. Those without key points are not asked.
        count: how many.
        difficulty: of all of them; None for a mixture.
        asked: ids of questions that were asked before.
        rng: source of randomness.

    Returns:
        Up to ``count`` questions, none where there are none.
    """
    named: dict[str, list[int]] = defaultdict(list)
    found: dict[str, Question] = {}
    for number, pool in enumerate(pools):
        for question in pool:
            if question.key_points:
                found[question.id] = question
                named[question.id].append(number)
    left = list(found.values())
    rng.shuffle(left)
    turns: Counter[int] = Counter()
    topics: Counter[str] = Counter()
    chosen: list[Question] = []
    for number in range(min(count, len(left))):
        level = number * 3 // count if difficulty is None else _LEVELS[difficulty]
        best = min(
            left,
            key=lambda question: (
                min(turns[pool] for pool in named[question.id]),
                abs(_LEVELS[question.difficulty] - level),
                question.id in asked,
                topics[question.topic],
            ),
        )
        left.remove(best)
        turns.update(named[best.id])
        topics[best.topic] += 1
        chosen.append(best)
    return tuple(sorted(chosen, key=lambda question: _LEVELS[question.difficulty]))
