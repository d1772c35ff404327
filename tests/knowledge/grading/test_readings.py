"""Every key point and every clause is read, and no reading is longer than the model takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.grading.closeness import Closeness
from knowledge.grading.plain import has_words, plain
from knowledge.grading.readings import MOST_TOKENS, WRONG_CLAIM, parts_of

SPECIAL = 4


def letters(text: str) -> int:
    """Count a token a letter: the longest any text can be."""
    return len(text)


texts = st.text(alphabet="가나다 abc.,\n", max_size=900)
points = st.lists(texts.filter(lambda text: has_words(plain(text))), min_size=1, max_size=12)


@given(question=texts, answer=texts, key_points=points)
def test_no_reading_is_too_long(question: str, answer: str, key_points: list[str]) -> None:
    for part in parts_of(question, answer, key_points, letters):
        reading = part.reading
        used = len(reading.question) + len(reading.answer)
        used += sum(len(point) + 2 for point in reading.points)
        assert used + SPECIAL <= MOST_TOKENS
        assert reading.points[-1] == WRONG_CLAIM
        assert len(part.numbers) == len(reading.points) - 1


@given(question=texts, answer=texts, key_points=points)
def test_every_key_point_meets_all_of_the_answer(
    question: str, answer: str, key_points: list[str]
) -> None:
    parts = parts_of(question, answer, key_points, letters)
    for number in range(len(key_points)):
        read = [part.reading.answer for part in parts if number in part.numbers]
        assert read
        said = " ".join(read)
        for word in plain(answer).split():
            if len(word) <= 10:
                assert word in said


@pytest.mark.parametrize("answer", ["SYN, SYN-ACK, ACK 순서로 오가요", "", "👍"])
def test_an_ordinary_answer_is_read_at_once(answer: str) -> None:
    [part] = parts_of("3-way handshake란?", answer, ["SYN을 보낸다", "ACK를 보낸다"], letters)
    assert part.reading.answer == answer
    assert part.numbers == (0, 1)
    assert part.reading.points == ("SYN을 보낸다", "ACK를 보낸다", WRONG_CLAIM)


def test_each_point_keeps_its_closeness_in_every_reading() -> None:
    asked = [f"{number}번째 핵심은 조금 길어서 한 번에 다 들어가지 않는다" for number in range(12)]
    near = [Closeness(number / 12) for number in range(12)]
    parts = parts_of("?", "답 하나. " * 90, asked, letters, near)
    assert len({part.numbers for part in parts}) > 1
    assert len({part.reading.answer for part in parts}) > 1
    for part in parts:
        *known, claim = part.reading.closeness
        assert known == [near[number] for number in part.numbers]
        assert claim is None
    assert all(not part.reading.closeness for part in parts_of("?", "답", asked, letters))


def test_a_long_answer_is_cut_between_its_sentences() -> None:
    sentences = [f"{number}번째 문장을 하나 씁니다." for number in range(60)]
    parts = parts_of("?", " ".join(sentences), ["열 번째"], letters)
    assert len(parts) > 1
    for part in parts:
        assert part.reading.answer.startswith(tuple(sentences))
        assert part.reading.answer.endswith(tuple(sentences))
