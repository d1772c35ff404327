"""What the coach does about what is said to it, by what was meant."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from bot.errors import Notice
from bot.localization import text
from bot.store import attempts, cards
from bot.store.snapshot import restore
from bot.study.statistics import Look
from bot.talk.ask import ask_notes
from bot.ui.help_card import help_card
from bot.ui.study_cards import progress_cards
from bot.ui.why_card import why_card
from knowledge.grading import Grade
from knowledge.language.korean import has_hangul
from knowledge.questions.note_line import note_line
from knowledge.talk import Intent
from knowledge.talk.mood import mood_of
from knowledge.talk.topic import topic_of

if TYPE_CHECKING:
    from random import Random

    from bot.app import CoachBot
    from bot.store.models import Attempt, Card
    from bot.talk.turn import Turn

Action = Callable[["Turn"], Awaitable[None]]

PRIVATE = frozenset({Intent.ANSWER, Intent.HINT, Intent.REVEAL, Intent.WHY, Intent.STATS})
"""What may spoil a question for others, or is theirs to show: for the member alone."""

VARIANTS = 3
"""In how many ways the coach says each kind word."""


class Conversation:
    """Acts on what was meant.

    Args:
        bot: the coach.
        rng: for choosing among kind words.
    """

    def __init__(self, bot: CoachBot, rng: Random) -> None:
        self._bot = bot
        self._rng = rng
        self._actions: dict[Intent, Action] = {
            Intent.ASK_NOTES: self._ask_notes,
            Intent.QUIZ: self._quiz,
            Intent.ANSWER: self._answer,
            Intent.HINT: self._hint,
            Intent.REVEAL: self._reveal,
            Intent.NEXT: self._next,
            Intent.WHY: self._why,
            Intent.STATS: self._stats,
            Intent.REVIEW: self._review,
            Intent.MOCK: self._mock,
            Intent.HELP: self._help,
            Intent.SMALLTALK: self._small_talk,
            Intent.ABUSE: self._abuse,
        }

    async def act(self, turn: Turn, intent: Intent) -> None:
        """Do what was meant.

        Raises:
            Notice: what stands in the way of it.
        """
        await self._actions[intent](turn)

    async def _ask_notes(self, turn: Turn) -> None:
        knowledge = await self._bot.shelf.of(turn.asked.place.guild_id)
        await turn.say(embed=await ask_notes(knowledge, turn.said, turn.asked.card_language))

    async def _quiz(self, turn: Turn) -> None:
        knowledge = await self._bot.shelf.of(turn.asked.place.guild_id)
        topic = await asyncio.to_thread(topic_of, turn.said, knowledge.topics)
        await self._bot.quiz.ask(turn.asked, topic, turn.say)

    async def _next(self, turn: Turn) -> None:
        before = turn.card if turn.replies else await self._last_dealt_with(turn)
        await self._bot.quiz.ask(turn.asked, before.topic if before else None, turn.say)

    async def _answer(self, turn: Turn) -> None:
        if turn.card is None:
            raise Notice("talk-no-question")
        await turn.grade(turn.card.id)

    async def _hint(self, turn: Turn) -> None:
        card = await self._card_of(turn)
        asked = turn.asked
        await self._bot.quiz.hint(card.id, asked.user_id, asked.language, turn.whisper)

    async def _reveal(self, turn: Turn) -> None:
        card = await self._card_of(turn)
        asked = turn.asked
        await self._bot.quiz.reveal(card.id, asked.user_id, asked.language, turn.whisper)

    async def _why(self, turn: Turn) -> None:
        attempt = await self._last_attempt(turn)
        async with self._bot.database.session() as session:
            card = await cards.get(session, attempt.card_id)
        if card is None or attempt.grade is None:
            raise Notice("card-gone")
        question, grade = restore(card.question), Grade.from_dict(attempt.grade)
        documents = (await self._bot.shelf.of(card.guild_id)).library.documents
        lines = await asyncio.to_thread(
            lambda: [note_line(point.point, question, documents) for point in grade.points]
        )
        await turn.whisper(embed=why_card(question, grade, lines, turn.asked.language))

    async def _stats(self, turn: Turn) -> None:
        asked = turn.asked
        look = Look(asked.language, dark=True)
        progress = await self._bot.statistics.of_member(
            asked.user_id, asked.user_id, asked.place.guild_id, look
        )
        title = text("stats-title", asked.language, name=turn.name)
        embeds, files = progress_cards(title, progress, asked.language)
        await turn.whisper(embeds=embeds, files=files)

    async def _review(self, turn: Turn) -> None:
        await self._bot.quiz.ask_due(turn.asked, turn.say)

    async def _mock(self, turn: Turn) -> None:
        # An interview has terms to choose, and takes a thread and half an hour.
        await turn.say(content=text("talk-command-mock", turn.asked.card_language))

    async def _help(self, turn: Turn) -> None:
        await turn.say(embed=help_card(turn.asked.card_language))

    async def _small_talk(self, turn: Turn) -> None:
        await self._say_kindly(turn, f"talk-{mood_of(turn.said)}")

    async def _abuse(self, turn: Turn) -> None:
        await self._say_kindly(turn, "talk-abuse")

    async def _say_kindly(self, turn: Turn, message: str) -> None:
        # Whoever writes Hangul reads Korean; other letters may stand for anything (ㅋㅋ, lol).
        language = "ko" if has_hangul(turn.said) else turn.asked.card_language
        variant = self._rng.randint(1, VARIANTS)
        await turn.say(content=text(f"{message}-{variant}", language))

    async def _card_of(self, turn: Turn) -> Card:
        """Return the card that is talked about: the open one, else the last put to the member.

        Raises:
            Notice: there is none.
        """
        card = turn.card or await self._last_card(turn)
        if card is None:
            raise Notice("talk-no-question")
        return card

    async def _last_card(self, turn: Turn) -> Card | None:
        async with self._bot.database.session() as session:
            return await cards.last_for(session, turn.asked.user_id, _channel(turn))

    async def _last_dealt_with(self, turn: Turn) -> Card | None:
        async with self._bot.database.session() as session:
            return await cards.last_dealt_with(session, turn.asked.user_id, _channel(turn))

    async def _last_attempt(self, turn: Turn) -> Attempt:
        async with self._bot.database.session() as session:
            attempt = await attempts.last_graded(session, turn.asked.user_id, _channel(turn))
        if attempt is None:
            raise Notice("talk-nothing-graded")
        return attempt


def _channel(turn: Turn) -> int | None:
    """Return the channel that is talked about; None in a direct message, which is about any."""
    return turn.asked.place.channel_id if turn.asked.place.guild_id is not None else None
