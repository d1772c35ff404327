"""Which language whom is talked to in."""

import logging
from typing import Any

import discord
from sqlalchemy.exc import SQLAlchemyError

from bot.choices.people import People
from bot.choices.servers import Servers
from bot.localization import language_of
from config.settings import Language

log = logging.getLogger(__name__)

Interaction = discord.Interaction[Any]


class Languages:
    """Decides on languages.

    Args:
        people: what members chose.
        servers: what organisers chose.
    """

    def __init__(self, people: People, servers: Servers) -> None:
        self._people = people
        self._servers = servers

    async def of(self, interaction: Interaction) -> Language:
        """Return the language of whoever started an interaction.

        It is what they chose with ``/me``, else that of their Discord client, else, where that is
        neither Korean nor English, the server's.
        """
        chosen = (await self._people.of(interaction.user.id)).language
        return chosen or await self._told(interaction)

    async def of_server(self, guild_id: int | None) -> Language:
        """Return the language of what everyone in a server sees; outside, the host's."""
        return (await self._servers.of(guild_id)).language

    async def of_message(self, message: discord.Message) -> Language:
        """Return the language to answer a message in: the author's in a DM, the server's elsewhere.

        A message does not tell its author's language; the last interaction did.
        """
        if message.guild is not None:
            return await self.of_server(message.guild.id)
        return await self.of_author(message)

    async def of_author(self, message: discord.Message) -> Language:
        """Return the language of what a message's author alone sees of the answer to it."""
        return await self.of_member(message.author.id, message.guild.id if message.guild else None)

    async def of_member(self, user_id: int, guild_id: int | None = None) -> Language:
        """Return the language to write to a member in, unasked.

        Args:
            user_id: the member.
            guild_id: the server whose language it is where theirs was never told; None for none.
        """
        member = await self._people.of(user_id)
        return member.language or member.told_language or await self.of_server(guild_id)

    async def remember(self, interaction: Interaction) -> None:
        """Remember what the client of whoever started an interaction told."""
        try:
            await self._people.told(interaction.user.id, await self._told(interaction))
        except SQLAlchemyError:
            # No member should hear of it: what they asked for has nothing to do with it.
            log.exception("a member's language could not be remembered")

    async def _told(self, interaction: Interaction) -> Language:
        return language_of(interaction.locale, await self.of_server(interaction.guild_id))
