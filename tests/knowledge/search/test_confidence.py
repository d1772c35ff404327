"""``knowledge.search.confidence``: more evidence, more confidence."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from knowledge.search.confidence import ANSWERED_FROM, Evidence

SHARES = st.floats(0, 1)
EVIDENCE = st.builds(
    Evidence,
    nearness=st.floats(-1, 1),
    lead=SHARES,
    terms=st.none() | SHARES,
    coverage=SHARES,
    words=st.integers(0, 400),
)


@given(EVIDENCE)
def test_it_is_a_probability(evidence: Evidence) -> None:
    assert 0 < evidence.confidence < 1


@given(EVIDENCE, st.sampled_from(["nearness", "lead", "coverage"]), st.floats(0.01, 1))
def test_it_grows_with_the_evidence(evidence: Evidence, name: str, more: float) -> None:
    stronger = replace(evidence, **{name: getattr(evidence, name) + more})
    assert stronger.confidence > evidence.confidence


@given(EVIDENCE)
def test_terms_that_the_notes_lack_speak_against_it(evidence: Evidence) -> None:
    none, unnamed, all_ = (replace(evidence, terms=terms).confidence for terms in (0, None, 1))
    assert none < unnamed < all_


def test_the_bound_tells_a_plain_answer_from_none() -> None:
    answer = Evidence(nearness=0.6, lead=0.2, terms=1, coverage=0.7, words=4)
    other = Evidence(nearness=0.25, lead=0.03, terms=0, coverage=0.1, words=4)
    assert other.confidence < ANSWERED_FROM < answer.confidence
