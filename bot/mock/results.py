"""Showing what came of an interview, and what follows from it: reviews of what was missed."""

import discord

from bot.errors import Notice
from bot.localization import text
from bot.mock import entries
from bot.mock.connected import AddReviews
from bot.mock.entries import Entry
from bot.mock.interview import Phase, Refusal
from bot.mock.report import Report, report_of
from bot.mock.writer import Writer
from bot.store import interviews
from bot.store.database import Database
from bot.store.snapshot import restore
from bot.ui import mock_cards
from bot.ui.mock_controls import Controls
from bot.ui.question_card import reveal_card
from bot.when.clock import Clock


class Results:
    """Shows results.

    Args:
        database: where interviews are kept.
        writer: draws the plot of a report.
        clock: the time.
        add_reviews: puts missed points into reviews.
    """

    def __init__(
        self, database: Database, writer: Writer, clock: Clock, add_reviews: AddReviews
    ) -> None:
        self._database = database
        self._writer = writer
        self._clock = clock
        self._add_reviews = add_reviews

    async def report(
        self, user_id: int, language: str
    ) -> tuple[discord.Embed, discord.ui.View, bytes | None]:
        """Return the report of someone's last interview, its buttons and its plot.

        Raises:
            Notice: there is none, or one is running.
        """
        async with self._database.session() as session:
            running = await interviews.running_of(session, user_id)
            latest = await interviews.latest_of(session, user_id)
        if running is not None:
            raise Notice("mock-report-later", where=f"<#{running.channel_id}>")
        entry = None if latest is None else await self._load(latest)
        if entry is None:
            raise Notice("mock-report-none")
        _require_grades(entry)
        report = report_of(entry.interview, user_id)
        picture = await self._writer.plot(report, language)
        embed = mock_cards.report_card(report, entry.interview, shows_plot=picture is not None)
        controls = Controls(entry.id, 0, language)
        return embed, controls.of_report(is_empty=not report.results), picture

    async def details(self, user_id: int, interview_id: int, language: str) -> discord.Embed:
        """Return what became of each question.

        Raises:
            Notice: they did not take part, or nothing was asked.
        """
        report = _report_on(await self._ended(user_id, interview_id), user_id)
        return mock_cards.details_card(report, language)

    async def model_answer(self, user_id: int, card_id: int, language: str) -> discord.Embed:
        """Return the model answer of a round that is over.

        Raises:
            Notice: they did not take part, or it is gone.
        """
        async with self._database.session() as session:
            found = await entries.asked_on(session, card_id)
        if found is None:
            raise Notice("card-gone")
        entry = found.entry
        if user_id not in entry.interview.members:
            raise Notice(f"mock-refused-{Refusal.STRANGER}")
        rounds = entry.interview.rounds
        is_open = rounds[found.number].question == rounds[-1].question
        if entry.interview.phase is not Phase.ENDED and is_open:
            # A follow-up may be about just what it tells.
            raise Notice("mock-report-later", where=f"<#{entry.place.channel_id}>")
        return reveal_card(restore(found.card.question), language)

    async def review(self, user_id: int, interview_id: int, language: str) -> str:
        """Put what someone missed into their reviews, once; return what to tell them.

        Raises:
            Notice: they did not take part, nothing was asked, or it was done before.
        """
        entry = await self._ended(user_id, interview_id)
        if entry.seat_of(user_id).reviewed_at is not None:
            raise Notice("mock-reviewed-before")
        count = 0
        for result in _report_on(entry, user_id).results:
            missed = [point.point for point in result.points if point.is_missed]
            if missed:
                guild_id = entry.place.guild_id
                count += await self._add_reviews(user_id, guild_id, result.question, missed)
        # Last, as adding them once more changes nothing: a stop on the way leaves nothing out.
        async with self._database.session() as session:
            await interviews.reviewed(session, interview_id, user_id, self._clock())
        return text("mock-reviewed", language, count=count)

    async def _ended(self, user_id: int, interview_id: int) -> Entry:
        entry = await self._load(interview_id)
        if entry is None or entry.interview.phase is not Phase.ENDED:
            raise Notice("mock-report-none")
        if user_id not in entry.interview.members:
            raise Notice(f"mock-refused-{Refusal.STRANGER}")
        _require_grades(entry)
        return entry

    async def _load(self, interview_id: int) -> Entry | None:
        async with self._database.session() as session:
            return await entries.load(session, interview_id)


def _require_grades(entry: Entry) -> None:
    if entry.interview.is_grading:
        # What was answered just before the end belongs into the report.
        raise Notice("mock-report-later", where=f"<#{entry.place.channel_id}>")


def _report_on(entry: Entry, user_id: int) -> Report:
    report = report_of(entry.interview, user_id)
    if not report.results:
        raise Notice("mock-report-nothing")
    return report
