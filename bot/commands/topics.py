"""Topics in commands, one or several with commas between: what is offered, and what is said."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.daily.topics import split_topics
from bot.localization import text
from bot.typed import repeated
from bot.ui.buttons import coach
from bot.work.reachability import UNREACHABLE
from knowledge.base import EmptyTopicError, UnknownTopicError

if TYPE_CHECKING:
    from discord.ext import commands

    from bot.app import CoachBot
    from knowledge.base import KnowledgeBase

    Context = commands.Context[CoachBot]

CHOICE_LIMIT = 100
CHOICE_COUNT = 25


async def suggest_topic(
    interaction: discord.Interaction[Any], current: str
) -> list[app_commands.Choice[str]]:
    """Offer topics that fit what is typed so far."""
    return [
        app_commands.Choice(name=title[:CHOICE_LIMIT], value=key)
        for key, title in await _fitting(interaction, current)
    ]


async def suggest_topics(
    interaction: discord.Interaction[Any], current: str
) -> list[app_commands.Choice[str]]:
    """Offer topics for the last in the list that is being typed."""
    before, comma, last = current.rpartition(",")
    found = await _fitting(interaction, last.strip())
    lists = [f"{before}{comma} {title}".strip() for _, title in found]
    return [
        app_commands.Choice(name=written, value=written)
        for written in dict.fromkeys(lists)
        if len(written) <= CHOICE_LIMIT
    ]


async def _fitting(interaction: discord.Interaction[Any], typed: str) -> list[tuple[str, str]]:
    """Return keys and titles of topics, of what is at hand: nobody waits for a server's notes."""
    shelf = coach(interaction).shelf
    knowledge = shelf.at_hand(interaction.guild_id) or shelf.base
    return await asyncio.to_thread(knowledge.suggest, typed, CHOICE_COUNT)


async def tell_what_is_only_mentioned(context: Context, typed: str | None) -> None:
    """Tell whoever named topics, with commas between, which of them no heading is called by.

    It is a remark on what was done: where it can't be sent, that stays done.

    Args:
        context: where a command with these topics was given; they were found.
        typed: the topics; None for any.
    """
    if typed is None:
        return
    asked = await context.bot.asked_by_context(context)
    knowledge = await context.bot.shelf.of(asked.place.guild_id)
    named = await asyncio.to_thread(_only_mentioned, knowledge, typed)
    if named:
        topics = ", ".join(f"‘{repeated(name)}’" for name in named)
        said = text("topics-mentioned", asked.language, topics=topics)
        with contextlib.suppress(*UNREACHABLE, discord.HTTPException):
            await context.send(said, ephemeral=True)


def _only_mentioned(knowledge: KnowledgeBase, typed: str) -> list[str]:
    topics = split_topics(typed, (heading.title for heading in knowledge.topics.headings))
    return [topic for topic in topics if _is_only_mentioned(knowledge, topic)]


def _is_only_mentioned(knowledge: KnowledgeBase, topic: str) -> bool:
    try:
        return knowledge.on_topic(topic).mentioned
    except (EmptyTopicError, UnknownTopicError):
        # The notes changed since it was found.
        return False
