"""``knowledge.language.misspelling``: the term that was meant."""

import pytest

from knowledge.glossary import Glossary, Term, shipped
from knowledge.language.misspelling import Speller, speller_of

GLOSSARY = Glossary(
    [
        Term(("세마포어", "semaphore")),
        Term(("리액터", "reactor")),
        Term(("HTTP",)),
        Term(("HTTPS",)),
    ]
)


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("리엑터", "리액터"),
        ("reacter", "리액터"),
        ("semaphor", "세마포어"),
        ("세마포", None),
        ("zookeeper", None),
        ("액터", None),
        ("", None),
    ],
)
def test_the_term_that_was_meant(word: str, key: str | None) -> None:
    assert Speller(GLOSSARY).term(word) == key


def test_the_fewest_slips_win() -> None:
    glossary = Glossary([Term(("컨텍스트",)), Term(("컨테스트",))])
    assert Speller(glossary).term("컨텍스드") == "컨텍스트"


def test_one_speller_for_a_glossary() -> None:
    assert speller_of(shipped()) is speller_of(shipped())
