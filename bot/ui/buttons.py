"""The buttons under cards: their state is in the custom id, so a restart changes nothing."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar, Self, cast

import discord

from bot.localization import text

if TYPE_CHECKING:
    import re

    from bot.app import CoachBot

Interaction = discord.Interaction[Any]
DynamicButton = discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]]


class _CardButton(DynamicButton, template=r"coach:abstract"):
    """A button that belongs to a card (or, for sharing, to an attempt).

    Subclasses name their ``action``, which is part of the custom id and of the label's message
    ``button-<action>``, and do their work in ``press``.

    Args:
        row_id: id of the card or attempt.
        question_id: id of the question it asks.
        language: of the label.
    """

    action: ClassVar[str]
    style: ClassVar[discord.ButtonStyle] = discord.ButtonStyle.secondary

    def __init__(self, row_id: int, question_id: str, language: str) -> None:
        self.row_id = row_id
        self.question_id = question_id
        super().__init__(
            discord.ui.Button(
                label=text(f"button-{self.action}", language),
                style=self.style,
                custom_id=self.custom_id_of(row_id, question_id),
            )
        )

    @classmethod
    def custom_id_of(cls, row_id: int, question_id: str) -> str:
        """Return the custom id of a button."""
        return f"coach:{cls.action}:{row_id}:{question_id}"

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: discord.ui.Item[Any], match: re.Match[str]
    ) -> Self:
        """Make the button again from what a pressed one carries."""
        del item
        return cls(int(match["row"]), match["question"], default_language(interaction))

    async def callback(self, interaction: Interaction) -> None:
        """Do what the button is for; errors go to the one error handler."""
        try:
            await self.press(interaction)
        except Exception as error:  # noqa: BLE001  (discord.py would only log it)
            await coach(interaction).tell_error(interaction, error)

    @abstractmethod
    async def press(self, interaction: Interaction) -> None:
        """Answer the press."""


def coach(interaction: Interaction) -> CoachBot:
    """Return the bot that an interaction came to."""
    return cast("CoachBot", interaction.client)


def default_language(interaction: Interaction) -> str:
    """Return the host's language: good enough for a label that is not shown again."""
    return coach(interaction).settings.public_language


async def coach_language(interaction: Interaction) -> str:
    """Return the language of whoever started an interaction."""
    return await coach(interaction).languages.of(interaction)


def template_of(action: str) -> str:
    """Return the pattern of the custom ids of a button."""
    return rf"coach:{action}:(?P<row>\d+):(?P<question>[0-9a-f]+)"


class AnswerButton(_CardButton, template=template_of("answer")):
    """Opens the answer form."""

    action = "answer"
    style = discord.ButtonStyle.primary

    async def press(self, interaction: Interaction) -> None:
        """Open the form at once: a form cannot follow a deferred acknowledgement."""
        language = await coach_language(interaction)
        await coach(interaction).answers.open_form(
            interaction, self.row_id, self.question_id, language
        )


class AgainButton(AnswerButton, template=template_of("again")):
    """Opens the answer form once more."""

    action = "again"


class HintButton(_CardButton, template=template_of("hint")):
    """Shows one more hint."""

    action = "hint"

    async def press(self, interaction: Interaction) -> None:
        """Show it to the member alone."""
        await interaction.response.defer(ephemeral=interaction.guild_id is not None, thinking=True)
        language = await coach_language(interaction)
        show = interaction.edit_original_response
        await coach(interaction).quiz.hint(self.row_id, interaction.user.id, language, show)


class RevealButton(_CardButton, template=template_of("reveal")):
    """Shows the model answer."""

    action = "reveal"

    async def press(self, interaction: Interaction) -> None:
        """Show it to the member alone."""
        await interaction.response.defer(ephemeral=interaction.guild_id is not None, thinking=True)
        language = await coach_language(interaction)
        show = interaction.edit_original_response
        await coach(interaction).quiz.reveal(self.row_id, interaction.user.id, language, show)


class SkipButton(_CardButton, template=template_of("skip")):
    """Shows the model answer and asks the next question."""

    action = "skip"

    async def press(self, interaction: Interaction) -> None:
        """Show the answer to the member alone, then go on."""
        await interaction.response.defer(ephemeral=interaction.guild_id is not None, thinking=True)
        asked = await coach(interaction).asked_by(interaction)
        quiz, show = coach(interaction).quiz, interaction.edit_original_response
        await quiz.reveal(self.row_id, asked.user_id, asked.language, show, skipped=True)
        await quiz.ask_next(self.row_id, asked, interaction.followup.send)


class NextButton(_CardButton, template=template_of("next")):
    """Asks the next question."""

    action = "next"
    style = discord.ButtonStyle.primary

    async def press(self, interaction: Interaction) -> None:
        """Go on; the card stays where it is."""
        await interaction.response.defer()
        asked = await coach(interaction).asked_by(interaction)
        post = interaction.followup.send
        await coach(interaction).quiz.ask_next(self.row_id, asked, post)


class ShareButton(_CardButton, template=template_of("share")):
    """Shows a result to everyone in the channel."""

    action = "share"

    async def press(self, interaction: Interaction) -> None:
        """Post the result."""
        await interaction.response.defer(ephemeral=interaction.guild_id is not None, thinking=True)
        asked = await coach(interaction).asked_by(interaction)
        await coach(interaction).answers.share(interaction, self.row_id, asked.card_language)


class AppealButton(_CardButton, template=template_of("appeal")):
    """Appeals against the grade of an attempt."""

    action = "appeal"

    async def press(self, interaction: Interaction) -> None:
        """Open the form at once: a form cannot follow a deferred acknowledgement."""
        language = await coach_language(interaction)
        await coach(interaction).appeals_desk.open_form(interaction, self.row_id, language)


BUTTONS: tuple[type[_CardButton], ...] = (
    AnswerButton,
    AgainButton,
    HintButton,
    RevealButton,
    SkipButton,
    NextButton,
    ShareButton,
    AppealButton,
)


def question_buttons(card_id: int, question_id: str, language: str) -> discord.ui.View:
    """Return the buttons of a question card."""
    view = discord.ui.View(timeout=None)
    for button in (AnswerButton, HintButton, SkipButton, RevealButton):
        view.add_item(button(card_id, question_id, language))
    return view


def result_buttons(
    card_id: int,
    question_id: str,
    language: str,
    *,
    attempt_id: int | None = None,
    appealed: int | None = None,
) -> discord.ui.View:
    """Return the buttons of a result card.

    Args:
        card_id: the card that was answered.
        question_id: its question.
        language: of the labels.
        attempt_id: the answer, where its result can be shared.
        appealed: the answer, where there is someone to appeal to.
    """
    view = discord.ui.View(timeout=None)
    view.add_item(AgainButton(card_id, question_id, language))
    view.add_item(NextButton(card_id, question_id, language))
    if attempt_id is not None:
        view.add_item(ShareButton(attempt_id, question_id, language))
    if appealed is not None:
        view.add_item(AppealButton(appealed, question_id, language))
    return view
