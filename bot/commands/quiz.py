"""``/quiz``: ask a question from the notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord.ext import commands

from bot.commands.define import command, option
from bot.commands.topics import suggest_topic

if TYPE_CHECKING:
    import discord
    from discord import app_commands

    from bot.app import CoachBot

    Context = commands.Context[CoachBot]


class QuizCommands(commands.Cog):
    """The commands that ask questions."""

    def __init__(self, bot: CoachBot) -> None:
        self._bot = bot

    @command("quiz")
    @option("quiz", "topic")
    async def quiz(self, context: Context, *, topic: str | None = None) -> None:
        """Ask a question, about a topic or any."""
        await context.defer()
        asked = await self._bot.asked_by_context(context)
        await self._bot.quiz.ask(asked, topic, context.send)

    @quiz.autocomplete("topic")
    async def suggest_topics(
        self, interaction: discord.Interaction[CoachBot], current: str
    ) -> list[app_commands.Choice[str]]:
        """Offer topics that fit what is typed so far."""
        return await suggest_topic(interaction, current)
