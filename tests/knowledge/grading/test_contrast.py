"""The shipped contrast tells what is said from its opposite, where the encoder hardly does."""

from pathlib import Path

import pytest

from knowledge.encoder import SentenceEncoder
from knowledge.grading.contrast import FILE, Contrast, authored_opposites
from knowledge.grading.judge import JudgeError
from knowledge.library import Library, load
from tests.conftest import REAL_CONTRAST
from tests.knowledge.stand_in import LexicalEncoder

# In words that no data hold.
SAID = [
    ("스택은 나중에 넣은 것을 먼저 꺼낸다",
     "마지막에 들어간 애가 제일 먼저 나와요", "제일 처음 들어간 애가 제일 먼저 나와요"),
    ("TCP는 연결을 맺고 나서 데이터를 보낸다",
     "tcp는 일단 악수부터 하고 보내기 시작함", "tcp는 악수 같은 거 없이 바로 보내기 시작함"),
    ("인덱스가 많으면 쓰기가 느려진다",
     "인덱스 잔뜩 걸면 insert 할 때 손해봄", "인덱스 잔뜩 걸면 insert 할 때 이득봄"),
    ("A process has its own address space",
     "each process gets memory of its own", "all processes share one memory"),
    ("정렬되어 있으면 이진 탐색을 할 수 있다",
     "순서대로 놓여 있을 때 반씩 쪼개서 찾기 가능", "뒤죽박죽이어도 반씩 쪼개서 찾기 가능"),
    ("뮤텍스는 잠근 스레드만 풀 수 있다",
     "뮤텍스는 락 건 쪽이 직접 풀어야 됨", "뮤텍스는 락을 남이 풀어줘도 됨"),
]  # fmt: skip


def margins(contrast: Contrast) -> list[float]:
    """Return how much nearer each point is to what says it than to what says its opposite."""
    found = []
    for point, right, wrong in SAID:
        vectors = contrast.embed([point], [right, wrong])
        [said], [reversed_] = (
            contrast.closeness([point], [one], vectors) for one in (right, wrong)
        )
        found.append(said.point - reversed_.point)
    return found


def test_what_is_said_is_nearer_than_its_opposite(
    shipped_contrast: Contrast, shipped_encoder: SentenceEncoder
) -> None:
    tuned, untuned = margins(shipped_contrast), margins(Contrast(shipped_encoder, {}))
    assert sum(margin > 0 for margin in tuned) >= len(SAID) - 1
    assert sum(tuned) > 2 * sum(untuned)


def test_every_key_point_that_ships_has_an_opposite() -> None:
    library: Library = load(Path("knowledge/notes"))
    points = [point for question in library.questions for point in question.key_points]
    opposites = authored_opposites()
    assert [point for point in points if point not in opposites] == []
    assert [point for point in points if opposites[point] == point] == []


def test_the_nearest_clause_counts() -> None:
    contrast = Contrast(LexicalEncoder(), {"스택은 LIFO다": "스택은 FIFO다"})
    said = ["큐는 줄 서기", "스택은 FIFO다"]
    vectors = contrast.embed(["스택은 LIFO다", "큐는 줄"], said)
    stack, queue = contrast.closeness(["스택은 LIFO다", "큐는 줄"], said, vectors)
    assert stack.opposite is not None
    assert stack.opposite == pytest.approx(1)
    assert stack.features == (stack.point, stack.opposite - stack.point)
    assert queue.opposite is None
    assert queue.features == (queue.point,)


def test_a_judge_without_an_encoder_of_its_own_takes_the_one_in_use(
    shipped_encoder: SentenceEncoder, tmp_path: Path
) -> None:
    contrast = REAL_CONTRAST(str(tmp_path), shipped_encoder)
    [row] = shipped_encoder.encode_queries(["스택"])
    vectors = contrast.embed(["스택"], [])
    assert (vectors["스택"] == row).all()
    assert contrast.closeness(["스택"], ["스택"], vectors) == (), "which tells no opposites"


def test_broken_weights_are_named(shipped_encoder: SentenceEncoder, tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"broken")
    with pytest.raises(JudgeError, match=rf"{FILE}.*GRADER_MODEL"):
        REAL_CONTRAST(str(tmp_path), shipped_encoder)
