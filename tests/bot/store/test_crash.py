"""What was acknowledged is there, whoever is killed."""

import asyncio
import multiprocessing
import os
from pathlib import Path

from sqlalchemy import select

from bot.store.database import Database
from bot.store.models import Attempt, Card
from tests.bot.store.writers import NOON, write

WRITERS = 10
EACH = 1000
KILLED = 5
KILLED_AFTER = 2000


async def test_every_acknowledged_answer_survives_sigkill(
    database: Database, database_url: str, tmp_path: Path
) -> None:
    async with database.session() as session:
        session.add(Card(question_id="ab", question={}, asked_of=1, channel_id=1, asked_at=NOON))
    acknowledged = await asyncio.to_thread(write_and_kill, database_url, tmp_path / "pipe")
    async with database.session() as session:
        saved = list(await session.scalars(select(Attempt.answer)))
    assert acknowledged <= set(saved)
    assert len(saved) == len(set(saved))
    unharmed = {f"{writer}:{number}" for writer in range(KILLED, WRITERS) for number in range(EACH)}
    assert unharmed <= acknowledged
    # The others were in the middle of it.
    assert 0 < len(acknowledged) - len(unharmed) < KILLED * EACH


def write_and_kill(url: str, pipe: Path) -> set[str]:
    """Let ten processes write 1,000 answers each, and kill half of them on the way.

    Returns:
        The answers that they were told are saved.
    """
    os.mkfifo(pipe)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.bot.store.writers"])
    writers = [
        context.Process(target=write, args=(url, number, EACH, pipe)) for number in range(WRITERS)
    ]
    for writer in writers:
        writer.start()
    acknowledged = set()
    with pipe.open() as lines:
        for count, line in enumerate(lines):
            acknowledged.add(line.strip())
            if count == KILLED_AFTER:
                for writer in writers[:KILLED]:
                    writer.kill()
    for writer in writers:
        writer.join()
    return acknowledged
