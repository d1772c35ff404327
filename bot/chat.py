"""What is said to the coach in messages: commands, answers, and questions to the notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.ask import ask_notes
from bot.errors import Notice
from bot.store import cards

if TYPE_CHECKING:
    from bot.app import CoachBot
    from bot.store.models import Card


_SAID = (discord.MessageType.default, discord.MessageType.reply)


class Chat:
    """Understands messages.

    Args:
        bot: the coach.
    """

    def __init__(self, bot: CoachBot) -> None:
        self._bot = bot

    async def receive(self, message: discord.Message) -> None:
        """Take a message for what it is.

        The first of these that fits:

        1. a command (``@coach quiz tcp``);
        2. a reply to a question card: an answer;
        3. said by someone who is interviewed there: an answer;
        4. in a DM, with a question open anywhere: an answer;
        5. in a DM, or mentioning the coach: a question to the notes;
        6. anything else is not for the coach.

        Raises:
            Notice: what stands in the way of an answer.
        """
        if message.author.bot or message.type not in _SAID:
            return
        context = await self._bot.get_context(message)
        if context.valid:
            await self._bot.invoke(context)
            return
        card = await self._answered_card(message)
        if card is not None:
            await self._answer(message, card)
        elif context.prefix and not self._is_mention(context.prefix):
            raise Notice("error-unknown-command")
        elif message.guild is None or self._mentions_me(message):
            language = await self._bot.languages.of_message(message)
            knowledge = await self._bot.shelf.of(message.guild.id if message.guild else None)
            question = self._without_mention(message)
            await message.reply(embed=await ask_notes(knowledge, question, language))

    async def _answered_card(self, message: discord.Message) -> Card | None:
        replied_to = _replied_to(message)
        card = None
        if replied_to is not None:
            async with self._bot.database.session() as session:
                card = await cards.by_message(session, replied_to)
        if card is not None:
            await self._bot.mock_desk.refuse_reply(card)
        else:
            to_coach = self._mentions_me(message)
            card = await self._bot.mock_desk.answered_by(message, to_coach=to_coach)
        if card is None and message.guild is None:
            async with self._bot.database.session() as session:
                card = await cards.open_for(session, message.author.id)
        return card

    async def _answer(self, message: discord.Message, card: Card) -> None:
        if not message.content and not message.attachments:
            # Without the intent, Discord empties messages that don't mention the bot.
            raise Notice("answer-unreadable")
        language = await self._bot.languages.of_message(message)
        answer = self._without_mention(message)
        await self._bot.answers.take_message(message, card.id, answer, language)

    def _is_mention(self, prefix: str) -> bool:
        return prefix.startswith("<@")

    def _mentions_me(self, message: discord.Message) -> bool:
        # Written out: a reply that pings the coach is in ``mentions`` as well.
        return self._bot.user is not None and self._bot.user.id in message.raw_mentions

    def _without_mention(self, message: discord.Message) -> str:
        me = self._bot.user.id if self._bot.user else 0
        return message.content.replace(f"<@{me}>", "").replace(f"<@!{me}>", "").strip()


def _replied_to(message: discord.Message) -> int | None:
    """Return the message that this one replies to; one that it forwards does not count."""
    reference = message.reference
    if reference is None or reference.type is not discord.MessageReferenceType.reply:
        return None
    return reference.message_id
