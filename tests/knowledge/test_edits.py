"""``knowledge.edits``: what changes with a question's words, and what stays."""

from knowledge.edits import Edit, edited
from knowledge.question import FollowUp, Kind, Question, Source

QUESTION = Question(
    id="0123456789ab",
    topic="쿠키",
    section="쿠키",
    path=("쿠키",),
    kind=Kind.QA,
    prompt="쿠키란?",
    reference="쿠키는 브라우저에 저장된다. 쿠키는 요청마다 보내진다.",
    key_points=("쿠키는 브라우저에 저장된다.", "쿠키는 요청마다 보내진다."),
    source=Source("쿠키.md", 3),
    hints=("저장되는 곳",),
    follow_ups=(FollowUp("얼마나 큰가요?", 0), FollowUp("언제요?", 1), FollowUp("그리고요?")),
    prompt_en="What is a cookie?",
)


def edit(question: Question, change: Edit) -> Question:
    return edited(question, {question.id: change})


def test_only_its_own_question_is_edited() -> None:
    change = Edit("?", "!")
    assert edited(QUESTION, {"ba9876543210": change}) is QUESTION


def test_the_same_words_change_nothing() -> None:
    same = Edit(QUESTION.prompt, QUESTION.reference, QUESTION.key_points)
    assert edit(QUESTION, same) == QUESTION


def test_what_belonged_to_the_old_words_goes() -> None:
    changed = edit(QUESTION, Edit("쿠키는 언제 보내지나요?", "요청마다.", QUESTION.key_points[1:]))
    assert changed.id == QUESTION.id
    assert changed.prompt_en == ""
    assert changed.hints
    assert changed.hints != QUESTION.hints
    assert changed.follow_ups == (FollowUp("언제요?", 0), FollowUp("그리고요?"))


def test_points_are_cut_from_the_reference_where_none_are_given() -> None:
    assert edit(QUESTION, Edit(QUESTION.prompt, QUESTION.reference)) == QUESTION
    assert edit(QUESTION, Edit(QUESTION.prompt, "작은 글이다.")).key_points == ("작은 글이다.",)
