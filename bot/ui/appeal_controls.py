"""Buttons, menus and forms of appeals; all work after a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

import discord

from bot.appeals.grades import grade_before, grade_now
from bot.localization import text
from bot.ui.appeal_cards import verdict_now
from bot.ui.buttons import AppealButton, coach, default_language, template_of
from bot.ui.forms import Form, form_id
from bot.ui.markup import cut
from knowledge.grading import Verdict
from knowledge.grading.clauses import clauses
from knowledge.grading.correction import rank

if TYPE_CHECKING:
    import re

    from bot.store.models import Appeal

Interaction = discord.Interaction[Any]
DynamicButton = discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]]
DynamicMenu = discord.ui.DynamicItem[discord.ui.Select[discord.ui.View]]

MENU_LIMIT = 25
LABEL_LIMIT = 100
REASON_LIMIT = 1000
REASON = "reason"
WORD = "word"


class AppealResultButton(AppealButton, template=template_of("appeal-result")):
    """Shows a member what became of their appeal."""

    action = "appeal-result"


class PointMenu(DynamicMenu, template=r"coach:appeal-points:(?P<appeal>\d+)"):
    """Chooses the key point, or the wrong claim, that a reviewer sets right.

    Args:
        appeal_id: the appeal.
        options: what there is to choose from.
        language: of the placeholder.
    """

    def __init__(self, appeal_id: int, options: list[discord.SelectOption], language: str) -> None:
        self.appeal_id = appeal_id
        super().__init__(
            discord.ui.Select(
                custom_id=mark_of(appeal_id),
                placeholder=text("appeal-choose-point", language),
                options=options,
            )
        )

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: discord.ui.Item[Any], match: re.Match[str]
    ) -> Self:
        """Make the menu again; what was chosen comes with the interaction."""
        del item
        return cls(int(match["appeal"]), [], default_language(interaction))

    async def callback(self, interaction: Interaction) -> None:
        """Open the point, or strike the claim; errors go to the one error handler."""
        try:
            await interaction.response.defer(ephemeral=True, thinking=True)
            [chosen] = self.item.values
            desk, number = coach(interaction).appeals_desk, int(chosen[1:])
            if chosen.startswith("w"):
                await desk.turn_claim(interaction, self.appeal_id, number)
            else:
                await desk.open_point(interaction, self.appeal_id, number)
        except Exception as error:  # noqa: BLE001  (discord.py would only log it)
            await coach(interaction).tell_error(interaction, error)


class VerdictMenu(DynamicMenu, template=r"coach:appeal-verdict:(?P<appeal>\d+):(?P<point>\d+)"):
    """Sets the verdict on one key point.

    Args:
        appeal_id: the appeal.
        number: which point, counted from 0.
        chosen: the verdict as it is.
        language: of the options.
    """

    def __init__(self, appeal_id: int, number: int, chosen: Verdict | None, language: str) -> None:
        self.appeal_id = appeal_id
        self.number = number
        options = [
            discord.SelectOption(
                label=text(f"verdict-{verdict}", language), value=verdict, default=verdict is chosen
            )
            for verdict in Verdict
        ]
        super().__init__(
            discord.ui.Select(
                custom_id=f"coach:appeal-verdict:{appeal_id}:{number}", options=options
            )
        )

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: discord.ui.Item[Any], match: re.Match[str]
    ) -> Self:
        """Make the menu again; what was chosen comes with the interaction."""
        del item
        language = default_language(interaction)
        return cls(int(match["appeal"]), int(match["point"]), None, language)

    async def callback(self, interaction: Interaction) -> None:
        """Set the verdict; errors go to the one error handler."""
        try:
            await interaction.response.defer()
            [verdict] = self.item.values
            await coach(interaction).appeals_desk.set_verdict(
                interaction, self.appeal_id, self.number, Verdict(verdict)
            )
        except Exception as error:  # noqa: BLE001  (discord.py would only log it)
            await coach(interaction).tell_error(interaction, error)


class WordsMenu(DynamicMenu, template=r"coach:appeal-words:(?P<appeal>\d+):(?P<point>\d+)"):
    """Says which clauses of the answer make a point.

    Args:
        appeal_id: the appeal.
        number: which point, counted from 0.
        options: the clauses.
        language: of the placeholder.
    """

    def __init__(
        self, appeal_id: int, number: int, options: list[discord.SelectOption], language: str
    ) -> None:
        self.appeal_id = appeal_id
        self.number = number
        super().__init__(
            discord.ui.Select(
                custom_id=f"coach:appeal-words:{appeal_id}:{number}",
                placeholder=text("appeal-choose-words", language),
                options=options,
                max_values=max(1, len(options)),
            )
        )

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: discord.ui.Item[Any], match: re.Match[str]
    ) -> Self:
        """Make the menu again; what was chosen comes with the interaction."""
        del item
        language = default_language(interaction)
        return cls(int(match["appeal"]), int(match["point"]), [], language)

    async def callback(self, interaction: Interaction) -> None:
        """Take the words; errors go to the one error handler."""
        try:
            await interaction.response.defer()
            chosen = sorted(int(value) for value in self.item.values)
            await coach(interaction).appeals_desk.set_words(
                interaction, self.appeal_id, self.number, chosen
            )
        except Exception as error:  # noqa: BLE001  (discord.py would only log it)
            await coach(interaction).tell_error(interaction, error)


class DecideButton(DynamicButton, template=r"coach:appeal-(?P<way>accept|decline):(?P<appeal>\d+)"):
    """Opens the form that decides an appeal.

    Args:
        way: ``accept`` or ``decline``.
        appeal_id: the appeal.
        language: of the label.
    """

    def __init__(self, way: str, appeal_id: int, language: str) -> None:
        self.way = way
        self.appeal_id = appeal_id
        success = way == "accept"
        super().__init__(
            discord.ui.Button(
                label=text(f"button-appeal-{way}", language),
                style=discord.ButtonStyle.success if success else discord.ButtonStyle.danger,
                custom_id=f"coach:appeal-{way}:{appeal_id}",
            )
        )

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: discord.ui.Item[Any], match: re.Match[str]
    ) -> Self:
        """Make the button again from what a pressed one carries."""
        del item
        return cls(match["way"], int(match["appeal"]), default_language(interaction))

    async def callback(self, interaction: Interaction) -> None:
        """Open the form; errors go to the one error handler."""
        try:
            await coach(interaction).appeals_desk.open_decision(
                interaction, self.appeal_id, accept=self.way == "accept"
            )
        except Exception as error:  # noqa: BLE001  (discord.py would only log it)
            await coach(interaction).tell_error(interaction, error)


class ResendButton(DynamicButton, template=r"coach:appeals-resend"):
    """Sends the appeals that wait to the appeals channel.

    Args:
        language: of the label.
    """

    def __init__(self, language: str) -> None:
        super().__init__(
            discord.ui.Button(
                label=text("button-appeals-resend", language), custom_id="coach:appeals-resend"
            )
        )

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: discord.ui.Item[Any], match: re.Match[str]
    ) -> Self:
        """Make the button again."""
        del item, match
        return cls(default_language(interaction))

    async def callback(self, interaction: Interaction) -> None:
        """Send them, and show the list anew; errors go to the one error handler."""
        try:
            await interaction.response.defer()
            await coach(interaction).appeals_desk.resend(interaction)
        except Exception as error:  # noqa: BLE001  (discord.py would only log it)
            await coach(interaction).tell_error(interaction, error)


class AppealForm(discord.ui.Modal):
    """Asks why a grade is wrong; taken from the raw interaction, as ``AnswerForm``."""

    def __init__(self, attempt_id: int, language: str) -> None:
        super().__init__(
            title=text("appeal-form", language),
            custom_id=form_id(Form.APPEAL, attempt_id),
            timeout=3600,
        )
        self.add_item(discord.ui.TextDisplay(text("appeal-form-who", language)))
        self.add_item(_field(REASON, "appeal-form-label", "appeal-form-placeholder", language))


class DecisionForm(discord.ui.Modal):
    """Asks for a word to the member; taken from the raw interaction, as ``AnswerForm``."""

    def __init__(self, appeal_id: int, language: str, *, accept: bool) -> None:
        way = "accept" if accept else "decline"
        super().__init__(
            title=text(f"appeal-form-{way}", language),
            custom_id=form_id(Form.ACCEPTANCE if accept else Form.REFUSAL, appeal_id),
            timeout=3600,
        )
        self.add_item(_field(WORD, "appeal-word-label", "appeal-word-placeholder", language))


def _field(name: str, label: str, placeholder: str, language: str) -> discord.ui.Label[Any]:
    field: discord.ui.TextInput[Any] = discord.ui.TextInput(
        style=discord.TextStyle.paragraph,
        custom_id=name,
        placeholder=text(placeholder, language),
        max_length=REASON_LIMIT,
    )
    return discord.ui.Label(text=text(label, language), component=field)


CONTROLS = (AppealResultButton, PointMenu, VerdictMenu, WordsMenu, DecideButton, ResendButton)


def mark_of(appeal_id: int) -> str:
    """Return the custom id by which an appeal's card is recognised in its channel."""
    return f"coach:appeal-points:{appeal_id}"


def review_controls(appeal: Appeal, language: str) -> discord.ui.View:
    """Return what stands under an appeal that is to be decided."""
    before, now = grade_before(appeal), grade_now(appeal)
    options = [
        discord.SelectOption(
            label=cut(f"{number + 1}. {new.point}", LABEL_LIMIT),
            description=verdict_now(old, new, language),
            value=f"p{number}",
        )
        for number, (old, new) in enumerate(zip(before.points, now.points, strict=True))
    ]
    options += [
        discord.SelectOption(
            label=cut(f"⚠️ {span.text}", LABEL_LIMIT),
            description=text(
                "appeal-claim-stands" if span in now.wrong_claims else "appeal-claim-struck",
                language,
            ),
            value=f"w{number}",
        )
        for number, span in enumerate(before.wrong_claims)
    ]
    view = discord.ui.View(timeout=None)
    if options:
        view.add_item(PointMenu(appeal.id, options[:MENU_LIMIT], language))
    view.add_item(DecideButton("accept", appeal.id, language))
    view.add_item(DecideButton("decline", appeal.id, language))
    return view


def point_controls(appeal: Appeal, number: int, language: str) -> discord.ui.View:
    """Return what sets one point right; the words only where later answers may follow them."""
    before, now = grade_before(appeal).points[number], grade_now(appeal).points[number]
    view = discord.ui.View(timeout=None)
    view.add_item(VerdictMenu(appeal.id, number, now.verdict, language))
    spans = clauses(appeal.attempt.answer)[:MENU_LIMIT]
    if now.evidence is not None and rank(now.verdict) > rank(before.verdict) and spans:
        options = [
            discord.SelectOption(
                label=cut(" ".join(span.text.split()), LABEL_LIMIT),
                value=str(i),
                default=now.evidence.start <= span.start and span.end <= now.evidence.end,
            )
            for i, span in enumerate(spans)
        ]
        view.add_item(WordsMenu(appeal.id, number, options, language))
    return view


def result_controls(appeal: Appeal, language: str) -> discord.ui.View:
    """Return the button that shows a member the decision, for them alone."""
    view = discord.ui.View(timeout=None)
    view.add_item(AppealResultButton(appeal.attempt_id, appeal.question_id, language))
    return view


def list_controls(language: str) -> discord.ui.View:
    """Return what stands under the list of appeals that wait for a channel."""
    view = discord.ui.View(timeout=None)
    view.add_item(ResendButton(language))
    return view
