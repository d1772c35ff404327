"""What ``/privacy`` does on Discord."""

import io
import json
import zipfile
from typing import Any

import discord

from bot.choices.people import People
from bot.errors import Notice
from bot.localization import text
from bot.store import appeals, attempts, interviews, personal, withdrawals
from bot.store.database import Database
from bot.ui.privacy_controls import delete_controls
from bot.when.clock import Clock
from config.settings import Language

Interaction = discord.Interaction[Any]

FILE_LIMIT = 8 * 1024 * 1024
"""Bytes; Discord takes files up to 10 MiB from bots."""


class PrivacyDesk:
    """Gives members what is kept of them, and deletes it.

    Args:
        database: where it is kept.
        people: forgets what they chose.
        clock: the time.
    """

    def __init__(self, database: Database, people: People, clock: Clock) -> None:
        self._database = database
        self._people = people
        self._clock = clock

    async def export(self, person: discord.User | discord.Member, language: Language) -> None:
        """Send someone all that is kept of them, as a direct message.

        Raises:
            Notice: they take no direct messages from the coach.
        """
        async with self._database.session() as session:
            kept = await personal.export(session, person.id)
        document = {"user_id": str(person.id), "exported_at": self._clock().isoformat()} | kept
        written = json.dumps(document, ensure_ascii=False, indent=2).encode()
        try:
            await person.send(text("privacy-export-dm", language), file=_file(written))
        except discord.Forbidden as error:
            raise Notice("privacy-dm-closed") from error

    def confirm(self, user_id: int, language: Language) -> tuple[discord.Embed, discord.ui.View]:
        """Return the card that asks whether someone means it."""
        embed = discord.Embed(
            title=text("privacy-delete-title", language),
            description=text("privacy-delete-what", language),
            colour=discord.Colour.red(),
        )
        return embed, delete_controls(user_id, language)

    async def delete(self, interaction: Interaction, owner_id: int, language: str) -> None:
        """Delete all that is kept of whoever confirmed it.

        Where messages with their words stand is kept until these are gone; see
        ``bot.privacy.withdrawals``.

        Args:
            interaction: the confirmation, acknowledged.
            owner_id: whom the card asked.
            language: theirs.

        Raises:
            Notice: someone else was asked.
        """
        if interaction.user.id != owner_id:
            raise Notice("privacy-not-yours")
        async with self._database.session() as session:
            posted = [
                *await attempts.messages_of(session, owner_id),
                *await appeals.messages_of(session, owner_id),
                *await interviews.messages_of(session, owner_id),
            ]
            await withdrawals.add(session, posted, self._clock())
            await personal.remove(session, owner_id)
        self._people.forget(owner_id)
        await interaction.edit_original_response(
            content=text("privacy-deleted", language), embed=None, view=None
        )


def _file(written: bytes) -> discord.File:
    name = "interview-coach.json"
    if len(written) <= FILE_LIMIT:
        return discord.File(io.BytesIO(written), name)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, written)
    packed.seek(0)
    return discord.File(packed, f"{name}.zip")
