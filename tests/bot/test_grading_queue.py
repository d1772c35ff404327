"""Grading in batches, off the event loop."""

import asyncio
import threading
from collections.abc import Sequence
from typing import Any, cast

import pytest

from bot.grading_queue import BATCH_LIMIT, GradingQueue
from knowledge.grading import Grade, Grader, Item


class Recorder:
    """A grader that remembers its batches and refuses one answer."""

    def __init__(self) -> None:
        self.batches: list[int] = []
        self.threads: set[int] = set()

    def grade_many(self, items: Sequence[Item]) -> list[Grade]:
        """Return the answers for grades."""
        self.batches.append(len(items))
        self.threads.add(threading.get_ident())
        if any(item.answer == "고장" for item in items):
            message = "cannot grade"
            raise RuntimeError(message)
        return [cast("Grade", item.answer) for item in items]


def queue_and_recorder() -> tuple[GradingQueue, Recorder]:
    recorder = Recorder()
    return GradingQueue(cast("Grader", recorder)), recorder


def item(answer: str) -> Item:
    return Item("질문", "답", ("답이다.",), answer)


async def test_what_comes_in_together_is_graded_together_and_elsewhere() -> None:
    queue, recorder = queue_and_recorder()
    answers = [f"답 {number}" for number in range(50)]
    grades: list[Any] = await asyncio.gather(*(queue.grade(item(answer)) for answer in answers))
    assert grades == answers
    assert len(recorder.batches) <= 1 + 50 // BATCH_LIMIT + 1
    assert max(recorder.batches) <= BATCH_LIMIT
    assert threading.get_ident() not in recorder.threads


async def test_one_that_fails_takes_no_other_with_it() -> None:
    queue, _ = queue_and_recorder()
    done: list[Any] = await asyncio.gather(
        *(queue.grade(item(answer)) for answer in ("하나", "고장", "둘")), return_exceptions=True
    )
    assert done[0] == "하나"
    assert isinstance(done[1], RuntimeError)
    assert done[2] == "둘"


async def test_it_goes_on_after_a_failure() -> None:
    queue, _ = queue_and_recorder()
    with pytest.raises(RuntimeError, match="cannot grade"):
        await queue.grade(item("고장"))
    graded: Any = await queue.grade(item("다음"))
    assert graded == "다음"
