"""``/me``: what members choose for themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord  # noqa: TC002  (discord.py reads the annotations)
from discord import app_commands  # noqa: TC002
from discord.ext import commands

from bot.commands.define import command, option
from bot.commands.zones import suggest_zones

if TYPE_CHECKING:
    from bot.app import CoachBot

    Context = commands.Context[CoachBot]


class MeCommands(commands.Cog):
    """The command for a member's own settings."""

    def __init__(self, bot: CoachBot) -> None:
        self._bot = bot

    @command("me")
    @option("me", "timezone")
    @option("me", "reminder")
    async def me(
        self, context: Context, timezone: str | None = None, reminder: str | None = None
    ) -> None:
        """Show the settings with menus to change them; take what is named."""
        await context.defer(ephemeral=True)
        asked = await self._bot.asked_by_context(context)
        if timezone is not None:
            await self._bot.personal_desk.set_time_zone(asked.user_id, asked.language, timezone)
        if reminder is not None:
            await self._bot.personal_desk.set_reminder(asked.user_id, reminder)
        embed, view = await self._bot.personal_desk.show(asked.user_id, asked.language)
        await context.send(embed=embed, view=view, ephemeral=True)

    @me.autocomplete("timezone")
    async def suggest_time_zones(
        self, interaction: discord.Interaction[Any], current: str
    ) -> list[app_commands.Choice[str]]:
        """Offer time zones that fit what is typed so far."""
        return await suggest_zones(interaction, current)
