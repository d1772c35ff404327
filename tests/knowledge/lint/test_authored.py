"""Where the parts of authored questions stand."""

from knowledge.lint.authored import authored_questions
from knowledge.markdown.labels import Label
from knowledge.question import Source
from tests.knowledge.lint.notes import GOOD, line_of, notes

HEADED = """\
# TCP

## Q. 흐름 제어란 무엇인가요?

### A.

받는 쪽 버퍼가 넘치지 않게 보내는 속도를 맞추는 일이다.

### 힌트

* 받는 쪽을 생각해 보세요.

## 혼잡 제어

* 난이도: 쉬움
"""


def test_parts_are_found_at_their_lines() -> None:
    (authored,) = authored_questions(notes(tcp=GOOD))
    points = authored.question.key_points
    assert authored.place(Label.KEY_POINTS, points[1]) == Source(
        "tcp.md", line_of("        2. 서버")
    )
    assert authored.place(Label.HINTS, "패킷은 모두 세 번 오간다.").line == line_of("세 번")
    assert authored.place(Label.HINTS).line == line_of("힌트")
    assert authored.place(Label.ALIASES) == authored.question.source
    assert [line.text for line in authored.lines(Label.FOLLOW_UPS)] == [
        "(2) 두 플래그를 따로 보내지 않아도 되는 이유는 무엇인가요?"
    ]


def test_plain_notes_and_bare_pairs_are_not_authored() -> None:
    plain = "# TCP\n\n* 연결 지향 프로토콜이다.\n\n* Q. UDP란?\n    * A. 비연결 프로토콜이다.\n"
    assert authored_questions(notes(plain=plain)) == ()


def test_a_question_in_a_heading_has_the_parts_under_it_and_no_others() -> None:
    (authored,) = authored_questions(notes(tcp=HEADED))
    assert authored.has(Label.HINTS)
    assert not authored.has(Label.DIFFICULTY)


def test_parts_of_an_unanswered_question_go_to_no_other() -> None:
    text = "# A\n\n## B\n\n* Q. 왜 그런가요?\n    * A. 그렇다.\n* Q. 정말요?\n    * 난이도: 쉬움\n"
    assert authored_questions(notes(a=text)) == ()
