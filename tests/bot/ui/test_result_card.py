"""The card of a grade: what is shown, what is hidden, and how much at most."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import discord
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.store.models import Attempt
from bot.ui.result_card import result_card, shared_card
from knowledge.grading import Band, Flag, Grade, PointGrade, Span, Verdict
from knowledge.question import Kind, Question, Source

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
POINTS = (
    "솔트는 사용자마다 다르게 만든다.",
    "솔트는 해시와 함께 저장해도 된다.",
    "무지개 표 공격을 막으므로 안전하다.",
    "해시는 느린 함수로 한다.",
)
SAID = Span(0, 9, "솔트는 모두 같다")


def question(prompt: str = "솔트란 무엇인가요?", points: tuple[str, ...] = POINTS) -> Question:
    reference = " ".join(points) or "참고"
    path = ("보안", prompt)
    return Question(
        "0" * 12, "보안", prompt, path, Kind.QA, prompt, reference, points, Source("a.md", 1)
    )


def attempt(answer: str = "솔트는 모두 같다") -> Attempt:
    return Attempt(
        id=1, card_id=1, question_id="0" * 12, user_id=1, channel_id=1, answer=answer,
        answered_at=NOON, hints=2, revealed=False, language="ko",
    )  # fmt: skip


def point(
    statement: str, verdict: Verdict, said: Span = SAID, *, swapped: bool = False
) -> PointGrade:
    evidence = None if verdict is Verdict.MISSING else said
    return PointGrade(
        statement, verdict, 0.6, evidence, ("솔트", "_해시_"), ("표",), 0.9, swapped=swapped
    )


def grade(
    *points: PointGrade,
    flags: tuple[Flag, ...] = (),
    claims: tuple[Span, ...] = (),
    borderline: bool = False,
) -> Grade:
    return Grade(50.0, 0.64, Band.PARTIAL, borderline, points, flags, claims)


def described(graded: Grade, language: str = "ko") -> str:
    card = result_card(question(), attempt(), graded, language)
    return card.description or ""


@pytest.mark.parametrize(
    ("verdict", "credit", "hinted"),
    [
        (Verdict.MADE, 0.7, True),
        (Verdict.MADE, 1.0, False),
        # Too little to be seen in the score.
        (Verdict.MADE, 0.999, False),
        (Verdict.MADE, None, False),
        (Verdict.MISSING, 0.2, True),
        (Verdict.MISSING, 0.0, False),
        (Verdict.PARTLY, 0.2, False),
    ],
)
def test_a_score_other_than_its_marks_say_is_explained(
    verdict: Verdict,
    credit: float | None,
    hinted: bool,  # noqa: FBT001
) -> None:
    graded = grade(replace(point(POINTS[0], verdict), credit=credit))
    assert ("일부만 반영했어요" in described(graded)) is hinted
    assert ("한 문장으로 더 또렷하게" in described(graded)) is hinted
    assert ("(확신 60%) · " in described(graded)) is hinted
    assert ("count only in part" in described(graded, "en")) is hinted


@pytest.mark.parametrize("score", [0.0, 100.0])
def test_a_score_that_is_whole_needs_no_explanation(score: float) -> None:
    unsure = replace(point(POINTS[0], Verdict.MISSING), credit=0.2)
    whole = replace(grade(unsure), score=score)
    assert "일부만 반영했어요" not in described(whole)


@pytest.mark.parametrize(("confidence", "shown"), [(0.58, 58), (0.699, 69), (0.57, 57)])
def test_nothing_looks_surer_than_it_is(confidence: float, shown: int) -> None:
    doubted = replace(point(POINTS[0], Verdict.CONTRADICTED), confidence=confidence)
    assert f"(확신 {shown}%)" in described(grade(doubted))


def without_spoilers(text: str) -> str:
    return re.sub(r"\|\|.*?\|\|", "", text, flags=re.DOTALL)


@pytest.mark.parametrize("verdict", [Verdict.MISSING, Verdict.PARTLY])
@pytest.mark.parametrize("language", ["ko", "en"])
def test_what_was_missed_is_pointed_to_and_hidden(verdict: Verdict, language: str) -> None:
    card = result_card(
        question(), attempt(), grade(*(point(one, verdict) for one in POINTS)), language
    )
    everything = "\n".join([card.description or "", *(field.value or "" for field in card.fields)])
    for one in POINTS:
        assert one not in without_spoilers(everything)
        assert f"||{one}||" in (card.description or "")
    expected = {"ko": "왜 그런지도 말해 보세요.", "en": "Say why as well."}
    assert expected[language] in (card.description or "")


def test_what_leads_to_several_points_is_said_once() -> None:
    alike = ("락은 하나다.", "락은 둘이다.", "락은 셋이다.")
    graded = grade(*(point(one, Verdict.MISSING) for one in alike))
    card = result_card(question("락은 무엇인가요?", alike), attempt("몰라요"), graded, "ko")
    shown = card.description or ""
    led = [line for line in shown.splitlines() if "⬜" in line]
    assert len(led) == len(alike)
    assert sum("말할 것이 하나 더 있어요." in line for line in led) == 1


def test_a_made_point_stands_with_its_terms_and_words() -> None:
    assert described(grade(point(POINTS[0], Verdict.MADE))).endswith(
        "✅ **말함** · 솔트는 사용자마다 다르게 만든다.\n"
        "*답에 나온 용어: 솔트, _해시_*\n"
        "> “솔트는 모두 같다”\n"
    )


@pytest.mark.parametrize("swapped", [False, True])
def test_nobody_is_flatly_accused_where_the_verdict_is_unsure(
    swapped: bool,  # noqa: FBT001
) -> None:
    shown = described(grade(point(POINTS[0], Verdict.CONTRADICTED, swapped=swapped)))
    assert "❌ **반대로 말함** (확신 60%) · 노트 내용과 비교해 보세요: " in shown
    assert "바꿔 말했어요" not in shown


@pytest.mark.parametrize(
    ("swapped", "words"), [(False, "노트에는 이렇게 있어요: "), (True, "서로 바꿔 말했어요.")]
)
def test_what_was_contradicted_stands_beside_what_is_right(words: str, *, swapped: bool) -> None:
    sure = replace(point(POINTS[0], Verdict.CONTRADICTED, swapped=swapped), confidence=0.9)
    shown = described(grade(sure))
    assert "확신" not in shown
    assert words in shown
    assert POINTS[0] in without_spoilers(shown)
    assert "> “솔트는 모두 같다”" in shown


def test_a_wrong_claim_is_quoted() -> None:
    shown = described(grade(flags=(Flag.WRONG_CLAIM,), claims=(Span(0, 4, "**표**"),)))
    assert r"이 말은 틀린 것 같아요: “\*\*표\*\*”" in shown
    assert "틀린 말이 섞여" not in shown, "once is enough"


def test_a_wrong_claim_that_is_not_found_is_told_with_care() -> None:
    assert "틀린 말이 섞여 있는 것 같아요" in described(grade(flags=(Flag.WRONG_CLAIM,)))


def test_a_close_call_is_said_with_how_sure_it_is() -> None:
    assert "경계에 걸친 점수예요(확신 64%)" in described(grade(borderline=True))
    assert "경계" not in described(grade())


@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_shared_card_gives_no_point_away(language: str) -> None:
    shown = grade(*(point(one, verdict) for one, verdict in zip(POINTS, Verdict, strict=True)))
    card = shared_card(question(), attempt(), shown, language, "지민")
    assert not any(one in (card.description or "") for one in POINTS)
    assert "✅ 🟡 ⬜ ❌" in (card.description or "")


texts = st.one_of(
    st.text(max_size=30),
    st.builds(
        lambda part, times: part * times,
        st.sampled_from(["가나다 ", "||", "*_`\\", "@everyone ", "긴낱말", "e\n> "]),
        st.integers(0, 700),
    ),
)
spans = texts.map(lambda text: Span(0, len(text), text))
point_grades = st.builds(
    PointGrade,
    point=texts,
    verdict=st.sampled_from(Verdict),
    confidence=st.floats(0, 1),
    evidence=st.one_of(st.none(), spans),
    matched=st.lists(texts, max_size=8).map(tuple),
    unmatched=st.just(()),
    closeness=st.floats(0, 1),
    swapped=st.booleans(),
)
grades = st.builds(
    Grade,
    score=st.floats(0, 100),
    confidence=st.floats(0, 1),
    band=st.sampled_from(Band),
    borderline=st.booleans(),
    points=st.lists(point_grades, max_size=25).map(tuple),
    flags=st.one_of(st.just(()), st.just(tuple(Flag))),
    wrong_claims=st.lists(spans, max_size=5).map(tuple),
)


def fits(card: discord.Embed) -> bool:
    """Whether Discord takes the card."""
    return (
        len(card) <= 6000
        and len(card.title or "") <= 256
        and len(card.description or "") <= 4096
        and all(0 < len(field.value or "") <= 1024 for field in card.fields)
    )


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(graded=grades, prompt=texts, answer=texts, language=st.sampled_from(["ko", "en"]))
def test_no_card_is_too_large(graded: Grade, prompt: str, answer: str, language: str) -> None:
    asked = question(prompt, tuple(point.point for point in graded.points))
    assert fits(result_card(asked, attempt(answer), graded, language, late=True))
    assert fits(shared_card(asked, attempt(answer), graded, language, "이름" * 50))
