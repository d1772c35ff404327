"""``/appeals`` and ``/accuracy``: what waits to be decided, and how often the grader was right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot.commands.define import command
from bot.errors import Notice

if TYPE_CHECKING:
    from bot.app import CoachBot

    Context = commands.Context[CoachBot]


class AppealsCommands(commands.Cog):
    """The commands around appeals."""

    def __init__(self, bot: CoachBot) -> None:
        self._bot = bot

    @command("appeals")
    @app_commands.guild_only()
    async def appeals(self, context: Context) -> None:
        """List the server's undecided appeals, with a button for those that wait."""
        await context.defer(ephemeral=True)
        organiser = await self._bot.organisers.require(context)
        embed, view = await self._bot.appeals_desk.show(organiser)
        await context.send(embed=embed, view=view, ephemeral=True)

    @command("accuracy")
    @app_commands.guild_only()
    async def accuracy(self, context: Context) -> None:
        """Show how often the server's reviewers agreed with the grader."""
        await context.defer(ephemeral=True)
        asked = await self._bot.asked_by_context(context)
        if asked.place.guild_id is None:
            raise Notice("organisers-only-in-servers")
        embed = await self._bot.appeals_desk.accuracy(asked.place.guild_id, asked.language)
        await context.send(embed=embed, ephemeral=True)
