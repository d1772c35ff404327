"""How well a member remembers a question, and when it is due again, by FSRS.

https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from fsrs import Card, Rating, Scheduler, State

LONGEST_DAYS = 365
"""The longest interval: nobody prepares for an interview for longer."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What FSRS knows of one question and one member.

    Attributes:
        stability: days until the chance to remember it has fallen to 90 %.
        difficulty: 1-10.
        reviewed_on: the local date of the last review.
        due_on: the local date of the next.
    """

    stability: float
    difficulty: float
    reviewed_on: date
    due_on: date


class Curve:
    """Turns ratings into memories. Deterministic: intervals are not blurred.

    Time is counted in local dates, not in hours: what is due tomorrow is due from midnight on,
    wherever the clocks stood today.

    Args:
        desired_retention: the chance (0-1) to remember a question at which it is due.
    """

    def __init__(self, desired_retention: float) -> None:
        # Without steps of minutes: nobody is asked the same question twice in a sitting.
        self._scheduler = Scheduler(
            desired_retention=desired_retention,
            learning_steps=(),
            relearning_steps=(),
            maximum_interval=LONGEST_DAYS,
            enable_fuzzing=False,
        )

    def review(self, memory: Memory | None, rating: Rating, day: date) -> Memory:
        """Return the memory after a review.

        Args:
            memory: before; None at the first.
            rating: how well it was remembered.
            day: the local date; one before the last review, which a change of time zones brings,
                counts as that.
        """
        if memory is not None:
            day = max(day, memory.reviewed_on)
        card, _ = self._scheduler.review_card(_card(memory, day), rating, _midnight(day))
        assert card.stability is not None  # noqa: S101  (a reviewed card has both)
        assert card.difficulty is not None  # noqa: S101
        return Memory(card.stability, card.difficulty, day, card.due.date())


def _card(memory: Memory | None, day: date) -> Card:
    # A card without an id waits for a millisecond, to find one of its own.
    if memory is None:
        return Card(card_id=0, due=_midnight(day))
    return Card(
        card_id=0,
        state=State.Review,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=_midnight(memory.due_on),
        last_review=_midnight(memory.reviewed_on),
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, UTC)
