"""A reference answer without key points -> the statements that it makes."""

import re
from itertools import pairwise

# A sentence ends at its mark with a blank behind it, or at a line's end.
_SENTENCE = re.compile(r"(?<=[.!?。])[\"'”’)\]]*\s+|\s*\n+\s*(?:[-*+•]\s+|\d{1,2}[.)]\s+)?")
_LIST_MARK = re.compile(r"^(?:[-*+•]\s+|\d{1,2}[.)]\s+)")
_ABBREVIATED = re.compile(r"(?:^|[\s(])(?:e\.g|i\.e|etc|cf|vs|no|fig|approx)\.$", re.IGNORECASE)
# Clear joints of coordinated statements; each side must stand on its own, so a subject must
# follow in Korean, and a subject with its verb in English.
_KOREAN_JOINT = re.compile(
    r"(?<=[가-힣])(?P<ending>(?:하|되|이|있|없|않|쓰|주|받|보내|나누|만들)?(?:고|며|지만|는데|으나))\s*,?\s+"
    r"(?=[\w()+#./-]+(?:\s[\w()+#./-]+)?(?:은|는)\s)"
)
_ENGLISH_JOINT = re.compile(
    r"(?:,\s+(?:and|but|while|whereas|so)|;)\s+(?=(?:[\w-]+\s+){1,4}?(?:is|are|was|has|have|can|does|do|will|must)\b)",
    re.IGNORECASE,
)
_LONG = 60
_SHORTEST = 5


def key_points(reference: str) -> tuple[str, ...]:
    """Cut a reference answer into statements.

    Sentences, and long sentences at joints behind which a new subject follows; what would be a
    fragment stays with the statement before it.

    Args:
        reference: the reference answer, plain text; may be a single word.

    Returns:
        The statements in order; one for a one-word reference, none for a blank one.
    """
    points: list[str] = []
    for sentence in _sentences(reference):
        points += _statements(sentence)
    return tuple(points)


def _sentences(text: str) -> list[str]:
    found: list[str] = []
    for piece in _SENTENCE.split(text.strip()):
        part = _LIST_MARK.sub("", piece).strip()
        if not any(character.isalnum() for character in part):
            continue
        if found and (_ABBREVIATED.search(found[-1]) or len(part) < _SHORTEST):
            found[-1] += f" {part}"
        else:
            found.append(part)
    return found


def _statements(sentence: str) -> list[str]:
    if len(sentence) < _LONG:
        return [sentence]
    joints = [*_KOREAN_JOINT.finditer(sentence), *_ENGLISH_JOINT.finditer(sentence)]
    edges = [0, *sorted(joint.end() for joint in joints), len(sentence)]
    parts = [sentence[a:b].strip() for a, b in pairwise(edges)]
    return parts if all(len(part) >= _SHORTEST for part in parts) else [sentence]
