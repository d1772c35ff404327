"""The button that confirms a deletion; it works after a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

import discord

from bot.localization import text
from bot.ui.buttons import coach, coach_language, default_language

if TYPE_CHECKING:
    import re

Interaction = discord.Interaction[Any]
DynamicButton = discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]]

_DELETE = "coach:privacy-delete"


class DeleteButton(DynamicButton, template=rf"{_DELETE}:(?P<owner>\d+)"):
    """Deletes all that is kept of someone.

    Args:
        owner_id: of whom.
        language: of the label.
    """

    def __init__(self, owner_id: int, language: str) -> None:
        self.owner_id = owner_id
        super().__init__(
            discord.ui.Button(
                label=text("button-privacy-delete", language),
                style=discord.ButtonStyle.danger,
                custom_id=f"{_DELETE}:{owner_id}",
            )
        )

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: discord.ui.Item[Any], match: re.Match[str]
    ) -> Self:
        """Make the button again from what a pressed one carries."""
        del item
        return cls(int(match["owner"]), default_language(interaction))

    async def callback(self, interaction: Interaction) -> None:
        """Delete; errors go to the one error handler."""
        try:
            await interaction.response.defer()
            language = await coach_language(interaction)
            await coach(interaction).privacy_desk.delete(interaction, self.owner_id, language)
        except Exception as error:  # noqa: BLE001  (discord.py would only log it)
            await coach(interaction).tell_error(interaction, error)


CONTROLS = (DeleteButton,)


def delete_controls(owner_id: int, language: str) -> discord.ui.View:
    """Return what stands under the card that asks for confirmation."""
    view = discord.ui.View(timeout=None)
    view.add_item(DeleteButton(owner_id, language))
    return view


def is_deletion(interaction: Interaction) -> bool:
    """Tell whether an interaction asks to delete what is kept of a person."""
    data: Any = interaction.data or {}
    return str(data.get("custom_id", "")).startswith(_DELETE)
