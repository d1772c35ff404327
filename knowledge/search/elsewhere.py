"""Subjects that people ask about and that notes may have nothing on."""

from collections.abc import Collection, Iterable, Iterator
from functools import cache
from pathlib import Path

from knowledge.glossary import SEPARATOR
from knowledge.language.korean import strip_particle
from knowledge.language.normalisation import compact, words_of

FIELDS = Path(__file__).with_name("elsewhere.txt")
NEIGHBOURS = Path(__file__).with_name("neighbours.txt")

_LONGEST = 3

Subject = tuple[str, ...]
"""Names of things that belong together; several are one subject's other names."""


def subjects() -> tuple[Subject, ...]:
    """Return the subjects of other fields, then those next to what notes say.

    The first are what else students of computing ask, and what anyone asks a bot for fun.
    """
    return (*fields(), *neighbours())


def fields() -> tuple[Subject, ...]:
    """Return the subjects of other fields, ``elsewhere.txt``."""
    return _read(FIELDS)


def neighbours() -> tuple[Subject, ...]:
    """Return the subjects next to what notes say, ``neighbours.txt``."""
    return _read(NEIGHBOURS)


@cache
def _read(file: Path) -> tuple[Subject, ...]:
    """Read subjects, one a line, `` / `` between names, ``#`` remarks."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split(SEPARATOR)) for line in lines if line and line[0] != "#")


def missing_from(names: Iterable[str]) -> list[int]:
    """Return the places of those ``subjects`` of which no name is among the headings of notes."""
    known = {compact(name) for name in names}
    return [at for at, spelled in enumerate(_spelled()) if known.isdisjoint(spelled)]


@cache
def _spelled() -> tuple[frozenset[str], ...]:
    """Return the names of each of the ``subjects``, written together."""
    return tuple(frozenset(map(compact, subject)) for subject in subjects())


class UnknownNames:
    """The names of subjects that some notes nowhere mention.

    Args:
        texts: the notes.
    """

    def __init__(self, texts: Collection[str]) -> None:
        said = "\n".join(map(compact, texts))
        names = frozenset[str]().union(*_spelled())
        self._names = frozenset(name for name in names if name not in said)

    def any_in(self, query: str) -> bool:
        """Tell whether ``query`` names one, with any particle and spacing."""
        return not self._names.isdisjoint(_runs(words_of(query)))


def _runs(words: tuple[str, ...]) -> Iterator[str]:
    """Yield every run of a few words, written together, also without the last one's particle."""
    for start in range(len(words)):
        for end in range(start + 1, min(start + _LONGEST, len(words)) + 1):
            yield "".join(words[start:end])
            yield "".join(words[start : end - 1]) + strip_particle(words[end - 1])
