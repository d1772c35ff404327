"""What people want when they talk to the coach."""

from dataclasses import dataclass
from enum import StrEnum


class Intent(StrEnum):
    """What an utterance is meant for."""

    ASK_NOTES = "ask_notes"
    QUIZ = "quiz"
    ANSWER = "answer"
    HINT = "hint"
    REVEAL = "reveal"
    NEXT = "next"
    WHY = "why"
    STATS = "stats"
    REVIEW = "review"
    MOCK = "mock"
    HELP = "help"
    SMALLTALK = "smalltalk"
    ABUSE = "abuse"


CHATTER = frozenset({Intent.SMALLTALK, Intent.ABUSE})
"""What is answered with a kind word and nothing else."""


@dataclass(frozen=True, slots=True)
class Understanding:
    """What an utterance was taken for.

    Attributes:
        intent: the likeliest.
        confidence: how likely it is, 0-1: of utterances with 0.8, about 8 in 10 are right.
        other: the next likeliest, where it is too near to go ahead without asking; else None.
    """

    intent: Intent
    confidence: float
    other: Intent | None = None
