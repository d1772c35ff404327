"""Who may manage a server's coach: the one place that decides."""

from dataclasses import dataclass
from typing import Any

import discord
from discord.ext import commands

from bot.choices.languages import Languages
from bot.choices.servers import Servers
from bot.errors import Notice
from config.settings import Language

Source = discord.Interaction[Any] | commands.Context[Any]


@dataclass(frozen=True, slots=True)
class Organiser:
    """Someone who may manage.

    Attributes:
        guild_id: the server.
        user_id: the person.
        language: theirs.
        manages_server: whether they have Manage Server; else they have the managing role.
    """

    guild_id: int
    user_id: int
    language: Language
    manages_server: bool


class Organisers:
    """Tells who may manage: whoever has Manage Server, or the role chosen in ``/settings``.

    The commands have no default permissions on Discord's side: those know permissions only, and
    would hide the commands from the managing role. So everyone sees them, and this decides.

    Args:
        servers: which role may.
        languages: how to tell them.
    """

    def __init__(self, servers: Servers, languages: Languages) -> None:
        self._servers = servers
        self._languages = languages

    async def require(self, source: Source) -> Organiser:
        """Return whoever gave a command, pressed a button or sent a form, as an organiser.

        Raises:
            Notice: it was not in a server, or they may not manage it.
        """
        if isinstance(source, commands.Context) and source.interaction is not None:
            source = source.interaction
        if isinstance(source, discord.Interaction):
            guild_id, person = source.guild_id, source.user
        else:
            guild_id, person = source.guild.id if source.guild else None, source.author
        if guild_id is None:
            raise Notice("organisers-only-in-servers")
        manages_server = source.permissions.manage_guild
        role = (await self._servers.of(guild_id)).managing_role_id
        if not manages_server and not _has_role(person, role):
            if role is None:
                raise Notice("organisers-only")
            raise Notice("organisers-only-role", role=f"<@&{role}>")
        language = (
            await self._languages.of(source)
            if isinstance(source, discord.Interaction)
            else await self._languages.of_message(source.message)
        )
        return Organiser(guild_id, person.id, language, manages_server)

    async def find(self, source: Source) -> Organiser | None:
        """Return whoever it is as an organiser, None when they may not manage."""
        try:
            return await self.require(source)
        except Notice:
            return None


def _has_role(person: discord.User | discord.Member, role_id: int | None) -> bool:
    return (
        isinstance(person, discord.Member)
        and role_id is not None
        and person.get_role(role_id) is not None
    )
