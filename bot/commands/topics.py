"""The autocomplete of topics, one or several with commas between."""

import asyncio
from typing import Any

import discord
from discord import app_commands

from bot.ui.buttons import coach

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
