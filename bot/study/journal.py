"""What graded answers count for: written down with the grade, in one transaction.

See ``bot.learning.history`` for why it may be done again at any time.
"""

import logging
from collections.abc import Callable
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from bot.learning.history import Answered, follow
from bot.learning.memory import Curve
from bot.learning.parts import part_id
from bot.store import attempts, cards, efforts, members, reviews
from bot.store.database import Database
from bot.store.models import Attempt, Review
from bot.store.snapshot import restore
from knowledge.grading import Grade, Verdict
from knowledge.grading.scoring import band
from knowledge.question import Question

log = logging.getLogger(__name__)

MOST_PARTS = 3
"""Missed points of one answer that come back alone."""

TOMORROW = timedelta(days=1)
BATCH = 100


class Journal:
    """Keeps what answers count for, and when their questions are due again.

    Args:
        curve: turns ratings into memories.
        zone: of members who chose none.
        is_shared: whether a question, by its id, is in the notes that every server has.
    """

    def __init__(self, curve: Curve, zone: ZoneInfo, is_shared: Callable[[str], bool]) -> None:
        self._curve = curve
        self._zone = zone
        self._is_shared = is_shared

    async def note(self, session: AsyncSession, attempt_id: int) -> None:
        """Have a graded answer count, once: noted again, or regraded, it changes what it counts.

        Args:
            session: the one in which the grade was written.
            attempt_id: the answer.
        """
        attempt = await attempts.get(session, attempt_id)
        if attempt is None or attempt.score is None:
            return
        await session.refresh(attempt)
        card = await cards.get(session, attempt.card_id)
        assert card is not None  # noqa: S101  (the database holds that)
        question = restore(card.question)
        member = await members.get(session, attempt.user_id)
        zone = ZoneInfo(member.time_zone) if member and member.time_zone else self._zone
        day = attempt.answered_at.astimezone(zone).date()
        guild_id = None if self._is_shared(question.part_of or question.id) else card.guild_id
        review = await reviews.hold(session, attempt.user_id, question, guild_id, day)
        await efforts.add(session, attempt, card, question.topic, day)
        await self._work_out(session, review, question)

    async def _work_out(self, session: AsyncSession, review: Review, question: Question) -> None:
        history = await efforts.of_question(session, review.user_id, review.question_id)
        answers = [_answered(attempt, day) for attempt, day in history]
        part = question.part_of is not None
        outcome = follow(answers, self._curve, part=part)
        worth = {
            attempt.id: (answer.score, points)
            for (attempt, _), answer, points in zip(history, answers, outcome.points, strict=True)
        }
        await efforts.put_worth(session, worth)
        if outcome.memory is not None:
            await reviews.remember(session, review, outcome.memory)
        if not part:
            newest, day = history[-1]
            await self._bring_back(session, newest, review, question, day + TOMORROW)

    @staticmethod
    async def _bring_back(
        session: AsyncSession, newest: Attempt, review: Review, question: Question, due_on: date
    ) -> None:
        """Have the points that the newest answer missed come back alone, from a date on.

        One that says nothing of the answer comes back whole.
        """
        if newest.revealed or newest.grade is None:
            return
        verdicts = Grade.from_dict(newest.grade).points
        said = [point.point for point in verdicts if point.verdict is Verdict.MADE]
        half = any(point.verdict is Verdict.PARTLY for point in verdicts)
        await reviews.drop_parts(session, review.user_id, question.id, said)
        if said or half:
            missed = [
                point.point
                for point in verdicts
                if point.verdict in {Verdict.MISSING, Verdict.CONTRADICTED}
            ]
            await reviews.add_parts(
                session,
                review.user_id,
                review.guild_id,
                question.id,
                [(part_id(question.id, point), point) for point in missed[:MOST_PARTS]],
                due_on,
            )

    async def catch_up(self, database: Database) -> None:
        """Have the answers count that were graded before there was a journal."""
        last = 0
        while True:
            async with database.session() as session:
                found = await efforts.uncounted(session, BATCH, after=last)
            if not found:
                return
            for attempt_id in found:
                await self._catch_up_with(database, attempt_id)
            last = found[-1]

    async def _catch_up_with(self, database: Database, attempt_id: int) -> None:
        """Have one earlier answer count; one that cannot be read keeps no other back."""
        try:
            async with database.session() as session:
                await self.note(session, attempt_id)
        except (ValueError, TypeError, LookupError) as error:
            # Only what kind of error: its message may have the answer's words in it.
            log.warning("answer %d cannot be read: %s", attempt_id, type(error).__name__)


def _answered(attempt: Attempt, day: date) -> Answered:
    score = attempt.score or 0.0
    return Answered(day, score, band(score), attempt.hints, attempt.revealed)
