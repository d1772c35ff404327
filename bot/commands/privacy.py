"""``/privacy``: what is kept of a member, for them to have or to delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord.ext import commands

from bot.commands.define import command, command_group
from bot.localization import text

if TYPE_CHECKING:
    from bot.app import CoachBot

    Context = commands.Context[CoachBot]


class PrivacyCommands(commands.Cog):
    """The commands for a member's data."""

    def __init__(self, bot: CoachBot) -> None:
        self._bot = bot

    @command_group("privacy")
    async def privacy(self, context: Context) -> None:
        """Name the commands; only a message can call the group alone."""
        asked = await self._bot.asked_by_context(context)
        await context.send(text("privacy-help", asked.language))

    @command("privacy-export", group=privacy)
    async def export(self, context: Context) -> None:
        """Send the member all that is kept of them."""
        await context.defer(ephemeral=True)
        asked = await self._bot.asked_by_context(context)
        await self._bot.privacy_desk.export(context.author, asked.language)
        await context.send(text("privacy-exported", asked.language), ephemeral=True)

    @command("privacy-delete", group=privacy)
    async def delete(self, context: Context) -> None:
        """Ask for confirmation, then delete all that is kept of the member."""
        await context.defer(ephemeral=True)
        asked = await self._bot.asked_by_context(context)
        embed, view = self._bot.privacy_desk.confirm(asked.user_id, asked.language)
        await context.send(embed=embed, view=view, ephemeral=True)
