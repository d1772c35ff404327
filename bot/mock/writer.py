"""Writing what an interviewer says: from a post and its interview to a sheet."""

import logging
from typing import NamedTuple

import discord

from bot.board import Sheet
from bot.localization import text
from bot.mock.connected import Charts
from bot.mock.entries import Entry, question_of
from bot.mock.interview import Say
from bot.mock.report import Report, has_results, report_of
from bot.store.models import MockPost
from bot.ui import mock_cards, mock_controls
from bot.ui.mock_cards import Manner
from bot.when.clock import Clock

log = logging.getLogger(__name__)


class _Written(NamedTuple):
    embed: discord.Embed
    view: discord.ui.View
    picture: bytes | None = None
    bare: discord.Embed | None = None


class Writer:
    """Writes sheets.

    Args:
        clock: the time, for the end of a question's.
        reads_messages: whether Discord tells the coach what is written in servers.
        charts: draws the plot by topic; None for none.
    """

    def __init__(self, clock: Clock, *, reads_messages: bool, charts: Charts | None) -> None:
        self._clock = clock
        self._reads_messages = reads_messages
        self._charts = charts

    async def write(self, entry: Entry, post: MockPost, channel_id: int) -> Sheet:
        """Write a post that goes to a channel."""
        written = await self._written(entry, post)
        return Sheet(
            channel_id=channel_id,
            guild_id=None if post.seat_id is not None else entry.place.guild_id,
            embed=written.embed,
            view=written.view,
            nonce=f"mock-{post.id}",
            mark=mock_controls.mark_of(written.view),
            picture=written.picture,
            bare=written.bare,
        )

    async def _written(self, entry: Entry, post: MockPost) -> _Written:
        interview, language = entry.interview, entry.record.row.language
        controls = mock_controls.Controls(entry.id, post.id, language)
        match Say(post.kind):
            case Say.QUESTION:
                asked = next(one for one in entry.record.rounds if one.id == post.round_id)
                embed = mock_cards.question_card(
                    interview, asked.number, self._clock(), self._manner(entry)
                )
                return _Written(embed, controls.of_question(asked.card_id))
            case Say.COMPARISON:
                asked = next(one for one in entry.record.rounds if one.id == post.round_id)
                question = question_of(interview, asked.number)
                embed = mock_cards.comparison_card(
                    interview, asked.number, entry.texts(asked.id), question
                )
                return _Written(embed, controls.of_comparison(asked.card_id))
            case Say.REPORT:
                member = self._reader(entry, post)
                if member is not None:
                    report = report_of(interview, member)
                    picture = await self.plot(report, language)
                    bare = mock_cards.report_card(report, interview, shows_plot=False)
                    view = controls.of_report(is_empty=not report.results)
                    if picture is None:
                        return _Written(bare, view)
                    embed = mock_cards.report_card(report, interview, shows_plot=True)
                    return _Written(embed, view, picture, bare)
                view = controls.of_report(is_empty=not has_results(interview))
                return _Written(mock_cards.standings_card(interview), view)
            case Say.PAUSED:
                return _Written(mock_cards.paused_card(interview), controls.of_pause())
            case _:
                embed = mock_cards.greeting_card(interview, self._manner(entry))
                return _Written(embed, controls.of_greeting())

    def _reader(self, entry: Entry, post: MockPost) -> int | None:
        """Return the member that a report is for; None where it is for all of a group."""
        if post.seat_id is not None:
            return next(seat.user_id for seat in entry.record.seats if seat.id == post.seat_id)
        return None if entry.interview.is_group else entry.interview.members[0]

    def _manner(self, entry: Entry) -> Manner:
        if entry.interview.is_group:
            return Manner.HIDDEN
        reads = self._reads_messages or entry.place.guild_id is None
        return Manner.FREE if reads else Manner.MENTION

    async def plot(self, report: Report, language: str) -> bytes | None:
        """Draw a report's scores by topic; None where they cannot be, and the text has them."""
        if self._charts is None or not report.results:
            return None
        labels, values = zip(*report.by_topic, strict=True)
        title = text("mock-report-topics", language)
        try:
            return await self._charts(title, labels, values, language=language)
        except Exception:
            # The report says the same in words: it must come whatever happens to the plot.
            log.exception("a plot could not be drawn")
            return None
