"""How probable it is that what was found answers a question."""

import math
from dataclasses import dataclass

# Logistic regression (scikit-learn 1.9, L2 with C = 1 on standardised features) of "the first hit
# answers" on 235 questions, each asked once: the split "tune" of tests/knowledge/search.jsonl to
# the notes that ship (80 that they answer, 30 that they don't) and tests/knowledge/probe.jsonl to
# the example notes (71 and 54). Cross-validated eight-fold, the Brier score is 0.075, and of those
# given about 0.06, 0.28, 0.49, 0.71 and 0.96 it is true of 0.04, 0.23, 0.46, 0.71 and 0.96. That is
# flattering, since the features were chosen on the same questions: on the split "report", which
# nothing was chosen on, the Brier score is 0.197, so the confidence is further off than it says.
_BIAS = -10.5
_NEARNESS = 8.6
_LEAD = 5.6
_TERMS = 4.2
_COVERAGE = 2.2
_LENGTH = 1.9
_NO_TERMS = 0.82

ANSWERED_FROM = 0.63
"""The confidence from which on a question counts as answered.

Cross-validated, 90 % of the answerable questions are answered there and 90 % (of the shipped
notes) and 98 % (of the example notes) of the others are refused; on the split "report", which
nothing was chosen on, 81 % and 70 %.
"""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for an answer among the passages that were found.

    Attributes:
        nearness: of the sentence or passage nearest in meaning; 0 for just any technical text,
            1 for the same text.
        lead: score of the first passage above that of the sixth, or above 0, which just any text
            has, if there are fewer.
        terms: share of the question's technical terms that the first three passages name, 0 to 1;
            None where it names none.
        coverage: share of all its words that they hold, rare ones counting more, 0 to 1.
        words: how many words it has: the more there are, the fewer of them the notes repeat.
    """

    nearness: float
    lead: float
    terms: float | None
    coverage: float
    words: int

    @property
    def confidence(self) -> float:
        """The probability that the first passage answers, 0 to 1, calibrated as said above."""
        evidence = (
            _BIAS
            + _NEARNESS * self.nearness
            + _LEAD * self.lead
            + _TERMS * (_NO_TERMS if self.terms is None else self.terms)
            + _COVERAGE * self.coverage
            + _LENGTH * math.log1p(self.words)
        )
        return 1 / (1 + math.exp(-evidence))
