"""``/mock``: mock interviews."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.board import files_of
from bot.commands.define import command, command_group, option
from bot.commands.topics import suggest_topics, tell_what_is_only_mentioned
from bot.errors import Notice
from bot.localization import text
from bot.mock.plan import FEWEST, MOST  # noqa: TC001  (discord.py reads the annotations)
from bot.mock.wanted import Scene, Wanted
from bot.work.reachability import UNREACHABLE
from knowledge.question import Difficulty

if TYPE_CHECKING:
    from bot.app import CoachBot

    Context = commands.Context[CoachBot]

QUESTIONS = 5
MINUTES = 3
MOST_MINUTES = 15


class MockCommands(commands.Cog):
    """The commands for mock interviews."""

    def __init__(self, bot: CoachBot) -> None:
        self._bot = bot

    @command_group("mock")
    async def mock(self, context: Context) -> None:
        """Name the commands; only a message can call the group alone."""
        asked = await self._bot.asked_by_context(context)
        await context.send(text("mock-help", asked.language))

    @command("mock-start", group=mock)
    @option("mock-start", "topics")
    @option("mock-start", "questions")
    @option("mock-start", "minutes")
    @option("mock-start", "difficulty")
    @option("mock-start", "group")
    async def start(  # noqa: PLR0913, PLR0917  (the command's options)
        self,
        context: Context,
        topics: str | None = None,
        questions: commands.Range[int, FEWEST, MOST] = QUESTIONS,
        minutes: commands.Range[int, 1, MOST_MINUTES] = MINUTES,
        difficulty: str | None = None,
        group: bool = False,  # noqa: FBT001, FBT002
    ) -> None:
        """Start an interview, or let a group gather for one."""
        await context.defer(ephemeral=not group)
        starting, scene = self._bot.mock_desk.starting, await self._scene(context)
        wanted = Wanted(topics, questions, minutes, difficulty, group)
        if not group:
            said = await starting.start(context.author.id, scene, wanted)
            await context.send(said, ephemeral=True)
            await tell_what_is_only_mentioned(context, topics)
            return
        interview_id, embed, view = await starting.gather(context.author.id, scene, wanted)
        try:
            await context.send(embed=embed, view=view)
        except (*UNREACHABLE, discord.HTTPException):
            await starting.call_off(interview_id)
            raise
        await tell_what_is_only_mentioned(context, topics)

    async def _scene(self, context: Context) -> Scene:
        asked = await self._bot.asked_by_context(context)
        parent: discord.TextChannel | None = None
        if context.guild is not None and self._bot.threads:
            channel: Any = context.channel
            outer = channel.parent if isinstance(channel, discord.Thread) else channel
            if not isinstance(outer, discord.TextChannel):
                raise Notice("mock-no-threads")
            parent = outer
        return Scene(asked.place, parent, asked.language, asked.card_language)

    @command("mock-pause", group=mock)
    async def pause(self, context: Context) -> None:
        """Let the clock stand still."""
        await context.defer(ephemeral=True)
        asked = await self._bot.asked_by_context(context)
        said = await self._bot.mock_desk.steering.pause(asked.user_id, asked.language)
        await context.send(said, ephemeral=True)

    @command("mock-resume", group=mock)
    async def resume(self, context: Context) -> None:
        """Go on after a pause."""
        await context.defer(ephemeral=True)
        asked = await self._bot.asked_by_context(context)
        said = await self._bot.mock_desk.steering.resume(asked.user_id, asked.language)
        await context.send(said, ephemeral=True)

    @command("mock-stop", group=mock)
    async def stop(self, context: Context) -> None:
        """End the interview, with a report on what was asked."""
        await context.defer(ephemeral=True)
        asked = await self._bot.asked_by_context(context)
        said = await self._bot.mock_desk.steering.stop(asked.user_id, asked.language)
        await context.send(said, ephemeral=True)

    @command("mock-report", group=mock)
    async def report(self, context: Context) -> None:
        """Show the report of the last interview."""
        await context.defer(ephemeral=True)
        asked = await self._bot.asked_by_context(context)
        results = self._bot.mock_desk.results
        embed, view, picture = await results.report(asked.user_id, asked.language)
        await context.send(embed=embed, view=view, ephemeral=True, files=files_of(picture))

    @start.autocomplete("topics")
    async def suggest_topics(
        self, interaction: discord.Interaction[Any], current: str
    ) -> list[app_commands.Choice[str]]:
        """Offer topics for the last in the list that is being typed."""
        return await suggest_topics(interaction, current)

    @start.autocomplete("difficulty")
    async def suggest_difficulties(
        self, interaction: discord.Interaction[Any], current: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the difficulties by their names."""
        language = await self._bot.languages.of(interaction)
        names = [text(f"difficulty-{difficulty}", language) for difficulty in Difficulty]
        return [
            app_commands.Choice(name=name, value=name) for name in names if current.strip() in name
        ]
