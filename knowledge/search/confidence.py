"""How probable it is that what was found answers a question."""

import math
from dataclasses import dataclass

# Logistic regression (scikit-learn 1.9, L2 with C = 1 on standardised features) of "the first hit
# answers" on the 1,070 questions to tune on of tests/knowledge/search.jsonl (790 that the notes
# answer, 280 that they don't), asked of the shipped notes as they are and without what these say
# of how people ask, as most notes don't. Cross-validated eight-fold by heading, the Brier score is
# 0.054 on the first and 0.098 on the second. ``unknown`` speaks for an answer, which gives back
# what everyday words cost in coverage, and ``phrased`` against one, for what it adds to the score.
_BIAS = -4.12
_SCORE = 33.58
_TERMS = 1.37
_COVERAGE = 1.12
_LENGTH = 0.10
_UNKNOWN = 1.84
_FIELD = -14.61
_NEARER = -2.91
_NAMED_ELSEWHERE = -3.17
_PHRASED = -0.96
_NO_TERMS = 0.82

ANSWERED_FROM = 0.5
"""The confidence from which on a question counts as answered: more likely so than not.

Of those 1,070 questions 96 % of the answerable are answered and 94 % of the others refused; of
notes without phrasings, not even in English, 87 and 94 %.
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
        field: nearness of the nearest subject of another field, 0 to 1; none that the notes have a
            heading on.
        nearer: by how much the nearest subject that the notes have no heading on, of another field
            or of theirs, is nearer than the nearest piece of the first passage, -1 to 1.
        named_elsewhere: whether it names such a subject, and the notes never do.
        phrased: whether the notes say how people ask for the first passage, which brings it nearer
            to whatever is asked.
    """

    score: float
    terms: float | None
    coverage: float
    words: int
    unknown: float
    field: float
    nearer: float
    named_elsewhere: bool
    phrased: bool

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
            + _FIELD * self.field
            + _NEARER * self.nearer
            + _NAMED_ELSEWHERE * self.named_elsewhere
            + _PHRASED * self.phrased
        )
        return 1 / (1 + math.exp(-evidence))
