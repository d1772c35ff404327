"""Missing parts, and parts of a wrong size."""

import pytest

from knowledge.library import Library
from knowledge.lint.authored import authored_questions
from knowledge.lint.completeness import check_completeness
from knowledge.lint.finding import Check, Finding
from tests.knowledge.lint.notes import GOOD, POINT, changed, line_of, notes


def found_in(library: Library) -> list[Finding]:
    return [one for each in authored_questions(library) for one in check_completeness(each)]


def test_a_complete_question_passes() -> None:
    assert found_in(notes(tcp=GOOD)) == []


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Q(en). Walk", "an English prompt (Q(en).)"),
        ("난이도: 쉬움", "a difficulty (난이도: 쉬움, 보통 or 어려움)"),
        ("출처: ", "a source (출처)"),
    ],
)
def test_a_missing_line_is_named_at_the_question(line: str, named: str) -> None:
    kept = "".join(one for one in GOOD.splitlines(keepends=True) if line not in one)
    (finding,) = found_in(notes(tcp=kept))
    assert finding.check is Check.MISSING_PART
    assert str(finding) == f"tcp.md:5: the question lacks {named}; add what is missing"


def test_all_that_is_missing_is_one_finding() -> None:
    bare = "# A\n\n## B\n\n* Q. 왜 그런가요?\n    * A. 그렇다.\n    * 난이도: 쉬움\n"
    (finding,) = found_in(notes(a=bare))
    assert finding.message == (
        "the question lacks key points (핵심), an English prompt (Q(en).), a hint (힌트), "
        "a follow-up (꼬리 질문) and a source (출처); add what is missing"
    )


def test_an_unknown_difficulty_is_none() -> None:
    (finding,) = found_in(changed("난이도: 쉬움", "난이도: 별 세 개"))
    assert "a difficulty" in finding.message


def test_an_english_question_needs_no_english_prompt() -> None:
    english = GOOD.replace(
        "* Q. TCP 연결이 맺어지는 과정을 패킷이 오가는 순서대로 말해 보세요.", "* Q. What is TCP?"
    )
    kept = "".join(one for one in english.splitlines(keepends=True) if "Q(en)" not in one)
    assert found_in(notes(tcp=kept)) == []


@pytest.mark.parametrize(("count", "words"), [(1, "1 key point,"), (7, "7 key points,")])
def test_too_few_and_too_many_key_points(count: int, words: str) -> None:
    start = GOOD.index("        1. 클라이언트")
    end = GOOD.index("    * 힌트")
    points = "".join(f"        {n}. 서버는 {n}번째 일을 한다.\n" for n in range(1, count + 1))
    found = found_in(notes(tcp=GOOD[:start] + points + GOOD[end:]))
    finding = next(one for one in found if one.check is Check.POINT_COUNT)
    assert finding.message.startswith(words)
    assert finding.source.line == line_of("핵심")


def test_an_answer_has_five_sentences_at_most() -> None:
    end = "보내면 연결이 맺어진다.\n    * 핵심"
    assert found_in(changed(end, end.replace("\n", " 하나 더 있다. 또 있다.\n", 1))) == []
    (finding,) = found_in(changed(end, end.replace("\n", " 둘이다. 셋이다. 넷이다.\n", 1)))
    assert finding.check is Check.LONG_REFERENCE
    assert "6 sentences" in finding.message
    assert finding.source.line == line_of("A. 클라이언트")


def test_an_ellipsis_ends_no_sentence() -> None:
    end = "보내면 연결이 맺어진다.\n    * 핵심"
    dotted = " UPDATE ... SET ... WHERE 문이다. SELECT ... FOR UPDATE도 있다.\n"
    assert found_in(changed(end, end.replace("\n", dotted, 1))) == []


def test_a_follow_up_names_a_key_point() -> None:
    (finding,) = found_in(changed("* (2) 두", "* (4) 두"))
    assert finding.check is Check.FOLLOW_UP
    assert finding.source.line == line_of("* (2) 두")
    assert "key point 4, but there are 3" in finding.message
    assert found_in(changed(POINT, POINT + "        3. 서버는 기다린다.\n")) == []
