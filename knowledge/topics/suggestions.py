"""Headings for the first letters of a name, as a menu needs them while someone types."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.language.korean import jamo
from knowledge.language.normalisation import compact, words_of
from knowledge.markdown.section import TOPIC_LEVEL
from knowledge.topics.headings import Heading

_INITIALS = range(0x1100, 0x1113)


@dataclass(frozen=True, slots=True)
class _Spelled:
    """A heading with its names as letters, Hangul taken apart."""

    heading: Heading
    title: str
    words: tuple[str, ...]
    names: tuple[str, ...]
    initials: tuple[str, ...]

    def rank(self, typed: str) -> int | None:
        """Return how well ``typed`` begins or is part of a name, 0 best; None where it isn't."""
        if self.title.startswith(typed):
            return 0
        if any(word.startswith(typed) for word in self.words):
            return 1
        if any(name.startswith(typed) for name in self.names):
            return 2
        if typed in self.title:
            return 3
        if any(typed in name for name in self.names):
            return 4
        return None

    def rank_of_initials(self, typed: str) -> int | None:
        found = [initials.find(typed) for initials in self.initials]
        return min((min(place, 1) for place in found if place >= 0), default=None)


class Suggestions:
    """Names spelled out once, then compared letter by letter.

    Args:
        named: each heading with its names beside the title.
    """

    def __init__(self, named: Iterable[tuple[Heading, Sequence[str]]]) -> None:
        self._spelled = [_spelled(heading, names) for heading, names in named]

    def matching(self, text: str, limit: int) -> tuple[Heading, ...]:
        """Return at most ``limit`` headings that ``text`` is the beginning or a part of."""
        typed = jamo(compact(text))
        if not typed:
            topics = [s.heading for s in self._spelled if len(s.heading.path) <= TOPIC_LEVEL]
            return tuple(topics[:limit])
        ranked = [(spelled.rank(typed), spelled) for spelled in self._spelled]
        if all(ord(letter) in _INITIALS for letter in typed):
            ranked += [(spelled.rank_of_initials(typed), spelled) for spelled in self._spelled]
        found = [(rank, spelled) for rank, spelled in ranked if rank is not None]
        found.sort(key=lambda pair: (pair[0], len(pair[1].heading.path), len(pair[1].title)))
        return tuple(dict.fromkeys(spelled.heading for _, spelled in found))[:limit]


def _spelled(heading: Heading, names: Sequence[str]) -> _Spelled:
    words = words_of(heading.title)
    compacted = dict.fromkeys(compact(name) for name in names)
    return _Spelled(
        heading,
        jamo("".join(words)),
        tuple(jamo("".join(words[at:])) for at in range(1, len(words))),
        tuple(jamo(name) for name in compacted),
        tuple(_initials(name) for name in ("".join(words), *compacted)),
    )


def _initials(name: str) -> str:
    """Return the first consonant of each Hangul syllable, other letters as they are."""
    syllables = unicodedata.normalize("NFC", name)
    return "".join(unicodedata.normalize("NFD", syllable)[0] for syllable in syllables)
