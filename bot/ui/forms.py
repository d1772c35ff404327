"""The form an answer is typed into."""

import re

import discord

from bot.localization import text
from bot.ui.markup import cut
from knowledge.question import Question

ANSWER_LIMIT = 4000
FIELD = "body"
_ID = re.compile(r"coach:form:(?P<card>\d+)")


class AnswerForm(discord.ui.Modal):
    """Asks for an answer to one card.

    What is submitted is not taken here but by ``submitted_answer`` from the raw interaction:
    discord.py forgets open forms when it restarts, and an answer typed across a restart must
    not be lost.

    Args:
        card_id: the card that is answered.
        question: shown above the field.
        language: the member's.
    """

    def __init__(self, card_id: int, question: Question, language: str) -> None:
        super().__init__(
            title=text("form-title", language), custom_id=f"coach:form:{card_id}", timeout=3600
        )
        self.add_item(discord.ui.TextDisplay(f"**{cut(question.prompt_in(language), 1000)}**"))
        field: discord.ui.TextInput[AnswerForm] = discord.ui.TextInput(
            style=discord.TextStyle.paragraph,
            custom_id=FIELD,
            placeholder=text("form-placeholder", language),
            max_length=ANSWER_LIMIT,
        )
        self.add_item(discord.ui.Label(text=text("form-label", language), component=field))


def submitted_answer(interaction: discord.Interaction) -> tuple[int, str] | None:
    """Return card id and answer of a submitted ``AnswerForm``, None for any other interaction."""
    if interaction.type is not discord.InteractionType.modal_submit or not interaction.data:
        return None
    matched = _ID.fullmatch(str(interaction.data.get("custom_id", "")))
    if matched is None:
        return None
    return int(matched["card"]), _field_value(interaction.data.get("components", []))


def _field_value(components: object) -> str:
    """Find the text field among the (nested) components of a submission."""
    if not isinstance(components, list):
        return ""
    for component in components:
        if component.get("custom_id") == FIELD:
            return str(component.get("value") or "")
        inner = component.get("components") or [component.get("component") or {}]
        if inner != [{}] and (value := _field_value(inner)):
            return value
    return ""
