"""Names of terms that were meant by words with a slip of the finger."""

from collections import defaultdict
from functools import lru_cache

from knowledge.glossary import Glossary
from knowledge.language.korean import jamo
from knowledge.language.normalisation import compact
from knowledge.language.spelling import slips_between


class Speller:
    """The names of all terms of a glossary, to be found by words that are almost one of them.

    Args:
        glossary: the terms.
    """

    def __init__(self, glossary: Glossary) -> None:
        self._names: dict[str, dict[str, str]] = defaultdict(dict)
        for term in glossary.terms:
            for name in map(compact, term.names):
                self._names[jamo(name)[:1]][name] = term.key

    def term(self, word: str) -> str | None:
        """Return the ``Term.key`` of the name with the fewest slips; None where none is near.

        Args:
            word: lower case, without spaces.
        """
        near = [
            (slips, abs(len(name) - len(word)), key)
            for name, key in self._names.get(jamo(word)[:1], {}).items()
            if (slips := slips_between(word, name)) is not None
        ]
        return min(near)[2] if near else None


@lru_cache(maxsize=4)
def speller_of(glossary: Glossary) -> Speller:
    """Return the speller for ``glossary``, made once."""
    return Speller(glossary)
