"""Prompts and hints that say a key point."""

import pytest

from knowledge.lint.authored import authored_questions
from knowledge.lint.comparison import Comparison
from knowledge.lint.finding import Check
from knowledge.lint.giveaways import check_hints, check_prompt
from tests.knowledge.lint.notes import GOOD, changed, line_of, notes

PROMPT = "TCP 연결이 맺어지는 과정을 패킷이 오가는 순서대로 말해 보세요."


def test_a_prompt_that_only_names_its_subject_passes(comparison: Comparison) -> None:
    (question,) = notes(tcp=GOOD).questions
    assert list(check_prompt(question, comparison)) == []


def test_a_prompt_that_says_a_point_is_found(comparison: Comparison) -> None:
    prompt = (
        "서버가 받은 번호에 1을 더한 ACK와 자신의 SYN을 한 세그먼트로 보내는 과정을 말해 보세요."
    )
    (question,) = changed(PROMPT, prompt).questions
    (finding,) = check_prompt(question, comparison)
    assert finding.check is Check.REVEALING_PROMPT
    assert finding.source == question.source
    assert question.key_points[1] in finding.message


@pytest.mark.parametrize(
    "prompt",
    [
        "서버가 받은 번호에 1을 더한 ACK와 자신의 SYN을 한 세그먼트로 보내나요?",
        "서버가 받은 번호에 7을 더한 ACK와 자신의 SYN을 한 세그먼트로 보냈습니다. 왜 틀렸나요?",
        "번호, SYN, 받은 것에 1을 더한 것, 자신의 ACK, 한 세그먼트를 서버가 보내는 때는?",
    ],
)
def test_a_prompt_that_states_no_point_passes(prompt: str, comparison: Comparison) -> None:
    (question,) = changed(PROMPT, prompt).questions
    assert list(check_prompt(question, comparison)) == []


def test_a_hint_that_points_without_saying_passes(comparison: Comparison) -> None:
    assert list(check_hints(authored_questions(notes(tcp=GOOD)), comparison)) == []


@pytest.mark.parametrize(
    "hint",
    [
        "서버는 받은 번호에 1을 더한 ACK와 자신의 SYN을 한 세그먼트로 보냅니다.",
        "서버가 자신의 SYN을 받은 번호에 1을 더한 ACK와 함께 한 세그먼트로 보낸다고 생각해 보세요.",
    ],
)
def test_a_hint_that_says_a_point_is_found_at_its_line(hint: str, comparison: Comparison) -> None:
    library = changed("가운데 것은 플래그 두 개를 함께 싣는다.", hint)
    (finding,) = check_hints(authored_questions(library), comparison)
    assert finding.check is Check.REVEALING_HINT
    assert finding.source.line == line_of("가운데")


def test_hints_that_were_made_are_not_judged(comparison: Comparison) -> None:
    start, end = GOOD.index("    * 힌트"), GOOD.index("    * 꼬리")
    library = notes(tcp=GOOD[:start] + GOOD[end:])
    assert library.questions[0].hints
    assert list(check_hints(authored_questions(library), comparison)) == []
