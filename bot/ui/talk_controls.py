"""The card that asks which of two things was meant, and its buttons; they work after a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

import discord

from bot.localization import text
from bot.ui.buttons import coach, default_language
from bot.ui.question_card import COLOUR
from knowledge.talk import Intent

if TYPE_CHECKING:
    import re

Interaction = discord.Interaction[Any]
DynamicButton = discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]]


class MeantButton(
    DynamicButton, template=r"coach:meant:(?P<row>\d+):(?P<owner>\d+):(?P<intent>[a-z_]+)"
):
    """Says what was meant.

    Args:
        row_id: id of the unclear message.
        owner_id: who said it, and may choose.
        intent: what was meant.
        language: of the label.
    """

    def __init__(self, row_id: int, owner_id: int, intent: Intent, language: str) -> None:
        self.row_id = row_id
        self.owner_id = owner_id
        self.intent = intent
        super().__init__(
            discord.ui.Button(
                label=text(f"meant-{intent}", language),
                custom_id=f"coach:meant:{row_id}:{owner_id}:{intent}",
            )
        )

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: discord.ui.Item[Any], match: re.Match[str]
    ) -> Self:
        """Make the button again from what a pressed one carries."""
        del item
        row_id, owner_id = int(match["row"]), int(match["owner"])
        return cls(row_id, owner_id, Intent(match["intent"]), default_language(interaction))

    async def callback(self, interaction: Interaction) -> None:
        """Do what was meant; errors go to the one error handler."""
        try:
            doubts = coach(interaction).doubts
            await doubts.settle(interaction, self.row_id, self.owner_id, self.intent)
        except Exception as error:  # noqa: BLE001  (discord.py would only log it)
            await coach(interaction).tell_error(interaction, error)


CONTROLS = (MeantButton,)


def meant_card(language: str) -> discord.Embed:
    """Ask what was meant by the message that this replies to, without its words.

    They may be an answer: what repeats them would stay when the member's data go.
    """
    return discord.Embed(title=text("talk-which", language), colour=COLOUR)


def meant_controls(
    row_id: int, owner_id: int, intents: tuple[Intent, ...], language: str
) -> discord.ui.View:
    """Return a button for each thing that ``owner_id`` may have meant."""
    view = discord.ui.View(timeout=None)
    for intent in intents:
        view.add_item(MeantButton(row_id, owner_id, intent, language))
    return view
