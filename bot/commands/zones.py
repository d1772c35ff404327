"""The autocomplete of time zones."""

from typing import Any

import discord
from discord import app_commands

from bot.ui.buttons import coach
from bot.ui.markup import cut
from bot.when.timezones import label, suggest

CHOICE_LIMIT = 100
CHOICE_COUNT = 25


async def suggest_zones(
    interaction: discord.Interaction[Any], current: str
) -> list[app_commands.Choice[str]]:
    """Offer the time zones that fit what is typed so far, with their offset today."""
    bot = coach(interaction)
    language = await bot.languages.of(interaction)
    return [
        app_commands.Choice(name=cut(label(name, language, bot.clock()), CHOICE_LIMIT), value=name)
        for name in suggest(current, CHOICE_COUNT)
    ]
