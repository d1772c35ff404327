"""``/quiz``: ask a question from the notes."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.commands.define import command, option

if TYPE_CHECKING:
    from bot.app import CoachBot

    Context = commands.Context[CoachBot]

CHOICE_LIMIT = 100
CHOICE_COUNT = 25


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
        shelf = self._bot.shelf
        knowledge = shelf.at_hand(interaction.guild_id) or shelf.base
        return [
            app_commands.Choice(name=title[:CHOICE_LIMIT], value=key)
            for key, title in await asyncio.to_thread(knowledge.suggest, current, CHOICE_COUNT)
        ]
