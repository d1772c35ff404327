"""How probable it is that what was found answers a question."""

import math
from dataclasses import dataclass

# Logistic regression (scikit-learn 1.9, L2 with C = 1 on standardised features) of "the first hit
# answers" on the 1,070 questions to tune on of tests/knowledge/search.jsonl (790 that the notes
# answer, 280 that they don't). Cross-validated eight-fold by heading, the Brier score is 0.057, and
# of those given about 0.02, 0.17, 0.36, 0.61, 0.81 and 0.98 it is true of 0.01, 0.11, 0.32, 0.72,
# 0.85 and 0.98. Everyday words, which the notes lack, cost coverage; that ``unknown`` speaks for an
# answer gives it back.
_BIAS = -8.27
_SCORE = 37.69
_TERMS = 1.94
_COVERAGE = 1.93
_LENGTH = 0.93
_UNKNOWN = 3.85
_ELSEWHERE = -16.57
_NAMED_ELSEWHERE = -4.28
_NO_TERMS = 0.82

ANSWERED_FROM = 0.65
"""The confidence from which on a question counts as answered.

Cross-validated as above, 91 % of the answerable questions are answered and 95 % of the others
refused; where most of these are near neighbours of what the notes say, 92 and 90 %.
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
