"""Graded answers count once, whatever happens to them; on both kinds of database."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.learning.memory import Curve
from bot.learning.parts import part_id, part_of
from bot.store import attempts, cards, efforts, members, reviews
from bot.store.cards import Place
from bot.store.database import Database
from bot.store.models import Attempt, Card, Effort, Review
from bot.store.snapshot import snapshot
from bot.study.journal import Journal
from knowledge.grading import Grade, PointGrade, Verdict
from knowledge.grading.judge import Judgement
from knowledge.grading.scoring import band, score
from tests.bot.study.questions import HANDSHAKE, POINTS

GUILD = 5
JIMIN = 1
EVENING = datetime(2026, 3, 2, 14, 30, tzinfo=UTC)
MONDAY = date(2026, 3, 2)
DAY = timedelta(days=1)
MADE, MISSING = Verdict.MADE, Verdict.MISSING
ALL = (MADE, MADE, MADE)
ONE = (MADE, MISSING, MISSING)


@pytest.fixture
def journal() -> Journal:
    """A journal of members in Seoul, with notes that every server has."""
    return Journal(Curve(0.9), ZoneInfo("Asia/Seoul"), lambda _: True)


def grade(verdicts: tuple[Verdict, ...]) -> Grade:
    value = score([Judgement(verdict, 1.0) for verdict in verdicts])
    points = tuple(
        PointGrade(point, verdict, 1.0, None, (), (), 1.0)
        for point, verdict in zip(POINTS, verdicts, strict=False)
    )
    return Grade(value, 1.0, band(value), False, points)  # noqa: FBT003


async def answer(
    database: Database, verdicts: tuple[Verdict, ...], at: datetime = EVENING, **values: Any
) -> int:
    """Save an answer that is graded, but does not count yet; return its id."""
    graded = grade(verdicts)
    async with database.session() as session:
        card = await cards.add(
            session,
            HANDSHAKE,
            topic=None,
            asked_of=JIMIN,
            place=Place(9, GUILD),
            asked_at=at,
        )
        fixed = {
            "card_id": card.id,
            "question_id": HANDSHAKE.id,
            "user_id": JIMIN,
            "channel_id": 9,
            "answer": "답",
            "answered_at": at,
            "language": "ko",
            "leased_until": at,
            "grade": graded.to_dict(),
            "score": graded.score,
        }
        return await attempts.add(session, Attempt(**fixed | values))


async def note(database: Database, journal: Journal, attempt_id: int) -> None:
    async with database.session() as session:
        await journal.note(session, attempt_id)


async def kept(database: Database) -> tuple[list[Any], list[Any]]:
    """Return all efforts and reviews as plain values."""
    async with database.session() as session:
        return (
            [tuple(row) for row in await session.execute(select(Effort.__table__))],
            [
                tuple(row)
                for row in await session.execute(
                    select(Review.__table__).order_by(Review.question_id)
                )
            ],
        )


async def whole(database: Database) -> Review:
    async with database.session() as session:
        found = await session.get(Review, (JIMIN, HANDSHAKE.id))
    assert found is not None
    return found


async def parts(database: Database) -> list[Review]:
    async with database.session() as session:
        query = select(Review).where(Review.part_of.is_not(None)).order_by(Review.point)
        return list(await session.scalars(query))


async def test_an_answer_counts_with_its_local_date(database: Database, journal: Journal) -> None:
    await note(database, journal, await answer(database, ALL))
    async with database.session() as session:
        [effort] = await session.scalars(select(Effort))
    assert (effort.day, effort.score, effort.points) == (MONDAY, 100, 20)
    assert (effort.guild_id, effort.topic) == (GUILD, "TCP 연결")
    review = await whole(database)
    assert (review.reviewed_on, review.due_on) == (MONDAY, MONDAY + 8 * DAY)
    assert review.guild_id is None


async def test_a_member_lives_in_their_own_time_zone(database: Database, journal: Journal) -> None:
    async with database.session() as session:
        await members.change(session, JIMIN, "ko", time_zone="Pacific/Auckland")
    # Half past three on Tuesday morning there.
    await note(database, journal, await answer(database, ALL))
    async with database.session() as session:
        await members.change(session, JIMIN, "ko", time_zone="America/New_York")
    await note(database, journal, 1)
    async with database.session() as session:
        [effort] = await session.scalars(select(Effort))
    assert effort.day == MONDAY + DAY


async def test_noted_again_and_again_it_counts_once(database: Database, journal: Journal) -> None:
    await note(database, journal, await answer(database, ONE))
    first = await kept(database)
    await asyncio.gather(*(note(database, journal, 1) for _ in range(6)))
    assert await kept(database) == first


async def test_answers_noted_at_once_all_count(database: Database, journal: Journal) -> None:
    ids = [await answer(database, ONE, EVENING + n * DAY) for n in range(5)]
    await asyncio.gather(*(note(database, journal, attempt_id) for attempt_id in ids))
    async with database.session() as session:
        assert len((await session.scalars(select(Effort.attempt_id))).all()) == 5
    together = await whole(database)
    assert together.reviewed_on == MONDAY + 4 * DAY


async def test_an_answer_that_comes_late_counts_in_its_place(
    database: Database, journal: Journal
) -> None:
    late = await answer(database, ONE)
    soon = await answer(database, ALL, EVENING + 3 * DAY)
    await note(database, journal, soon)
    await note(database, journal, late)
    mixed = await kept(database)
    await note(database, journal, soon)
    assert await kept(database) == mixed
    assert (await whole(database)).reviewed_on == MONDAY + 3 * DAY
    async with database.session() as session:
        rows = await session.execute(select(Effort.attempt_id, Effort.points))
        points = {row.attempt_id: row.points for row in rows}
    # A third of the points was worth three, the rest and mastery came later, at a review.
    assert points == {late: 3, soon: 5 + 10 + 7}


async def test_what_is_regraded_counts_anew(database: Database, journal: Journal) -> None:
    attempt_id = await answer(database, ONE)
    await note(database, journal, attempt_id)
    assert len(await parts(database)) == 2
    better = grade(ALL)
    async with database.session() as session:
        await attempts.graded(session, attempt_id, better.to_dict(), better.score)
        await journal.note(session, attempt_id)
    assert await parts(database) == []
    async with database.session() as session:
        [effort] = await session.scalars(select(Effort))
    assert (effort.score, effort.points) == (100, 20)
    assert (await whole(database)).due_on == MONDAY + 8 * DAY


async def test_missed_points_come_back_from_tomorrow_on(
    database: Database, journal: Journal
) -> None:
    await note(database, journal, await answer(database, ONE))
    found = await parts(database)
    assert {review.point for review in found} == set(POINTS[1:])
    assert {review.due_on for review in found} == {MONDAY + DAY}
    assert {review.question_id for review in found} == {
        part_id(HANDSHAKE.id, point) for point in POINTS[1:]
    }


@pytest.mark.parametrize(
    ("verdicts", "values"),
    [((MISSING, MISSING, MISSING), {}), (ONE, {"revealed": True})],
    ids=["nothing said", "looked up"],
)
async def test_an_answer_without_anything_of_its_own_comes_back_whole(
    database: Database, journal: Journal, verdicts: tuple[Verdict, ...], values: dict[str, Any]
) -> None:
    await note(database, journal, await answer(database, verdicts, **values))
    assert await parts(database) == []
    assert (await whole(database)).due_on == MONDAY + DAY


async def test_a_part_has_a_memory_of_its_own_and_earns_no_mastery(
    database: Database, journal: Journal
) -> None:
    await note(database, journal, await answer(database, ONE))
    part = part_of(HANDSHAKE, POINTS[1])
    assert part is not None
    later = EVENING + DAY
    async with database.session() as session:
        card = Card(
            question_id=part.id,
            question=snapshot(part),
            asked_of=JIMIN,
            channel_id=9,
            asked_at=later,
            reviewing=True,
        )
        session.add(card)
    good = await answer(database, (MADE,), later, card_id=card.id, question_id=part.id)
    await note(database, journal, good)
    reviewed = next(review for review in await parts(database) if review.point == POINTS[1])
    assert reviewed.reviewed_on == MONDAY + DAY
    async with database.session() as session:
        effort = await session.get(Effort, good)
    assert effort is not None
    assert effort.points == 0
    # A whole answer that says it does not take it back: it has a memory now.
    await note(database, journal, await answer(database, ALL, later + DAY))
    assert [review.point for review in await parts(database)] == [POINTS[1]]


async def test_earlier_answers_are_caught_up_with(database: Database, journal: Journal) -> None:
    for n in range(3):
        await answer(database, ONE, EVENING + n * DAY)
    await answer(database, ONE, score=None, grade=None)
    await journal.catch_up(database)
    async with database.session() as session:
        assert await efforts.uncounted(session, 10) == []
        assert len((await session.scalars(select(Effort.attempt_id))).all()) == 3


async def test_an_earlier_answer_that_cannot_be_read_keeps_no_other_back(
    database: Database, journal: Journal, caplog: pytest.LogCaptureFixture
) -> None:
    first = await answer(database, ONE)
    unreadable = await answer(database, ONE, EVENING + DAY, grade={"말": "비밀스러운 답"})
    last = await answer(database, ONE, EVENING + 2 * DAY)
    await journal.catch_up(database)
    async with database.session() as session:
        assert set(await session.scalars(select(Effort.attempt_id))) == {first, last}
        assert await efforts.uncounted(session, 10) == [unreadable]
    assert f"answer {unreadable} " in caplog.text
    assert "비밀" not in caplog.text


async def test_own_notes_of_a_server_are_reviewed_there_only(database: Database) -> None:
    own = Journal(Curve(0.9), ZoneInfo("Asia/Seoul"), lambda _: False)
    await note(database, own, await answer(database, ONE))
    later = MONDAY + 30 * DAY
    async with database.session() as session:
        found = await reviews.until(session, JIMIN, later)
    assert [review.guild_id for review in found] == [GUILD] * 3
    # The longest due first; whole questions before parts.
    assert found[0].part_of is None or found[0].due_on < found[1].due_on
