"""What is due for whom: whole questions, and key points that were missed."""

from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from bot.choices.people import People
from bot.errors import Notice
from bot.learning.parts import part_id, part_of
from bot.notes.shelf import Shelf
from bot.store import cards, reviews
from bot.store.database import Database
from bot.store.models import Review
from bot.when.clock import Clock
from knowledge.base import KnowledgeBase
from knowledge.question import Question


class Reviews:
    """Finds what is due.

    Args:
        database: where reviews are kept.
        shelf: notes and questions of each server.
        people: tell members' time zones.
        zone: of members who chose none.
        clock: the time.
    """

    def __init__(
        self, database: Database, shelf: Shelf, people: People, zone: ZoneInfo, clock: Clock
    ) -> None:
        self._database = database
        self._shelf = shelf
        self._people = people
        self._zone = zone
        self._clock = clock

    async def zone_of(self, user_id: int) -> ZoneInfo:
        """Return a member's time zone."""
        chosen = (await self._people.of(user_id)).time_zone
        return ZoneInfo(chosen) if chosen else self._zone

    async def today(self, user_id: int) -> date:
        """Return the date where a member is."""
        return self._clock().astimezone(await self.zone_of(user_id)).date()

    async def first_due(self, user_id: int, guild_id: int | None) -> Question:
        """Return what a member reviews first where they are.

        Raises:
            Notice: nothing is due there; it says when something will be.
        """
        return await self._due(user_id, guild_id, ())

    async def next_due(self, user_id: int, guild_id: int | None) -> Question:
        """Return what a member reviews next: nothing that they were asked today already.

        Raises:
            Notice: that was all; it says when something will be due.
        """
        zone = await self.zone_of(user_id)
        midnight = datetime.combine(await self.today(user_id), time.min, zone).astimezone(UTC)
        async with self._database.session() as session:
            asked = await cards.reviewed_since(session, user_id, midnight)
        return await self._due(user_id, guild_id, asked)

    async def count_due(self, user_id: int, guild_id: int | None, today: date) -> int:
        """Return how much is due that can be asked, here or elsewhere.

        Args:
            user_id: the member.
            guild_id: where they are; None outside servers.
            today: the date where they are.
        """
        async with self._database.session() as session:
            found = await reviews.until(session, user_id, today)
        return len(await self._askable(found, guild_id))

    async def add(
        self, user_id: int, guild_id: int | None, question: Question, missed: Sequence[str]
    ) -> int:
        """Have missed key points come back as smaller questions, from today on.

        The only point of a question comes back as that question. What comes back already keeps
        its own date.

        Args:
            user_id: the member.
            guild_id: the server whose notes the question is from.
            question: the whole question.
            missed: some of its key points.

        Returns:
            How many of the points come back.
        """
        points = [point for point in dict.fromkeys(question.key_points) if point in missed]
        is_shared = self._shelf.base.question(question.id) is not None
        notes_of = None if is_shared else guild_id
        today = await self.today(user_id)
        async with self._database.session() as session:
            if len(question.key_points) > 1:
                parts = [(part_id(question.id, point), point) for point in points]
                await reviews.add_parts(session, user_id, notes_of, question.id, parts, today)
            elif points:
                await reviews.hold(session, user_id, question, notes_of, today)
        return len(points)

    async def _due(self, user_id: int, guild_id: int | None, but: Collection[str]) -> Question:
        today = await self.today(user_id)
        async with self._database.session() as session:
            found = await reviews.until(session, user_id, today)
        knowledge = await self._shelf.of(guild_id)
        here = {None, guild_id}
        for review in found:
            question = _question(review, knowledge) if review.guild_id in here else None
            if question is not None and question.id not in but:
                return question
        others = [review for review in found if review.guild_id not in here]
        if not but and (elsewhere := await self._askable(others, guild_id)):
            raise Notice("review-elsewhere", count=len(elsewhere))
        later = await self._later(user_id, guild_id, today)
        raise Notice("review-none", asked=len(but), **later)

    async def _later(self, user_id: int, guild_id: int | None, today: date) -> dict[str, int]:
        """Return when something will be due, as values of the notice: in 0 days for never."""
        async with self._database.session() as session:
            found = await reviews.after(session, user_id, today)
        askable = await self._askable(found, guild_id)
        if not askable:
            return {"days": 0}
        day = askable[0].due_on
        return {"days": (day - today).days, "month": day.month, "day": day.day}

    async def _askable(self, found: Sequence[Review], guild_id: int | None) -> list[Review]:
        """Return those that are still in the notes: in those of their server, or where one is.

        A question that all servers have may be in other words where one is.
        """
        if not found:
            return []
        guilds = {guild_id, None} | {review.guild_id for review in found}
        notes = {guild: await self._shelf.of(guild) for guild in guilds}
        return [
            review
            for review in found
            if _question(review, notes[review.guild_id])
            or (review.guild_id is None and _question(review, notes[guild_id]))
        ]


def _question(review: Review, knowledge: KnowledgeBase) -> Question | None:
    """Return what a review asks; None where the notes no longer have it."""
    if review.part_of is None:
        return knowledge.question(review.question_id)
    whole = knowledge.question(review.part_of)
    return None if whole is None or review.point is None else part_of(whole, review.point)
