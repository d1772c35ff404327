"""``/notes``: a server's own notes, managed by its organisers."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.commands.define import command, command_group, option
from bot.errors import Notice
from bot.localization import text
from bot.ui.markup import cut, plain
from bot.ui.notes_cards import files_card

if TYPE_CHECKING:
    from bot.app import CoachBot

    Context = commands.Context[CoachBot]

CHOICE_LIMIT = 100
CHOICE_COUNT = 25


class NotesCommands(commands.Cog):
    """The commands that manage a server's notes."""

    def __init__(self, bot: CoachBot) -> None:
        self._bot = bot

    @command_group("notes")
    @app_commands.guild_only()
    async def notes(self, context: Context) -> None:
        """Name the commands; only a message can call the group alone."""
        organiser = await self._bot.organisers.require(context)
        await context.send(text("notes-help", organiser.language))

    @command("notes-add", group=notes)
    @option("notes-add", "file")
    async def add_file(self, context: Context, file: discord.Attachment) -> None:
        """Show what a file would bring, to be confirmed."""
        await context.defer(ephemeral=True)
        organiser = await self._bot.organisers.require(context)
        embed, view = await self._bot.notes_desk.receive(organiser, file)
        await context.send(embed=embed, view=view, ephemeral=True)

    @command("notes-list", group=notes)
    async def list_files(self, context: Context) -> None:
        """List the server's files."""
        await context.defer(ephemeral=True)
        organiser = await self._bot.organisers.require(context)
        files = await self._bot.notes_desk.notes.listed(organiser.guild_id)
        await context.send(embed=files_card(files, organiser.language), ephemeral=True)

    @command("notes-remove", group=notes)
    @option("notes-remove", "file")
    async def remove_file(self, context: Context, *, file: str) -> None:
        """Remove one file."""
        await context.defer(ephemeral=True)
        organiser = await self._bot.organisers.require(context)
        await self._bot.notes_desk.notes.remove(organiser.guild_id, file)
        await context.send(
            text("notes-removed", organiser.language, name=plain(file)), ephemeral=True
        )

    @command("notes-export", group=notes)
    @option("notes-export", "file")
    async def export_file(self, context: Context, *, file: str) -> None:
        """Give one file back as it came."""
        await context.defer(ephemeral=True)
        organiser = await self._bot.organisers.require(context)
        kept = await self._bot.notes_desk.notes.file(organiser.guild_id, file)
        filename = kept.name.rsplit("/", 1)[-1]
        await context.send(file=discord.File(io.BytesIO(kept.content), filename), ephemeral=True)

    @command("notes-gaps", group=notes)
    async def list_gaps(self, context: Context) -> None:
        """List headings without an answer, with a menu to fill one."""
        await context.defer(ephemeral=True)
        organiser = await self._bot.organisers.require(context)
        embed, view = await self._bot.notes_desk.show_gaps(organiser)
        await context.send(embed=embed, view=view, ephemeral=True)

    @command("notes-edit", group=notes)
    @option("notes-edit", "question")
    async def edit_question(self, context: Context, *, question: str) -> None:
        """Open a question's prompt, reference and key points in a form."""
        if context.interaction is None:
            raise Notice("notes-edit-slash-only")
        await self._bot.notes_desk.open_edit(context.interaction, question)

    @remove_file.autocomplete("file")
    @export_file.autocomplete("file")
    async def suggest_files(
        self, interaction: discord.Interaction[Any], current: str
    ) -> list[app_commands.Choice[str]]:
        """Offer organisers the names of the server's files."""
        organiser = await self._bot.organisers.find(interaction)
        if organiser is None:
            return []
        files = await self._bot.notes_desk.notes.listed(organiser.guild_id)
        names = [file.name for file in files if current.casefold() in file.name.casefold()]
        return [
            app_commands.Choice(name=cut(name, CHOICE_LIMIT), value=name[:CHOICE_LIMIT])
            for name in names[:CHOICE_COUNT]
        ]

    @edit_question.autocomplete("question")
    async def suggest_questions(
        self, interaction: discord.Interaction[Any], current: str
    ) -> list[app_commands.Choice[str]]:
        """Offer organisers the questions that have what is typed in their prompt or topic."""
        if await self._bot.organisers.find(interaction) is None:
            return []
        shelf = self._bot.shelf
        knowledge = shelf.at_hand(interaction.guild_id) or shelf.base
        wanted = current.casefold()
        found = [
            question
            for question in knowledge.library.questions
            if wanted in f"{question.topic} {question.prompt}".casefold()
        ]
        return [
            app_commands.Choice(name=cut(question.prompt, CHOICE_LIMIT), value=question.id)
            for question in found[:CHOICE_COUNT]
        ]
