"""Numbers with their units, orders of growth and named states, compared as such.

A model of meaning hardly tells 443 from 80 or TIME_WAIT from CLOSE_WAIT.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from knowledge.grading.grade import Verdict
from knowledge.grading.judge import Judgement
from knowledge.grading.plain import plain

# As sure as such a comparison makes a contradiction.
_SURE = 0.7

_UNITS_TEXT = """
byte bytes 바이트 B
bit bits 비트
KB 킬로바이트 KiB
MB 메가바이트 MiB
GB 기가바이트 GiB
ms 밀리초 millisecond milliseconds
us μs 마이크로초 microsecond microseconds
second seconds sec 초
minute minutes min 분
hour hours 시간
번 회 times
배 fold
개 가지
계층 layer layers
단계 step steps
% 퍼센트 percent
RTT RTTs
"""
_UNITS = {
    name: line.split()[0] for line in _UNITS_TEXT.strip().splitlines() for name in line.split()
}
# Digits in names (IPv4, L7, HTTP/2) are no quantities.
_NUMBER = r"(?<![\w./^-])(\d+(?:[.,]\d+)*)"
_UNIT = "|".join(re.escape(name) for name in sorted(_UNITS, key=len, reverse=True))
# A particle may follow a unit, but no more of a word: 2분 and 2분은, but not 2분할.
_AFTER = r"(?=[^A-Za-z가-힣]|[은는이가을를의에로와과만도씩마부짜보정입쯤라나다예였]|$)"
_QUANTITY = re.compile(rf"{_NUMBER}(?:[\s-]?({_UNIT}){_AFTER})?(?![\w.-]*[A-Za-z]\d)")
_PORT = re.compile(
    rf"(?:포트(?:\s*번호)?(?:은|는|가|이|로)?|\bports?(?:\s+number)?(?:\s+is)?)\s*{_NUMBER}"
    rf"|{_NUMBER}\s*번?\s*(?:포트|ports?\b)",
    re.IGNORECASE,
)
_ORDER = re.compile(r"O\s*\(\s*([^()]*(?:\([^()]*\))?[^()]*)\)", re.IGNORECASE)
_STATE = re.compile(r"(?<![A-Za-z])[A-Z]{2,}(?:_[A-Z0-9]+)+(?![A-Za-z])")

Quantities = Mapping[str, frozenset[str]]
"""The values in a text by their unit; orders of growth and states have units of their own."""


def quantities(text: str) -> Quantities:
    """Return the quantities in ``text``.

    ``20바이트`` and ``20 bytes`` give 20 of one unit, ``O(n log n)`` gives ``nlogn``; a number
    without a unit that is known has the unit ``""``.

    Args:
        text: a key point, or words of an answer.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for unit, value in _each(plain(text)):
        found[unit].add(value)
    return {unit: frozenset(values) for unit, values in found.items()}


def checked(judgement: Judgement, point: str, evidence: str, known: str) -> Judgement:
    """Return ``judgement``, or a contradiction where the evidence gives another quantity.

    Args:
        judgement: of the model, on meaning.
        point: the key point.
        evidence: the words of the answer that speak of it.
        known: question, other key points and all of the answer but the evidence: a quantity from
            there belongs to something else, and one of the point that stands there was said.
    """
    if judgement.verdict not in {Verdict.MADE, Verdict.PARTLY}:
        return judgement
    if contradicts(point, evidence, known):
        return Judgement(Verdict.CONTRADICTED, _SURE)
    return judgement


def contradicts(point: str, evidence: str, known: str = "") -> bool:
    """Whether ``evidence`` has another value in a unit in which ``point`` has one.

    Args:
        point: the key point.
        evidence: words of the answer about it; the caller sees to that.
        known: texts whose quantities count for nothing.
    """
    said, others = quantities(evidence), quantities(known)
    for unit, right in quantities(point).items():
        elsewhere = others.get(unit, frozenset())
        new = said.get(unit, frozenset()) - elsewhere
        if unit == "port" and not new:
            # Asked for a port, people give the number alone.
            new = said.get("", frozenset()) | said.get(_UNITS["번"], frozenset())
        if new and right.isdisjoint(new | elsewhere):
            return True
    return False


def _each(text: str) -> Iterator[tuple[str, str]]:
    """Yield unit and value of each quantity; what is a port or an order is nothing else."""
    for unit, pattern in (("order", _ORDER), ("port", _PORT)):
        for match in pattern.finditer(text):
            value = next(group for group in match.groups() if group is not None)
            yield unit, re.sub(r"[\s*·,]", "", value).lower()
        text = pattern.sub(" ", text)
    for match in _STATE.finditer(text):
        yield "state", match.group()
    for match in _QUANTITY.finditer(text):
        yield _UNITS.get(match[2] or "", ""), match[1].replace(",", "")
