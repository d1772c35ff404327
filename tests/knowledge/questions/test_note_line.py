"""Where in the notes a key point stands."""

from pathlib import Path

import pytest

from knowledge.base import SHIPPED_NOTES
from knowledge.library import load
from knowledge.questions.note_line import note_line

EXAMPLE = Path(__file__).parents[3] / "../shared/notes"


def recall(point: str, said: str) -> float:
    """Return which share of a point's words, of their beginnings, a line has."""
    words = [word[:2] for word in point.split()]
    return sum(word in said for word in words) / len(words)


@pytest.mark.parametrize(("notes", "every"), [(SHIPPED_NOTES, 20), (EXAMPLE, 1)])
def test_points_of_notes_are_found_in_their_lines(notes: Path, every: int) -> None:
    library = load(notes)
    lines = {
        document.file: (notes / document.file).read_text(encoding="utf-8").splitlines()
        for document in library.documents
    }
    questions = [question for question in library.questions if question.key_points][::every]
    assert len(questions) > 10
    recalled = []
    for question in questions:
        for point in question.key_points:
            line = note_line(point, question, library.documents)
            assert line.source.file == question.source.file
            # It stands there, and says the whole of the point rather than a heading of it.
            below = " ".join(lines[line.source.file][line.source.line - 1 :][:12])
            assert not line.text or recall(line.text, below) > 0.6
            own = point.rpartition(": ")[2]
            recalled.append(recall(own, line.text))
    assert sum(recalled) / len(recalled) > 0.9
    assert sum(one < 0.5 for one in recalled) <= 0.05 * len(recalled)


PARAGRAPH = (
    "순서 번호는 그 세그먼트에 실린 데이터의 첫 바이트 번호다. 짧은 말이다. "
    "그리고 연결을 맺을 때마다 처음 값을 예측하기 어렵게 고르는데 확인 응답 번호는 다음에 받기를 "
    "기다리는 바이트의 번호라서 서로 다른 것을 뜻하고 둘 다 헤더에 들어 있다."
)


ASKED = "이렇게도 물어요: 확인 응답 번호는 다음에 받기를 기다리는 바이트의 번호"


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
    notes = (
        f"# TCP\n## 번호\nQ. 번호는 무엇을 뜻하나요?\n\nA. {PARAGRAPH}\n\n{ASKED}\n\n## 표\n{table}"
    )
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
