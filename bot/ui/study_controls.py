"""The button under a reminder; it works after a restart."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Self

import discord

from bot.localization import text
from bot.ui.buttons import coach, default_language

if TYPE_CHECKING:
    import re

Interaction = discord.Interaction[Any]
DynamicButton = discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]]


class ReviewButton(DynamicButton, template=r"coach:review:(?P<day>\d{4}-\d{2}-\d{2})"):
    """Asks what is due.

    Args:
        day: the local date of the reminder, by which it is recognised.
        language: of the label.
    """

    def __init__(self, day: date, language: str) -> None:
        super().__init__(
            discord.ui.Button(
                label=text("button-review", language),
                style=discord.ButtonStyle.primary,
                custom_id=reminder_mark(day),
            )
        )

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: discord.ui.Item[Any], match: re.Match[str]
    ) -> Self:
        """Make the button again from what a pressed one carries."""
        del item
        return cls(date.fromisoformat(match["day"]), default_language(interaction))

    async def callback(self, interaction: Interaction) -> None:
        """Ask; errors go to the one error handler."""
        try:
            await interaction.response.defer()
            asked = await coach(interaction).asked_by(interaction)
            await coach(interaction).quiz.ask_due(asked, interaction.followup.send)
        except Exception as error:  # noqa: BLE001  (discord.py would only log it)
            await coach(interaction).tell_error(interaction, error)


CONTROLS = (ReviewButton,)


def reminder_mark(day: date) -> str:
    """Return the custom id of a reminder's button."""
    return f"coach:review:{day.isoformat()}"


def reminder_buttons(day: date, language: str) -> discord.ui.View:
    """Return what stands under a reminder."""
    view = discord.ui.View(timeout=None)
    view.add_item(ReviewButton(day, language))
    return view
