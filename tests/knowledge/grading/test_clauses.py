"""Answers are cut without losing a word."""

from hypothesis import given
from hypothesis import strategies as st

from knowledge.grading.clauses import clauses, runs
from knowledge.grading.plain import has_words


@given(st.text(alphabet="가나다 고며지만. ,\n*→aB1!", max_size=300))
def test_spans_are_in_order_and_hold_every_letter(answer: str) -> None:
    spans = clauses(answer)
    end = 0
    for span in spans:
        assert span.start >= end
        assert answer[span.start : span.end] == span.text
        assert not has_words(answer[end : span.start])
        end = span.end
    assert not has_words(answer[end:])


def test_korean_sentences_are_cut_at_their_joints() -> None:
    answer = (
        "스택은 나중에 넣은 것을 꺼내고 큐는 먼저 넣은 것을 꺼냅니다. 둘 다 자료를 담고 있어요."
    )
    assert [span.text for span in clauses(answer)] == [
        "스택은 나중에 넣은 것을 꺼내고",
        "큐는 먼저 넣은 것을 꺼냅니다.",
        "둘 다 자료를 담고 있어요.",
    ]


def test_numbers_and_addresses_stay_whole() -> None:
    answer = "지연은 0.5초이고 주소는 10.0.0.1입니다"
    assert [span.text for span in clauses(answer)] == ["지연은 0.5초이고", "주소는 10.0.0.1입니다"]


def test_the_number_of_clauses_is_bounded() -> None:
    assert 24 <= len(clauses("문장을 하나 씁니다. " * 400)) <= 48


def test_runs_join_up_to_three_neighbours() -> None:
    answer = "첫째 문장입니다. 둘째 문장입니다. 셋째 문장입니다. 넷째 문장입니다."
    texts = [run.text for run in runs(clauses(answer), answer)]
    assert len(texts) == 4 + 3 + 2
    assert texts[-1] == "둘째 문장입니다. 셋째 문장입니다. 넷째 문장입니다."
