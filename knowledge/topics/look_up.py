"""What people type -> the headings they mean."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from rapidfuzz import fuzz

from knowledge import glossary as glossaries
from knowledge.encoder import Encoder
from knowledge.glossary import Glossary
from knowledge.language.korean import has_hangul, jamo, strip_particle
from knowledge.language.normalisation import compact, words_of
from knowledge.language.spelling import slips_between
from knowledge.library import Library
from knowledge.search.index import Index
from knowledge.search.passages import Passage
from knowledge.search.vectors import VectorStore
from knowledge.topics.headings import Heading, headings_of
from knowledge.topics.suggestions import Suggestions

MOST_CANDIDATES = 3

_FEWEST_MENTIONS = 2
_OPENING_WORDS = 30


class Tier(IntEnum):
    """How a query fits a heading, the best first."""

    EXACT = 1
    """It is the heading's title or another of its names."""
    TERMS = 2
    """The title has all terms of the query."""
    TYPO = 3
    """The same, but for slips of the finger in the query or the title."""
    TEXT = 4
    """The title and what the text names at the start of its lines have all terms."""
    MEANING = 5
    """The encoder finds it near."""
    MENTION = 6
    """The text has all terms; they are known ones, and the notes name them more than once."""


@dataclass(frozen=True, slots=True)
class Match:
    """What a query was taken for.

    Attributes:
        query: what was typed.
        tier: how the headings fit; None when none does.
        matched: the headings that fit, best first, all of one tier; empty when none does.
        headings: the same with all headings under them, in the order of the notes: where a quiz
            on the query draws its questions from.
        candidates: up to three other headings, nearest first.
    """

    query: str
    tier: Tier | None
    matched: tuple[Heading, ...]
    headings: tuple[Heading, ...]
    candidates: tuple[Heading, ...]

    @property
    def heading(self) -> Heading | None:
        """The heading that fits best; None when none does."""
        return self.matched[0] if self.matched else None

    @property
    def topic(self) -> str | None:
        """Title of the topic that the best heading belongs to; None when none fits."""
        return self.matched[0].topic if self.matched else None


@dataclass(frozen=True, slots=True)
class _Entry:
    """A heading as it is compared: its names, and the terms and words of title and text."""

    heading: Heading
    names: frozenset[str]
    keys: frozenset[str]
    words: frozenset[str]
    above: frozenset[str]
    labels: frozenset[str]

    def is_named(self, typed: str, keys: frozenset[str]) -> bool:
        return typed in self.names or keys == self.keys

    def share(self, keys: frozenset[str]) -> float:
        """Return how much of the title the query is."""
        return len(keys & self.keys) / max(1, len(self.keys))


@dataclass(frozen=True, slots=True)
class _Wanted:
    """One term of a query: its key, its names written together, and the words of each name."""

    key: str
    known: bool
    names: tuple[str, ...]
    spellings: tuple[frozenset[str], ...]

    def is_in(self, entry: _Entry) -> bool:
        """Tell whether the title has this term; a Korean word may be part of a longer one."""
        if self.key in entry.keys or any(words <= entry.words for words in self.spellings):
            return True
        if self.known or not has_hangul(self.key):
            return False
        return any(self.key in name for name in entry.names)


class TopicIndex:
    """All headings of a library, found by what people type.

    Args:
        library: the notes.
        glossary: names that mean the same; those that ship when None.
        store: where the headings' vectors are kept, for ``find`` with an encoder.
    """

    def __init__(
        self,
        library: Library,
        glossary: Glossary | None = None,
        store: VectorStore | None = None,
    ) -> None:
        self.glossary = glossary or glossaries.shipped()
        self.headings = headings_of(library)
        self._store = store
        self._entries = tuple(self._entry(heading) for heading in self.headings)
        self._by_place = {heading.source: heading for heading in self.headings}
        self._suggestions = Suggestions(
            (entry.heading, self._names(entry.heading, entry.keys)) for entry in self._entries
        )
        self._meanings: dict[str, Index] = {}

    def prepare(self, encoder: Encoder) -> None:
        """Make now what the first ``find`` and ``suggest`` would make."""
        self._meaning(encoder)
        _ = self._suggestions, self._spellings, self._heading_keys, self._mentions

    def suggest(self, text: str, limit: int = 25) -> tuple[Heading, ...]:
        """Return headings for what is being typed, best first, without the encoder.

        Args:
            text: the beginning or a part of a name, a name with a half-typed syllable, or initial
                consonants (``ㄷㄷㄹ``); empty for the first topics of the notes.
            limit: how many at most.
        """
        return self._suggestions.matching(text, limit) or self.find(text).matched[:limit]

    def find(self, query: str, encoder: Encoder | Callable[[], Encoder] | None = None) -> Match:
        """Return the headings that ``query`` means.

        Names come first, then terms, then terms with slips, then what the text names, then, with
        an encoder, the meaning, and last what the text mentions, which known terms that it names
        go by before a meaning elsewhere. A query that fits nothing gets no heading but the nearest
        three.

        Args:
            query: what someone typed.
            encoder: the model, or what loads it when names do not suffice; None to do without.
        """
        typed, keys = compact(query), frozenset(self.glossary.keys_of(query))
        if typed:
            for tier, fits in self._tests(typed, keys):
                if found := [entry for entry in self._entries if fits(entry)]:
                    return self._match(query, tier, _ranked(_narrowest(found), keys))
        nearest: tuple[Heading, ...] = ()
        mentioning = self._mentioning(keys)
        if encoder is not None and keys:
            model = encoder() if callable(encoder) else encoder
            findings = self._meaning(model).ask(query, MOST_CANDIDATES + 1)
            nearest = tuple(self._by_place[hit.passage.source] for hit in findings.hits)
            # Of a known term that is named elsewhere, the encoder knows less than the text.
            if findings.answered and (not mentioning or nearest[0] in mentioning):
                return self._match(query, Tier.MEANING, nearest[:1], nearest[1:])
        if mentioning:
            return self._match(query, Tier.MENTION, mentioning[:1], mentioning[1:])
        return self._match(query, None, (), nearest)

    def _tests(
        self, typed: str, keys: frozenset[str]
    ) -> Iterable[tuple[Tier, Callable[[_Entry], bool]]]:
        yield Tier.EXACT, lambda entry: entry.is_named(typed, keys)
        if not keys:
            return
        wanted = [self._wanted(key) for key in keys]
        yield Tier.TERMS, lambda entry: _has_terms(entry, wanted)
        nearby = [self._nearby(want) for want in wanted]
        if all(nearby):
            yield Tier.TYPO, lambda entry: all(near & entry.keys for near in nearby)
        yield Tier.TEXT, lambda entry: _names_terms(entry, wanted)

    def _wanted(self, key: str) -> _Wanted:
        known = self.glossary.knows(key)
        names = self.glossary.names_of(key) if known else (key,)
        spellings = tuple(frozenset(words_of(name)) for name in names)
        return _Wanted(key, known, tuple(compact(name) for name in names), spellings)

    def _nearby(self, want: _Wanted) -> frozenset[str]:
        """Return the key in headings that ``want`` is, or else those with the fewest slips.

        Two known terms are never slips of each other: ``HTTP`` is not meant for ``HTTPS``.
        """
        if want.key in self._heading_keys:
            return frozenset({want.key})
        slips: dict[str, tuple[int, int]] = {}
        for name, (key, known) in self._spellings.items():
            if known and want.known:
                continue
            for written in want.names:
                if (count := slips_between(written, name)) is not None:
                    found = (count, abs(len(written) - len(name)))
                    slips[key] = min(found, slips.get(key, found))
        fewest = min(slips.values(), default=None)
        return frozenset(key for key, count in slips.items() if count == fewest)

    def _mentioning(self, keys: frozenset[str]) -> tuple[Heading, ...]:
        """Return headings whose text has all of ``keys``, those that repeat them most first."""
        if not keys or not all(map(self.glossary.knows, keys)):
            return ()
        counts = [min(counted[key] for key in keys) for counted in self._mentions]
        if sum(counts) < _FEWEST_MENTIONS:
            return ()
        most_first = sorted(zip(counts, self.headings, strict=True), key=lambda pair: -pair[0])
        return tuple(heading for count, heading in most_first if count)

    @cached_property
    def _mentions(self) -> tuple[Counter[str], ...]:
        return tuple(Counter(self.glossary.keys_of(heading.text)) for heading in self.headings)

    @cached_property
    def _heading_keys(self) -> frozenset[str]:
        return frozenset(key for entry in self._entries for key in entry.keys)

    @cached_property
    def _spellings(self) -> dict[str, tuple[str, bool]]:
        """Every name of every term in a heading, with the term's key and whether it is known."""
        return {
            compact(name): (key, self.glossary.knows(key))
            for key in self._heading_keys
            for name in (self.glossary.names_of(key) if self.glossary.knows(key) else (key,))
        }

    def _names(self, heading: Heading, keys: frozenset[str]) -> tuple[str, ...]:
        known = [self.glossary.names_of(key) for key in sorted(keys) if self.glossary.knows(key)]
        return (*heading.aliases, *(name for names in known for name in names))

    def _entry(self, heading: Heading) -> _Entry:
        names = (heading.title, *heading.aliases)
        words = {word for name in names for word in words_of(name)}
        return _Entry(
            heading,
            names=frozenset(compact(name) for name in names),
            keys=self._keys(names),
            words=frozenset(words | {strip_particle(word) for word in words}),
            above=self._keys(heading.path[:-1]),
            labels=self._keys(heading.labels),
        )

    def _keys(self, texts: Iterable[str]) -> frozenset[str]:
        return frozenset(key for text in texts for key in self.glossary.keys_of(text))

    def _meaning(self, encoder: Encoder) -> Index:
        if encoder.name not in self._meanings:
            passages = [
                Passage(heading.path, heading.source, _described(heading))
                for heading in self.headings
            ]
            self._meanings[encoder.name] = Index.build(
                passages, encoder, self._store, glossary=self.glossary
            )
        return self._meanings[encoder.name]

    def _match(
        self,
        query: str,
        tier: Tier | None,
        matched: tuple[Heading, ...],
        nearest: tuple[Heading, ...] = (),
    ) -> Match:
        chosen = set(matched)
        below = (
            heading
            for heading in self.headings
            if heading in chosen or any(one.holds(heading) for one in matched)
        )
        others = (*matched[1:], *nearest)
        if len(others) < MOST_CANDIDATES:
            others = (*others, *self._similar(query))
        first = matched[:1]
        candidates = [heading for heading in dict.fromkeys(others) if heading not in first]
        return Match(query, tier, matched, tuple(below), tuple(candidates[:MOST_CANDIDATES]))

    def _similar(self, query: str) -> list[Heading]:
        typed, keys = jamo(query), frozenset(self.glossary.keys_of(query))
        best_first = sorted(
            self._entries,
            key=lambda e: (-len(keys & e.keys), -fuzz.WRatio(typed, jamo(e.heading.title))),
        )
        return [entry.heading for entry in best_first[: MOST_CANDIDATES + 1]]


def _described(heading: Heading) -> str:
    opening = " ".join(heading.text.split()[:_OPENING_WORDS])
    return "\n".join(filter(None, (", ".join(heading.aliases), opening)))


def _has_terms(entry: _Entry, wanted: Iterable[_Wanted]) -> bool:
    """Tell whether the title has all terms; some may stand in a heading above it."""
    own = [want.is_in(entry) for want in wanted]
    above = [want.key in entry.above for want in wanted]
    return any(own) and all(a or b for a, b in zip(own, above, strict=True))


def _names_terms(entry: _Entry, wanted: Iterable[_Wanted]) -> bool:
    """Tell whether the text names what the title lacks."""
    named = [want.key in entry.labels for want in wanted]
    titled = [want.key in entry.above or want.is_in(entry) for want in wanted]
    return any(named) and all(a or b for a, b in zip(named, titled, strict=True))


def _narrowest(entries: list[_Entry]) -> list[_Entry]:
    """Leave out a file's title where topics in the file fit as well."""
    below = {entry.heading.source.file for entry in entries if len(entry.heading.path) > 1}
    return [
        entry
        for entry in entries
        if len(entry.heading.path) > 1 or entry.heading.source.file not in below
    ]


def _ranked(entries: Iterable[_Entry], keys: frozenset[str]) -> tuple[Heading, ...]:
    """Sort by how much of the title the query is, then topics before what is below them."""
    best_first = sorted(entries, key=lambda e: (-e.share(keys), len(e.heading.path)))
    return tuple(entry.heading for entry in best_first)
