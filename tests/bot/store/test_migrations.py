"""Migrations from each older version, with data in it."""

from collections.abc import Sequence
from datetime import UTC, datetime, time
from typing import Any

import pytest
from alembic import command
from sqlalchemy import Connection, MetaData, insert, select, update

from bot.store import appeals, interviews, notes
from bot.store.database import Database, config, known_versions
from bot.store.models import (
    Attempt,
    Base,
    Card,
    Effort,
    Member,
    Peek,
    Post,
    QuestionEdit,
    Reminder,
    Review,
    Schedule,
    UnclearMessage,
)

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
LATER = NOON.replace(hour=13)

CARDS: list[dict[str, Any]] = [
    {
        "question_id": "ab",
        "question": {"prompt": "TCP 연결은 어떻게 맺나요?"},
        "topic": "tcp",
        "asked_of": 10**17 + 1,
        "guild_id": 10**17 + 2,
        "channel_id": 10**17 + 3,
        "message_id": 10**17 + 4,
        "asked_at": NOON,
    },
]
ATTEMPTS: list[dict[str, Any]] = [
    {
        "card_id": 1,
        "question_id": "ab",
        "user_id": 10**17 + 1,
        "channel_id": 10**17 + 3,
        "answer": "클라이언트가 SYN을 보낸다 🙂",
        "answered_at": NOON,
        "hints": 2,
        "revealed": True,
        "language": "ko",
        "grade": {"score": 66.5},
        "score": 66.5,
        "leased_until": LATER,
        "tries": 0,
        "shared": False,
    },
]
ROWS: dict[str, dict[str, list[dict[str, Any]]]] = {
    "0001": {
        "cards": CARDS,
        "attempts": ATTEMPTS,
        "peeks": [{"card_id": 1, "user_id": 10**17 + 1, "hints": 2, "revealed": True}],
        "members": [{"user_id": 10**17 + 1, "language": "en"}],
        "facts": [{"name": "synced-commands", "value": "abc"}],
    },
    "0002": {
        "note_files": [
            {
                "guild_id": 5,
                "upload_id": "ff",
                "name": "노트.md",
                "content": "# 노트\0".encode(),
                "digest": "00",
                "added_by": 7,
                "added_at": NOON,
                "accepted_at": LATER,
            }
        ],
        "note_vectors": [{"guild_id": 5, "model": "m", "key": "k", "vector": b"\x00\x01"}],
        "question_edits": [
            {
                "guild_id": 5,
                "question_id": "ab",
                "prompt": "물음",
                "reference": "답",
                "key_points": ["하나", "둘"],
                "edited_by": 7,
                "edited_at": NOON,
            }
        ],
    },
    "0004": {
        "schedules": [
            {
                "guild_id": 5,
                "channel_id": 6,
                "set_by": 7,
                "set_at": NOON,
                "local_time": time(21, 0),
                "time_zone": "Asia/Seoul",
                "weekdays": [0, 6],
                "topics": ["데드락"],
                "thread": True,
                "next_at": LATER,
                "next_day": LATER.date(),
                "paused_at": LATER,
                "paused_reason": "forbidden",
            }
        ],
        "posts": [
            {
                "schedule_id": 1,
                "kind": "question",
                "day": NOON.date(),
                "due_at": NOON,
                "state": "sent",
                "card_id": 1,
                "message_id": 10**17 + 4,
                "leased_until": LATER,
                "tries": 1,
                "answers": 1,
                "answers_shown": 0,
            }
        ],
    },
    "0005": {
        "unclear_messages": [
            {
                "user_id": 10**17 + 1,
                "channel_id": 10**17 + 3,
                "card_id": 1,
                "said": "SYN 아닌가?",
                "said_at": NOON,
            }
        ],
    },
    "0006": {
        "appeals": [
            {
                "attempt_id": 1,
                "user_id": 10**17 + 1,
                "guild_id": 5,
                "question_id": "ab",
                "reason": "둘째 문장이 그 말이에요",
                "language": "ko",
                "filed_at": NOON,
                "grade": {"score": 33.3},
                "corrected": {"score": 66.5},
                "leased_until": LATER,
            }
        ],
        "decisions": [
            {
                "appeal_id": 1,
                "accepted": True,
                "word": "맞아요",
                "decided_by": 7,
                "decided_at": LATER,
            }
        ],
    },
    "0008": {
        "efforts": [
            {
                "attempt_id": 1,
                "user_id": 10**17 + 1,
                "guild_id": 10**17 + 2,
                "question_id": "ab",
                "topic": "TCP 연결",
                "day": NOON.date(),
                "answered_at": NOON,
                "score": 66.5,
                "revealed": True,
                "points": 3,
            }
        ],
        "reviews": [
            {
                "user_id": 10**17 + 1,
                "question_id": "cd",
                "part_of": "ab",
                "point": "서버가 SYN과 ACK를 함께 보낸다.",
                "due_on": NOON.date(),
            }
        ],
        "reminders": [
            {
                "user_id": 10**17 + 1,
                "local_time": time(20, 0),
                "next_at": LATER,
                "next_day": LATER.date(),
                "leased_until": NOON,
                "tries": 0,
            }
        ],
    },
    "0009": {
        "mock_interviews": [
            {
                "guild_id": 5,
                "channel_id": 6,
                "language": "ko",
                "questions": [{"prompt": "TCP 연결은 어떻게 맺나요?"}],
                "limit_s": 180,
                "phase": "asking",
                "due_at": LATER,
                "started_at": NOON,
            }
        ],
        "mock_seats": [{"interview_id": 1, "user_id": 10**17 + 1, "running": True}],
        "mock_rounds": [
            {
                "interview_id": 1,
                "number": 0,
                "question": 0,
                "prompt": "",
                "limit_s": 180.0,
                "card_id": 1,
                "spent_s": 0.0,
                "running_since": NOON,
                "closed": False,
            }
        ],
        "mock_answers": [{"attempt_id": 1, "round_id": 1, "seconds": 12.5}],
        "mock_posts": [
            {
                "interview_id": 1,
                "kind": "question",
                "round_id": 1,
                "state": "sent",
                "leased_until": NOON,
                "tries": 1,
            }
        ],
    },
}
"""What was in the tables that a version brought, in its columns."""

VERSIONS = sorted(known_versions())


def fill(connection: Connection, versions: Sequence[str]) -> None:
    """Make the tables as they were, one version after the other, and put their rows in."""
    made = config()
    made.attributes["connection"] = connection
    for version in versions:
        command.upgrade(made, version)
        tables = MetaData()
        tables.reflect(connection)
        for name, rows in ROWS.get(version, {}).items():
            table = tables.tables[name]
            # Types as the program writes them: what is reflected knows no zone.
            for column in table.columns:
                current = Base.metadata.tables[name].columns.get(column.name)
                column.type = column.type if current is None else current.type
            connection.execute(insert(table), rows)


@pytest.mark.parametrize("version", VERSIONS)
async def test_data_of_every_version_is_kept(database_url: str, version: str) -> None:
    database = Database(database_url)
    older = VERSIONS[: VERSIONS.index(version) + 1]
    async with database.session() as session:
        await (await session.connection()).run_sync(fill, older)
    await database.migrate()
    async with database.session() as session:
        [card] = await session.scalars(select(Card))
        assert {name: getattr(card, name) for name in CARDS[0]} == CARDS[0]
        [attempt] = await session.scalars(select(Attempt))
        before = ATTEMPTS[0] | {"shown_in": None, "shown_as": None, "given_up_at": None}
        assert {name: getattr(attempt, name) for name in before} == before
        [peek] = await session.scalars(select(Peek))
        assert (peek.hints, peek.revealed) == (2, True)
        [member] = await session.scalars(select(Member))
        assert member.language == "en"
        if version >= "0002":
            [file] = await notes.files(session, 5)
            assert file.content == "# 노트\0".encode()
            [edit] = await session.scalars(select(QuestionEdit))
            assert edit.key_points == ["하나", "둘"]
        if version >= "0004":
            [post] = await session.scalars(select(Post))
            [schedule] = await session.scalars(select(Schedule))
            assert (post.day, post.schedule_id, post.changes) == (NOON.date(), schedule.id, 1)
            assert (post.guild_id, post.channel_id, post.redraw_tries) == (5, 6, 0)
            assert (schedule.weekdays, schedule.notice) == ([0, 6], "forbidden")
        if version >= "0005":
            [unclear] = await session.scalars(select(UnclearMessage))
            assert (unclear.said, unclear.said_at, unclear.replies) == ("SYN 아닌가?", NOON, False)
        if version >= "0006":
            appeal = await appeals.get(session, 1)
            assert appeal is not None
            assert (appeal.reason, appeal.attempt.answer) == (
                "둘째 문장이 그 말이에요",
                ATTEMPTS[0]["answer"],
            )
            assert appeal.decision is not None
            assert (appeal.decision.word, appeal.decision.decided_at) == ("맞아요", LATER)
        if version >= "0008":
            [effort] = await session.scalars(select(Effort))
            assert (effort.day, effort.points) == (NOON.date(), 3)
            [review] = await session.scalars(select(Review))
            assert (review.part_of, review.due_on) == ("ab", NOON.date())
            [reminder] = await session.scalars(select(Reminder))
            assert reminder.local_time == time(20, 0)
        if version >= "0009":
            interview = await interviews.read(session, 1)
            assert interview is not None
            [(_, answer, seconds)] = interview.answers
            assert (answer.id, seconds, interview.rounds[0].running_since) == (1, 12.5, NOON)
        # The next row gets a key of its own.
        session.add(Card(**CARDS[0]))
        await session.flush()
    await database.close()


async def test_what_was_given_up_stays_so(database_url: str) -> None:
    database = Database(database_url)
    older = VERSIONS[: VERSIONS.index("0014")]
    async with database.session() as session:
        await (await session.connection()).run_sync(fill, older)
        await session.execute(update(Attempt).values(tries=5, interaction_token=""))
    await database.migrate()
    async with database.session() as session:
        [attempt] = await session.scalars(select(Attempt))
        assert (attempt.given_up_at, attempt.interaction_token) == (LATER, None)
    await database.close()


def test_every_version_that_makes_tables_has_rows() -> None:
    assert set(ROWS) <= set(VERSIONS)
