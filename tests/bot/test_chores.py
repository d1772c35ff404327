"""What a host may have done to the database."""

import asyncio
import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy.ext.asyncio import AsyncSession

from bot import chores
from bot.app import SYNCED_COMMANDS
from bot.start_error import StartError
from bot.store import appeals as store
from bot.store import attempts, cards, facts
from bot.store.cards import Place
from bot.store.database import Database
from bot.store.errors import DatabaseError
from bot.store.models import Attempt
from config.settings import Settings
from knowledge.cli.evaluate import _is_gold
from knowledge.grading import Band, Grade, PointGrade, Span, Verdict
from knowledge.grading.correction import with_verdict
from knowledge.grading.records import Record, read
from knowledge.question import Kind, Question, Source
from tests.bot.conftest import NOON

PERSON = 111_111_111_111_111_111
APPEALED = "밀어서 연다"


async def test_sync_forgets_what_was_registered(settings: Settings, database_url: str) -> None:
    chosen = settings.model_copy(update={"database_url": SecretStr(database_url)})
    await chores.migrate(chosen)
    database = Database(database_url)
    async with database.session() as session:
        await facts.put(session, SYNCED_COMMANDS, "abc")
    await chores.sync(chosen)
    async with database.session() as session:
        assert await facts.get(session, SYNCED_COMMANDS) is None
    await database.close()


async def test_backup_while_writing_is_whole(settings: Settings, tmp_path: Path) -> None:
    await chores.migrate(settings)
    database = Database(settings.database)

    async def write() -> None:
        # Both or neither are in any consistent copy.
        for number in range(30):
            async with database.session() as session:
                await facts.put(session, f"first {number}", "값")
                await facts.put(session, f"second {number}", "값")

    async def copy() -> list[Path]:
        copies = [tmp_path / "copies" / f"{number}.db" for number in range(5)]
        for target in copies:
            await chores.backup(settings, target)
        return copies

    _, copies = await asyncio.gather(write(), copy())
    for target in copies:
        connection = sqlite3.connect(target)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        firsts, seconds = (
            connection.execute("SELECT count(*) FROM facts WHERE name LIKE ?", (like,)).fetchone()
            for like in ("first %", "second %")
        )
        assert firsts == seconds
        connection.close()
    restored = Database(f"sqlite:///{copies[-1]}")
    await restored.migrate()
    await restored.close()


async def test_backup_says_where_it_is(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    await chores.migrate(settings)
    await chores.backup(settings)
    written = Path(capsys.readouterr().out.strip())
    assert written.parent == settings.data_dir / "backups"
    assert await asyncio.to_thread(written.exists)


async def test_accepted_appeals_are_cases_for_the_evaluation(
    settings: Settings, database_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chosen = settings.model_copy(update={"database_url": SecretStr(database_url)})
    await chores.migrate(chosen)
    database = Database(database_url)
    async with database.session() as session:
        await put_appeal(session, accepted=True)
        await put_appeal(session, accepted=False)
    await database.close()
    target = tmp_path / "cases.jsonl"
    await chores.appeals(chosen, target)
    written = await asyncio.to_thread(target.read_text, encoding="utf-8")
    [case] = map(json.loads, written.splitlines())
    assert case["answer"] == APPEALED
    assert (case["score"], case["points"], case["category"]) == (2.5, ["hm"], "appeal")
    # Nothing tells whose it was.
    assert not any(str(PERSON) in str(value) for value in case.values())
    assert not {"user_id", "guild_id", "answered_at", "reason"} & set(case)
    [record] = read(written.encode().splitlines())
    assert isinstance(record, Record)
    assert _is_gold("cases.jsonl", record)
    with pytest.raises(StartError, match="exists already"):
        await chores.appeals(chosen, target)
    await chores.appeals(chosen)
    assert capsys.readouterr().out.strip() == written.strip()


async def put_appeal(session: AsyncSession, *, accepted: bool) -> None:
    """Put an appeal against a grade in, as reviewers left it."""
    point = PointGrade("연다", Verdict.MISSING, 0.5, None, (), (), 0.5)
    points = (point, replace(point, point="닫는다"))
    before = Grade(0.0, 0.5, Band.WEAK, borderline=False, points=points)
    after = with_verdict(before, 0, Verdict.MADE, Span(0, 2, APPEALED[:2]))
    question = Question(
        id="ab",
        topic="문",
        section="문",
        path=("문",),
        kind=Kind.QA,
        prompt="문은 어떻게 쓰나요?",
        reference="연다. 닫는다.",
        key_points=(),
        source=Source("문.md", 1),
    )
    place = Place(1, 5)
    card = await cards.add(
        session, question, topic=None, asked_of=PERSON, place=place, asked_at=NOON
    )
    attempt = Attempt(
        card_id=card.id,
        question_id="ab",
        user_id=PERSON,
        guild_id=5,
        channel_id=1,
        answer=APPEALED,
        answered_at=NOON,
        language="ko",
        leased_until=NOON,
    )
    await attempts.add(session, attempt)
    appeal_id = await store.file(
        session,
        attempt_id=attempt.id,
        user_id=PERSON,
        guild_id=5,
        question_id="ab",
        reason="까닭",
        language="ko",
        filed_at=NOON,
        grade=before.to_dict(),
        corrected=after.to_dict(),
        leased_until=NOON,
    )
    assert appeal_id is not None
    await store.decide(
        session, appeal_id, NOON, accepted=accepted, word="말", decided_by=7, decided_at=NOON
    )


async def test_backup_replaces_nothing(settings: Settings, tmp_path: Path) -> None:
    await chores.migrate(settings)
    target = tmp_path / "mine.db"
    target.write_text("dear to me")
    with pytest.raises(DatabaseError, match="exists already"):
        await chores.backup(settings, target)
    assert target.read_text() == "dear to me"


async def test_backup_of_nothing_is_refused(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="no database"):
        await chores.backup(settings, tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()


async def test_backup_of_postgresql_says_what_to_use(settings: Settings) -> None:
    url = SecretStr("postgres://u:secret@host/name")
    chosen = settings.model_copy(update={"database_url": url})
    with pytest.raises(StartError, match="pg_dump") as refused:
        await chores.backup(chosen)
    assert "secret" not in str(refused.value)
