"""What a grade is: verdicts on key points, with the words of the answer they were judged from."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Self


class Verdict(StrEnum):
    """What an answer does with one key point."""

    MADE = "made"
    PARTLY = "partly"
    MISSING = "missing"
    CONTRADICTED = "contradicted"


class Band(StrEnum):
    """The score in a word."""

    STRONG = "strong"
    GOOD = "good"
    PARTIAL = "partial"
    WEAK = "weak"


class Flag(StrEnum):
    """What else is to be said about an answer as a whole.

    ``WRONG_CLAIM`` says that something in it is wrong: a point contradicted, or a claim beside
    the points.
    """

    EMPTY = "empty"
    DONT_KNOW = "dont_know"
    ECHO = "echo"
    KEYWORD_LIST = "keyword_list"
    INSTRUCTION = "instruction"
    OFF_TOPIC = "off_topic"
    TOO_SHORT = "too_short"
    WRONG_CLAIM = "wrong_claim"
    PASTED = "pasted"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the answer.

    Attributes:
        start: offset of its first character in the answer as it was given.
        end: offset after its last character.
        text: ``answer[start:end]``.
    """

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class PointGrade:
    """The verdict on one key point.

    Attributes:
        point: the key point.
        verdict: what the answer does with it.
        confidence: how sure the verdict is, 0-1.
        evidence: the stretch of the answer it was judged from; None where there is none.
        matched: terms of the point that the answer uses, in the point's words.
        unmatched: terms of the point that it does not.
        closeness: how close in meaning the evidence is to the point, 0-1; 0 without evidence.
        swapped: whether a contradicted point has its roles or terms exchanged in the answer.
        precedent: names the decision of a person that the verdict follows; None where it is the
            grader's own. See ``knowledge.grading.precedents``.
        credit: how much of the point counts in the score, 0-1; None for what the verdict is worth.
        fault: how much of a contradiction counts in it, likewise.
    """

    point: str
    verdict: Verdict
    confidence: float
    evidence: Span | None
    matched: tuple[str, ...]
    unmatched: tuple[str, ...]
    closeness: float
    swapped: bool = False
    precedent: str | None = None
    credit: float | None = None
    fault: float | None = None


@dataclass(frozen=True, slots=True)
class Grade:
    """The grade of one answer.

    Attributes:
        score: 0-100.
        confidence: how sure the score is, 0-1.
        band: the score in a word.
        borderline: whether the least certain verdict decides the band.
        points: the key points in order.
        flags: what else is to be said.
        wrong_claims: the clauses with wrong claims beside the points, where they could be found;
            ``Flag.WRONG_CLAIM`` tells of one that could not.
        corrected: whether a person set it right.
    """

    score: float
    confidence: float
    band: Band
    borderline: bool
    points: tuple[PointGrade, ...]
    flags: tuple[Flag, ...] = ()
    wrong_claims: tuple[Span, ...] = ()
    corrected: bool = False

    def to_dict(self) -> dict[str, Any]:
        """Return the grade as plain JSON types."""
        plain = asdict(self)
        for point in plain["points"]:
            point.update(
                verdict=str(point["verdict"]),
                matched=list(point["matched"]),
                unmatched=list(point["unmatched"]),
            )
        return plain | {
            "band": str(self.band),
            "points": list(plain["points"]),
            "flags": [str(flag) for flag in self.flags],
            "wrong_claims": list(plain["wrong_claims"]),
        }

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any]) -> Self:
        """Read what ``to_dict`` wrote, also before the fields that have a default were there.

        Args:
            plain: the dictionary, as it is or after a trip through JSON.

        Raises:
            KeyError: a field is missing.
            ValueError: a verdict, band or flag is unknown.
        """
        return cls(
            score=plain["score"],
            confidence=plain["confidence"],
            band=Band(plain["band"]),
            borderline=plain["borderline"],
            points=tuple(_point(point) for point in plain["points"]),
            flags=tuple(Flag(flag) for flag in plain["flags"]),
            wrong_claims=tuple(Span(**span) for span in plain["wrong_claims"]),
            corrected=plain.get("corrected", False),
        )


def _point(plain: Mapping[str, Any]) -> PointGrade:
    evidence = plain["evidence"]
    return PointGrade(
        point=plain["point"],
        verdict=Verdict(plain["verdict"]),
        confidence=plain["confidence"],
        evidence=None if evidence is None else Span(**evidence),
        matched=tuple(plain["matched"]),
        unmatched=tuple(plain["unmatched"]),
        closeness=plain["closeness"],
        # Grades that were stored before these were told lack them.
        swapped=plain.get("swapped", False),
        precedent=plain.get("precedent"),
        credit=plain.get("credit"),
        fault=plain.get("fault"),
    )
