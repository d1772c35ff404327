"""Queries on both kinds of database, also when several do the same at once."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any, TypeVar

import numpy as np
import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError, InvalidRequestError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store import attempts, cards, facts, members, notes, peeks, posts, servers
from bot.store.database import Database
from bot.store.models import (
    Attempt,
    Card,
    Fact,
    MockInterview,
    MockRound,
    NoteFile,
    Post,
    QuestionEdit,
)
from tests.bot.conftest import NOON

T = TypeVar("T")
LATER = NOON + timedelta(seconds=10)


async def at_once(
    database: Database, work: Callable[[AsyncSession], Awaitable[T]], times: int = 8
) -> list[T | BaseException]:
    async def alone() -> T:
        async with database.session() as session:
            return await work(session)

    return await asyncio.gather(*(alone() for _ in range(times)), return_exceptions=True)


@pytest.fixture
async def card_id(database: Database) -> int:
    """A card that was posted."""
    card = Card(
        question_id="ab", question={}, asked_of=1, channel_id=1, message_id=9, asked_at=NOON
    )
    async with database.session() as session:
        session.add(card)
    return card.id


def attempt(card_id: int, **values: Any) -> Attempt:
    return Attempt(
        **{
            "card_id": card_id,
            "question_id": "ab",
            "user_id": 1,
            "channel_id": 1,
            "answer": "답",
            "answered_at": NOON,
            "language": "ko",
            "leased_until": NOON,
        }
        | values
    )


async def test_facts_are_put_over_one_another(database: Database) -> None:
    assert set(await at_once(database, lambda session: facts.put(session, "a", "b"))) == {None}
    async with database.session() as session:
        assert await facts.get(session, "a") == "b"
        await facts.remove(session, "a")
        assert list(await session.scalars(select(Fact))) == []


async def test_hints_are_counted_one_by_one_up_to_the_last(
    database: Database, card_id: int
) -> None:
    seen = await at_once(database, lambda session: peeks.next_hint(session, card_id, 1, 5))
    assert sorted(map(str, seen)) == ["1", "2", "3", "4", "5", "5", "5", "5"]
    async with database.session() as session:
        assert await peeks.next_hint(session, card_id, 2, 0) == 0
        await peeks.reveal(session, card_id, 1)
        peek = await peeks.seen(session, card_id, 1)
        assert (peek.hints, peek.revealed) == (5, True)


async def test_looking_at_what_nobody_peeked_at_keeps_nothing(
    database: Database, card_id: int
) -> None:
    async with database.session() as session:
        assert (await peeks.seen(session, card_id, 1)).hints == 0
    async with database.session() as session:
        assert await peeks.next_hint(session, card_id, 1, 3) == 1


async def test_what_was_dealt_with_last_was_put_to_someone_or_answered_by_them(
    database: Database, card_id: int
) -> None:
    def card(asked_of: int, channel_id: int, minute: int) -> Card:
        asked_at = NOON + timedelta(minutes=minute)
        return Card(
            question_id="ab", question={}, asked_of=asked_of, channel_id=channel_id,
            message_id=10 + minute, asked_at=asked_at,
        )  # fmt: skip

    async def last(channel_id: int | None = 1) -> int | None:
        async with database.session() as session:
            found = await cards.last_dealt_with(session, 1, channel_id)
            return found.id if found else None

    assert await last() == card_id
    assert await last(2) is None
    of_another, own, elsewhere = card(2, 1, 1), card(1, 1, 3), card(2, 2, 4)
    async with database.session() as session:
        session.add(of_another)
        await session.flush()
        answered_at = NOON + timedelta(minutes=2)
        session.add(attempt(of_another.id, answered_at=answered_at))
    assert await last() == of_another.id
    async with database.session() as session:
        session.add_all([own, elsewhere])
        await session.flush()
        answered_at = NOON + timedelta(minutes=5)
        session.add(attempt(elsewhere.id, answered_at=answered_at, channel_id=2))
    assert await last() == own.id
    assert await last(2) == await last(None) == elsewhere.id


async def test_lapsed_answers_are_taken_over_once(database: Database, card_id: int) -> None:
    async with database.session() as session:
        session.add_all(attempt(card_id) for _ in range(20))
        session.add(attempt(card_id, leased_until=LATER))
        session.add(attempt(card_id, delivered_at=NOON))
        session.add(attempt(card_id, given_up_at=NOON))
    now = NOON + timedelta(seconds=1)

    async def take(session: AsyncSession) -> list[int]:
        return [row.id for row in await attempts.take_over(session, now, LATER, limit=30)]

    taken = [row for part in await at_once(database, take) for row in part]  # type: ignore[union-attr]
    assert sorted(taken) == list(range(1, 21))
    async with database.session() as session:
        leases = await session.scalars(select(Attempt.leased_until).where(Attempt.id <= 21))
        assert set(leases) == {LATER}


async def test_lapsed_answers_are_taken_over_a_few_at_a_time(
    database: Database, card_id: int
) -> None:
    async with database.session() as session:
        for ago in (1, 3, 2):
            session.add(attempt(card_id, leased_until=NOON - timedelta(seconds=ago)))
            await session.flush()
    async with database.session() as session:
        taken = await attempts.take_over(session, NOON, LATER, limit=2)
        assert [row.id for row in taken] == [2, 3]
    async with database.session() as session:
        assert await attempts.take_over(session, NOON, LATER, limit=2, besides=[1]) == []
        [left] = await attempts.take_over(session, NOON, LATER, limit=2)
        assert left.id == 1


async def test_an_answer_is_put_off_and_given_up_by_its_holder_only(
    database: Database, card_id: int
) -> None:
    async with database.session() as session:
        mine = attempt(card_id, interaction_token="t")  # noqa: S106  (no password)
        await attempts.add(session, mine)
    stranger = attempt(card_id, id=mine.id, leased_until=LATER)
    async with database.session() as session:
        await attempts.put_off(session, stranger, LATER, with_token=False)
        await attempts.give_up(session, stranger, LATER)
        await attempts.put_off(session, mine, LATER, with_token=True)
        # From then on it is nobody's.
        await attempts.give_up(session, mine, LATER)
        assert not await attempts.renew(session, mine, LATER + timedelta(hours=1))
    async with database.session() as session:
        [kept] = await session.scalars(select(Attempt))
        assert (kept.tries, kept.leased_until, kept.given_up_at) == (1, LATER, None)
        assert kept.interaction_token
    async with database.session() as session:
        await attempts.give_up(session, kept, LATER)
    async with database.session() as session:
        [kept] = await session.scalars(select(Attempt))
        assert (kept.given_up_at, kept.interaction_token) == (LATER, None)


async def test_a_lease_is_renewed_by_its_holder_only(database: Database, card_id: int) -> None:
    async with database.session() as session:
        mine = attempt(card_id, leased_until=NOON)
        await attempts.add(session, mine)
    async with database.session() as session:
        assert await attempts.renew(session, mine, LATER)
    stranger = attempt(card_id, id=mine.id, leased_until=NOON)
    async with database.session() as session:
        assert not await attempts.renew(session, stranger, LATER)


async def test_a_message_is_taken_as_an_answer_once(database: Database, card_id: int) -> None:
    taken = await at_once(
        database, lambda session: attempts.add(session, attempt(card_id, source_id=3))
    )
    assert sum(isinstance(result, attempts.TakenError) for result in taken) == 7
    async with database.session() as session:
        assert await attempts.is_taken(session, 3)
        assert not await attempts.is_taken(session, 4)
        # Forms have no message.
        for _ in range(2):
            await attempts.add(session, attempt(card_id))


async def test_what_else_is_wrong_with_an_answer_is_said(database: Database, card_id: int) -> None:
    with pytest.raises(IntegrityError):
        async with database.session() as session:
            await attempts.add(session, attempt(card_id, source_id=3, language=None))


async def test_a_result_is_shared_once(database: Database, card_id: int) -> None:
    async with database.session() as session:
        await attempts.add(session, attempt(card_id))
    shared = await at_once(database, lambda session: attempts.share(session, 1))
    assert shared.count(True) == 1
    async with database.session() as session:
        await attempts.unshare(session, 1)
        assert await attempts.share(session, 1)


async def test_a_card_is_claimed_once_and_again_after_a_minute(database: Database) -> None:
    async with database.session() as session:
        session.add(Card(question_id="ab", question={}, asked_of=1, channel_id=1, asked_at=NOON))
    claimed = await at_once(database, lambda session: cards.claim(session, 1, NOON))
    assert claimed.count(True) == 1
    async with database.session() as session:
        assert await cards.claim(session, 1, NOON + timedelta(minutes=2))


async def test_a_card_leads_on_once(database: Database, card_id: int) -> None:
    async def follow(session: AsyncSession) -> None:
        session.add(
            Card(
                question_id="cd",
                question={},
                asked_of=1,
                channel_id=1,
                after_id=card_id,
                asked_at=NOON,
            )
        )
        await session.flush()

    done = await at_once(database, follow)
    assert done.count(None) == 1
    assert sum(isinstance(result, IntegrityError) for result in done) == 7


async def test_a_servers_mean_leaves_out_test_posts_alone(database: Database) -> None:
    owners = {
        "test": cards.EVERYONE,
        "daily": cards.EVERYONE,
        "interview": cards.EVERYONE,
        "quiz": 1,
        "of someone gone": cards.NO_LONGER_HERE,
    }
    async with database.session() as session:
        for name, owner in owners.items():
            card = Card(
                question_id=name,
                question={},
                asked_of=owner,
                guild_id=5,
                channel_id=1,
                asked_at=NOON,
            )
            session.add(card)
            await session.flush()
            session.add(attempt(card.id, question_id=name, score=60))
            if name == "daily":
                session.add(
                    Post(
                        guild_id=5,
                        kind=posts.Kind.QUESTION,
                        day=NOON.date(),
                        due_at=NOON,
                        state=posts.State.SENT,
                        card_id=card.id,
                        leased_until=NOON,
                    )
                )
            if name == "interview":
                session.add(
                    MockInterview(
                        guild_id=5,
                        channel_id=1,
                        language="ko",
                        questions=[],
                        limit_s=180,
                        phase="asking",
                        started_at=NOON,
                    )
                )
                await session.flush()
                session.add(
                    MockRound(
                        interview_id=1,
                        number=0,
                        question=0,
                        prompt="",
                        limit_s=180,
                        card_id=card.id,
                    )
                )
    async with database.session() as session:
        assert await attempts.mean_scores(session, 5) == dict.fromkeys(
            ("daily", "interview", "quiz", "of someone gone"), 60
        )


async def test_latest_scores_are_the_last_graded_ones(database: Database, card_id: int) -> None:
    async with database.session() as session:
        session.add_all(
            attempt(card_id, question_id=question, score=score)
            for question, score in (("ab", 10), ("ab", 80), ("ab", None), ("cd", 40))
        )
    async with database.session() as session:
        assert await cards.latest_scores(session, 1) == {"ab": 80, "cd": 40}
        # One that was answered on a card for all counts as asked.
        assert await cards.asked_questions(session, 1) == {"ab", "cd"}


async def test_members_and_servers_keep_what_is_not_changed(database: Database) -> None:
    await at_once(database, lambda session: members.set_language(session, 1, "en"))
    async with database.session() as session:
        await members.change(session, 1, "ko", time_zone="Asia/Seoul")
        await members.change(session, 2, "ko", shows_best=True)
        await servers.change(session, 5, language="en")
        await servers.change(session, 5, managing_role_id=7)
    async with database.session() as session:
        known = await members.get(session, 1)
        assert known is not None
        assert (known.language, known.time_zone, known.on_leaderboards) == (
            "en",
            "Asia/Seoul",
            True,
        )
        other = await members.get(session, 2)
        assert other is not None
        assert (other.language, other.shows_best) == ("ko", True)
        server = await servers.get(session, 5)
        assert server is not None
        assert (server.language, server.managing_role_id, server.public_answers) == ("en", 7, False)


def note(name: str, upload: str, **values: Any) -> NoteFile:
    return NoteFile(
        guild_id=5,
        upload_id=upload,
        name=name,
        content=b"\x00\xff" * 10,
        digest="00",
        added_by=1,
        added_at=NOON,
        **values,
    )


async def test_an_upload_is_taken_in_once(database: Database) -> None:
    async with database.session() as session:
        session.add(note("a.md", "older", accepted_at=NOON))
        await notes.add(session, [note("a.md", "new"), note("b.md", "new")])
    taken = await at_once(database, lambda session: notes.accept(session, 5, "new", NOON))
    assert sorted(len(files) for files in taken) == [0] * 7 + [2]  # type: ignore[arg-type]
    async with database.session() as session:
        assert [file.name for file in await notes.listed(session, 5)] == ["a.md", "b.md"]
        assert await notes.remove(session, 5, "a.md")
        assert await notes.file(session, 5, "a.md") is None


async def test_contents_of_notes_are_read_only_where_they_are_asked_for(
    database: Database,
) -> None:
    async with database.session() as session:
        session.add(note("a.md", "new", accepted_at=NOON))
    async with database.session() as session:
        [listed] = await notes.listed(session, 5)
        assert (listed.name, listed.size) == ("a.md", 20)
        with pytest.raises(InvalidRequestError):
            _ = listed.content
    async with database.session() as session:
        [whole] = await notes.files(session, 5)
    async with database.session() as session:
        found = await notes.file(session, 5, "a.md")
    assert found
    assert whole.content == found.content == b"\x00\xff" * 10


async def test_vectors_are_kept_by_several_at_once(database: Database) -> None:
    kept = {f"{number:02}": np.full(4, number, np.float32) for number in range(50)}
    done = await at_once(database, lambda session: notes.put_vectors(session, 5, "m", kept))
    assert set(done) == {None}
    async with database.session() as session:
        found = await notes.vectors(session, 5, "m")
        assert found["07"].tolist() == [7] * 4
        assert len(found) == 50
        await notes.put_vectors(session, 5, "m", {})
        assert await notes.vectors(session, 5, "m") == {}


async def test_the_last_edit_of_a_question_holds(database: Database) -> None:
    def edit(prompt: str) -> QuestionEdit:
        return QuestionEdit(
            guild_id=5,
            question_id="ab",
            prompt=prompt,
            reference="답",
            key_points=["하나"],
            edited_by=1,
            edited_at=NOON,
        )

    await at_once(database, lambda session: notes.edit(session, edit("처음")))
    async with database.session() as session:
        await notes.edit(session, edit("나중"))
        [only] = await notes.edits(session, 5)
        assert only.prompt == "나중"
