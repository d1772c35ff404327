"""What is posted: the question of a day, and what came of it."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from random import Random

from sqlalchemy.ext.asyncio import AsyncSession

from bot import charts
from bot.board import Sheet
from bot.daily.choice import choose, randomness_of
from bot.daily.summary import Answer, Summary, summarise
from bot.localization import text
from bot.store import attempts, cards, posts
from bot.store.cards import EVERYONE, Place
from bot.store.database import Database
from bot.store.models import Card, Post, Schedule
from bot.store.posts import Kind, Miss
from bot.store.snapshot import restore
from bot.ui.buttons import AgainButton, AnswerButton
from bot.ui.daily_cards import daily_buttons, daily_card, results_buttons, results_card, spread_text
from bot.when.clock import Clock
from config.settings import Language
from knowledge.grading import Grade
from knowledge.question import Question

log = logging.getLogger(__name__)

Questions = Callable[[int, Sequence[str]], Awaitable[Sequence[Question]]]
"""Returns the questions of a server on topics, as they were typed, or on all where there are none.
"""

LanguageOf = Callable[[int | None], Awaitable[Language]]
"""Returns the language of what everyone in a server sees."""


class DailyEditor:
    """Writes daily posts.

    Args:
        database: where cards and answers are kept.
        questions: what may be asked.
        language_of: the language of a server.
        clock: the time.
    """

    def __init__(
        self, database: Database, questions: Questions, language_of: LanguageOf, clock: Clock
    ) -> None:
        self._database = database
        self._questions = questions
        self._language_of = language_of
        self._clock = clock

    async def choose(self, schedule: Schedule, post: Post) -> int | None:
        """Choose and note the question of a post; return its card's id, None where none can be."""
        rng = randomness_of(schedule.id, post.day)
        questions = await self._questions(schedule.guild_id, schedule.topics)
        async with self._database.session() as session:
            history = await posts.history(session, schedule.id)
            scores = await attempts.mean_scores(session, schedule.guild_id)
            question = choose(questions, history=history, scores=scores, rng=rng)
            if question is None:
                return None
            card = await self._add_card(session, schedule, question)
            await posts.choose(session, post, card.id)
        return card.id

    async def _add_card(
        self, session: AsyncSession, schedule: Schedule, question: Question
    ) -> Card:
        return await cards.add(
            session,
            question,
            topic=None,
            asked_of=EVERYONE,
            place=Place(schedule.channel_id, schedule.guild_id),
            asked_at=self._clock(),
        )

    async def write(self, schedule: Schedule, post: Post) -> Sheet | None:
        """Write the sheet of a post that has a card; None when its card is gone.

        Tried before, it belongs where it was tried, wherever its schedule has moved to.
        """
        channel_id = post.channel_id or schedule.channel_id
        sheet = await self._draw(post, channel_id)
        if sheet is None or post.kind == Kind.RESULTS:
            return sheet
        language = await self._language_of(schedule.guild_id)
        title = text("daily-thread", language, day=post.day.isoformat())
        return replace(sheet, role_id=schedule.role_id, thread=title if schedule.thread else None)

    async def draw(self, post: Post) -> Sheet | None:
        """Write the sheet of a post that stands in a channel anew; None when its card is gone."""
        return await self._draw(post, post.channel_id or 0)

    async def _draw(self, post: Post, channel_id: int) -> Sheet | None:
        async with self._database.session() as session:
            card = await cards.get(session, post.card_id or 0)
        if card is None:
            return None
        language = await self._language_of(post.guild_id)
        if post.kind == Kind.RESULTS:
            return await self._results(post, card, channel_id, language)
        return await self._question(post, card, channel_id, language)

    async def _question(self, post: Post, card: Card, channel_id: int, language: Language) -> Sheet:
        async with self._database.session() as session:
            answered = await posts.people(session, card.id)
        question = restore(card.question)
        return Sheet(
            channel_id=channel_id,
            guild_id=post.guild_id,
            embed=daily_card(question, language, answered=answered),
            view=daily_buttons(card.id, question.id, language),
            nonce=f"daily-{post.id}",
            mark=AnswerButton.custom_id_of(card.id, question.id),
        )

    async def _results(self, post: Post, card: Card, channel_id: int, language: Language) -> Sheet:
        # Drawn anew, they sum up what they summed up at first, less what was deleted since, and
        # by the grades that count now.
        until = post.sent_at or self._clock()
        async with self._database.session() as session:
            found = await attempts.first_graded(session, card.id, until)
        summary = summarise(
            [
                Answer(
                    user_id=attempt.user_id,
                    text=attempt.answer,
                    grade=Grade.from_dict(attempt.grade),
                    peeked=attempt.revealed,
                    shown=shown,
                )
                for attempt, shown in found
                if attempt.grade is not None
            ]
        )
        question = restore(card.question)
        plot = await _plot(summary, language)
        return Sheet(
            channel_id=channel_id,
            guild_id=post.guild_id,
            embed=results_card(question, summary, post.day, language, shows_plot=plot is not None),
            view=results_buttons(card.id, question.id, language),
            nonce=f"daily-{post.id}",
            mark=AgainButton.custom_id_of(card.id, question.id),
            picture=plot,
            picture_text=spread_text(summary.spread, language),
            bare=results_card(question, summary, post.day, language),
        )

    async def write_test(self, schedule: Schedule, rng: Random) -> tuple[int, Sheet] | None:
        """Write a question that is posted to see how it looks, and counts for nothing.

        Returns:
            Its card's id and its sheet; None when there is none to ask.
        """
        questions = await self._questions(schedule.guild_id, schedule.topics)
        question = choose(questions, history=[], scores={}, rng=rng)
        if question is None:
            return None
        language = await self._language_of(schedule.guild_id)
        async with self._database.session() as session:
            card = await self._add_card(session, schedule, question)
        sheet = Sheet(
            channel_id=schedule.channel_id,
            guild_id=schedule.guild_id,
            embed=daily_card(question, language, answered=None),
            view=daily_buttons(card.id, question.id, language),
            nonce=f"test-{card.id}",
            mark=AnswerButton.custom_id_of(card.id, question.id),
        )
        return card.id, sheet

    async def explain(self, schedule: Schedule) -> str:
        """Write a schedule's notice to its organiser."""
        language = await self._language_of(schedule.guild_id)
        channel = f"<#{schedule.channel_id}>"
        if schedule.notice == Miss.REFUSED:
            return text("daily-refused-told", language, channel=channel)
        reason = text(f"daily-paused-{schedule.notice}", language)
        return text("daily-paused-told", language, channel=channel, reason=reason)


async def _plot(summary: Summary, language: Language) -> bytes | None:
    """Draw the spread of scores; None where there is none, or the card has to say it in words."""
    if not summary.answered:
        return None
    title = text("daily-results-spread", language)
    try:
        return await charts.spread(title, summary.scores, language=language)
    except Exception:
        # The results must come whatever happens to the plot.
        log.exception("a plot could not be drawn")
        return None
