"""Hints for questions whose author wrote none: how much is expected, and how a key point begins."""

import re
from collections.abc import Iterator, Sequence

from knowledge.language.korean import strip_particle

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9+#-]*|[가-힣]+")
_COMMON_LIST = """
    있다 없다 한다 된다 이다 것이다 있는 없는 하는 되는 위해 위한 통해 대한 모든 모두 여러 어떤 다른
    그리고 사용한다 경우 때문 때문에 이후 먼저 각각 the and for with that from this are can
"""
_COMMON = frozenset(_COMMON_LIST.split())
_INFLECTED = ("다", "는", "하여", "하기", "하고", "니다", "면", "며", "지")
# ``락은``: too short for its particle to be told from the word, unless the prompt has the word.
_SHORT_WITH_PARTICLE = re.compile(r"[가-힣][은는이가을를의에도]")
_MASK = "○○"
_MOST_TERMS = 2
_LONGEST_TERM = 6
_SHORTEST = 2
_SHORTEST_INITIALLED = 3
# No more than half of what a point says beyond the prompt is shown.
_OPENINGS = ((6, 3), (4, 2))


def made_hints(
    prompt: str, points: Sequence[str], *, ordered: bool, korean: bool
) -> tuple[str, ...]:
    """Return hints that don't give ``points`` away, the vaguest first.

    The first says how many points or steps are expected. The second shows how one of them begins,
    its telling term masked (``○○``); where all are too short for that, the initials of at most two
    short terms.
    """
    first = _expected(len(points), ordered=ordered, korean=korean)
    second = _opening(prompt, points, ordered=ordered, korean=korean) or _initials(
        prompt, points, korean=korean
    )
    return (first, second) if second else (first,)


def _expected(count: int, *, ordered: bool, korean: bool) -> str:
    if not korean:
        noun = "step" if ordered else "key point"
        return f"There {'is' if count == 1 else 'are'} {count} {noun}{'' if count == 1 else 's'}."
    if ordered:
        return f"모두 {count}단계로 말해 보세요."
    return "핵심은 한 가지예요." if count == 1 else f"핵심은 모두 {count}가지예요."


def _opening(prompt: str, points: Sequence[str], *, ordered: bool, korean: bool) -> str:
    begun = next((one for point in points if (one := beginning(prompt, point))), "")
    if not begun:
        return ""
    if not korean:
        return f"One {'step' if ordered else 'point'} begins: “{begun} …”"
    return f"{'단계' if ordered else '핵심'} 하나는 이렇게 시작해요: “{begun} …”"


def beginning(prompt: str, point: str) -> str:
    """Return the first words of ``point`` without their telling term, or nothing.

    Args:
        prompt: the question, whose words give nothing away.
        point: the key point.
    """
    words = point.split()
    said = next((n for n, word in enumerate(words) if not _is_said(prompt, word)), len(words))
    shown = next((most for fewest, most in _OPENINGS if len(words) - said >= fewest), 0)
    opening = " ".join(words[: said + shown]) if shown else ""
    terms = list(_terms(prompt, opening))
    if not terms:
        return ""
    masked = opening.replace(max(terms, key=len), _MASK)
    return masked if _WORD.search(masked) else ""


def _is_said(prompt: str, word: str) -> bool:
    """Tell whether ``prompt`` says ``word``, so that showing it gives nothing away."""
    terms = [strip_particle(term).casefold() for term in _WORD.findall(word)]
    return all(term in prompt.casefold() for term in terms)


def _initials(prompt: str, points: Sequence[str], *, korean: bool) -> str:
    letters = list(dict.fromkeys(one for point in points for one in initials(prompt, point)))
    if not letters:
        return ""
    letters = letters[:_MOST_TERMS]
    if korean:
        return f"첫 글자가 {', '.join(f'‘{one}’' for one in letters)}인 말이 나와요."
    return f"Think of a term that begins with {' and one with '.join(letters)}."


def initials(prompt: str, point: str) -> list[str]:
    """Return the first letters of at most two short terms of ``point`` that ``prompt`` has not."""
    fit = (
        term for term in _terms(prompt, point) if _SHORTEST_INITIALLED <= len(term) <= _LONGEST_TERM
    )
    return list(dict.fromkeys(term[0] for term in fit))[:_MOST_TERMS]


def _terms(prompt: str, text: str) -> Iterator[str]:
    """Yield the words of ``text`` that tell something beyond ``prompt``."""
    for word in _WORD.findall(text):
        term = strip_particle(word)
        if (
            len(term) >= _SHORTEST
            and term.casefold() not in _COMMON
            and term.casefold() not in prompt.casefold()
            and not term.endswith(_INFLECTED)
            and not (_SHORT_WITH_PARTICLE.fullmatch(term) and term[0] in prompt)
        ):
            yield term
