"""Puts the parts of each area together, once the coach has its notes."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot import charts
from bot.appeals.desk import AppealsDesk
from bot.appeals.service import AppealService
from bot.choices.personal_desk import PersonalDesk
from bot.daily.desk import DailyDesk
from bot.daily.editor import DailyEditor
from bot.daily.service import DailyService
from bot.daily.topics import questions_on
from bot.learning.memory import Curve
from bot.mock.answering import Answering
from bot.mock.desk import MockDesk
from bot.mock.listener import Listener
from bot.mock.results import Results
from bot.mock.service import MockService
from bot.mock.starting import Starting
from bot.mock.steering import Steering
from bot.mock.writer import Writer
from bot.privacy.withdrawals import Withdrawals
from bot.study.journal import Journal
from bot.study.reminders import Reminders
from bot.study.service import StudyService

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.app import CoachBot
    from bot.board import DiscordBoard
    from knowledge.question import Question


def journal(bot: CoachBot) -> Journal:
    """Return what has graded answers count."""

    def is_shared(question_id: str) -> bool:
        return bot.shelf.base.question(question_id) is not None

    settings = bot.settings
    return Journal(Curve(settings.review_retention), ZoneInfo(settings.time_zone), is_shared)


def daily(bot: CoachBot) -> tuple[DailyService, DailyDesk]:
    """Return the daily question at work, and what organisers do with it."""

    async def questions(guild_id: int, topics: Sequence[str]) -> Sequence[Question]:
        knowledge = await bot.shelf.of(guild_id)
        return await asyncio.to_thread(questions_on, knowledge, topics)

    grace = timedelta(hours=bot.settings.daily_catch_up_hours)
    editor = DailyEditor(bot.database, questions, bot.languages.of_server, bot.clock)
    service = DailyService(
        bot,
        bot.database,
        editor,
        bot.clock,
        grace=grace,
        turns=bot.turns,
    )
    desk = DailyDesk(bot.database, bot.shelf, service, bot.clock, grace=grace, rng=bot.rng)
    return service, desk


def appeals(bot: CoachBot, board: DiscordBoard) -> tuple[AppealService, AppealsDesk]:
    """Return appeals on their way, and what members and reviewers do with them.

    Args:
        bot: the coach.
        board: puts up what the coach posts by itself.
    """
    service = AppealService(
        bot,
        bot.database,
        servers=bot.servers,
        people=bot.people,
        languages=bot.languages,
        board=board,
        clock=bot.clock,
    )
    desk = AppealsDesk(
        bot.database,
        service,
        bot.servers,
        bot.organisers,
        bot.shelf,
        bot.journal,
        bot.clock,
    )
    return service, desk


def withdrawals(bot: CoachBot, board: DiscordBoard) -> Withdrawals:
    """Return what deletes the messages of the coach that are to go.

    Args:
        bot: the coach.
        board: as for ``appeals``.
    """
    return Withdrawals(bot.database, board.take_down, bot.clock)


def study(bot: CoachBot, board: DiscordBoard) -> tuple[StudyService, PersonalDesk]:
    """Return reviews at work, and what a member chooses, reminders among it.

    Args:
        bot: the coach.
        board: as for ``appeals``.
    """
    reminders = Reminders(bot.database, board, bot.reviews, bot.languages.of_member, bot.clock)
    desk = PersonalDesk(bot.people, bot.languages, reminders, bot.clock)
    return StudyService(bot.database, bot.journal, reminders), desk


def mock(bot: CoachBot) -> tuple[MockService, MockDesk]:
    """Return mock interviews at work, and what members do with them.

    What is said in an interview's channel is its own from then on.
    """
    reads_messages = bot.intents.message_content
    writer = Writer(bot.clock, reads_messages=reads_messages, charts=charts.bars)
    service = MockService(bot, bot.database, writer, bot.clock, turns=bot.turns)
    desk = MockDesk(
        Starting(bot.database, bot.shelf, service, bot.clock, rng=bot.rng),
        Steering(bot.database, service, bot.clock),
        Answering(bot.database),
        Results(bot.database, writer, bot.clock, bot.reviews.add),
    )
    bot.chat.let_take(Listener(bot, desk.answering))
    return service, desk
