"""Words that are the same but for a slip of the finger."""

from rapidfuzz.distance import OSA

from knowledge.language.korean import has_hangul, jamo

_FEWEST_HANGUL_LETTERS = 4
_FEWEST_LATIN_LETTERS = 5
_LETTERS_FOR_TWO = 9


def slips_between(one: str, other: str) -> int | None:
    """Count the slips that turn one name into the other; None where they are different names.

    Hangul is compared by its letters, so that ``셰션`` and ``세션`` are one vowel apart. One letter
    may be wrong, missing, too many or swapped with the next, two in a long name (optimal string
    alignment distance). The first letter is right, since most slips come later in a word (Pollock
    and Zamora 1984, "Automatic spelling correction in scientific and scholarly text").

    Args:
        one: a name without spaces, lower case.
        other: the same.
    """
    first, second = jamo(one), jamo(other)
    if first[:1] != second[:1]:
        return None
    slips = OSA.distance(first, second, score_cutoff=2)
    swapped = slips == 1 and sorted(first) == sorted(second)
    most = _allowed(max(len(first), len(second)), hangul=has_hangul(one) and has_hangul(other))
    return slips if swapped or slips <= most else None


def _allowed(letters: int, *, hangul: bool) -> int:
    if letters >= _LETTERS_FOR_TWO:
        return 2
    return int(letters >= (_FEWEST_HANGUL_LETTERS if hangul else _FEWEST_LATIN_LETTERS))
