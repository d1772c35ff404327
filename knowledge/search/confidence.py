"""How probable it is that what was found answers a question."""

import math
from dataclasses import dataclass

# HEAD
_BIAS = 0.0
_SCORE = 1.0
_TERMS = 1.0
_COVERAGE = 1.0
_LENGTH = 1.0
_UNKNOWN = -1.0
_ELSEWHERE = -1.0
_NAMED_ELSEWHERE = -1.0
_NO_TERMS = 0.82

ANSWERED_FROM = 0.5
"""The confidence from which on a question counts as answered."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for and against an answer among the passages that were found.

    Attributes:
        score: of the first passage, 0 for just any technical text.
        terms: share of the question's technical terms that the first three passages name, 0 to 1;
            None where it names none.
        coverage: share of all its words that they hold, rare ones counting more, 0 to 1.
        words: how many words it has: the more there are, the fewer of them the notes repeat.
        unknown: share of its words that are Korean and nowhere in the notes, 0 to 1.
        elsewhere: nearness of the nearest subject that the notes have no heading on, 0 to 1.
        named_elsewhere: whether it names such a subject, and the notes never do.
    """

    score: float
    terms: float | None
    coverage: float
    words: int
    unknown: float
    elsewhere: float
    named_elsewhere: bool

    @property
    def confidence(self) -> float:
        """The probability that the first passage answers, 0 to 1, calibrated as said above."""
        evidence = (
            _BIAS
            + _SCORE * self.score
            + _TERMS * (_NO_TERMS if self.terms is None else self.terms)
            + _COVERAGE * self.coverage
            + _LENGTH * math.log1p(self.words)
            + _UNKNOWN * self.unknown
            + _ELSEWHERE * self.elsewhere
            + _NAMED_ELSEWHERE * self.named_elsewhere
        )
        return 1 / (1 + math.exp(-evidence))
