"""The menus under the card of what a member chose; they work after a restart."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Self

import discord

from bot.localization import LANGUAGES, text
from bot.ui.buttons import coach

if TYPE_CHECKING:
    import re

    from bot.choices.people import PersonalSettings

Interaction = discord.Interaction[Any]
DynamicButton = discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]]
DynamicMenu = discord.ui.DynamicItem[discord.ui.Select[discord.ui.View]]

AUTOMATIC = "automatic"
YES = "yes"
NO = "no"


class Choice(StrEnum):
    """What is changed."""

    LANGUAGE = "language"
    BEST = "best"
    LEADERBOARDS = "leaderboards"
    PROGRESS = "progress"
    NO_ZONE = "no-zone"
    NO_REMINDER = "reminder-off"


class PersonalMenu(
    DynamicMenu,
    template=r"coach:me-(?P<choice>language|best|leaderboards|progress):(?P<owner>\d+)",
):
    """Changes one setting.

    Args:
        choice: which.
        owner_id: whose card it is.
        menu: what there is to choose from.
    """

    def __init__(
        self, choice: Choice, owner_id: int, menu: discord.ui.Select[discord.ui.View]
    ) -> None:
        self.choice = choice
        self.owner_id = owner_id
        super().__init__(menu)

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: discord.ui.Item[Any], match: re.Match[str]
    ) -> Self:
        """Take the menu as it stands in the message."""
        del interaction
        assert isinstance(item, discord.ui.Select)  # noqa: S101  (for the type)
        return cls(Choice(match["choice"]), int(match["owner"]), item)

    async def callback(self, interaction: Interaction) -> None:
        """Change the setting; errors go to the one error handler."""
        [value] = self.item.values
        await _change(interaction, self.owner_id, self.choice, value)


class TakeBackButton(
    DynamicButton, template=r"coach:me-(?P<choice>no-zone|reminder-off):(?P<owner>\d+)"
):
    """Takes something back.

    Args:
        choice: what.
        owner_id: whose card it is.
        button: as it is shown.
    """

    def __init__(
        self, choice: Choice, owner_id: int, button: discord.ui.Button[discord.ui.View]
    ) -> None:
        self.choice = choice
        self.owner_id = owner_id
        super().__init__(button)

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: discord.ui.Item[Any], match: re.Match[str]
    ) -> Self:
        """Take the button as it stands in the message."""
        del interaction
        assert isinstance(item, discord.ui.Button)  # noqa: S101  (for the type)
        return cls(Choice(match["choice"]), int(match["owner"]), item)

    async def callback(self, interaction: Interaction) -> None:
        """Take it back; errors go to the one error handler."""
        await _change(interaction, self.owner_id, self.choice, "")


async def _change(interaction: Interaction, owner_id: int, choice: Choice, value: str) -> None:
    try:
        await interaction.response.defer()
        await coach(interaction).personal_desk.change(interaction, owner_id, choice, value)
    except Exception as error:  # noqa: BLE001  (discord.py would only log it)
        await coach(interaction).tell_error(interaction, error)


CONTROLS = (PersonalMenu, TakeBackButton)


def personal_controls(
    owner_id: int, chosen: PersonalSettings, language: str, *, reminded: bool
) -> discord.ui.View:
    """Return what stands under the card of a member's settings."""
    languages = {AUTOMATIC: text("me-language-automatic", language)}
    languages |= {name: text(f"language-{name}", language) for name in LANGUAGES}
    best = {answer: text(f"me-best-{answer}", language) for answer in (NO, YES)}
    boards = {answer: text(f"me-leaderboards-{answer}", language) for answer in (YES, NO)}
    progress = {answer: text(f"me-progress-{answer}", language) for answer in (NO, YES)}
    view = discord.ui.View(timeout=None)
    for choice, labels, current in (
        (Choice.LANGUAGE, languages, chosen.language or AUTOMATIC),
        (Choice.BEST, best, YES if chosen.shows_best else NO),
        (Choice.LEADERBOARDS, boards, YES if chosen.on_leaderboards else NO),
        (Choice.PROGRESS, progress, YES if chosen.shows_progress else NO),
    ):
        options = [
            discord.SelectOption(label=label, value=value, default=value == current)
            for value, label in labels.items()
        ]
        menu: discord.ui.Select[discord.ui.View] = discord.ui.Select(
            custom_id=f"coach:me-{choice}:{owner_id}", options=options
        )
        view.add_item(PersonalMenu(choice, owner_id, menu))
    for choice, there in (
        (Choice.NO_ZONE, chosen.time_zone is not None),
        (Choice.NO_REMINDER, reminded),
    ):
        if there:
            button: discord.ui.Button[discord.ui.View] = discord.ui.Button(
                label=text(f"button-{choice}", language), custom_id=f"coach:me-{choice}:{owner_id}"
            )
            view.add_item(TakeBackButton(choice, owner_id, button))
    return view
