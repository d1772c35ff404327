"""What is said to the coach in messages: whether it is for the coach, and what is meant."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Protocol

import discord

from bot.errors import Notice
from bot.quiz import Asked
from bot.store import cards
from bot.store.cards import Place
from bot.store.snapshot import restore
from bot.talk.commands_said import is_command
from bot.talk.turn import Turn, replied_to, whisper_to, without_mention
from knowledge.talk import Intent, Understanding

if TYPE_CHECKING:
    from bot.app import CoachBot
    from bot.store.models import Card
    from knowledge.question import Question

_SAID = (discord.MessageType.default, discord.MessageType.reply)


class Taker(Protocol):
    """Takes messages that belong to something else, such as an interview."""

    def may_take(self, message: discord.Message) -> bool:
        """Tell from what is at hand whether a message may be one of them."""

    async def take(self, message: discord.Message) -> bool:
        """Take a message, if it is one of them; tell whether it is."""


class Chat:
    """Understands messages.

    Args:
        bot: the coach.
    """

    def __init__(self, bot: CoachBot) -> None:
        self._bot = bot
        self._takers: list[Taker] = []

    def let_take(self, taker: Taker) -> None:
        """Offer messages that are no commands to ``taker`` before they are understood here.

        For channels that belong to something: the thread of an interview, say. It is offered what
        may be for the coach, and what it may take.
        """
        self._takers.append(taker)

    async def receive(self, message: discord.Message) -> None:
        """Take a message for what it is.

        The first of these that fits:

        1. a command (``@coach quiz tcp``);
        2. what a taker takes: its channel belongs to something else;
        3. a mention of the coach, a reply to one of its messages, or a direct message: what is
           meant decides; see ``bot.talk.conversation``. Small talk in a reply that doesn't mention
           the coach, or whose content Discord withholds, is left alone;
        4. anything else is not for the coach. That is told without the database: where it is away,
           nobody who talks to others should hear of it.

        Raises:
            Notice: what stands in the way of what is wanted.
        """
        if message.author.bot or message.type not in _SAID:
            return
        context = await self._bot.get_context(message)
        if is_command(context):
            await self._bot.invoke(context)
            return
        for_me = self._is_for_me(message) or context.prefix is not None
        for taker in self._takers:
            if (for_me or taker.may_take(message)) and await taker.take(message):
                return
        if not for_me:
            return
        replied_card = await self._replied_card(message)
        if replied_card is None and context.prefix and not context.prefix.startswith("<@"):
            raise Notice("error-unknown-command")
        if self._is_addressed(message) or replied_card is not None:
            await self._hear(message, replied_card, must_answer=True)
        elif message.content:
            await self._hear(message, None, must_answer=False)

    async def _hear(
        self, message: discord.Message, replied_card: Card | None, *, must_answer: bool
    ) -> None:
        card = replied_card or await self._open_card(message)
        # After that: an answer closes the card.
        if await self._bot.answers.has_taken(message.id):
            return
        turn = await self._turn(message, card, replies=replied_card is not None)
        if not turn.said:
            raise _nothing_in(message, is_answer=replied_card is not None)
        question = restore(card.question) if card else None
        meant = await asyncio.to_thread(self._understood, turn, question)
        if not must_answer and Intent.SMALLTALK in (meant.intent, meant.other):
            return
        if meant.other is None:
            await self._bot.conversation.act(turn, meant.intent)
        else:
            await self._bot.doubts.ask(turn, meant.intent, meant.other)

    def _understood(self, turn: Turn, question: Question | None) -> Understanding:
        """Tell what was meant; a reply to a card is about its question, whatever it says."""
        if question is None:
            return self._bot.classifier.understand(turn.said, None)
        reference = None if turn.replies else question.reference
        return self._bot.classifier.understand(turn.said, question.prompt, reference)

    async def _turn(self, message: discord.Message, card: Card | None, *, replies: bool) -> Turn:
        guild_id = message.guild.id if message.guild else None
        languages, place = self._bot.languages, Place(message.channel.id, guild_id)
        asked = Asked(
            message.author.id,
            place,
            language=await languages.of_author(message),
            card_language=await languages.of_message(message),
        )
        said = without_mention(message, self._my_id)

        async def grade(card_id: int) -> None:
            await self._bot.answers.take_message(message, card_id, said)

        return Turn(
            asked=asked,
            name=message.author.display_name,
            said=said,
            card=card,
            say=message.reply,
            whisper=whisper_to(message, asked.card_language),
            grade=grade,
            replies=replies,
        )

    async def _replied_card(self, message: discord.Message) -> Card | None:
        reply_to = replied_to(message)
        if reply_to is None:
            return None
        async with self._bot.database.session() as session:
            return await cards.by_message(session, reply_to)

    async def _open_card(self, message: discord.Message) -> Card | None:
        """Return the question that is put to the author: here, or in a direct message anywhere."""
        channel_id = None if message.guild is None else message.channel.id
        async with self._bot.database.session() as session:
            return await cards.open_for(session, message.author.id, channel_id)

    def _is_addressed(self, message: discord.Message) -> bool:
        # Written out: a reply that pings the coach is in ``mentions`` as well.
        return message.guild is None or self._my_id in message.raw_mentions

    def _is_for_me(self, message: discord.Message) -> bool:
        """Tell from the message alone whether it is addressed to the coach or replies to it."""
        if self._is_addressed(message):
            return True
        if message.reference is None or replied_to(message) is None:
            return False
        before = message.reference.resolved
        return isinstance(before, discord.Message) and before.author.id == self._my_id

    @property
    def _my_id(self) -> int:
        return self._bot.user.id if self._bot.user else 0


def _nothing_in(message: discord.Message, *, is_answer: bool) -> Notice:
    """Return what to say about a message without words."""
    if not is_answer:
        return Notice("ask-empty")
    # Without the intent, Discord empties messages that don't mention the bot.
    return Notice("answer-empty" if message.attachments else "answer-unreadable")
