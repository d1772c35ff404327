"""Hints for questions whose author wrote none: how much is expected, first letters of key terms."""

import re
from collections.abc import Sequence

from knowledge.korean import has_hangul, strip_particle

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9+#]{2,}|[가-힣]{2,}")
_COMMON_LIST = """
    있다 없다 한다 된다 이다 것이다 있는 없는 하는 되는 위해 통해 대한 모든 그리고 사용한다
    the and for with that from
"""
_COMMON = frozenset(_COMMON_LIST.split())
_MOST_TERMS = 3
_SHORTEST = 3


def made_hints(
    prompt: str, points: Sequence[str], *, ordered: bool, korean: bool
) -> tuple[str, ...]:
    """Return hints that don't give ``points`` away, the vaguest first."""
    count = len(points)
    if korean:
        first = f"모두 {count}단계로 말해 보세요." if ordered else _expected(count)
    else:
        noun = "step" if ordered else "key point"
        first = f"There {'is' if count == 1 else 'are'} {count} {noun}{'' if count == 1 else 's'}."
    terms = _masked_terms(prompt, points)
    if not terms:
        return (first,)
    listed = ", ".join(terms)
    return (
        first,
        f"이런 말이 나옵니다: {listed}" if korean else f"Terms that belong here: {listed}",
    )


def _expected(count: int) -> str:
    return "핵심은 한 가지입니다." if count == 1 else f"핵심은 모두 {count}가지입니다."


def _masked_terms(prompt: str, points: Sequence[str]) -> list[str]:
    masked: list[str] = []
    for point in points:
        words = [strip_particle(word) for word in _WORD.findall(point)]
        fit = [
            word
            for word in words
            if len(word) >= _SHORTEST
            and word not in _COMMON
            and word.casefold() not in prompt.casefold()
            and not (
                has_hangul(word) and word.endswith(("다", "는", "하여", "하기", "하고", "니다"))
            )
        ]
        if fit and len(masked) < _MOST_TERMS:
            best = max(fit, key=len)
            masked.append(best[0] + "○" * (len(best) - 1))
    return list(dict.fromkeys(masked))
