"""``/help``: how to use the coach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord.ext import commands

from bot.commands.define import command
from bot.ui.help_card import help_card

if TYPE_CHECKING:
    from bot.app import CoachBot

    Context = commands.Context[CoachBot]


class HelpCommands(commands.Cog):
    """The command that explains the others."""

    def __init__(self, bot: CoachBot) -> None:
        self._bot = bot

    @command("help")
    async def help(self, context: Context) -> None:
        """Explain the coach in the member's language."""
        asked = await self._bot.asked_by_context(context)
        await context.send(embed=help_card(asked.language), ephemeral=True)
