"""Who a statement speaks of and who does what, and whether a clause exchanges them."""

import re
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz

from knowledge.grading.plain import plain
from knowledge.language.korean import jamo

# The first words that carry a topic or subject particle.
_KOREAN_SUBJECT = re.compile(
    r"^(?:그리고|반면에?|또한?|그래서|하지만)?\s*((?:[\w+#./-]+\s){0,3}?[\w+#./-]+?)(?:은|는|이|가)(?=\s)"
)
_ENGLISH_SUBJECT = re.compile(
    r"^(?:(?:and|but|while|whereas|so|a|an|the|with|in)\s+)*((?:[\w-]+\s+){0,2}?[\w-]+)\s+"
    r"(?:is|are|was|were|can|cannot|can't|has|have|does|do|doesn't|don't|will|must|may|should|\w+s)\b",
    re.IGNORECASE,
)
_PARENTHESIS = re.compile(r"\([^)]*\)")
_HANGUL = re.compile(r"[가-힣]")
# The roles that particles give; those that can't be told from a verb's ending are left out.
_ROLES = {
    "은": "topic", "는": "topic", "이": "topic", "가": "topic",
    "을": "object", "를": "object",
    "로": "means", "으로": "means",
    "에게": "receiver", "한테": "receiver", "에": "place", "에서": "source",
}  # fmt: skip
_PHRASE = re.compile(
    r"((?:[A-Z][\w-]*\s)?[\w+#./-]+?)(에게|한테|에서|으로|은|는|이|가|을|를|로|에)(?=\s|$|[,.])"
)
_SAME = 90.0
# These speak of what was spoken of before.
_PRONOUNS_TEXT = "이 그 저 이것 그것 저것 이거 그거 이건 그건 둘 it they this that these those"
_PRONOUNS = frozenset(_PRONOUNS_TEXT.split())


def subject(text: str) -> str:
    """Return what ``text`` speaks of; empty where no subject is seen, or only a pronoun."""
    text = _PARENTHESIS.sub("", plain(text))
    pattern = _KOREAN_SUBJECT if _HANGUL.search(text) else _ENGLISH_SUBJECT
    match = pattern.match(text)
    found = match.group(1).strip() if match else ""
    return "" if found.lower() in _PRONOUNS else found


def given_to_rival(point: str, others: Sequence[str], clause: str) -> bool:
    """Whether ``clause`` has the subject of another point instead of ``point``'s own.

    Args:
        point: a key point.
        others: the other key points of the question.
        clause: words of the answer that say what ``point`` says; the caller sees to that.
    """
    own, said = subject(point), subject(clause)
    if not own or not said or _same(own, said) or names(clause, own):
        return False
    return any(_same(said, subject(other)) and not _same(own, subject(other)) for other in others)


def exchanged(statement: str, clause: str) -> bool:
    """Whether two phrases of ``statement`` have changed roles in ``clause``.

    Args:
        statement: a key point, in Korean: particles tell the roles.
        clause: words of the answer about the same thing.
    """
    one, other = _phrases(statement), _phrases(clause)
    roles = sorted(one.keys() & other.keys())
    return any(
        _same(one[p], other[q]) and _same(one[q], other[p]) and not _same(one[p], one[q])
        for i, p in enumerate(roles)
        for q in roles[i + 1 :]
    )


def _phrases(text: str) -> Mapping[str, str]:
    """Return the first phrase in each role."""
    phrases: dict[str, str] = {}
    for match in _PHRASE.finditer(_PARENTHESIS.sub("", plain(text))):
        phrases.setdefault(_ROLES[match.group(2)], match.group(1))
    return phrases


def names(clause: str, own: str) -> bool:
    """Whether ``own`` stands somewhere in ``clause`` as a subject.

    Args:
        clause: words of the answer.
        own: a subject.
    """
    return re.search(rf"(?<!\S){re.escape(own)}(?:은|는|이|가)\s", plain(clause)) is not None


def _same(one: str, other: str) -> bool:
    return bool(one and other) and fuzz.ratio(jamo(one), jamo(other)) >= _SAME
