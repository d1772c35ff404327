"""``make bench``: how fast and how large the coach is on this machine, as text or JSON.

Absolute figures are of one machine; compare them only with others of the same run.
"""

import argparse
import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import simcord

from bot.app import CoachBot, create_bot
from bot.store import cards
from bot.store.cards import Place
from config.settings import Settings
from knowledge import encoder
from knowledge.grading import Item
from knowledge.question import Question

GRADED_POINTS = 4
GRADED_ANSWERS = 100
CROWD = 50
BLOCK_LIMIT_MS = 100
EMBEDDED_PASSAGES = 256
HEARTBEAT_S = 0.001


@dataclass(frozen=True, slots=True)
class Figures:
    """What is measured.

    Attributes:
        first_start_s: from starting the process to ready, with an empty data folder.
        warm_start_s: the same once more, with the data folder of the first start.
        resident_mib: resident memory when ready.
        passages_per_s: passages of the shipped notes embedded a second.
        grade_p50_ms: median time to grade one answer with four key points.
        grade_p99_ms: its 99th percentile.
        crowd_s: until 50 answers that came in at once were all graded and shown.
        longest_block_ms: longest time the event loop was blocked meanwhile.
    """

    first_start_s: float
    warm_start_s: float
    resident_mib: float
    passages_per_s: float
    grade_p50_ms: float
    grade_p99_ms: float
    crowd_s: float
    longest_block_ms: float


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--start", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.start:
        asyncio.run(_report_start(_settings(options.start)))
        return
    figures = asdict(_measure())
    if options.json:
        print(json.dumps(figures))  # noqa: T201
    else:
        for name, value in figures.items():
            print(f"{name:18} {value:10.2f}")  # noqa: T201
    if figures["longest_block_ms"] > BLOCK_LIMIT_MS:
        sys.exit(f"the event loop was blocked for more than {BLOCK_LIMIT_MS} ms")


def _measure() -> Figures:
    with tempfile.TemporaryDirectory() as folder:
        first, _ = _start(folder)
        warm, resident = _start(folder)
        throughput, grading, crowd, block = asyncio.run(_measure_running(Path(folder)))
    percentiles = statistics.quantiles(grading, n=100)
    return Figures(
        first_start_s=first,
        warm_start_s=warm,
        resident_mib=resident,
        passages_per_s=throughput,
        grade_p50_ms=percentiles[49] * 1000,
        grade_p99_ms=percentiles[98] * 1000,
        crowd_s=crowd,
        longest_block_ms=block * 1000,
    )


def _settings(folder: Path) -> Settings:
    return Settings(_env_file=None, data_dir=folder, log_level="ERROR")  # type: ignore[call-arg]


def _start(folder: str) -> tuple[float, float]:
    """Start the bot in a process of its own; return seconds until ready and MiB resident then."""
    begun = time.monotonic()
    command = [sys.executable, "-m", "tests.benchmark", "--start", folder]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    ready, resident = json.loads(done.stdout.splitlines()[-1])
    return ready - begun, resident


async def _report_start(settings: Settings) -> None:
    bot = create_bot(settings)
    async with bot, simcord.run(bot, settle_timeout=600):
        print(json.dumps([time.monotonic(), _resident_mib()]))  # noqa: T201


def _resident_mib() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


async def _measure_running(folder: Path) -> tuple[float, list[float], float, float]:
    bot = create_bot(_settings(folder))
    async with bot, simcord.run(bot, settle_timeout=600):
        throughput = _embedding_throughput(bot)
        question = next(
            question
            for question in bot.shelf.base.library.questions
            if len(question.key_points) == GRADED_POINTS
        )
        grading = _grading_times(bot, question)
        crowd, block = await _crowd(bot, question)
    return throughput, grading, crowd, block


def _embedding_throughput(bot: CoachBot) -> float:
    texts = [passage.embedded for passage in bot.shelf.base.index.passages[:EMBEDDED_PASSAGES]]
    model = encoder.load(bot.settings.encoder_model)
    begun = time.perf_counter()
    model.encode_passages(texts)
    return len(texts) / (time.perf_counter() - begun)


def _answers(bot: CoachBot, count: int) -> list[str]:
    """Return answers of ordinary length, each different: the references of other questions."""
    questions = bot.shelf.base.library.questions
    return [question.reference for question in (questions * (1 + count // len(questions)))[:count]]


def _grading_times(bot: CoachBot, question: Question) -> list[float]:
    times = []
    for answer in _answers(bot, GRADED_ANSWERS):
        begun = time.perf_counter()
        bot.shelf.base.grader.grade_many(
            [Item(question.prompt, question.reference, question.key_points, answer)]
        )
        times.append(time.perf_counter() - begun)
    return times


async def _crowd(bot: CoachBot, question: Question) -> tuple[float, float]:
    """Take 50 answers at once; return the time for all and the longest block of the event loop."""
    async with bot.database.session() as session:
        card = await cards.add(
            session,
            question,
            topic=None,
            asked_of=1,
            place=Place(channel_id=1, guild_id=1),
            asked_at=datetime.now(UTC),
        )
    heart = asyncio.create_task(_heartbeat())
    await asyncio.sleep(HEARTBEAT_S)
    begun = time.perf_counter()
    await asyncio.gather(
        *(
            bot.answers.take_form(_interaction(number), card.id, answer, "ko")
            for number, answer in enumerate(_answers(bot, CROWD), start=1)
        )
    )
    taken = time.perf_counter() - begun
    heart.cancel()
    [longest] = await asyncio.gather(heart)
    return taken, longest


def _interaction(user_id: int) -> Any:
    async def edit_original_response(**_: object) -> None:
        """Take the card."""

    return SimpleNamespace(
        user=SimpleNamespace(id=user_id),
        guild_id=1,
        channel_id=1,
        token=f"token {user_id}",
        edit_original_response=edit_original_response,
    )


async def _heartbeat() -> float:
    """Return, when cancelled, the longest time between two beats beyond what was asked for."""
    longest = 0.0
    try:
        while True:
            before = time.perf_counter()
            await asyncio.sleep(HEARTBEAT_S)
            longest = max(longest, time.perf_counter() - before - HEARTBEAT_S)
    except asyncio.CancelledError:
        return longest


if __name__ == "__main__":
    main()
