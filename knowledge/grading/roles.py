"""Exchanged roles: an answer that says of one thing what is true of another.

A judge of meaning takes "A does what B does" for "A does what A does" too easily. Where key points
have subjects ("스택은 …", "큐는 …") and the answer speaks of two of them, what it says of each is
compared with what is true of either: when both fit better crossed, they are exchanged.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, zip_longest

from knowledge.grading.meaning import Vector, cosine
from knowledge.grading.plain import plain

# By how much two statements have to fit better crossed. On the authored answers 98 % of such
# points are contradicted; see the model card.
_MARGIN = 0.04
_SHORTEST = 4

_NAME = r"[^\s,.:;]{1,20}?"
_KOREAN = re.compile(
    rf"({_NAME}(?:\s[^\s,.:;]{{1,14}}?){{0,2}}?)(?:은|는|이란|란)\s|({_NAME})(?:이|가)\s"
)
_ENGLISH = re.compile(
    r"(?:the |an? )?((?:[\w+#./'-]+ ){0,2}?[\w+#./'-]+)\s+"
    r"(?:is|are|was|has|have|can|does|do|will|must|means|uses|keeps|gives|returns|reads|stores"
    r"|needs|runs|puts|takes|holds|sends|waits|works)\s",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"([^:]{1,25}):\s")
_HANGUL = re.compile(r"[가-힣]")
_AFTER_SUBJECT = r"(?:이?란|은|는|이|가|엔|에는|:|\s*=|\s+is\b|\s+are\b|\s+means\b|\s+(?=\w))"
_PARTICLE = re.compile(r"^\s*(?:이?란|은|는|이|가|:)\s*")


@dataclass(frozen=True, slots=True)
class Roles:
    """What key points and an answer say of the same things.

    Attributes:
        true: for each subject, what points say of it, by their place.
        said: for each subject that the answer speaks of, what it says.
    """

    true: Mapping[str, Mapping[int, str]]
    said: Mapping[str, Sequence[str]]

    @property
    def of_points(self) -> Iterator[str]:
        """What has to be embedded of the points."""
        return (text for group in self.true.values() for text in group.values())

    @property
    def of_answer(self) -> Iterator[str]:
        """What has to be embedded of the answer."""
        return (text for group in self.said.values() for text in group)

    def exchanged(self, vectors: Mapping[str, Vector]) -> frozenset[int]:
        """Return the places of the key points whose subject has exchanged its role.

        Args:
            vectors: of ``of_points`` and ``of_answer``, by the text.
        """

        def fits(subject: str, other: str) -> float:
            return max(
                cosine(vectors[text], vectors[fact])
                for text in self.said[subject]
                for fact in self.true[other].values()
            )

        return frozenset(
            place
            for one, other in combinations(self.said, 2)
            if _crossed(fits, one, other)
            for subject in (one, other)
            for place in self.true[subject]
        )


def _crossed(fits: Callable[[str, str], float], one: str, other: str) -> bool:
    straight = fits(one, one) + fits(other, other)
    return fits(one, other) + fits(other, one) - straight > _MARGIN


def roles(points: Sequence[str], answer: str) -> Roles | None:
    """Return who does what in key points and answer; None unless two subjects are in both.

    Args:
        points: the key points of a question.
        answer: the answer as it was given.
    """
    true = _true(points)
    if len(true) < 2:  # noqa: PLR2004 -- nothing to exchange
        return None
    said = _said(plain(answer), true)
    return Roles(true, said) if len(said) > 1 else None


def _true(points: Sequence[str]) -> dict[str, dict[int, str]]:
    """Return the points about each subject without it; none that speak of two subjects."""
    found = {place: name for place, point in enumerate(points) if (name := _subject(point))}
    names = sorted(set(found.values()), key=len)
    roots = {name: _root(name, names) for name in names}
    subjects = {
        root for root in roots.values() if not any(root in o for o in roots.values() if o != root)
    }
    facts: dict[str, dict[int, str]] = {}
    for place, name in found.items():
        root = roots[name]
        _, _, rest = plain(points[place]).lower().partition(root)
        rest = _PARTICLE.sub("", rest)
        if root in subjects and not any(subject in rest for subject in subjects):
            facts.setdefault(root, {})[place] = rest
    return facts


def _subject(point: str) -> str | None:
    text = plain(point)
    named = _KOREAN if _HANGUL.search(text) else _ENGLISH
    found = _LABELLED.match(text) or named.match(text)
    return next(group for group in found.groups() if group).strip().lower() if found else None


def _root(name: str, names: Iterable[str]) -> str:
    """Return what ``name`` is of: "201 응답" is of "201", where another point is about that."""
    return next((other for other in names if name.startswith(f"{other} ")), name)


def _said(answer: str, subjects: Iterable[str]) -> dict[str, list[str]]:
    """Return what the answer says of each subject, up to where it speaks of another."""
    longest_first = sorted(subjects, key=len, reverse=True)
    names = {re.sub(r"\s", "", name): name for name in longest_first}
    pattern = "|".join(re.escape(name).replace(r"\ ", r"\s*") for name in longest_first)
    found = list(re.finditer(rf"(?<!\w)({pattern}){_AFTER_SUBJECT}", answer.lower()))
    said: dict[str, list[str]] = {}
    for mention, following in zip_longest(found, found[1:]):
        end = following.start() if following else len(answer)
        text = answer[mention.end() : end].strip(" ,.\n")
        if len(text) >= _SHORTEST:
            said.setdefault(names[re.sub(r"\s", "", mention[1])], []).append(text)
    return said
