"""Technical terms and their names in Korean and English."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from knowledge.language.korean import strip_particle
from knowledge.language.normalisation import FILLERS, compact, words_of

SHIPPED = Path(__file__).parent / "glossary.txt"
SEPARATOR = " / "
_LONGEST = 6
_SHORTEST_PART = 2
_LONGEST_RUN = 24
_SHORTEST_PLURAL = 4


class GlossaryError(ValueError):
    """A glossary that cannot be used; the message names the line."""


@dataclass(frozen=True, slots=True)
class Term:
    """One thing with all its names.

    Attributes:
        names: as people write them, the one to show first.
    """

    names: tuple[str, ...]

    @property
    def key(self) -> str:
        """What stands for the term when texts are compared."""
        return compact(self.names[0])


class Glossary:
    """Terms to look up by any of their names; spaces, hyphens and letter case count for nothing.

    Args:
        terms: no name may belong to two of them.

    Raises:
        GlossaryError: a name stands in two terms, or has no letter in it.
    """

    def __init__(self, terms: Iterable[Term] = ()) -> None:
        self.terms = tuple(terms)
        self._by_name: dict[str, Term] = {}
        for term in self.terms:
            for name in term.names:
                self._add(name, term)

    def _add(self, name: str, term: Term) -> None:
        key = compact(name)
        if not key:
            message = f"the name {name!r} of {term.names[0]!r} has no letter or digit"
            raise GlossaryError(message)
        if self._by_name.setdefault(key, term) is not term:
            message = f"{name!r} is a name of {self._by_name[key].names[0]!r} and {term.names[0]!r}"
            raise GlossaryError(message)

    def find(self, name: str) -> Term | None:
        """Return the term that ``name`` is a name of."""
        return self._by_name.get(compact(name))

    def names_of(self, name: str) -> tuple[str, ...]:
        """Return all names of the term that ``name`` belongs to; ``name`` alone if unknown."""
        term = self.find(name)
        return term.names if term else (name,)

    def knows(self, key: str) -> bool:
        """Tell whether ``key``, from ``keys_of``, stands for a term and not just for a word."""
        term = self._by_name.get(key)
        return term is not None and term.key == key

    def keys_of(self, text: str) -> tuple[str, ...]:
        """Cut ``text`` into terms, the longest names first, and the words between them.

        Returns:
            ``Term.key`` for a term by whatever name; other words in lower case without their
            particle; words that only ask or join (``FILLERS``) left out, unless the text is
            nothing but a name that is spelled like one (``WAS``). In the order of the text.
        """
        whole = self.find(text)
        return (whole.key,) if whole else tuple(self._keys(words_of(text)))

    def _keys(self, words: tuple[str, ...]) -> Iterator[str]:
        start = 0
        while start < len(words):
            length, term = self._longest(words[start:])
            if term:
                yield term.key
            elif words[start] not in FILLERS:
                yield from self._parts(words[start])
            start += length

    def _longest(self, words: tuple[str, ...]) -> tuple[int, Term | None]:
        for length in range(min(_LONGEST, len(words)), 0, -1):
            run = "".join(words[:length])
            if length == 1 and run in FILLERS:
                break
            if term := self._inflected(run):
                return length, term
        return 1, None

    def _inflected(self, word: str) -> Term | None:
        for form in (word, strip_particle(word)):
            if term := self._by_name.get(form):
                return term
        if word.endswith("s") and word.isascii() and len(word) >= _SHORTEST_PLURAL:
            return self._by_name.get(word[:-1])
        return None

    def _parts(self, word: str) -> tuple[str, ...]:
        """Part a word such as ``쿠키세션차이`` where it is nothing but known names and fillers."""
        stem = strip_particle(word)
        if stem in FILLERS:
            return ()
        for form in dict.fromkeys((word, stem)):
            if form.isascii() or len(form) > _LONGEST_RUN:
                continue
            if (parts := self._split(form)) and any(part not in FILLERS for part in parts):
                return tuple(self._by_name[p].key for p in parts if p not in FILLERS)
        return (stem,)

    def _split(self, word: str) -> tuple[str, ...] | None:
        """Return known names and fillers that make up ``word``, the longest first, or None."""
        best: list[tuple[str, ...] | None] = [None] * len(word) + [()]
        for start in range(len(word) - _SHORTEST_PART, -1, -1):
            for end in range(len(word), start + _SHORTEST_PART - 1, -1):
                part, rest = word[start:end], best[end]
                if rest is not None and (part in self._by_name or part in FILLERS):
                    best[start] = (part, *rest)
                    break
        return best[0]


def parse(text: str) -> Glossary:
    """Read a glossary: one term a line, `` / `` between its names, ``#`` before a remark.

    Raises:
        GlossaryError: a name stands twice; the message names both terms.
    """
    lines = (line.strip() for line in text.splitlines())
    return Glossary(
        Term(tuple(name.strip() for name in line.split(SEPARATOR)))
        for line in lines
        if line and not line.startswith("#")
    )


@cache
def shipped() -> Glossary:
    """Return the glossary that ships with the coach."""
    return parse(SHIPPED.read_text(encoding="utf-8"))
