"""Exchanged roles: an answer that says of one thing what is true of another.

A judge of meaning takes "A does what B does" for "A does what A does" too easily. Where key points
have subjects ("스택은 …", "큐는 …") and the answer speaks of two of them, what it says of each is
compared with what is true of either, in three ways: by the words that tell the two apart, by who
comes with which terms, and by meaning. Where they fit crossed, they are exchanged.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from knowledge.glossary import Glossary
from knowledge.grading.meaning import Vector, cosine
from knowledge.grading.mentions import Mention, Subjects
from knowledge.grading.plain import plain
from knowledge.grading.terms import Words
from knowledge.grading.turns import Turns, says_whom_to, steps

# Chosen on the authored answers; the model card says what is found there, and in answers by others.
# By how much two statements have to fit better crossed.
_MARGIN = 0.05
# So many times more words that tell two things apart stand crossed than straight.
_CROSSED = 3
_SHORTEST = 3
_SHORTEST_EMBEDDED = 4
# Neither words nor vectors tell a statement from its negation.
_NEGATED = re.compile(r"(?:않|아니|아닌|못\s?)\S*\s*$|\bnot\b|n't\b")


@dataclass(frozen=True, slots=True)
class Fact:
    """What a key point says of a subject.

    Attributes:
        subject: the subject.
        place: the point's, among the points.
        text: what it says of it.
    """

    subject: str
    place: int
    text: str


@dataclass(frozen=True, slots=True)
class Roles:
    """What key points and an answer say of the same things.

    Attributes:
        answer: the answer, in lower case.
        true: what points say of subjects.
        said: what the answer says of them, in order.
        stated: of that, what statements say that begin with a subject.
        turns: who comes with which terms in the points.
        words: takes a text apart.
    """

    answer: str
    true: Sequence[Fact]
    said: Sequence[Mention]
    stated: Sequence[Mention]
    turns: Turns
    words: Callable[[str], Words]

    @property
    def unnamed(self) -> frozenset[int]:
        """The places of points, all of which tell turns, whose terms the answer nowhere names."""
        return self.turns.unnamed(self.answer, self.said)

    @property
    def of_points(self) -> Iterator[str]:
        """What has to be embedded of the points."""
        return (fact.text for fact in (self._alone if self._comparable else ()))

    @property
    def of_answer(self) -> Iterator[str]:
        """What has to be embedded of the answer."""
        return (mention.text for mention in self._comparable)

    def exchanged(self, vectors: Mapping[str, Vector]) -> frozenset[int]:
        """Return the places of the key points whose subject has exchanged its role.

        Args:
            vectors: of ``of_points`` and ``of_answer``, by the text.
        """
        if self.are_straight:
            return frozenset()
        return self._by_words() | self.turns.crossed(self.said) | self._by_meaning(vectors)

    @property
    def are_straight(self) -> bool:
        """Whether the points tell turns, and the answer tells all of them as they are."""
        return self.turns.are_told(self.said)

    @property
    def _alone(self) -> list[Fact]:
        """What is said by points that speak of one subject."""
        places = Counter(fact.place for fact in self.true)
        return [fact for fact in self.true if places[fact.place] == 1]

    @property
    def _comparable(self) -> list[Mention]:
        """What can be compared by its meaning."""
        known = {fact.subject for fact in self._alone}
        found = [
            one
            for one in self.stated
            if one.subject in known
            and len(one.text) >= _SHORTEST_EMBEDDED
            and not _NEGATED.search(one.text)
        ]
        return found if len({one.subject for one in found}) > 1 else []

    def _by_words(self) -> frozenset[int]:
        """Compare by the words that points use of one of two subjects and not of the other."""
        names = {key for fact in self.true for key in self._keys(fact.subject)}
        true: dict[str, set[str | int]] = defaultdict(set)
        for fact in self.true:
            true[fact.subject] |= self._keys(fact.text) - names
        said: dict[str, set[str | int]] = defaultdict(set)
        for mention in self.said:
            if not _NEGATED.search(mention.text):
                said[mention.subject] |= self._keys(mention.text) - names
        found: set[int] = set()
        for one, other in combinations(said, 2):
            of_one, of_other = true[one] - true[other], true[other] - true[one]
            crossed = {other: said[one] & of_other, one: said[other] & of_one}
            straight = len(said[one] & of_one) + len(said[other] & of_other)
            if not all(crossed.values()) or sum(map(len, crossed.values())) < _CROSSED * straight:
                continue
            found.update(
                fact.place
                for fact in self.true
                if crossed.get(fact.subject, set()) & self._keys(fact.text)
            )
        return frozenset(found)

    def _keys(self, text: str) -> set[str | int]:
        """Return what stands for a text's words: a term is one by any of its names."""
        terms = self.words(text).terms
        return {term.text if term.number is None else term.number for term in terms}

    def _by_meaning(self, vectors: Mapping[str, Vector]) -> frozenset[int]:
        """Compare as wholes what points and answer say, by their vectors."""
        true, said = self._alone, self._comparable

        def fit(subject: str, other: str) -> tuple[float, int]:
            """How well the best of what is said of one fits what is true of another, and what."""
            return max(
                (cosine(vectors[mention.text], vectors[fact.text]), fact.place)
                for mention in said
                for fact in true
                if mention.subject == subject and fact.subject == other
            )

        found: set[int] = set()
        for one, other in combinations(dict.fromkeys(mention.subject for mention in said), 2):
            crossed = fit(one, other), fit(other, one)
            straight = fit(one, one)[0] + fit(other, other)[0]
            if sum(value for value, _ in crossed) - straight > _MARGIN:
                found.update(place for _, place in crossed)
        return frozenset(found)


def roles(
    points: Sequence[str],
    question: str,
    answer: str,
    glossary: Glossary,
    words: Callable[[str], Words],
) -> Roles | None:
    """Return who does what in key points and answer; None unless two subjects are in both.

    Args:
        points: the key points of a question.
        question: the question.
        answer: the answer as it was given.
        glossary: other names of subjects.
        words: takes a text apart.
    """
    subjects = Subjects(points, question, glossary)
    if len(subjects.names) < 2:  # noqa: PLR2004 -- nothing to exchange
        return None
    true = [
        Fact(mention.subject, place, mention.text)
        for place, point in enumerate(points)
        for mention in subjects.mentions(point)
        if len(mention.text) >= _SHORTEST
    ]
    known = {fact.subject for fact in true}
    written = steps(answer)
    said, stated = (
        [
            mention
            for mention in subjects.mentions(written, anywhere=anywhere)
            if mention.subject in known and len(mention.text) >= _SHORTEST
        ]
        for anywhere in (True, False)
    )
    told = ((fact.place, fact.subject, fact.text) for fact in true)
    turns = Turns(told, len(points))
    if turns.are_all and says_whom_to(answer):
        turns = Turns((), len(points))
    if len({mention.subject for mention in said}) < 2 and not turns.are_all:  # noqa: PLR2004
        return None
    return Roles(plain(answer).lower(), true, said, stated, turns, words)
