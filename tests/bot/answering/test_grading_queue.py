"""Grading in batches, off the event loop, everyone in turn."""

import asyncio
import threading
from collections.abc import Sequence
from typing import Any, cast

import pytest

from bot.answering.grading_queue import BATCH_LIMIT, FIRST_GUESS_S, GradingQueue
from knowledge.grading import Grade, Grader, Item


class Recorder:
    """A grader that remembers its batches, takes its time, and refuses one answer."""

    def __init__(self) -> None:
        self.batches: list[list[str]] = []
        self.threads: set[int] = set()
        self.now = 0.0
        self.takes = 2.0

    def grade_many(self, items: Sequence[Item]) -> list[Grade]:
        """Return the answers for grades."""
        self.batches.append([item.answer for item in items])
        self.threads.add(threading.get_ident())
        self.now += self.takes
        if any(item.answer == "고장" for item in items):
            message = "cannot grade"
            raise RuntimeError(message)
        return [cast("Grade", item.answer) for item in items]


def queue_and_recorder() -> tuple[GradingQueue, Recorder]:
    recorder = Recorder()
    return GradingQueue(cast("Grader", recorder), timer=lambda: recorder.now), recorder


def item(answer: str) -> Item:
    return Item("질문", "답", ("답이다.",), answer)


async def test_what_comes_in_together_is_graded_together_and_elsewhere() -> None:
    queue, recorder = queue_and_recorder()
    answers = [f"답 {number}" for number in range(50)]
    grades: list[Any] = await asyncio.gather(
        *(queue.grade(item(answer), member) for member, answer in enumerate(answers))
    )
    assert grades == answers
    assert len(recorder.batches) <= 1 + 50 // BATCH_LIMIT + 1
    assert max(map(len, recorder.batches)) <= BATCH_LIMIT
    assert threading.get_ident() not in recorder.threads


async def test_whoever_sends_many_takes_turns_with_the_others() -> None:
    queue, recorder = queue_and_recorder()
    flood = [queue.grade(item(f"많이 {number}"), 1) for number in range(30)]
    others = [queue.grade(item(f"하나 {member}"), member) for member in range(2, 12)]
    await asyncio.gather(*flood, *others)
    # The first batch has everyone's first answer, and no member is graded twice at a time.
    assert recorder.batches[0] == ["많이 0", *(f"하나 {member}" for member in range(2, 12))]
    assert recorder.batches[1:] == [[f"많이 {number}"] for number in range(1, 30)]


async def test_a_crowd_is_served_in_the_order_it_came() -> None:
    queue, recorder = queue_and_recorder()
    await asyncio.gather(
        *(
            queue.grade(item(f"{member}-{number}"), member)
            for member in range(20)
            for number in range(2)
        )
    )
    served = [answer for batch in recorder.batches for answer in batch]
    assert served[:20] == [f"{member}-0" for member in range(20)]
    assert served[20:] == [f"{member}-1" for member in range(20)]


async def test_one_that_fails_takes_no_other_with_it() -> None:
    queue, _ = queue_and_recorder()
    done: list[Any] = await asyncio.gather(
        *(
            queue.grade(item(answer), member)
            for member, answer in enumerate(("하나", "고장", "둘"))
        ),
        return_exceptions=True,
    )
    assert done[0] == "하나"
    assert isinstance(done[1], RuntimeError)
    assert done[2] == "둘"


async def test_it_goes_on_after_a_failure() -> None:
    queue, _ = queue_and_recorder()
    with pytest.raises(RuntimeError, match="cannot grade"):
        await queue.grade(item("고장"), 1)
    graded: Any = await queue.grade(item("다음"), 1)
    assert graded == "다음"


async def test_the_wait_grows_with_what_is_before_and_is_learnt() -> None:
    queue, recorder = queue_and_recorder()
    assert queue.expected_wait(1) == FIRST_GUESS_S
    for _ in range(40):
        await queue.grade(item("답"), 1)
    assert queue.expected_wait(1) == pytest.approx(recorder.takes, rel=0.01)
    waiting = [asyncio.ensure_future(queue.grade(item("답"), member)) for member in range(2, 50)]
    waiting += [asyncio.ensure_future(queue.grade(item("답"), 1)) for _ in range(5)]
    await asyncio.sleep(0)
    # 48 others with one answer each fill three batches; a sixth answer has five rounds before it.
    assert queue.expected_wait(99) == pytest.approx(4 * recorder.takes, rel=0.5)
    assert queue.expected_wait(1) == pytest.approx(6 * recorder.takes, rel=0.5)
    await asyncio.gather(*waiting)
