"""``knowledge.search.confidence``: more evidence, more confidence."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from knowledge.search.confidence import ANSWERED_FROM, Evidence

SHARES = st.floats(0, 1)
EVIDENCE = st.builds(
    Evidence,
    score=st.floats(-0.5, 0.5),
    terms=st.none() | SHARES,
    coverage=SHARES,
    words=st.integers(0, 400),
    unknown=SHARES,
    field=SHARES,
    nearer=st.floats(-1, 1),
    named_elsewhere=st.booleans(),
    phrased=st.booleans(),
)


@given(EVIDENCE)
def test_it_is_a_probability(evidence: Evidence) -> None:
    assert 0 < evidence.confidence < 1


@given(EVIDENCE, st.sampled_from(["score", "coverage"]), st.floats(0.01, 0.1))
def test_it_grows_with_the_evidence(evidence: Evidence, name: str, more: float) -> None:
    stronger = replace(evidence, **{name: getattr(evidence, name) + more})
    assert stronger.confidence > evidence.confidence


@given(EVIDENCE)
def test_terms_that_the_notes_lack_speak_against_it(evidence: Evidence) -> None:
    none, unnamed, all_ = (replace(evidence, terms=terms).confidence for terms in (0, None, 1))
    assert none < unnamed < all_


@given(EVIDENCE, st.floats(0.01, 1))
def test_what_is_near_another_subject_is_less_likely_answered(
    evidence: Evidence, more: float
) -> None:
    near_field = replace(evidence, field=evidence.field + more)
    near_neighbour = replace(evidence, nearer=evidence.nearer + more)
    named = replace(evidence, named_elsewhere=True)
    assert near_field.confidence < evidence.confidence
    assert near_neighbour.confidence < evidence.confidence
    assert named.confidence <= evidence.confidence


@given(EVIDENCE)
def test_what_is_near_by_its_phrasings_is_less_surely_the_answer(evidence: Evidence) -> None:
    phrased, bare = (replace(evidence, phrased=one).confidence for one in (True, False))
    assert phrased < bare


def test_the_bound_tells_a_plain_answer_from_none() -> None:
    answer = Evidence(
        score=0.3,
        terms=1,
        coverage=0.7,
        words=4,
        unknown=0,
        field=0.2,
        nearer=-0.4,
        named_elsewhere=False,
        phrased=False,
    )
    other = Evidence(
        score=0.1,
        terms=0,
        coverage=0.1,
        words=4,
        unknown=0.5,
        field=0.4,
        nearer=0.1,
        named_elsewhere=True,
        phrased=False,
    )
    assert other.confidence < ANSWERED_FROM < answer.confidence
