"""What is said in the channel of an interview, or as a reply to what it asks: an answer."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import discord

from bot.errors import Notice
from bot.mock import entries
from bot.store import cards, interviews
from bot.store.snapshot import restore
from bot.talk.turn import replied_to, without_mention
from knowledge.talk import Intent

if TYPE_CHECKING:
    from bot.app import CoachBot
    from bot.mock.answering import Answering
    from bot.store.models import Card

_ABOUT_IT = frozenset({Intent.HINT, Intent.WHY, Intent.STATS, Intent.HELP})
"""What is said about a question, or to the coach, rather than to answer. Whoever wants to see the
answer or go on gives up, which answers it; so does what may be an answer: no interviewer asks what
was meant while the clock runs."""

_LONGEST = 40
"""Nobody asks for a hint in more characters; what is longer is an answer, and saved at once."""


class Listener:
    """Takes the messages that belong to an interview.

    Args:
        bot: the coach.
        answering: tells what may be answered.
    """

    def __init__(self, bot: CoachBot, answering: Answering) -> None:
        self._bot = bot
        self._answering = answering

    def may_take(self, message: discord.Message) -> bool:
        """Tell whether a message is said where interviews take place."""
        if not self._bot.threads:
            return True
        channel = message.channel
        return (
            isinstance(channel, discord.Thread)
            and channel.is_private()
            and channel.owner_id == self._my_id
        )

    async def take(self, message: discord.Message) -> bool:
        """Take a message that answers an interview's question; False for any other.

        Raises:
            Notice: it may be meant as an answer, and cannot be one; or it asks for what there is
                not in an interview.
        """
        try:
            card = await self._answered_card(message)
        except Notice:
            # An answer that was taken has had the interview go on.
            if await self._bot.answers.has_taken(message.id):
                return True
            raise
        if card is None:
            return False
        if not message.content and not message.attachments:
            # Without the intent, Discord empties messages that don't mention the bot.
            raise Notice("answer-unreadable")
        answer = without_mention(message, self._my_id)
        if await self._is_about_it(answer, message.author.id, card):
            raise Notice("mock-no-answer")
        await self._bot.answers.take_message(message, card.id, answer)
        return True

    async def _is_about_it(self, said: str, user_id: int, card: Card) -> bool:
        """Tell whether something is said about an open question, and can be no answer to it."""
        if not 0 < len(said) <= _LONGEST:
            return False
        async with self._bot.database.session() as session:
            found = await entries.asked_on(session, card.id)
        if found is None or found.entry.interview.refusal(user_id, found.number) is not None:
            # What stands in the way of an answer is told instead.
            return False
        prompt = restore(card.question).prompt
        meant = await asyncio.to_thread(self._bot.classifier.understand, said, prompt)
        return meant.other is None and meant.intent in _ABOUT_IT

    async def _answered_card(self, message: discord.Message) -> Card | None:
        reply_to = replied_to(message)
        if reply_to is not None:
            async with self._bot.database.session() as session:
                card = await cards.by_message(session, reply_to)
                asked = await interviews.of_card(session, card.id) if card else None
            if card is not None:
                await self._answering.refuse_reply(card)
                # A reply to another question answers that one.
                return card if asked is not None else None
        to_coach = self._my_id in message.raw_mentions
        return await self._answering.answered_by(message, to_coach=to_coach)

    @property
    def _my_id(self) -> int:
        return self._bot.user.id if self._bot.user else 0
