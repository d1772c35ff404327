"""How probable it is that what was found answers a question."""

import math
from dataclasses import dataclass

# Logistic regression (scikit-learn 1.9, L2 with C = 1 on standardised features) of "the first hit
# answers" on the 620 questions of tests/knowledge/search.jsonl (460 that the notes answer, 160 that
# they don't). Cross-validated eight-fold by heading, the Brier score is 0.083, and of those given
# about 0.03, 0.18, 0.40, 0.60, 0.81 and 0.98 it is true of 0.03, 0.18, 0.29, 0.62, 0.85 and 0.97.
# Everyday words, which the notes lack, cost coverage; that ``unknown`` speaks for an answer gives
# it back.
_BIAS = -5.93
_SCORE = 28.74
_TERMS = 1.57
_COVERAGE = 1.95
_LENGTH = 0.83
_UNKNOWN = 2.63
_ELSEWHERE = -11.85
_NAMED_ELSEWHERE = -2.62
_NO_TERMS = 0.82

ANSWERED_FROM = 0.52
"""The confidence from which on a question counts as answered.

Cross-validated as above, about 93 % of the answerable questions are answered and 93 % of the
others refused.
"""


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
