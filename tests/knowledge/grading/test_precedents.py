"""Decisions on earlier answers, followed by meaning and never by an answer that says otherwise."""

from dataclasses import replace

import pytest

from knowledge import encoder, glossary
from knowledge.grading import Band, Flag, Grade, PointGrade, Span, Verdict
from knowledge.grading.correction import corrected, with_point, with_verdict
from knowledge.grading.precedents import Precedent, PrecedentMatcher, precedents_of

POINT = "클라이언트가 서버에 SYN을 보낸다."
OTHER = "서버가 SYN과 ACK를 함께 보낸다."
SAID = "문을 두드리면 저쪽에서 들어오라고 하고"


def graded(*verdicts: Verdict, flags: tuple[Flag, ...] = ()) -> Grade:
    points = tuple(
        PointGrade(point, verdict, 0.7, None, (), (), 0.5)
        for point, verdict in zip((POINT, OTHER), verdicts, strict=True)
    )
    return Grade(0.0, 0.7, Band.WEAK, borderline=False, points=points, flags=flags)


MISSED = graded(Verdict.MISSING, Verdict.MISSING)


@pytest.fixture(scope="module")
def matcher() -> PrecedentMatcher:
    return PrecedentMatcher(encoder.load(), glossary.shipped())


def verdict(matcher: PrecedentMatcher, words: str, answer: str) -> Verdict:
    """Return the verdict on a missed point of an answer, with ``words`` accepted for the point."""
    followed = matcher.followed(MISSED, answer, [Precedent("1", POINT, words, Verdict.MADE)])
    assert followed.points[1] == MISSED.points[1]
    return followed.points[0].verdict


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (SAID, SAID),
        (SAID, "먼저 문을 두드리면 저쪽이 들어오라고 해요"),
        ("서로 시작 번호를 알려 주고 확인한다", "서로의 시작 번호를 주고받아 확인한다"),
        (
            "클라이언트가 서버에 SYN을 보낸다",
            "음, 클라이언트가 먼저 서버로 SYN을 보낸다. 그 뒤는 몰라요",
        ),
        (
            "세션은 서버에 저장하고 쿠키는 브라우저에 저장한다",
            "세션은 서버에 저장되고 쿠키는 브라우저에 저장돼요",
        ),
        ("기본 키는 값이 겹치지 않는다", "기본 키는 값이 중복되지 않는다"),
        ("탐색은 O(log n) 시간에 끝난다", "탐색이 O(log n)에 끝나요"),
        ("가장 오래 쓰지 않은 페이지를 내보낸다", "가장 오래 쓰이지 않은 페이지를 내보내요"),
        ("동기 방식은 일이 끝날 때까지 기다린다", "동기 방식은 작업이 끝날 때까지 기다려요"),
        ("부모가 자식 프로세스를 기다린다", "부모 프로세스가 자식 프로세스를 기다려요"),
    ],
)
def test_what_says_the_same_passes(matcher: PrecedentMatcher, words: str, answer: str) -> None:
    assert verdict(matcher, words, answer) is Verdict.MADE


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        # Negated.
        (SAID, "문을 두드리지 않으면 저쪽에서 들어오라고 하지 않는다"),
        ("서로 시작 번호를 알려 주고 확인한다", "서로 시작 번호를 알려 주지 않고 확인한다"),
        ("기본 키는 값이 겹치지 않는다", "기본 키는 값이 겹친다"),
        ("TCP는 보낸 순서대로 도착하게 해 준다", "TCP는 보낸 순서대로 도착하게 해 주지 않는다"),
        ("The client sends a SYN to the server", "The client does not send a SYN to the server"),
        # Who does what.
        (SAID, "저쪽에서 문을 두드리면 들어오라고 하고"),
        ("클라이언트가 서버에 SYN을 보낸다", "서버가 클라이언트에 SYN을 보낸다"),
        ("클라이언트가 서버에 SYN을 보낸다", "클라이언트에게 서버가 SYN을 보낸다"),
        ("부모가 자식 프로세스를 기다린다", "자식이 부모 프로세스를 기다린다"),
        (
            "세션은 서버에 저장하고 쿠키는 브라우저에 저장한다",
            "쿠키는 서버에 저장하고 세션은 브라우저에 저장한다",
        ),
        ("The client sends a SYN to the server", "The server sends a SYN to the client"),
        # Of something else.
        ("클라이언트가 서버에 SYN을 보낸다", "클라이언트가 서버에 ACK를 보낸다"),
        ("TCP는 보낸 순서대로 도착하게 해 준다", "UDP는 보낸 순서대로 도착하게 해 준다"),
        ("기본 키는 값이 겹치지 않는다", "외래 키는 값이 겹치지 않는다"),
        ("준비는 CPU 할당만 기다리는 상태", "대기는 CPU 할당만 기다리는 상태입니다"),
        (
            "타임슬라이스가 끝나면 실행에서 준비로 가고",
            "타임슬라이스가 끝나면 실행에서 대기로 갑니다",
        ),
        (
            "세션은 서버에 저장하고 쿠키는 브라우저에 저장한다",
            "세션과 쿠키는 모두 브라우저에 저장한다",
        ),
        # Opposite words and other numbers.
        ("클라이언트가 서버에 SYN을 보낸다", "클라이언트가 서버에서 SYN을 받는다"),
        ("서로 시작 번호를 알려 주고 확인한다", "서로 끝 번호를 알려 주고 확인한다"),
        ("나중에 넣은 것을 먼저 꺼낸다", "먼저 넣은 것을 먼저 꺼낸다"),
        ("가장 오래 쓰지 않은 페이지를 내보낸다", "가장 최근에 쓴 페이지를 내보낸다"),
        ("동기 방식은 일이 끝날 때까지 기다린다", "비동기 방식은 일이 끝날 때까지 기다린다"),
        ("재전송을 최대 3번까지 한다", "재전송을 최대 5번까지 한다"),
        ("탐색은 O(log n) 시간에 끝난다", "탐색은 O(n) 시간에 끝난다"),
        # Nothing to do with it.
        (SAID, "쿠키는 브라우저에 저장해요"),
        (SAID, "🤔"),
    ],
)
def test_what_says_otherwise_does_not(matcher: PrecedentMatcher, words: str, answer: str) -> None:
    assert verdict(matcher, words, answer) is Verdict.MISSING


def test_the_grade_names_the_decision_and_the_members_own_words(matcher: PrecedentMatcher) -> None:
    answer = "잘은 모르지만 먼저 문을 두드리면 저쪽이 들어오라고 해요"
    precedents = [Precedent("7", POINT, SAID, Verdict.MADE)]
    followed = matcher.followed(MISSED, answer, precedents)
    point = followed.points[0]
    assert point.precedent == "7"
    assert point.evidence is not None
    assert point.evidence.text == answer[point.evidence.start : point.evidence.end]
    assert "문을 두드리면" in point.evidence.text
    assert (followed.score, followed.band) == (50.0, Band.PARTIAL)
    assert not followed.corrected
    assert Grade.from_dict(followed.to_dict()) == followed


def test_a_verdict_is_only_raised(matcher: PrecedentMatcher) -> None:
    made = graded(Verdict.MADE, Verdict.MISSING)
    partly = [Precedent("1", POINT, SAID, Verdict.PARTLY)]
    assert matcher.followed(made, SAID, partly) is made
    assert matcher.followed(MISSED, SAID, partly).points[0].verdict is Verdict.PARTLY
    both = [*partly, Precedent("2", POINT, SAID, Verdict.MADE)]
    assert matcher.followed(MISSED, SAID, both).points[0].precedent == "2"
    assert matcher.followed(MISSED, SAID, []) is MISSED


def test_another_points_precedent_counts_for_nothing(matcher: PrecedentMatcher) -> None:
    precedents = [Precedent("1", "다른 핵심", SAID, Verdict.MADE)]
    assert matcher.followed(MISSED, SAID, precedents) is MISSED


def test_form_is_overridden_only_where_a_person_overrode_it(matcher: PrecedentMatcher) -> None:
    listed = graded(Verdict.MISSING, Verdict.MISSING, flags=(Flag.KEYWORD_LIST,))
    precedent = Precedent("1", POINT, SAID, Verdict.MADE)
    assert matcher.followed(listed, SAID, [precedent]) is listed
    allowed = replace(precedent, form=frozenset({Flag.KEYWORD_LIST}))
    followed = matcher.followed(listed, SAID, [allowed])
    assert (followed.score, followed.flags) == (50.0, ())


def test_nearest_is_a_stretch_of_the_answer(matcher: PrecedentMatcher) -> None:
    answer = "음 일단요, 클라가 서버한테 SYN을 먼저 보내요. 쿠키는 브라우저에 있어요."
    span = matcher.nearest(POINT, answer)
    assert "SYN" in span.text
    assert "쿠키" not in span.text
    assert span.text == answer[span.start : span.end]
    assert matcher.nearest(POINT, "…") == Span(0, 1, "…")


def test_a_correction_is_scored_and_sets_precedents_for_what_it_raised() -> None:
    claim = Span(0, 2, "틀린")
    before = replace(
        graded(Verdict.CONTRADICTED, Verdict.MADE, flags=(Flag.WRONG_CLAIM,)),
        wrong_claims=(claim,),
        score=30.0,
    )
    words = Span(3, 6, "맞는 말")
    after = with_verdict(before, 0, Verdict.MADE, words)
    assert (after.score, after.flags) == (90.0, (Flag.WRONG_CLAIM,))
    after = corrected(after, after.points, ())
    assert (after.score, after.flags, after.band) == (100.0, (), Band.STRONG)
    assert after.corrected
    assert precedents_of("3", before, after) == [Precedent("3", POINT, "맞는 말", Verdict.MADE)]
    lowered = with_verdict(before, 1, Verdict.MISSING, None)
    assert precedents_of("4", before, lowered) == []
    back = with_point(after, 0, before.points[0])
    assert back == before.points


def test_a_corrected_keyword_list_counts_and_says_what_was_overridden() -> None:
    before = graded(Verdict.MISSING, Verdict.MISSING, flags=(Flag.KEYWORD_LIST, Flag.PASTED))
    after = with_verdict(before, 0, Verdict.PARTLY, Span(0, 1, "가"))
    assert (after.score, after.flags) == (25.0, (Flag.PASTED,))
    [precedent] = precedents_of("1", before, after)
    assert precedent.form == {Flag.KEYWORD_LIST}


def test_grades_from_before_corrections_are_read() -> None:
    plain = MISSED.to_dict()
    del plain["corrected"]
    for point in plain["points"]:
        del point["precedent"]
    assert Grade.from_dict(plain) == MISSED
