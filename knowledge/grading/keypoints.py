"""A reference answer without key points -> the statements that it makes.

Rather too coarse than too fine: half a statement is a point that nobody can make. On the 753
questions of ``knowledge/training/data`` the number of statements is off that of the key points
written for them by 0.4 on average.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

MOST = 6
"""A reference gives no more key points than this; longer ones give longer points."""

_MARK = r"(?:[-*+•●○▪·]\s+|[(]?(?:\d{1,2}|[ivx]{1,4})[.)](?!\d)\s*|[①-⑳]\s*)"
# A sentence ends at its mark with a blank behind it, at a line's end, and before a list mark.
_SENTENCE = re.compile(
    r"(?<=[.!?。])[\"'”’)\]]*\s+|\s*\n+\s*|(?<=\s)(?=[●○▪①-⑳])|(?<=[.:;,]\s)(?=\d{1,2}[.)][^\d\s])"
)
_LIST_MARK = re.compile(rf"^{_MARK}")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:e\.g|i\.e|etc|cf|vs|no|fig|approx|\d{1,2})\.$", re.IGNORECASE
)
# Such sentences only go on with the one before them.
_FURTHER = re.compile(
    r"(?:예를 들어|예컨대|예시|즉\s|다시 말해|for example|for instance|e\.g\.|i\.e\.|"
    r"in other words|that is|example:|alternatively)",
    re.IGNORECASE,
)
# Clear joints of coordinated statements; each side must stand on its own, so a subject must
# follow in Korean, and a subject with its verb in English.
_KOREAN_JOINT = re.compile(
    r"(?:(?<=[가-힣][고며])|(?<=지만)|(?<=는데)|(?<=으나))\s*,?\s+"
    r"(?=[\w()+#./-]+(?:\s[\w()+#./-]+)?(?:은|는)\s)"
)
_ENGLISH_JOINT = re.compile(
    r"(?:,\s+(?:and|but|while|whereas|so)\s+|;\s+(?:and\s+)?)"
    r"(?!(?:it|they|this|that|these|those)\b)"
    r"(?=(?:if\s+)?(?:[\w-]+\s+){1,4}?(?:is|are|was|has|have|can|does|do|will|must)\b"
    r"|(?:an?|the)\s+[\w-]+\s+[a-z]+s\b)",
    re.IGNORECASE,
)
_NUMBERS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6,
}  # fmt: skip
# So many of some things: a number, and a plural soon after it.
_SOME = r"([2-9]|two|three|four|five|six) (?:of\b|(?:[\w-]+ ){0,2}[\w-]+s\b)"
# One alone is mostly asked for beside other things ("… and give one advantage").
_ANY_SO_MANY = re.compile(
    rf"\bat least {_SOME}"
    rf"|\b(?:name|list|state|give|mention|describe|provide) {_SOME}"
    r"|(?<!\d)([2-9]|두|세|네|다섯|여섯)\s*가지(?:만|\s*(?:이상|정도))(?:을|를)?\s*"
    r"(?:골라\s*)?(?:말|설명|들|쓰|써|나열|적|대|꼽)",
    re.IGNORECASE,
)
_LONG = 60
_SHORTEST = 5
_MOST_WORDS_OF_OPENING = 2
_OPEN, _CLOSED = "([", ")]"


def key_points(reference: str) -> tuple[str, ...]:
    """Cut a reference answer into statements.

    Sentences, items of lists and steps, and long sentences at joints behind which a new subject
    follows. What would be a fragment, an example or a remark in brackets stays with the statement
    before it.

    Args:
        reference: the reference answer, plain text; may be a single word.

    Returns:
        At most six statements in order; one for a one-word reference, none for a blank one.
    """
    statements = [part for sentence in _sentences(reference) for part in _statements(sentence)]
    while len(statements) > MOST:
        short = min(range(len(statements) - 1), key=lambda i: len("".join(statements[i : i + 2])))
        statements[short : short + 2] = [" ".join(statements[short : short + 2])]
    return tuple(statements)


def enough(question: str) -> int | None:
    """Return how many statements of a reference a question asks for, where any so many will do.

    "State at least 4 objectives", "두 가지 이상 말해 보세요"; "the two phases" and "4가지 조건" ask
    for all of them.

    Args:
        question: the question, in Korean or English.
    """
    found = _ANY_SO_MANY.search(question)
    if found is None:
        return None
    word = next(group for group in found.groups() if group)
    return _NUMBERS.get(word.lower()) or int(word)


def _sentences(text: str) -> list[str]:
    found: list[str] = []
    for part in _pieces(text):
        if found and _goes_on(found, part):
            found[-1] += f" {part}"
        else:
            found.append(part)
    return found


def _pieces(text: str) -> Iterator[str]:
    """Yield what stands between the ends of sentences, without marks of lists."""
    for piece in _SENTENCE.split(text.strip()):
        part = _LIST_MARK.sub("", piece).strip()
        if any(character.isalnum() for character in part):
            yield part


def _goes_on(found: list[str], part: str) -> bool:
    """Whether ``part`` belongs to the sentence before it.

    "No." and "40 meters." at the beginning open the sentence that says why.
    """
    before = found[-1]
    return bool(
        _ABBREVIATED.search(before)
        or len(part) < _SHORTEST
        or (len(found) == 1 and before[-1] == "." and len(before.split()) <= _MOST_WORDS_OF_OPENING)
        or _FURTHER.match(part)
        or part[0] in _OPEN
        or sum(map(before.count, _OPEN)) > sum(map(before.count, _CLOSED))
    )


def _statements(sentence: str) -> list[str]:
    if len(sentence) < _LONG:
        return [sentence]
    joints = [*_KOREAN_JOINT.finditer(sentence), *_ENGLISH_JOINT.finditer(sentence)]
    spans = sorted(joint.span() for joint in joints if not _inside(sentence, joint.start()))
    edges = [(0, 0), *spans, (len(sentence), len(sentence))]
    parts = [sentence[a[1] : b[0]].strip() for a, b in pairwise(edges)]
    return parts if all(len(part) >= _SHORTEST for part in parts) else [sentence]


def _inside(sentence: str, place: int) -> bool:
    """Whether ``place`` stands within brackets."""
    before = sentence[:place]
    return sum(map(before.count, _OPEN)) > sum(map(before.count, _CLOSED))
