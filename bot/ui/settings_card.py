"""The card of a server's settings."""

import discord

from bot.choices.servers import ServerSettings
from bot.localization import text
from bot.ui.question_card import COLOUR


def settings_card(
    settings: ServerSettings, guild: discord.Guild | None, language: str
) -> discord.Embed:
    """Show a server's settings.

    Args:
        settings: the settings.
        guild: tells whether the chosen channel and role are still there.
        language: the reader's.
    """
    embed = discord.Embed(
        title=text("settings-title", language),
        description=text("settings-how", language),
        colour=COLOUR,
    )
    answers = "public" if settings.public_answers else "private"
    for name, value in (
        ("language", text(f"language-{settings.language}", language)),
        ("answers", text(f"settings-answers-{answers}", language)),
        ("channel", _channel(settings.appeals_channel_id, guild, language)),
        ("role", _role(settings.managing_role_id, guild, language)),
    ):
        embed.add_field(name=text(f"settings-{name}", language), value=value, inline=False)
    return embed


def _channel(channel_id: int | None, guild: discord.Guild | None, language: str) -> str:
    if channel_id is None:
        return text("settings-channel-none", language)
    gone = guild is not None and guild.get_channel(channel_id) is None
    return text("settings-channel-gone", language) if gone else f"<#{channel_id}>"


def _role(role_id: int | None, guild: discord.Guild | None, language: str) -> str:
    if role_id is None:
        return text("settings-role-none", language)
    if guild is not None and guild.get_role(role_id) is None:
        return text("settings-role-gone", language)
    return text("settings-role-and-managers", language, role=f"<@&{role_id}>")
