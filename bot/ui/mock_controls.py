"""The buttons of a mock interview: their state is in the custom id and the database."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Self

import discord

from bot.localization import text
from bot.ui.buttons import coach, coach_language, default_language

if TYPE_CHECKING:
    import re

    from bot.mock.desk import MockDesk

Interaction = discord.Interaction[Any]
DynamicButton = discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]]


def _template(action: str) -> str:
    return rf"coach:{action}:(?P<row>\d+):(?P<post>\d+)"


class _MockButton(DynamicButton, template=r"coach:mock-abstract"):
    """A button of a mock interview.

    Subclasses name their ``action``, which is part of the custom id and of the label's message
    ``button-<action>``, and do their work in ``press``.

    Args:
        row_id: id of the interview, or of the card that it answers.
        post_id: id of the post that it stands under, by which that is recognised; 0 for none.
        language: of the label.
    """

    action: ClassVar[str]
    style: ClassVar[discord.ButtonStyle] = discord.ButtonStyle.secondary

    def __init__(self, row_id: int, post_id: int, language: str) -> None:
        self.row_id = row_id
        super().__init__(
            discord.ui.Button(
                label=text(f"button-{self.action}", language),
                style=self.style,
                custom_id=f"coach:{self.action}:{row_id}:{post_id}",
            )
        )

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: discord.ui.Item[Any], match: re.Match[str]
    ) -> Self:
        """Make the button again from what a pressed one carries."""
        del item
        return cls(int(match["row"]), int(match["post"]), default_language(interaction))

    async def callback(self, interaction: Interaction) -> None:
        """Do what the button is for; errors go to the one error handler."""
        try:
            await self.press(interaction)
        except Exception as error:  # noqa: BLE001  (discord.py would only log it)
            await coach(interaction).tell_error(interaction, error)

    @abstractmethod
    async def press(self, interaction: Interaction) -> None:
        """Answer the press."""


class _ToldButton(_MockButton, template=r"coach:mock-told-abstract"):
    """A button whose member alone is told, or shown, what came of pressing it.

    Subclasses do their work in ``tell``.
    """

    async def press(self, interaction: Interaction) -> None:
        """Acknowledge the press, do the work, and tell its member."""
        await interaction.response.defer(ephemeral=interaction.guild_id is not None, thinking=True)
        language = await coach_language(interaction)
        desk = coach(interaction).mock_desk
        told = await self.tell(desk, interaction.user.id, language)
        if isinstance(told, discord.Embed):
            await interaction.edit_original_response(embed=told)
        else:
            await interaction.edit_original_response(content=told)

    @abstractmethod
    async def tell(self, desk: MockDesk, user_id: int, language: str) -> str | discord.Embed:
        """Do what the button is for; return what to tell or show."""


class MockAnswerButton(_MockButton, template=_template("mock-answer")):
    """Opens the answer form."""

    action = "mock-answer"
    style = discord.ButtonStyle.primary

    async def press(self, interaction: Interaction) -> None:
        """Open the form at once: a form cannot follow a deferred acknowledgement."""
        language = await coach_language(interaction)
        answering = coach(interaction).mock_desk.answering
        await answering.open_form(interaction, self.row_id, language)


class MockPassButton(_MockButton, template=_template("mock-pass")):
    """Answers that one does not know."""

    action = "mock-pass"

    async def press(self, interaction: Interaction) -> None:
        """Take it as an answer."""
        await interaction.response.defer(ephemeral=interaction.guild_id is not None, thinking=True)
        language = await coach_language(interaction)
        said = text("mock-dont-know", language)
        await coach(interaction).answers.take_form(interaction, self.row_id, said, language)


class MockJoinButton(_MockButton, template=_template("mock-join")):
    """Takes a seat."""

    action = "mock-join"
    style = discord.ButtonStyle.primary

    async def press(self, interaction: Interaction) -> None:
        """Take a seat; the card shows it."""
        await interaction.response.defer()
        starting = coach(interaction).mock_desk.starting
        embed = await starting.join(interaction.user.id, self.row_id)
        await interaction.edit_original_response(embed=embed)


class MockBeginButton(_ToldButton, template=_template("mock-begin")):
    """Begins an interview of a group."""

    action = "mock-begin"

    async def tell(self, desk: MockDesk, user_id: int, language: str) -> str:
        """Begin; tell where."""
        return await desk.starting.begin(user_id, self.row_id, language)


class MockPauseButton(_ToldButton, template=_template("mock-pause")):
    """Pauses."""

    action = "mock-pause"

    async def tell(self, desk: MockDesk, user_id: int, language: str) -> str:
        """Pause."""
        return await desk.steering.pause(user_id, language, self.row_id)


class MockResumeButton(_ToldButton, template=_template("mock-resume")):
    """Goes on."""

    action = "mock-resume"
    style = discord.ButtonStyle.primary

    async def tell(self, desk: MockDesk, user_id: int, language: str) -> str:
        """Go on."""
        return await desk.steering.resume(user_id, language, self.row_id)


class MockStopButton(_ToldButton, template=_template("mock-stop")):
    """Ends it."""

    action = "mock-stop"
    style = discord.ButtonStyle.danger

    async def tell(self, desk: MockDesk, user_id: int, language: str) -> str:
        """End it, or leave it."""
        return await desk.steering.stop(user_id, language, self.row_id)


class MockDetailsButton(_ToldButton, template=_template("mock-details")):
    """Shows what became of each question."""

    action = "mock-details"

    async def tell(self, desk: MockDesk, user_id: int, language: str) -> discord.Embed:
        """Return the card."""
        return await desk.results.details(user_id, self.row_id, language)


class MockModelButton(_ToldButton, template=_template("mock-model")):
    """Shows the model answer of a round that is over."""

    action = "mock-model"

    async def tell(self, desk: MockDesk, user_id: int, language: str) -> discord.Embed:
        """Return the card."""
        return await desk.results.model_answer(user_id, self.row_id, language)


class MockReviewButton(_ToldButton, template=_template("mock-review")):
    """Puts missed points into reviews."""

    action = "mock-review"
    style = discord.ButtonStyle.primary

    async def tell(self, desk: MockDesk, user_id: int, language: str) -> str:
        """Put them there; tell how many."""
        return await desk.results.review(user_id, self.row_id, language)


CONTROLS: tuple[type[_MockButton], ...] = (
    MockAnswerButton,
    MockPassButton,
    MockPauseButton,
    MockResumeButton,
    MockStopButton,
    MockJoinButton,
    MockBeginButton,
    MockDetailsButton,
    MockModelButton,
    MockReviewButton,
)


@dataclass(frozen=True, slots=True)
class Controls:
    """Makes the buttons under what an interviewer says.

    Attributes:
        interview_id: the interview.
        post_id: the post that they stand under; 0 for none.
        language: of the labels.
    """

    interview_id: int
    post_id: int
    language: str

    def of_lobby(self) -> discord.ui.View:
        """Return those of a group that gathers."""
        return self._view(MockJoinButton, MockBeginButton)

    def of_greeting(self) -> discord.ui.View:
        """Return those of a greeting."""
        return self._view(MockPauseButton, MockStopButton)

    def of_pause(self) -> discord.ui.View:
        """Return those of a pause."""
        return self._view(MockResumeButton, MockStopButton)

    def of_question(self, card_id: int) -> discord.ui.View:
        """Return those of a question that is answered under a card."""
        return self._view(MockAnswerButton, MockPassButton, row_id=card_id)

    def of_comparison(self, card_id: int) -> discord.ui.View:
        """Return the one that shows the model answer to a card."""
        return self._view(MockModelButton, row_id=card_id)

    def of_report(self, *, is_empty: bool) -> discord.ui.View:
        """Return those of a report.

        Of an empty one they are disabled: there is nothing to show, but the post is recognised by
        them.
        """
        return self._view(MockDetailsButton, MockReviewButton, disabled=is_empty)

    def _view(
        self, *buttons: type[_MockButton], row_id: int | None = None, disabled: bool = False
    ) -> discord.ui.View:
        view = discord.ui.View(timeout=None)
        for button in buttons:
            row = self.interview_id if row_id is None else row_id
            made = button(row, self.post_id, self.language)
            made.item.disabled = disabled
            view.add_item(made)
        return view


def mark_of(view: discord.ui.View) -> str:
    """Return the custom id of the first button, by which a post is recognised."""
    first: Any = view.children[0]
    return str(first.item.custom_id)
