"""Buttons, menus and forms of ``/notes``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

import discord

from bot.localization import text
from bot.notes.server_notes import gap_key
from bot.ui.buttons import coach, coach_language, default_language
from bot.ui.forms import FIELD, Form, form_id
from bot.ui.markup import cut

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from knowledge.document import Gap
    from knowledge.question import Question

Interaction = discord.Interaction[Any]
DynamicButton = discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]]
DynamicMenu = discord.ui.DynamicItem[discord.ui.Select[discord.ui.View]]

MENU_LIMIT = 25
LABEL_LIMIT = 100
FORM_LIMIT = 4000


class AcceptButton(DynamicButton, template=r"coach:notes-accept:(?P<upload>[0-9a-f]+)"):
    """Takes an upload in.

    Args:
        upload_id: the upload.
        language: of the label.
    """

    def __init__(self, upload_id: str, language: str) -> None:
        self.upload_id = upload_id
        super().__init__(
            discord.ui.Button(
                label=text("button-notes-accept", language),
                style=discord.ButtonStyle.success,
                custom_id=f"coach:notes-accept:{upload_id}",
            )
        )

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: discord.ui.Item[Any], match: re.Match[str]
    ) -> Self:
        """Make the button again from what a pressed one carries."""
        del item
        return cls(match["upload"], default_language(interaction))

    async def callback(self, interaction: Interaction) -> None:
        """Take the upload in; errors go to the one error handler."""
        try:
            await interaction.response.defer()
            await coach(interaction).notes_desk.accept(interaction, self.upload_id)
        except Exception as error:  # noqa: BLE001  (discord.py would only log it)
            await coach(interaction).tell_error(interaction, error)


class GapMenu(DynamicMenu, template=r"coach:gaps"):
    """Chooses a gap to fill.

    Args:
        gaps: what can be chosen; the first 25.
        language: of the placeholder.
    """

    def __init__(self, gaps: Sequence[Gap], language: str) -> None:
        options = [
            discord.SelectOption(label=cut(gap.title, LABEL_LIMIT) or "…", value=gap_key(gap))
            for gap in gaps[:MENU_LIMIT]
        ]
        super().__init__(
            discord.ui.Select(
                custom_id="coach:gaps",
                placeholder=text("notes-gaps-choose", language),
                options=options,
            )
        )

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: discord.ui.Item[Any], match: re.Match[str]
    ) -> Self:
        """Make the menu again; what was chosen comes with the interaction."""
        del item, match
        return cls((), default_language(interaction))

    async def callback(self, interaction: Interaction) -> None:
        """Show the chosen gap; errors go to the one error handler."""
        try:
            await interaction.response.defer(ephemeral=True, thinking=True)
            [key] = self.item.values
            await coach(interaction).notes_desk.show_gap(interaction, key)
        except Exception as error:  # noqa: BLE001  (discord.py would only log it)
            await coach(interaction).tell_error(interaction, error)


class GapButton(DynamicButton, template=r"coach:gap-(?P<action>write|fill):(?P<key>[0-9a-f]+)"):
    """Fills a gap: with an answer to be written, or with the passage that was offered.

    Args:
        action: ``write`` or ``fill``.
        key: names the gap.
        language: of the label.
    """

    def __init__(self, action: str, key: str, language: str) -> None:
        self.action = action
        self.key = key
        super().__init__(
            discord.ui.Button(
                label=text(f"button-gap-{action}", language),
                style=discord.ButtonStyle.primary,
                custom_id=f"coach:gap-{action}:{key}",
            )
        )

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: discord.ui.Item[Any], match: re.Match[str]
    ) -> Self:
        """Make the button again from what a pressed one carries."""
        del item
        return cls(match["action"], match["key"], default_language(interaction))

    async def callback(self, interaction: Interaction) -> None:
        """Open the form, or fill the gap; errors go to the one error handler."""
        try:
            if self.action == "write":
                form = GapForm(self.key, await coach_language(interaction))
                await interaction.response.send_modal(form)
            else:
                await interaction.response.defer(ephemeral=True, thinking=True)
                await coach(interaction).notes_desk.fill_gap_from_offer(interaction, self.key)
        except Exception as error:  # noqa: BLE001  (discord.py would only log it)
            await coach(interaction).tell_error(interaction, error)


class GapForm(discord.ui.Modal):
    """Asks for the answer under a heading; taken from the raw interaction, as ``AnswerForm``."""

    def __init__(self, key: str, language: str) -> None:
        super().__init__(
            title=text("notes-gap-form", language),
            custom_id=form_id(Form.GAP, key),
            timeout=3600,
        )
        self.add_item(_field(FIELD, text("notes-gap-form-label", language)))


class EditForm(discord.ui.Modal):
    """Asks for a question's better version; taken from the raw interaction, as ``AnswerForm``."""

    def __init__(self, question: Question, language: str) -> None:
        super().__init__(
            title=text("notes-edit-form", language),
            custom_id=form_id(Form.EDIT, question.id),
            timeout=3600,
        )
        points = "\n".join(question.key_points)
        for name, value in (
            ("prompt", question.prompt),
            ("reference", question.reference),
            ("points", points),
        ):
            self.add_item(_field(name, text(f"notes-edit-{name}", language), value))


def _field(name: str, label: str, value: str = "") -> discord.ui.Label[Any]:
    field: discord.ui.TextInput[Any] = discord.ui.TextInput(
        style=discord.TextStyle.paragraph,
        custom_id=name,
        default=value[:FORM_LIMIT] or None,
        max_length=FORM_LIMIT,
    )
    return discord.ui.Label(text=label, component=field)


CONTROLS = (AcceptButton, GapMenu, GapButton)


def upload_controls(upload_id: str, language: str) -> discord.ui.View:
    """Return what stands under an upload card."""
    view = discord.ui.View(timeout=None)
    view.add_item(AcceptButton(upload_id, language))
    return view


def gaps_controls(gaps: Sequence[Gap], language: str) -> discord.ui.View:
    """Return what stands under the list of gaps."""
    view = discord.ui.View(timeout=None)
    if gaps:
        view.add_item(GapMenu(gaps, language))
    return view


def gap_controls(gap: Gap, language: str, *, offered: bool) -> discord.ui.View:
    """Return what stands under one gap."""
    view = discord.ui.View(timeout=None)
    view.add_item(GapButton("write", gap_key(gap), language))
    if offered:
        view.add_item(GapButton("fill", gap_key(gap), language))
    return view
