"""What ``/settings`` does on Discord."""

from typing import Any

import discord

from bot.choices.organisers import Organiser, Organisers
from bot.choices.servers import Servers
from bot.errors import Notice
from bot.ui.settings_card import settings_card
from bot.ui.settings_controls import PUBLIC, Setting, settings_controls

Interaction = discord.Interaction[Any]


class SettingsDesk:
    """Shows and changes the settings of servers.

    Args:
        servers: the settings.
        organisers: who may change them.
    """

    def __init__(self, servers: Servers, organisers: Organisers) -> None:
        self._servers = servers
        self._organisers = organisers

    async def show(
        self, organiser: Organiser, guild: discord.Guild | None
    ) -> tuple[discord.Embed, discord.ui.View]:
        """Return the card of a server's settings, and its controls."""
        settings = await self._servers.of(organiser.guild_id)
        return (
            settings_card(settings, guild, organiser.language),
            settings_controls(settings, guild, organiser.language),
        )

    async def change(
        self, interaction: Interaction, setting: Setting, chosen: str | int | None
    ) -> None:
        """Change one setting, and show the card anew.

        Args:
            interaction: the choice, acknowledged.
            setting: what is changed.
            chosen: the value; None for none.

        Raises:
            Notice: the chooser may not, or the coach cannot use what was chosen.
        """
        organiser = await self._organisers.require(interaction)
        match setting:
            case Setting.LANGUAGE:
                await self._servers.change(organiser.guild_id, language=chosen)
            case Setting.ANSWERS:
                await self._servers.change(organiser.guild_id, public_answers=chosen == PUBLIC)
            case Setting.CHANNEL:
                _see_that_it_can_be_written_to(interaction.guild, chosen)
                await self._servers.change(organiser.guild_id, appeals_channel_id=chosen)
            case Setting.ROLE:
                if not organiser.manages_server:
                    raise Notice("settings-role-not-yours")
                if chosen == organiser.guild_id:
                    raise Notice("settings-role-everyone")
                await self._servers.change(organiser.guild_id, managing_role_id=chosen)
        embed, view = await self.show(organiser, interaction.guild)
        await interaction.edit_original_response(embed=embed, view=view)


def _see_that_it_can_be_written_to(guild: discord.Guild | None, channel_id: object) -> None:
    channel = guild.get_channel(channel_id) if guild and isinstance(channel_id, int) else None
    if guild is None or channel is None:
        return
    mine = channel.permissions_for(guild.me)
    if not (mine.view_channel and mine.send_messages and mine.embed_links):
        raise Notice("settings-channel-closed", channel=channel.mention)
