"""Names of the field's terms, and where they occur in a text whatever their spelling."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_HANGUL = re.compile(r"[가-힣]")
# What may follow a one-syllable term, so that 락이 is the term 락 and 락커 is not.
_PARTICLE = r"(?=[은는이가을를의에로과와도만]|[^가-힣]|$)"
_SEPARATORS = re.compile(r"[\s\-_]+")
# Shorter Hangul names stand inside other words by chance.
_SHORTEST_ANYWHERE = 2
_SHORTEST_WITH_PLURAL = 2


@dataclass(frozen=True, slots=True)
class Mention:
    """A term's occurrence.

    Attributes:
        term: number of the term; the same for all its names.
        start: offset of the first character.
        end: offset after the last.
    """

    term: int
    start: int
    end: int


class Vocabulary:
    """Terms, each a group of names for one thing.

    Args:
        groups: the names of each term. A name in several groups counts for the first.
    """

    def __init__(self, groups: Iterable[Sequence[str]]) -> None:
        self._terms: dict[str, int] = {}
        spellings: dict[str, str] = {}
        for number, names in enumerate(groups):
            for name in names:
                if key := _key(name):
                    self._terms.setdefault(key, number)
                    spellings.setdefault(key, _spelling(name))
        by_initial: dict[str, list[str]] = defaultdict(list)
        for key in sorted(spellings, key=lambda key: (-len(key), key)):
            by_initial[key[0]].append(spellings[key])
        # One look at a character rules out all names that begin with others.
        self._pattern = re.compile(
            "|".join(
                rf"(?={re.escape(initial)})(?:{'|'.join(names)})"
                for initial, names in by_initial.items()
            )
            or r"(?!)"
        )

    def mentions(self, text: str) -> Iterator[Mention]:
        """Yield the terms in ``text`` from left to right, the longest name first.

        Letter case, blanks and hyphens between a name's words, blanks inside a Hangul name and an
        English plural make no difference.

        Args:
            text: plain text.
        """
        for match in self._pattern.finditer(_lower(text)):
            key = _key(match.group())
            yield Mention(
                self._terms[key if key in self._terms else key.removesuffix("s")],
                match.start(),
                match.end(),
            )


def _lower(text: str) -> str:
    """Return ``text`` in lower case, each character for one, so that offsets stay."""
    return "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


def _key(name: str) -> str:
    return _SEPARATORS.sub("", name.lower())


def _spelling(name: str) -> str:
    """Return a pattern for a name as people write it."""
    name = name.lower().strip()
    if not _HANGUL.search(name):
        loose = r"[\s\-_]*".join(re.escape(word) for word in _SEPARATORS.split(name))
        plural = "s?" if name[-1].isalpha() and len(name) > _SHORTEST_WITH_PLURAL else ""
        return rf"(?<![a-z0-9]){loose}{plural}(?![a-z0-9])"
    key = _key(name)
    if len(key) > _SHORTEST_ANYWHERE:
        return r"[\s\-_]?".join(re.escape(character) for character in key)
    return rf"(?<![가-힣]){re.escape(key)}" + (_PARTICLE if len(key) == 1 else "")
