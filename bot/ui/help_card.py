"""The card that explains the coach."""

import discord

from bot.localization import text
from bot.ui.question_card import COLOUR


def help_card(language: str) -> discord.Embed:
    """Explain the coach."""
    return discord.Embed(
        title=text("help-title", language), description=text("help-body", language), colour=COLOUR
    )
