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
from collections.abc import Callable, Coroutine, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import simcord
from sentence_transformers import CrossEncoder

from bot.app import CoachBot, create_bot
from bot.store import cards
from bot.store.cards import Place
from config.settings import Settings
from knowledge import encoder, reading
from knowledge.base import SHIPPED_NOTES
from knowledge.grading import Item, contrast, judge
from knowledge.grading.contrast import Contrast
from knowledge.question import Question
from knowledge.uploads import MAX_FILE
from tests.knowledge.grading.regression.selection import selected
from tests.knowledge.stand_in import LexicalJudge

GRADED_POINTS = 4
GRADED_ANSWERS = 100
CROWD = 50
UPLOADING_GUILD = 2
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
        without_judge_mib: the same without the grader's model, with the encoder alone.
        judge_weights_mib: size of the grader's weights on disk.
        passages_per_s: passages of the shipped notes embedded a second.
        grade_p50_ms: median time to grade one answer to a question with four key points whose
            vectors are known already, as they are after the first answer.
        grade_p99_ms: its 99th percentile.
        pair_by_pair_ms: median time that the same model takes for such an answer through
            ``CrossEncoder.predict`` in 32-bit floats, each key point by itself; the grader
            multiplies in bf16 where the processor does.
        times_as_fast: how many times that is the grader's time.
        batch_s: until 50 answers that are graded together are graded.
        crowd_s: until 50 answers that came in at once were all graded and shown.
        longest_block_ms: longest time the event loop was blocked meanwhile.
        upload_s: until 1 MB of a server's notes was looked over and taken in, while 50 more answers
            came in.
        upload_block_ms: longest time the event loop was blocked meanwhile.
    """

    first_start_s: float
    warm_start_s: float
    resident_mib: float
    without_judge_mib: float
    judge_weights_mib: float
    passages_per_s: float
    grade_p50_ms: float
    grade_p99_ms: float
    pair_by_pair_ms: float
    times_as_fast: float
    batch_s: float
    crowd_s: float
    longest_block_ms: float
    upload_s: float
    upload_block_ms: float


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--start", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--without-judge", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.start:
        if options.without_judge:
            judge.load = _no_model  # type: ignore[assignment]
            contrast.load = lambda grader, own: Contrast(own)  # noqa: ARG005 - as the real one
        asyncio.run(_report_start(_settings(options.start)))
        return
    figures = asdict(_measure())
    if options.json:
        print(json.dumps(figures))  # noqa: T201
    else:
        for name, value in figures.items():
            print(f"{name:18} {value:10.2f}")  # noqa: T201
    if max(figures["longest_block_ms"], figures["upload_block_ms"]) > BLOCK_LIMIT_MS:
        sys.exit(f"the event loop was blocked for more than {BLOCK_LIMIT_MS} ms")


def _measure() -> Figures:
    with tempfile.TemporaryDirectory() as folder:
        first, _ = _start(folder)
        warm, resident = _start(folder)
        _, without_judge = _start(folder, "--without-judge")
        running = asyncio.run(_measure_running(Path(folder)))
    percentiles = statistics.quantiles(running.grading, n=100)
    pair_by_pair = statistics.median(running.pair_by_pair)
    return Figures(
        first_start_s=first,
        warm_start_s=warm,
        resident_mib=resident,
        without_judge_mib=without_judge,
        judge_weights_mib=sum(file.stat().st_size for file in _weights()) / 2**20,
        passages_per_s=running.passages_per_s,
        grade_p50_ms=percentiles[49] * 1000,
        grade_p99_ms=percentiles[98] * 1000,
        pair_by_pair_ms=pair_by_pair * 1000,
        times_as_fast=pair_by_pair / percentiles[49],
        batch_s=running.batch_s,
        crowd_s=running.crowd_s,
        longest_block_ms=running.longest_block_s * 1000,
        upload_s=running.upload_s,
        upload_block_ms=running.upload_block_s * 1000,
    )


def _weights() -> Iterator[Path]:
    folder = Path(Settings().grader_model or judge.SHIPPED)
    return folder.rglob("*.safetensors")


def _no_model(name_or_path: str | None = None, words: object = None) -> judge.Judge:
    del name_or_path, words
    return LexicalJudge()


def _settings(folder: Path) -> Settings:
    return Settings(_env_file=None, data_dir=folder, log_level="ERROR")  # type: ignore[call-arg]


def _start(folder: str, *options: str) -> tuple[float, float]:
    """Start the bot in a process of its own; return seconds until ready and MiB resident then."""
    begun = time.monotonic()
    command = [sys.executable, "-m", "tests.benchmark", "--start", folder, *options]
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


@dataclass(frozen=True, slots=True)
class Running:
    """What is measured of a running bot, in seconds."""

    passages_per_s: float
    grading: list[float]
    pair_by_pair: list[float]
    batch_s: float
    crowd_s: float
    longest_block_s: float
    upload_s: float
    upload_block_s: float


async def _measure_running(folder: Path) -> Running:
    bot = create_bot(_settings(folder))
    async with bot, simcord.run(bot, settle_timeout=600):
        asked = _questions(bot)
        question = asked[0]
        throughput = _embedding_throughput(bot)
        grading, pair_by_pair = _grading_times(bot, asked)
        batch = _batch_time(bot, question)
        crowd, block = await _watched(_crowd(bot, question, first_member=1))
        upload, upload_block = await _watched(_upload_beside_a_crowd(bot, question))
    return Running(throughput, grading, pair_by_pair, batch, crowd, block, upload, upload_block)


def _embedding_throughput(bot: CoachBot) -> float:
    texts = [passage.embedded for passage in bot.shelf.base.index.passages[:EMBEDDED_PASSAGES]]
    model = encoder.load(bot.settings.encoder_model)
    begun = time.perf_counter()
    model.encode_passages(texts)
    return len(texts) / (time.perf_counter() - begun)


def _answers(count: int) -> list[str]:
    """Return answers as people give them, each different."""
    return [one.answer for one in selected()[:count]]


def _item(question: Question, answer: str) -> Item:
    return Item(question.prompt, question.reference, question.key_points, answer)


def _questions(bot: CoachBot) -> list[Question]:
    """Return the questions with as many key points as are graded, in the notes' order."""
    return [one for one in bot.shelf.base.library.questions if len(one.key_points) == GRADED_POINTS]


def _grading_times(bot: CoachBot, questions: Sequence[Question]) -> tuple[list[float], list[float]]:
    """Time the grader and its model pair by pair in turn, so that both meet the same machine."""
    grader = bot.shelf.base.grader
    by_id = {question.id: question for question in questions}
    model = os.path.expanduser(bot.settings.grader_model or judge.SHIPPED)  # noqa: PTH111 - or a name
    cross_encoder = CrossEncoder(model, device="cpu", model_kwargs={"dtype": "float32"})
    grading, pair_by_pair = [], []
    for one in islice((one for one in selected() if one.qid in by_id), GRADED_ANSWERS):
        question = by_id[one.qid]
        grader.grade_many([_item(question, question.reference)])
        grading.append(_timed(partial(grader.grade_many, [_item(question, one.answer)])))
        pairs = [(f"{question.prompt} </s> {one.answer}", point) for point in question.key_points]
        pair_by_pair.append(sum(_timed(partial(cross_encoder.predict, [pair])) for pair in pairs))
    return grading, pair_by_pair


def _batch_time(bot: CoachBot, question: Question) -> float:
    items = [_item(question, answer) for answer in _answers(CROWD)]
    return _timed(partial(bot.shelf.base.grader.grade_many, items))


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


async def _crowd(bot: CoachBot, question: Question, first_member: int) -> None:
    """Have 50 members answer at once, and wait until all see their grade."""
    async with bot.database.session() as session:
        card = await cards.add(
            session,
            question,
            topic=None,
            asked_of=first_member,
            place=Place(channel_id=1, guild_id=1),
            asked_at=datetime.now(UTC),
        )
    await asyncio.gather(
        *(
            bot.answers.take_form(_interaction(member), card.id, answer, "ko")
            for member, answer in enumerate(_answers(CROWD), start=first_member)
        )
    )


async def _upload_beside_a_crowd(bot: CoachBot, question: Question) -> None:
    """Take in a server's notes while its members are graded."""
    await asyncio.gather(_upload(bot), _crowd(bot, question, first_member=1 + CROWD))


async def _upload(bot: CoachBot) -> None:
    notes = bot.notes_desk.notes
    received = await notes.receive(UPLOADING_GUILD, 1, "notes.md", _new_notes())
    await notes.accept(UPLOADING_GUILD, received.upload_id, lambda _done, _total: None)


def _new_notes() -> bytes:
    """Return as many notes as a file may hold, none of which has a vector yet."""
    texts = [text.text.replace("다.", "다!") for text in reading.read(SHIPPED_NOTES).texts]
    raw = "\n\n".join(texts).encode()
    return (raw * (1 + MAX_FILE // len(raw)))[:MAX_FILE].decode(errors="ignore").encode()


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


async def _watched(work: Coroutine[None, None, None]) -> tuple[float, float]:
    """Do some work; return how long it took and the longest block of the event loop, in seconds."""
    heart = asyncio.create_task(_heartbeat())
    await asyncio.sleep(HEARTBEAT_S)
    begun = time.perf_counter()
    await work
    taken = time.perf_counter() - begun
    heart.cancel()
    [longest] = await asyncio.gather(heart)
    return taken, longest


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
