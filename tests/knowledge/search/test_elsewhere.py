"""``knowledge.search.elsewhere``: subjects that notes may lack."""

import pytest

from knowledge.language.normalisation import compact
from knowledge.search.elsewhere import (
    UnknownNames,
    fields,
    missing_from,
    neighbours,
    subjects,
)


def test_every_line_is_a_subject_with_names() -> None:
    assert min(len(fields()), len(neighbours())) > 150
    assert subjects() == (*fields(), *neighbours())
    assert all(compact(name) for subject in subjects() for name in subject)
    assert len({frozenset(subject) for subject in subjects()}) == len(subjects())


def test_what_notes_have_a_heading_on_is_not_elsewhere() -> None:
    whole = [subjects()[at] for at in missing_from(())]
    rest = [subjects()[at] for at in missing_from(["kubernetes", "락"])]
    assert whole == list(subjects())
    assert [one for one in whole if one not in rest] == [
        one for one in whole if "Kubernetes" in one
    ]


@pytest.mark.parametrize(
    "query",
    ["쿠버네티스에서 뭘 하나요", "KUBERNETES?", "자바 스크립트는 왜 그래요", "gitflow가 뭐야"],
)
def test_names_that_no_text_has_are_known(query: str) -> None:
    assert UnknownNames(["TCP는 연결형이다."]).any_in(query)


@pytest.mark.parametrize("query", ["쿠버네티스에서 뭘 하나요", "TCP가 뭐야", "", "?"])
def test_what_the_texts_name_or_nobody_is_not(query: str) -> None:
    assert not UnknownNames(["쿠버 네티스는 파드를 돌린다.", "TCP는 연결형이다."]).any_in(query)
