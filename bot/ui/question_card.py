"""The card that asks a question, and what its hint and reveal buttons show."""

from collections.abc import Sequence

import discord

from bot.localization import text
from bot.ui.markup import FIELD_LIMIT, TITLE_LIMIT, as_noted, cut
from knowledge.question import Question

# An embed holds 6,000 characters in all: each part of a card has its share.
PROMPT_LIMIT = 2000
TEXT_LIMIT = 3500
PATH_LIMIT = 300

# No tick: whoever is asked may never have said it.
GIVEN = "• "
GAP = "• ❓"

COLOUR = discord.Colour.from_rgb(88, 101, 242)


def question_card(
    question: Question, language: str, *, mentioned: str | None = None
) -> discord.Embed:
    """Show a question: topic, prompt, difficulty if known, and the notes' heading.

    Args:
        question: what is asked.
        language: of those who see it.
        mentioned: what someone typed for a topic, where the notes only speak of it.
    """
    embed = discord.Embed(
        title=cut(question.topic, TITLE_LIMIT),
        description=f"### {cut(as_noted(question.prompt_in(language)), PROMPT_LIMIT)}",
        colour=COLOUR,
    )
    if mentioned is not None:
        why = text("card-mentioned", language, topic=mentioned, heading=question.topic)
        embed.add_field(name=text("card-why", language), value=cut(why, FIELD_LIMIT), inline=False)
    if question.part_of is not None:
        embed.add_field(
            name=text("card-part", language), value=_with_a_gap(question.said), inline=False
        )
    if question.difficulty:
        difficulty = text(f"difficulty-{question.difficulty}", language)
        embed.add_field(name=text("card-difficulty", language), value=difficulty)
    embed.add_field(name=text("card-section", language), value=heading(question))
    embed.set_footer(text=text("card-how", language))
    return embed


def _with_a_gap(said: Sequence[str]) -> str:
    """Show the points that are said, and the place of the one that is asked for."""
    room = FIELD_LIMIT // len(said) - len(GIVEN)
    return "\n".join(f"{GIVEN}{cut(as_noted(point), room)}" if point else GAP for point in said)


def hint_card(question: Question, revealed: int, language: str) -> discord.Embed:
    """Show the first ``revealed`` hints."""
    hints = question.hints[:revealed]
    total = len(question.hints)
    embed = discord.Embed(
        title=text("hint-title", language, number=len(hints), total=total),
        description=cut("\n".join(f"- {as_noted(hint)}" for hint in hints), TEXT_LIMIT),
        colour=COLOUR,
    )
    if len(hints) == total:
        embed.set_footer(text=text("hint-last", language))
    return embed


def reveal_card(question: Question, language: str, *, skipped: bool = False) -> discord.Embed:
    """Show the model answer with its key points."""
    embed = discord.Embed(
        title=text("skip-title" if skipped else "reveal-title", language),
        description=cut(as_noted(question.reference), TEXT_LIMIT),
        colour=COLOUR,
    )
    marks = [f"{number}." for number in range(1, len(question.key_points) + 1)]
    if not question.ordered:
        marks = ["-"] * len(question.key_points)
    points = "\n".join(
        f"{mark} {as_noted(point)}" for mark, point in zip(marks, question.key_points, strict=True)
    )
    if points:
        embed.add_field(
            name=text("reveal-points", language), value=cut(points, FIELD_LIMIT), inline=False
        )
    embed.add_field(name=text("card-section", language), value=heading(question), inline=False)
    return embed


def heading(question: Question) -> str:
    """Return where in the notes a question comes from: heading path, file and line."""
    path = " › ".join(question.path) or question.section
    source = f"`{question.source.file}:{question.source.line}`"
    return f"{cut(as_noted(path), PATH_LIMIT)} {cut(source, PATH_LIMIT)}"
