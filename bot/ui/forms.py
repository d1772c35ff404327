"""The form an answer is typed into."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import discord

from bot.localization import text
from bot.ui.markup import as_noted, clean, cut
from knowledge.question import Question

ANSWER_LIMIT = 4000
PROMPT_LIMIT = 1000
FIELD = "body"


class Form(StrEnum):
    """What the coach asks for with a form."""

    ANSWER = "form"
    GAP = "gap-form"
    EDIT = "edit-form"
    APPEAL = "appeal-form"
    ACCEPTANCE = "appeal-accept"
    REFUSAL = "appeal-decline"


_ID = re.compile(rf"coach:(?P<form>{'|'.join(Form)}):(?P<key>[0-9a-f]+)")


def form_id(form: Form, key: int | str) -> str:
    """Return the custom id of a form, by which its submission is told.

    Args:
        form: which.
        key: what it is about, see ``Submission``.
    """
    return f"coach:{form}:{key}"


class AnswerForm(discord.ui.Modal):
    """Asks for an answer to one card.

    What is submitted is not taken here but by ``submitted`` from the raw interaction:
    discord.py forgets open forms when it restarts, and an answer typed across a restart must
    not be lost.

    Args:
        card_id: the card that is answered.
        question: shown above the field.
        language: the member's.
    """

    def __init__(self, card_id: int, question: Question, language: str) -> None:
        super().__init__(
            title=text("form-title", language),
            custom_id=form_id(Form.ANSWER, card_id),
            timeout=3600,
        )
        prompt = cut(as_noted(question.prompt_in(language)), PROMPT_LIMIT)
        self.add_item(discord.ui.TextDisplay(f"**{prompt}**"))
        field: discord.ui.TextInput[AnswerForm] = discord.ui.TextInput(
            style=discord.TextStyle.paragraph,
            custom_id=FIELD,
            placeholder=text("form-placeholder", language),
            max_length=ANSWER_LIMIT,
        )
        self.add_item(discord.ui.Label(text=text("form-label", language), component=field))


@dataclass(frozen=True, slots=True)
class Submission:
    """A form of the coach's that was submitted.

    Attributes:
        form: which.
        key: what it is about: id of a card, question, answer or appeal, or a gap's key.
        fields: what was typed, by the fields' names, as a database can keep it.
    """

    form: Form
    key: str
    fields: dict[str, str]


def submitted(interaction: discord.Interaction[Any]) -> Submission | None:
    """Return the coach's form that an interaction submits, None for any other interaction."""
    if interaction.type is not discord.InteractionType.modal_submit or not interaction.data:
        return None
    matched = _ID.fullmatch(str(interaction.data.get("custom_id", "")))
    if matched is None:
        return None
    fields = dict(_fields(interaction.data.get("components", [])))
    return Submission(Form(matched["form"]), matched["key"], fields)


def _fields(components: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401  (Discord's JSON)
    """Yield name and text of the fields among the (nested) components of a submission."""
    for component in components:
        if "value" in component:
            yield component["custom_id"], clean(component["value"] or "")
        yield from _fields(component.get("components", ()))
        if "component" in component:
            yield from _fields([component["component"]])
