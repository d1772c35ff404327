"""Where in the notes a key point stands."""

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


def test_a_paragraph_gives_each_point_its_own_sentence() -> None:
    library = load(SHIPPED_NOTES)
    [question] = [one for one in library.questions if "확인 응답 번호는 각각" in one.prompt]
    said = [note_line(point, question, library.documents).text for point in question.key_points]
    assert len(set(said)) == len(said) > 1
    assert not any(one != other and one in other for one in said for other in said)


def test_a_point_that_stands_nowhere_has_the_questions_line() -> None:
    library = load(SHIPPED_NOTES)
    line = note_line("zq xw vk", library.questions[0], library.documents)
    assert (line.source, line.text) == (library.questions[0].source, "")
