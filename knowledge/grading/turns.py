"""Turns: who comes with which terms ("the client: SYN, the server: SYN and ACK, the client: ACK").

Where key points tell a course of events, each step is known by who acts and by its terms. That is
compared as it stands, whatever the words around it: a judge of meaning confuses just these.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.grading.likeness import is_negated
from knowledge.grading.mentions import Mention

_TERM = re.compile(r"[a-z][a-z0-9_]+")
_FEW_TURNS = 2
# Who gets something is not the one that it comes from.
_RECEIVED = re.compile(r"받|수신|도착|receiv|\bg[eo]ts?\b")
# The control bits of TCP (RFC 9293, section 3.1): steps of its handshakes are known by these alone.
_FLAGS = frozenset(["syn", "ack", "fin", "rst"])
_SENT = re.compile(r"보내|보낸|답|전송|\bsen[dt]|\brepl|\brespon")
_ARROW = re.compile(r"\s*(?:→|->|=>)\s*")


@dataclass(frozen=True, slots=True)
class Turn:
    """A step that a key point tells.

    Attributes:
        place: the point's, among the points.
        subject: who acts.
        terms: what it is known by.
    """

    place: int
    subject: str
    terms: frozenset[str]


class Turns:
    """The turns that key points tell.

    Args:
        told: for each thing that points say, the point's place, the subject, and what is said.
        points: how many points there are.

    Attributes:
        are_all: whether every point tells who sends which flags of TCP, as the steps of its
            handshakes do, none of them the same as another subject's.
    """

    def __init__(self, told: Iterable[tuple[int, str, str]], points: int) -> None:
        told = list(told)
        names = {term for _, subject, _ in told for term in _TERM.findall(subject)}
        flagged = [Turn(place, subject, _terms(text) & _FLAGS) for place, subject, text in told]
        self.are_all = (
            [turn.place for turn in flagged] == list(range(points))
            and all(turn.terms for turn in flagged)
            and all(_SENT.search(text) for _, _, text in told)
            and len({turn.subject for turn in flagged}) >= _FEW_TURNS
            and len({turn.terms for turn in flagged})
            == len({(t.subject, t.terms) for t in flagged})
        )
        named = (Turn(place, subject, _terms(text) - names) for place, subject, text in told)
        self._turns = flagged if self.are_all else [turn for turn in named if turn.terms]
        self._known = frozenset[str]().union(*(turn.terms for turn in self._turns))
        self._of_whom: dict[frozenset[str], set[str]] = defaultdict(set)
        for turn in self._turns:
            self._of_whom[turn.terms].add(turn.subject)

    def crossed(self, said: Sequence[Mention]) -> frozenset[int]:
        """Return the places of points whose terms an answer gives to another subject.

        Two of them have to be, by two subjects, and none may be told as it is. Where every point is
        a turn, one is enough, told as it is nowhere else.

        Args:
            said: what the answer says of the subjects, in order.
        """
        taken = self._taken(said)
        straight = {terms for subject, terms in taken if subject in self._of_whom[terms]}
        crossed = {terms for _, terms in taken} - straight
        if not self.are_all:
            turned = {subject for subject, _ in taken}
            if straight or min(len(crossed), len(turned)) < _FEW_TURNS:
                return frozenset()
        return frozenset(turn.place for turn in self._turns if turn.terms in crossed)

    def are_told(self, said: Sequence[Mention]) -> bool:
        """Tell whether every point is a turn, and an answer tells just these, in their order.

        Args:
            said: what the answer says of the subjects, in order.
        """
        told = [(turn.subject, turn.terms) for turn in self._turns]
        return (
            self.are_all
            and self._taken(said) == told
            and not any(is_negated(mention.text) for mention in said)
        )

    def unnamed(self, answer: str, said: Sequence[Mention]) -> frozenset[int]:
        """Return the places of the points of which an answer names no term, if all are turns.

        What it names in telling another turn as it is doesn't count. An answer without any of the
        terms says it in other words, if it does.

        Args:
            answer: its text, in lower case.
            said: what it says of the subjects, in order.
        """
        named = Counter(term for term in _TERM.findall(answer) if term in self._known)
        if not self.are_all or not named:
            return frozenset()
        told = {(one, terms) for one, terms in self._taken(said) if one in self._of_whom[terms]}
        for _, terms in told:
            named.subtract(terms)
        return frozenset(
            turn.place
            for turn in self._turns
            if (turn.subject, turn.terms) not in told
            and not any(named[term] > 0 for term in turn.terms)
        )

    def _taken(self, said: Sequence[Mention]) -> list[tuple[str, frozenset[str]]]:
        """Return who is said to come with the terms of which turn."""
        found = ((one.subject, _terms(one.text) & self._known, one.text) for one in said)
        return [
            (subject, terms)
            for subject, terms, text in found
            if terms in self._of_whom
            and not _RECEIVED.search(text)
            and not (self.are_all and _is_of_more(text))
        ]


def says_whom_to(answer: str) -> bool:
    """Whether arrows say whom something goes to, so that who comes with it is not who sends it."""
    return _ARROW.search(steps(answer)) is not None


def steps(answer: str) -> str:
    """Return an answer with each step as a sentence, where arrows lead from one to the next.

    They do where all that arrows part names a flag ("client SYN → server SYN+ACK → client ACK");
    else they say whom something goes to ("client → server: SYN").
    """
    parts = _ARROW.split(answer)
    leading = parts[:-1]
    if all(_terms(part.lower()) & _FLAGS for part in leading):
        return ". ".join(parts)
    return answer


def _is_of_more(text: str) -> bool:
    """Whether a text tells of more than one turn: it names a flag again."""
    flags = [term for term in _TERM.findall(text) if term in _FLAGS]
    return len(set(flags)) < len(flags)


def _terms(text: str) -> frozenset[str]:
    return frozenset(_TERM.findall(text))
