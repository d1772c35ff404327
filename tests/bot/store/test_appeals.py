"""Appeals in the database, on both kinds, also when several do the same at once."""

from datetime import timedelta
from typing import Any

import pytest

from bot.store import appeals, attempts
from bot.store.appeals import Obstacle
from bot.store.database import Database
from bot.store.models import Card, Decision
from tests.bot.conftest import NOON
from tests.bot.store.test_queries import at_once, attempt

GUILD = 5
SOON = NOON + timedelta(seconds=10)
LATER = NOON + timedelta(minutes=5)


@pytest.fixture
async def attempt_id(database: Database) -> int:
    """An answer."""
    async with database.session() as session:
        card = Card(question_id="ab", question={}, asked_of=1, channel_id=1, asked_at=NOON)
        session.add(card)
        await session.flush()
        return await attempts.add(session, attempt(card.id))


async def file(session: Any, attempt_id: int, **values: Any) -> int | None:
    return await appeals.file(
        session,
        **{
            "attempt_id": attempt_id,
            "user_id": 1,
            "guild_id": GUILD,
            "question_id": "ab",
            "reason": "까닭",
            "language": "ko",
            "filed_at": NOON,
            "grade": {"score": 0},
            "leased_until": NOON,
        }
        | values,
    )


async def test_an_answer_is_appealed_once(database: Database, attempt_id: int) -> None:
    filed = await at_once(database, lambda session: file(session, attempt_id))
    # PostgreSQL counts refused rows too: which number the one appeal gets is open.
    assert filed.count(None) == len(filed) - 1
    async with database.session() as session:
        undecided = await appeals.undecided(session, GUILD, 9)
    assert [appeal.id for appeal in undecided] == [found for found in filed if found is not None]


async def test_there_is_one_decision(database: Database, attempt_id: int) -> None:
    async with database.session() as session:
        await file(session, attempt_id)
    number = iter(range(8))

    async def decide(session: Any) -> bool:
        by = next(number)
        return await appeals.decide(
            session, 1, LATER, accepted=bool(by % 2), word="말", decided_by=by, decided_at=NOON
        )

    assert sorted(map(str, await at_once(database, decide))) == [*["False"] * 7, "True"]
    async with database.session() as session:
        appeal = await appeals.get(session, 1, lock=True)
        assert appeal is not None
        assert isinstance(appeal.decision, Decision)
        assert await appeals.undecided(session, GUILD, 9) == []


async def test_what_is_left_to_be_done_is_taken_once(database: Database, attempt_id: int) -> None:
    async with database.session() as session:
        await file(session, attempt_id)

    async def take(session: Any) -> list[int]:
        return list(await appeals.take(session, SOON, LATER))

    taken = await at_once(database, take)
    assert sorted(map(len, taken)) == [0] * 7 + [1]  # type: ignore[arg-type]
    async with database.session() as session:
        await appeals.posted(session, 1, 6, 7)
        assert await appeals.take(session, LATER + timedelta(seconds=1), LATER) == []
        await appeals.decide(
            session, 1, NOON, accepted=True, word="말", decided_by=1, decided_at=NOON
        )
        assert await appeals.take(session, SOON, LATER) == [1]
        await appeals.told(session, 1, NOON)
        assert await appeals.take(session, LATER + timedelta(seconds=1), LATER) == []
        assert await appeals.messages_of(session, 1) == [(6, 7)]


async def test_what_waits_for_a_channel_is_sent_on_demand(
    database: Database, attempt_id: int
) -> None:
    async with database.session() as session:
        await file(session, attempt_id, leased_until=LATER)
        # It is just being posted.
        assert await appeals.take(session, SOON, LATER, GUILD) == []
        await appeals.held_up(session, 1, Obstacle.FORBIDDEN, LATER)
        assert await appeals.take(session, SOON, LATER) == []
        assert await appeals.take(session, SOON, LATER, GUILD + 1) == []
        assert await appeals.take(session, SOON, LATER, GUILD) == [1]
        assert await appeals.take(session, SOON, LATER, GUILD) == []


async def test_an_obstacle_is_told_of_once(database: Database, attempt_id: int) -> None:
    async with database.session() as session:
        await file(session, attempt_id)
        appeal = await appeals.get(session, 1)
        assert appeal is not None
        assert await appeals.warn(session, appeal, NOON)
        assert not await appeals.warn(session, appeal, LATER)
        await appeals.posted(session, 1, 6, 7)
        assert await appeals.warn(session, appeal, LATER)


async def test_only_accepted_appeals_of_the_server_count(
    database: Database, attempt_id: int
) -> None:
    async with database.session() as session:
        await file(session, attempt_id, corrected={"score": 50})
        assert await appeals.accepted(session, GUILD, "ab") == []
        await appeals.decide(
            session, 1, NOON, accepted=True, word="말", decided_by=1, decided_at=NOON
        )
        [found] = await appeals.accepted(session, GUILD, "ab")
        assert found.corrected == {"score": 50}
        assert await appeals.accepted(session, GUILD + 1, "ab") == []
        assert await appeals.accepted(session, GUILD, "cd") == []
        assert await appeals.decided(session, GUILD) == [({"score": 0}, {"score": 50})]
        assert await appeals.decided(session, GUILD + 1) == []
