"""``/review``, ``/stats`` and ``/leaderboard``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.commands.define import command, option
from bot.errors import Notice
from bot.localization import command_text, text
from bot.study.statistics import Look, Period
from bot.ui.study_cards import leaderboard_card, progress_cards

if TYPE_CHECKING:
    from bot.app import CoachBot

    Context = commands.Context[CoachBot]


class StudyCommands(commands.Cog):
    """The commands for reviews and progress."""

    def __init__(self, bot: CoachBot) -> None:
        self._bot = bot

    @command("review")
    async def review(self, context: Context) -> None:
        """Ask the first question that is due."""
        await context.defer()
        asked = await self._bot.asked_by_context(context)
        await self._bot.quiz.ask_due(asked, context.send)

    @command("stats")
    @option("stats", "member")
    @option("stats", "server")
    @option("stats", "light")
    async def stats(
        self,
        context: Context,
        member: discord.User | None = None,
        server: bool = False,  # noqa: FBT001, FBT002
        light: bool = False,  # noqa: FBT001, FBT002
    ) -> None:
        """Show the progress of whoever asks, of another member, or of the server."""
        await context.defer(ephemeral=not server)
        asked = await self._bot.asked_by_context(context)
        language = asked.card_language if server else asked.language
        look = Look(language, dark=not light)
        guild = context.guild
        if server:
            if guild is None:
                raise Notice("stats-server-only")
            title = text("stats-title-server", language, name=guild.name)
            found = await self._bot.statistics.of_server(guild.id, asked.user_id, look)
        else:
            person = member or context.author
            title = text("stats-title", language, name=person.display_name)
            found = await self._bot.statistics.of_member(
                person.id, asked.user_id, asked.place.guild_id, look
            )
        embeds, files = progress_cards(title, found, language)
        await context.send(embeds=embeds, files=files, ephemeral=not server)

    @command("leaderboard")
    @option("leaderboard", "period")
    @app_commands.choices(
        period=[
            app_commands.Choice(name=command_text(f"leaderboard-{period}"), value=period.value)
            for period in Period
        ]
    )
    async def leaderboard(self, context: Context, period: Period = Period.WEEK) -> None:
        """Show who learned most."""
        await context.defer()
        asked = await self._bot.asked_by_context(context)
        if asked.place.guild_id is None:
            raise Notice("stats-server-only")
        leaders, own = await self._bot.statistics.leaders(
            asked.place.guild_id, asked.user_id, period
        )
        await context.send(embed=leaderboard_card(period, leaders, own, asked.card_language))
