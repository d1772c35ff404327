"""What ``/notes`` does on Discord: replies, progress, forms."""

import asyncio
import contextlib
from typing import Any

import discord

from bot.choices.organisers import Organiser, Organisers
from bot.errors import Notice
from bot.localization import text
from bot.notes.server_notes import ServerNotes
from bot.notes.shelf import Shelf
from bot.ui.markup import cut, plain
from bot.ui.notes_cards import gap_card, gaps_card, upload_card
from bot.ui.notes_controls import EditForm, gap_controls, gaps_controls, upload_controls
from knowledge.uploads import MAX_ZIP

PROGRESS_INTERVAL_S = 2.0
FORM_PATIENCE_S = 1.0

Interaction = discord.Interaction[Any]


class NotesDesk:
    """Serves organisers.

    Args:
        notes: the notes of servers.
        shelf: their knowledge.
        organisers: who may do what presses and forms ask for.
    """

    def __init__(self, notes: ServerNotes, shelf: Shelf, organisers: Organisers) -> None:
        self.notes = notes
        self._shelf = shelf
        self._organisers = organisers

    async def receive(
        self, organiser: Organiser, file: discord.Attachment
    ) -> tuple[discord.Embed, discord.ui.View]:
        """Look an attached file over; return the card that shows what it would bring.

        Raises:
            Notice: it cannot be taken.
        """
        if file.size > MAX_ZIP:
            raise Notice(
                "upload-zip_too_large" if file.filename.endswith(".zip") else "upload-too_large"
            )
        data = await file.read()
        received = await self.notes.receive(
            organiser.guild_id, organiser.user_id, file.filename, data
        )
        language = organiser.language
        return upload_card(received, language), upload_controls(received.upload_id, language)

    async def accept(self, interaction: Interaction, upload_id: str) -> None:
        """Take an upload in, showing how far it is.

        Raises:
            Notice: the presser may not, or the upload is gone.
        """
        organiser = await self._organisers.require(interaction)
        percent = 0

        def progress(done: int, total: int) -> None:
            nonlocal percent
            percent = round(100 * done / max(1, total))

        async def show() -> None:
            shown = None
            while True:
                if percent != shown:
                    shown = percent
                    content = text("notes-indexing", organiser.language, percent=percent)
                    await interaction.edit_original_response(content=content, embed=None, view=None)
                await asyncio.sleep(PROGRESS_INTERVAL_S)

        showing = asyncio.create_task(show())
        try:
            knowledge = await self.notes.accept(organiser.guild_id, upload_id, progress)
        finally:
            showing.cancel()
            with contextlib.suppress(asyncio.CancelledError, discord.HTTPException):
                await showing
        content = text(
            "notes-accepted", organiser.language, questions=len(knowledge.library.questions)
        )
        await interaction.edit_original_response(content=content, embed=None, view=None)

    async def show_gaps(self, organiser: Organiser) -> tuple[discord.Embed, discord.ui.View]:
        """Return the card that lists headings without an answer."""
        gaps = (await self._shelf.of(organiser.guild_id)).gaps
        return gaps_card(gaps, organiser.language), gaps_controls(gaps, organiser.language)

    async def show_gap(self, interaction: Interaction, key: str) -> None:
        """Show one gap with what the notes that ship offer for it.

        Raises:
            Notice: the presser may not, or the gap is gone.
        """
        organiser = await self._organisers.require(interaction)
        gap = await self.notes.gap(organiser.guild_id, key)
        knowledge = await self._shelf.of(organiser.guild_id)
        offer = await asyncio.to_thread(knowledge.offer_for, gap)
        await interaction.edit_original_response(
            embed=gap_card(gap, offer, organiser.language),
            view=gap_controls(gap, organiser.language, offered=offer is not None),
        )

    async def fill_gap_from_offer(self, interaction: Interaction, key: str) -> None:
        """Fill a gap with the passage that was offered.

        Raises:
            Notice: the presser may not, or the gap or the offer is gone.
        """
        organiser = await self._organisers.require(interaction)
        gap = await self.notes.gap(organiser.guild_id, key)
        knowledge = await self._shelf.of(organiser.guild_id)
        offer = await asyncio.to_thread(knowledge.offer_for, gap)
        if offer is None:
            raise Notice("notes-gap-gone")
        await self.fill_gap(interaction, key, offer.passage.text)

    async def fill_gap(self, interaction: Interaction, key: str, answer: str) -> None:
        """Fill a gap with what was written.

        Raises:
            Notice: the presser may not, nothing was written, or the gap is gone.
        """
        organiser = await self._organisers.require(interaction)
        if not answer.strip():
            raise Notice("answer-empty")
        gap = await self.notes.fill(organiser.guild_id, organiser.user_id, key, answer)
        content = text("notes-gap-saved", organiser.language, title=plain(cut(gap.title, 250)))
        await interaction.edit_original_response(content=content, embed=None, view=None)

    async def open_edit(self, interaction: Interaction, question_id: str) -> None:
        """Open the form that betters a question.

        Raises:
            Notice: the presser may not, or there is no such question.
        """
        organiser = await self._organisers.require(interaction)
        knowledge = await self._shelf.soon(organiser.guild_id, FORM_PATIENCE_S)
        if knowledge is None:
            raise Notice("starting")
        question = knowledge.question(question_id)
        if question is None:
            raise Notice("question-gone")
        await interaction.response.send_modal(EditForm(question, organiser.language))

    async def save_edit(
        self, interaction: Interaction, question_id: str, changed: tuple[str, str, str]
    ) -> None:
        """Keep a bettered question.

        Raises:
            Notice: the presser may not, something is missing, or the question is gone.
        """
        organiser = await self._organisers.require(interaction)
        question = (await self._shelf.of(organiser.guild_id)).question(question_id)
        if question is None:
            raise Notice("question-gone")
        await self.notes.edit(organiser.guild_id, organiser.user_id, question, changed)
        await interaction.edit_original_response(
            content=text("notes-edit-saved", organiser.language)
        )
