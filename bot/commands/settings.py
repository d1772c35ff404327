"""``/settings``: what a server's organisers choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot.commands.define import command

if TYPE_CHECKING:
    from bot.app import CoachBot

    Context = commands.Context[CoachBot]


class SettingsCommands(commands.Cog):
    """The command for a server's settings."""

    def __init__(self, bot: CoachBot) -> None:
        self._bot = bot

    @command("settings")
    @app_commands.guild_only()
    async def settings(self, context: Context) -> None:
        """Show the settings with menus to change them."""
        await context.defer(ephemeral=True)
        organiser = await self._bot.organisers.require(context)
        embed, view = await self._bot.settings_desk.show(organiser, context.guild)
        await context.send(embed=embed, view=view, ephemeral=True)
