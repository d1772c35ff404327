"""Messages that may mean two things, on both kinds of database."""

from datetime import timedelta

from bot.store import unclear
from bot.store.database import Database
from bot.store.models import UnclearMessage
from tests.bot.conftest import NOON


def message(user_id: int, channel_id: int, said: str, hours: int = 0) -> UnclearMessage:
    return UnclearMessage(
        user_id=user_id,
        channel_id=channel_id,
        said=said,
        said_at=NOON + timedelta(hours=hours),
    )


async def test_a_message_is_there_until_it_is_removed_once(database: Database) -> None:
    async with database.session() as session:
        row_id = await unclear.add(session, message(1, 2, "SYN 아닌가?"))
    async with database.session() as session:
        kept = await unclear.get(session, row_id)
        assert kept is not None
        assert (kept.said, kept.card_id) == ("SYN 아닌가?", None)
        assert await unclear.remove(session, row_id)
    async with database.session() as session:
        assert await unclear.get(session, row_id) is None
        assert not await unclear.remove(session, row_id)


async def test_only_the_last_of_a_member_in_a_channel_waits(database: Database) -> None:
    async with database.session() as session:
        first = await unclear.add(session, message(1, 2, "하나"))
        elsewhere = await unclear.add(session, message(1, 3, "둘"))
        others = await unclear.add(session, message(4, 2, "셋"))
        last = await unclear.add(session, message(1, 2, "넷"))
    async with database.session() as session:
        left = [await unclear.get(session, row) for row in (first, elsewhere, others, last)]
    assert [one.said if one else None for one in left] == [None, "둘", "셋", "넷"]


async def test_what_is_old_is_deleted(database: Database) -> None:
    async with database.session() as session:
        old = await unclear.add(session, message(1, 2, "옛말"))
        new = await unclear.add(session, message(4, 2, "새말", hours=1))
        await unclear.remove_older(session, NOON + timedelta(hours=1))
    async with database.session() as session:
        assert await unclear.get(session, old) is None
        assert await unclear.get(session, new) is not None
