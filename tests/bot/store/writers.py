"""A process that writes answers and tells which ones it was told are saved."""

import asyncio
import os
from datetime import UTC, datetime
from pathlib import Path

from bot.store import attempts
from bot.store.database import Database
from bot.store.models import Attempt

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
AT_ONCE = 20


def write(url: str, writer: int, count: int, pipe: Path) -> None:
    """Save answers, many at once.

    Args:
        url: the database.
        writer: the number of this process.
        count: how many answers it writes.
        pipe: a named pipe, which gets an answer's line when the answer is saved.
    """
    acknowledged = os.open(pipe, os.O_WRONLY)
    asyncio.run(_write(url, writer, count, acknowledged))


async def _write(url: str, writer: int, count: int, acknowledged: int) -> None:
    database = Database(url)
    numbers = iter(range(count))

    async def work() -> None:
        for number in numbers:
            answer = f"{writer}:{number}"
            async with database.session() as session:
                await attempts.add(session, _attempt(writer, answer))
            # Short lines are written whole: https://man7.org/linux/man-pages/man7/pipe.7.html
            os.write(acknowledged, f"{answer}\n".encode())

    await asyncio.gather(*(work() for _ in range(AT_ONCE)))
    await database.close()


def _attempt(writer: int, answer: str) -> Attempt:
    return Attempt(
        card_id=1,
        question_id="ab",
        user_id=writer,
        channel_id=1,
        answer=answer,
        answered_at=NOON,
        language="ko",
        leased_until=NOON,
    )
