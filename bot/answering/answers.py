"""Answers: taken, saved, and shown to others when their author wants."""

import contextlib
import logging
import math
from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import partial
from typing import Any

import discord

from bot.answering.delivery import Delivery
from bot.choices.languages import Languages
from bot.errors import Notice, within
from bot.localization import text
from bot.mock import entries
from bot.notes.shelf import Shelf
from bot.store import attempts, cards, peeks, posts, unclear
from bot.store.attempts import TakenError
from bot.store.database import Database
from bot.store.models import Attempt
from bot.store.snapshot import restore
from bot.ui.forms import ANSWER_LIMIT, AnswerForm
from bot.ui.markup import clean
from bot.ui.result_card import shared_card
from bot.when.clock import Clock
from bot.work.reachability import UNREACHABLE
from bot.work.remembered import Remembered
from knowledge.base import KnowledgeBase
from knowledge.question import Question

log = logging.getLogger(__name__)

FORM_PATIENCE_S = 1.0

PER_MINUTE = 20
"""Answers of one member that are taken in a minute: more than anyone can think up."""

MINUTE = timedelta(minutes=1)
TOLD_WAIT_S = 5.0
"""From how long a wait on the member is told of it."""


class Answers:
    """Takes answers.

    Each is saved before anything else happens to it, so that none is ever lost.

    Args:
        database: where they are kept.
        shelf: notes and questions of each server.
        delivery: grades them and shows the result.
        languages: decides in which language.
        clock: the time.
    """

    def __init__(
        self,
        database: Database,
        shelf: Shelf,
        delivery: Delivery,
        languages: Languages,
        clock: Clock,
    ) -> None:
        self._database = database
        self._shelf = shelf
        self._delivery = delivery
        self._languages = languages
        self._clock = clock
        # Alone where it is not known: a result that others saw too soon cannot be taken back.
        self._alone = Remembered(self._read_alone, meanwhile=True, clock=clock)

    async def open_form(
        self, interaction: discord.Interaction, card_id: int, question_id: str, language: str
    ) -> None:
        """Open the answer form.

        Raises:
            Notice: the question is no longer in the notes.
        """
        # A server's notes may take longer to read than Discord waits for a form; the card has
        # the question as well.
        knowledge = await self._shelf.soon(interaction.guild_id, FORM_PATIENCE_S)
        question = knowledge.question(question_id) if knowledge else None
        if question is None:
            question = await self._question_of(card_id)
            if question is None or (knowledge and not _is_part(question, knowledge)):
                raise Notice("question-gone")
        await interaction.response.send_modal(AnswerForm(card_id, question, language))
        # What is submitted has to be acknowledged at once, in private or not.
        await self._alone.get(card_id)

    async def _question_of(self, card_id: int) -> Question | None:
        async with self._database.session() as session:
            card = await cards.get(session, card_id)
        return restore(card.question) if card else None

    async def take_form(  # noqa: PLR0913  (what an answer comes with)
        self,
        interaction: discord.Interaction,
        card_id: int,
        answer: str,
        language: str,
        *,
        public: bool = False,
        kept_as: int | None = None,
    ) -> None:
        """Grade an answer from the form, or chosen to be one, whose interaction was deferred.

        Args:
            interaction: the submission, or the choice.
            card_id: the card that is answered.
            answer: what was typed.
            language: the member's.
            public: whether everyone sees the result, as the interaction was deferred.
            kept_as: the unclear message that it was kept as, which it takes the place of.

        Raises:
            Notice: there is nothing to grade in the answer, it is too long or one of too many, no
                such card, a mock interview does not take it (any more), or what it was kept as is
                gone.
        """
        attempt = await self._save(
            card_id,
            Attempt(
                user_id=interaction.user.id,
                guild_id=interaction.guild_id,
                channel_id=interaction.channel_id or 0,
                answer=clean(answer),
                language=language,
                interaction_token=interaction.token,
                shared=public,
            ),
            kept_as,
        )
        show = interaction.edit_original_response
        await self._tell_wait(attempt, show)
        await self._delivery.deliver(attempt, partial(show, content=None))

    async def take_message(self, message: discord.Message, card_id: int, answer: str) -> None:
        """Grade an answer given as a message, and reply to it.

        To a daily question in a server, the result is a direct message: it is for the member alone.
        A message that was taken before is left alone; see ``has_taken``.

        Raises:
            Notice: as ``take_form``.
        """
        alone = message.guild is not None and await self.is_for_each_alone(card_id)
        shared_language = await self._languages.of_message(message)
        language = await self._languages.of_author(message) if alone else shared_language
        show = _by_dm(message, shared_language) if alone else message.reply
        given = Attempt(
            user_id=message.author.id,
            guild_id=None if alone or message.guild is None else message.guild.id,
            channel_id=message.channel.id,
            answer=clean(answer),
            language=language,
            message_id=None if alone else message.id,
            source_id=message.id,
        )
        try:
            attempt = await self._save(card_id, given)
        except TakenError:
            log.info("message %d was taken as an answer by another process", message.id)
            return
        await self._tell_wait(attempt, show)
        await self._delivery.deliver(attempt, show)

    async def has_taken(self, message_id: int) -> bool:
        """Tell whether a message was taken as an answer.

        Two processes see the same messages while a new release takes the place of an old one. What
        the slower of them would say is out of date: the question is not open any more.
        """
        async with self._database.session() as session:
            return await attempts.is_taken(session, message_id)

    async def is_for_each_alone(self, card_id: int) -> bool:
        """Tell whether results of a card are for whoever answered alone, whatever a server chose.

        A question put to a whole channel is: others are still to answer it, also when its schedule
        is gone.
        """
        return await self._alone.get(card_id)

    def is_known_to_be_for_all(self, card_id: int) -> bool:
        """Tell whether results of a card may be seen by all, as far as is known at once."""
        return not self._alone.at_hand(card_id)

    async def _read_alone(self, card_id: int) -> bool:
        async with self._database.session() as session:
            card = await cards.get(session, card_id)
        return card is None or card.asked_of == cards.EVERYONE

    async def _save(self, card_id: int, attempt: Attempt, kept_as: int | None = None) -> Attempt:
        if not within(attempt.answer, ANSWER_LIMIT).strip():
            raise Notice("answer-empty")
        now = self._clock()
        async with self._database.session() as session:
            card = await cards.get(session, card_id)
            if card is None:
                raise Notice("card-gone")
            earlier = await attempts.nth_newest(session, attempt.user_id, PER_MINUTE)
            if earlier is not None and now - earlier < MINUTE:
                seconds = math.ceil((earlier + MINUTE - now).total_seconds())
                raise Notice("answer-too-fast", seconds=seconds)
            peek = await peeks.seen(session, card_id, attempt.user_id)
            attempt.card_id = card.id
            attempt.question_id = card.question_id
            attempt.answered_at = now
            attempt.leased_until = self._delivery.lease()
            attempt.hints, attempt.revealed = peek.hints, peek.revealed
            if kept_as is not None and not await unclear.remove(session, kept_as):
                raise Notice("talk-settled")
            await attempts.add(session, attempt)
            if (refusal := await entries.admit(session, attempt, now)) is not None:
                raise Notice(f"mock-refused-{refusal}")
            await posts.answered(session, card.id)
        return attempt

    async def _tell_wait(self, attempt: Attempt, tell: Callable[..., Awaitable[object]]) -> None:
        """Say how long it will take, where that is more than a moment."""
        seconds = self._delivery.expected_wait(attempt.user_id)
        if seconds < TOLD_WAIT_S:
            return
        # The answer is saved: nothing that happens here may keep it from being graded.
        with contextlib.suppress(*UNREACHABLE, discord.HTTPException):
            await tell(content=text("answer-waiting", attempt.language, seconds=round(seconds)))

    async def share(self, interaction: discord.Interaction, attempt_id: int, language: str) -> None:
        """Post a member's result for all to see, once.

        Raises:
            Notice: the answer is someone else's, is gone, or was shared before.
        """
        async with self._database.session() as session:
            attempt = await attempts.get(session, attempt_id)
        if attempt is None:
            raise Notice("card-gone")
        if attempt.user_id != interaction.user.id:
            raise Notice("share-not-yours")
        question, grade = await self._delivery.graded(attempt)
        async with self._database.session() as session:
            if not await attempts.share(session, attempt_id):
                raise Notice("share-before")
        card = shared_card(question, attempt, grade, language, interaction.user.display_name)
        try:
            # The first follow-up takes the place of the private acknowledgement; this is for all.
            sharing = text("share-sharing", attempt.language)
            await interaction.edit_original_response(content=sharing)
            message = await interaction.followup.send(embed=card, wait=True)
        except BaseException:
            # A stop in the middle as well: what nobody saw can be shared again.
            async with self._database.session() as session:
                await attempts.unshare(session, attempt_id)
            raise
        await self._delivery.note_shown(attempt, message)
        await interaction.edit_original_response(content=text("share-done", attempt.language))


def _is_part(question: Question, knowledge: KnowledgeBase) -> bool:
    """Tell whether a question asks for a key point of one that is in the notes."""
    return question.part_of is not None and knowledge.question(question.part_of) is not None


def _by_dm(message: discord.Message, language: str) -> Callable[..., Awaitable[object]]:
    """Return the way to a message's author alone; where it is closed, a reply says so."""
    told = False

    async def send(**card: Any) -> discord.Message:  # noqa: ANN401  (as ``send`` takes)
        nonlocal told
        try:
            return await message.author.send(**card)
        except discord.Forbidden:
            if not told:
                told = True
                await message.reply(text("daily-dm-closed", language))
            raise

    return send
