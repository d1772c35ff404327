"""``/topics`` and ``/ask``: what is in the notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord.ext import commands

from bot.commands.define import command, option
from bot.talk.ask import ask_notes
from bot.ui.topics_card import topics_card

if TYPE_CHECKING:
    from bot.app import CoachBot

    Context = commands.Context[CoachBot]


class LookupCommands(commands.Cog):
    """The commands that look into the notes."""

    def __init__(self, bot: CoachBot) -> None:
        self._bot = bot

    @command("topics")
    async def topics(self, context: Context) -> None:
        """List the topics with their questions, and the headings without an answer."""
        await context.defer(ephemeral=True)
        asked = await self._bot.asked_by_context(context)
        knowledge = await self._bot.shelf.of(asked.place.guild_id)
        await context.send(embed=topics_card(knowledge, asked.language), ephemeral=True)

    @command("ask")
    @option("ask", "question")
    async def ask(self, context: Context, *, question: str = "") -> None:
        """Answer a question from the notes."""
        await context.defer()
        asked = await self._bot.asked_by_context(context)
        knowledge = await self._bot.shelf.of(asked.place.guild_id)
        embed = await ask_notes(knowledge, question, asked.card_language)
        await context.send(embed=embed)
