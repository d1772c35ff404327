"""Numbers in a statement, compared with those in a clause about the same thing."""

import re

# Digits in names (IPv4, L7, HTTP/2, O(n^2)'s letters) are no quantities, so a number
# stands alone or before a unit.
_NUMBER = re.compile(r"(?<![\w./^-])(\d+(?:[.,]\d+)*)(?![\w.-]*[a-zA-Z]\d)")
_COMPLEXITY = re.compile(r"O\s*\(\s*([^()]*(?:\([^()]*\))?[^()]*)\)", re.IGNORECASE)


def numbers(text: str) -> frozenset[str]:
    """Return the numbers in ``text``, thousands separators taken out."""
    return frozenset(number.replace(",", "") for number in _NUMBER.findall(text))


def complexities(text: str) -> frozenset[str]:
    """Return the orders of growth in ``text``: ``O(n log n)`` gives ``nlogn``."""
    return frozenset(re.sub(r"[\s*·]", "", order).lower() for order in _COMPLEXITY.findall(text))


def contradicts(statement: str, clause: str) -> bool:
    """Whether ``clause`` gives numbers where ``statement`` has others.

    Args:
        statement: a key point or a sentence of the reference.
        clause: words of the answer about the same thing; the caller sees to that.
    """
    return any(
        bool(own and other and own.isdisjoint(other))
        for own, other in (
            (numbers(statement), numbers(clause)),
            (complexities(statement), complexities(clause)),
        )
    )
