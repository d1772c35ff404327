"""The cards of the daily question: the question itself, and what came of it."""

from datetime import date

import discord

from bot.board import PICTURE
from bot.daily.summary import BINS, Summary
from bot.localization import text
from bot.ui.buttons import AgainButton, AnswerButton, HintButton
from bot.ui.markup import FIELD_LIMIT, as_noted, cut, quote
from bot.ui.question_card import COLOUR, heading, question_card
from knowledge.question import Question

PROMPT_LIMIT = 300
POINT_LIMIT = 250
ANSWER_SHOWN = 300
PLOT_CELLS = 12


def daily_card(question: Question, language: str, *, answered: int | None) -> discord.Embed:
    """Show the question of the day.

    Args:
        question: the question.
        language: the server's.
        answered: how many people answered so far; None for a test post.
    """
    embed = question_card(question, language)
    embed.set_author(name=text("daily-test" if answered is None else "daily-title", language))
    if answered is not None:
        embed.add_field(
            name=text("daily-answered", language),
            value=text("daily-people", language, count=answered),
            inline=False,
        )
    embed.set_footer(text=text("daily-how", language))
    return embed


def results_card(
    question: Question, summary: Summary, day: date, language: str, *, shows_plot: bool = False
) -> discord.Embed:
    """Show what came of the question of a day.

    Args:
        question: the question.
        summary: of the answers.
        day: the local date that it was for.
        language: the server's.
        shows_plot: whether the spread of scores is attached as a picture; else it is written.
    """
    said = "daily-results-nobody" if summary.answered == 0 else "daily-results-people"
    embed = discord.Embed(
        title=text("daily-results-title", language, day=day.isoformat()),
        description=f"**{cut(as_noted(question.prompt_in(language)), PROMPT_LIMIT)}**\n"
        + text(said, language, count=summary.answered),
        colour=COLOUR,
    )
    if shows_plot:
        embed.set_image(url=f"attachment://{PICTURE}")
    elif summary.answered:
        plot = f"```\n{spread_plot(summary.spread)}\n```"
        embed.add_field(name=text("daily-results-spread", language), value=plot, inline=False)
    if summary.most_missed is not None:
        missed = text(
            "daily-results-missed-line",
            language,
            point=cut(as_noted(summary.most_missed.point), POINT_LIMIT),
            count=summary.most_missed.count,
        )
        embed.add_field(name=text("daily-results-missed", language), value=missed, inline=False)
    embed.add_field(
        name=text("result-reference", language),
        value=cut(as_noted(question.reference), FIELD_LIMIT),
        inline=False,
    )
    if summary.best:
        lines = [
            f"<@{answer.user_id}> **{round(answer.grade.score)}**/100\n"
            f"> {quote(answer.text, ANSWER_SHOWN)}"
            for answer in summary.best
        ]
        embed.add_field(
            name=text("daily-results-best", language),
            value=cut("\n".join(lines), FIELD_LIMIT),
            inline=False,
        )
    embed.add_field(name=text("result-section", language), value=heading(question), inline=False)
    return embed


def spread_plot(spread: tuple[int, ...]) -> str:
    """Return how many scored in each range, as bars of characters."""
    most = max(*spread, 1)
    lines = []
    for number, count in enumerate(spread):
        first, last = _range(number)
        cells = -(-count * PLOT_CELLS // most)
        lines.append(f"{first:>2}-{last:<3} {'█' * cells:<{PLOT_CELLS}} {count}")
    return "\n".join(lines)


def spread_text(spread: tuple[int, ...], language: str) -> str:
    """Say how many scored in each range, for those who cannot see the plot."""
    ranges = (
        text("daily-results-range", language, first=str(first), last=str(last), count=count)
        for count, (first, last) in zip(spread, map(_range, range(BINS)), strict=True)
    )
    return f"{text('daily-results-spread', language)}: {', '.join(ranges)}"


def _range(number: int) -> tuple[int, int]:
    """Return the first and the last score of a range."""
    width = 100 // BINS
    return number * width, 100 if number == BINS - 1 else (number + 1) * width - 1


def daily_buttons(card_id: int, question_id: str, language: str) -> discord.ui.View:
    """Return the buttons of the question of the day."""
    view = discord.ui.View(timeout=None)
    for button in (AnswerButton, HintButton):
        view.add_item(button(card_id, question_id, language))
    return view


def results_buttons(card_id: int, question_id: str, language: str) -> discord.ui.View:
    """Return the button for whoever wants to answer after all."""
    view = discord.ui.View(timeout=None)
    view.add_item(AgainButton(card_id, question_id, language))
    return view
