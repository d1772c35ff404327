"""Where in the notes a key point stands."""

from pathlib import Path

import pytest

from knowledge.base import SHIPPED_NOTES
from knowledge.library import load
from knowledge.talk.note_line import note_line

LINES = {
    file.relative_to(SHIPPED_NOTES).as_posix(): file.read_text(encoding="utf-8").splitlines()
    for file in SHIPPED_NOTES.rglob("*.md")
}


def test_points_of_the_shipped_notes_are_found_in_their_lines() -> None:
    library = load(SHIPPED_NOTES)
    questions = [question for question in library.questions if question.key_points][::20]
    assert len(questions) > 10
    found = 0
    for question in questions:
        for point in question.key_points:
            line = note_line(point, question, library.documents)
            assert line.source.file == question.source.file
            found += bool(line.text)
            if line.text:
                below = " ".join(LINES[line.source.file][line.source.line - 1 :][:3])
                assert any(word in below for word in line.text.split())
    assert found >= 0.9 * sum(len(question.key_points) for question in questions)


PARAGRAPH = (
    "순서 번호는 그 세그먼트에 실린 데이터의 첫 바이트 번호다. 짧은 말이다. "
    "그리고 연결을 맺을 때마다 처음 값을 예측하기 어렵게 고르는데 확인 응답 번호는 다음에 받기를 "
    "기다리는 바이트의 번호라서 서로 다른 것을 뜻하고 둘 다 헤더에 들어 있다."
)


@pytest.mark.parametrize(
    ("point", "said"),
    [
        ("순서 번호는 데이터의 첫 바이트 번호다.", "첫 바이트 번호다."),
        # It stands in a sentence four times as long, beside one that is shorter than itself.
        ("확인 응답 번호는 다음에 받기를 기다리는 바이트의 번호", "헤더에 들어 있다."),
        ("행은 유일하게 구별된다", "행 | 유일하게 구별된다"),
    ],
)
def test_a_point_is_shown_by_its_own_sentence(tmp_path: Path, point: str, said: str) -> None:
    table = "| 말 | 뜻 |\n| --- | --- |\n| 열 | 이름이 있다 |\n| 행 | 유일하게 구별된다 |\n"
    notes = f"# TCP\n## 번호\nQ. 번호는 무엇을 뜻하나요?\n\nA. {PARAGRAPH}\n\n## 표\n{table}"
    (tmp_path / "tcp.md").write_text(notes, encoding="utf-8")
    library = load(tmp_path)
    line = note_line(point, library.questions[0], library.documents)
    assert line.text.endswith(said)
    assert not line.text.startswith("A.")
    assert len(line.text) < len(PARAGRAPH)


def test_a_point_that_stands_nowhere_has_the_questions_line() -> None:
    library = load(SHIPPED_NOTES)
    line = note_line("zq xw vk", library.questions[0], library.documents)
    assert (line.source, line.text) == (library.questions[0].source, "")
