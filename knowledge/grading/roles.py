"""Exchanged roles: an answer that says of one thing what is true of another.

A judge of meaning takes "A does what B does" for "A does what A does" too easily. Where key points
have subjects ("스택은 …", "큐는 …") and the answer speaks of two of them, what it says of each is
compared with what is true of either: when both fit better crossed, they are exchanged.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, zip_longest

from knowledge.grading.meaning import Vector, cosine
from knowledge.grading.plain import plain

# By how much two statements have to fit better crossed. Of the 6,059 authored answers that it was
# chosen on this finds 122, 115 of them written as exchanged; of the 247 points concerned 241 are
# marked contradicted, none made. Of later answers, see the model card.
_MARGIN = 0.04
_SHORTEST = 4
_SHORTEST_NAME = 2
_MOST_MENTIONS = 24

_NAME = r"[^\s,.:;]{1,20}?"
# "보내는 쪽은 …": a verb before such a noun is no subject.
_KOREAN = re.compile(
    rf"({_NAME}(?:\s[^\s,.:;]{{1,14}}?){{0,2}}?)(?:은|는|이란|란)\s"
    r"(?!(?:쪽|측|것|때|경우|동안|순간|곳|데|중)\S*\s)"
)
_ENGLISH = re.compile(
    r"(?:the |an? )?((?:[\w+#./'-]+ ){0,2}?[\w+#./'-]+)\s+"
    r"(?:is|are|was|has|have|can|does|do|will|must|means|uses|keeps|gives|returns|reads|stores"
    r"|needs|runs|puts|takes|holds|sends|waits|works)\s",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"([^:]{1,25}):\s")
_HANGUL = re.compile(r"[가-힣]")
_PARTICLE = re.compile(r"^\s*(?:이?란|은|는|:)\s*")
# An answer speaks of a subject where a statement begins with it.
_BEGINNING = (
    r"(?:^|[.,;!?\n]|(?<=[고며만데])\s|\b(?:and|but|while|whereas)\s)\s*"
    r"(?:the |an? |그리고 |반면에? |반대로 )?"
)
_AFTER_SUBJECT = (
    r"(?:(?:이?란|은|는|이|가|엔|에는)(?=[\s,])|\s*[:=→]|\s+(?:is|are|means)\b|\s+(?=\w))"
)
_END = re.compile(r"[.!?](?=\s|$)|\n")
# Vectors hardly tell a statement from its negation.
_NEGATED = re.compile(r"(?:않|아니|아닌|못\s?)\S*\s*$|\bnot\b|n't\b", re.IGNORECASE)


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

        def fit(subject: str, other: str) -> tuple[float, int]:
            """How well the best of what is said of one fits what is true of another, and what."""
            return max(
                (cosine(vectors[text], vectors[fact]), place)
                for text in self.said[subject]
                for place, fact in self.true[other].items()
            )

        found: set[int] = set()
        for one, other in combinations(self.said, 2):
            crossed = fit(one, other), fit(other, one)
            straight = fit(one, one)[0] + fit(other, other)[0]
            if sum(value for value, _ in crossed) - straight > _MARGIN:
                found.update(place for _, place in crossed)
        return frozenset(found)


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
    name = found[1].strip().lower() if found else ""
    return name if len(name) >= _SHORTEST_NAME else None


def _root(name: str, names: Iterable[str]) -> str:
    """Return what ``name`` is of: "201 응답" is of "201", where another point is about that."""
    return next((other for other in names if name.startswith(f"{other} ")), name)


def _said(answer: str, subjects: Iterable[str]) -> dict[str, list[str]]:
    """Return what the answer says of each subject, up to the sentence's end or another subject."""
    longest_first = sorted(subjects, key=len, reverse=True)
    names = {re.sub(r"\s", "", name): name for name in longest_first}
    pattern = "|".join(re.escape(name).replace(r"\ ", r"\s*") for name in longest_first)
    mentions = re.finditer(rf"{_BEGINNING}({pattern}){_AFTER_SUBJECT}", answer.lower())
    found = list(islice(mentions, _MOST_MENTIONS))
    said: dict[str, list[str]] = {}
    for mention, following in zip_longest(found, found[1:]):
        rest = answer[mention.end() : following.start() if following else len(answer)]
        text = _END.split(rest, maxsplit=1)[0].strip(" ,")
        if len(text) >= _SHORTEST and not _NEGATED.search(text):
            said.setdefault(names[re.sub(r"\s", "", mention[1])], []).append(text)
    return said
