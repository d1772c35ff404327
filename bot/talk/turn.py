"""Something said to the coach, and the ways to answer it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import discord

from bot.localization import text
from bot.quiz import Asked
from bot.store.models import Card

Post = Callable[..., Awaitable[discord.Message | None]]
"""Posts ``content``, ``embed`` and ``view``."""

Grade = Callable[[int], Awaitable[None]]
"""Takes what was said as the answer to the card of that id."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a conversation.

    Attributes:
        asked: who said it, where, and in which languages.
        name: what they are called there.
        said: what, without the mention of the coach.
        card: the open question, or the card that was replied to; None for none.
        say: answers for all who are there, in ``asked.card_language``.
        whisper: answers for the member alone, in ``asked.language``.
        grade: takes it as an answer.
        replies: whether ``card`` is one that was replied to.
    """

    asked: Asked
    name: str
    said: str
    card: Card | None
    say: Post
    whisper: Post
    grade: Grade
    replies: bool


def whisper_to(message: discord.Message, language: str) -> Post:
    """Return the way to a message's author alone.

    Args:
        message: what is answered.
        language: of the reply that, in a server, says for all to see where to look.
    """

    async def whisper(**shown: Any) -> discord.Message | None:  # noqa: ANN401  (as ``send`` takes)
        if message.guild is None:
            return await message.reply(**shown)
        try:
            sent = await message.author.send(**shown)
        except discord.Forbidden:
            await message.reply(text("talk-dm-closed", language))
            return None
        await message.reply(text("talk-in-dm", language))
        return sent

    return whisper


def replied_to(message: discord.Message) -> int | None:
    """Return the message that this one replies to; one that it forwards does not count."""
    reference = message.reference
    if reference is None or reference.type is not discord.MessageReferenceType.reply:
        return None
    return reference.message_id


def without_mention(message: discord.Message, user_id: int) -> str:
    """Return what a message says, without the mentions of a user (the coach)."""
    return message.content.replace(f"<@{user_id}>", "").replace(f"<@!{user_id}>", "").strip()
