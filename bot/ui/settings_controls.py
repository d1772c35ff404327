"""The menus under the card of a server's settings; they work after a restart."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Self

import discord
from discord.ui.select import BaseSelect

from bot.localization import LANGUAGES, text
from bot.ui.buttons import coach

if TYPE_CHECKING:
    import re

    from bot.choices.servers import ServerSettings

Interaction = discord.Interaction[Any]
Menu = BaseSelect[discord.ui.View]

PUBLIC = "public"
PRIVATE = "private"


class Setting(StrEnum):
    """What a menu changes."""

    LANGUAGE = "language"
    ANSWERS = "answers"
    CHANNEL = "channel"
    ROLE = "role"


class SettingMenu(
    discord.ui.DynamicItem[Menu],
    template=r"coach:settings-(?P<setting>language|answers|channel|role)",
):
    """Changes one setting.

    Args:
        setting: which.
        menu: what there is to choose from.
    """

    def __init__(self, setting: Setting, menu: Menu) -> None:
        self.setting = setting
        super().__init__(menu)

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: discord.ui.Item[Any], match: re.Match[str]
    ) -> Self:
        """Take the menu as it stands in the message."""
        del interaction
        assert isinstance(item, BaseSelect)  # noqa: S101  (for the type)
        return cls(Setting(match["setting"]), item)

    async def callback(self, interaction: Interaction) -> None:
        """Change the setting; errors go to the one error handler."""
        try:
            await interaction.response.defer()
            chosen = next((_value(choice) for choice in self.item.values), None)
            await coach(interaction).settings_desk.change(interaction, self.setting, chosen)
        except Exception as error:  # noqa: BLE001  (discord.py would only log it)
            await coach(interaction).tell_error(interaction, error)


def _value(choice: Any) -> str | int:  # noqa: ANN401  (a text, channel or role)
    return choice if isinstance(choice, str) else int(choice.id)


CONTROLS = (SettingMenu,)


def settings_controls(
    settings: ServerSettings, guild: discord.Guild | None, language: str
) -> discord.ui.View:
    """Return what stands under the card of a server's settings."""
    answers = PUBLIC if settings.public_answers else PRIVATE
    channel = guild and guild.get_channel(settings.appeals_channel_id or 0)
    role = guild and guild.get_role(settings.managing_role_id or 0)
    languages = {name: text(f"language-{name}", language) for name in LANGUAGES}
    ways = {way: text(f"settings-answers-{way}", language) for way in (PRIVATE, PUBLIC)}
    menus: dict[Setting, Menu] = {
        Setting.LANGUAGE: _choices(Setting.LANGUAGE, languages, settings.language),
        Setting.ANSWERS: _choices(Setting.ANSWERS, ways, answers),
        Setting.CHANNEL: discord.ui.ChannelSelect(
            custom_id=_custom_id(Setting.CHANNEL),
            channel_types=[discord.ChannelType.text],
            placeholder=text("settings-channel-choose", language),
            min_values=0,
            default_values=[channel] if channel else [],
        ),
        Setting.ROLE: discord.ui.RoleSelect(
            custom_id=_custom_id(Setting.ROLE),
            placeholder=text("settings-role-choose", language),
            min_values=0,
            default_values=[role] if role else [],
        ),
    }
    view = discord.ui.View(timeout=None)
    for setting, menu in menus.items():
        view.add_item(SettingMenu(setting, menu))
    return view


def _choices(setting: Setting, labels: dict[Any, str], chosen: str) -> Menu:
    options = [
        discord.SelectOption(label=label, value=value, default=value == chosen)
        for value, label in labels.items()
    ]
    return discord.ui.Select(custom_id=_custom_id(setting), options=options)


def _custom_id(setting: Setting) -> str:
    return f"coach:settings-{setting}"
