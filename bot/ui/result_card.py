"""The card that shows a grade, point by point."""

import discord

from bot.localization import text
from bot.store.models import Attempt
from bot.ui.markup import FIELD_LIMIT, bar, cut, lines_within, plain, quote, shown, spoiler
from bot.ui.question_card import heading
from knowledge.grading import Band, Grade, PointGrade, Verdict
from knowledge.question import Question

COLOURS = {
    Band.STRONG: discord.Colour.from_rgb(59, 165, 93),
    Band.GOOD: discord.Colour.from_rgb(67, 181, 129),
    Band.PARTIAL: discord.Colour.from_rgb(250, 166, 26),
    Band.WEAK: discord.Colour.from_rgb(116, 127, 141),
}
MARKS = {
    Verdict.MADE: "✅",
    Verdict.PARTLY: "🟡",
    Verdict.MISSING: "⬜",
    Verdict.CONTRADICTED: "❌",
}
PROMPT_LIMIT = 300
POINT_LIMIT = 250
QUOTE_LIMIT = 140
# An embed holds 6,000 characters in all; each part below has its share.
POINTS_LIMIT = 2600


def result_card(
    question: Question, attempt: Attempt, grade: Grade, language: str, *, late: bool = False
) -> discord.Embed:
    """Show a grade: score, band, each key point with the member's own words, the model answer.

    Args:
        question: as it was asked.
        attempt: the answer, with the hints seen before it.
        grade: its grade.
        language: the reader's.
        late: whether a restart came between answer and result.
    """
    band = text(f"band-{grade.band}", language)
    embed = discord.Embed(
        title=text("result-title", language, score=round(grade.score), band=band),
        description="\n".join(_summary(question, grade, language)),
        colour=COLOURS[grade.band],
    )
    if advice := _advice(grade, language):
        embed.add_field(name=text("result-improve", language), value=advice, inline=False)
    embed.add_field(
        name=text("result-reference", language),
        value=spoiler(shown(question.reference), FIELD_LIMIT),
        inline=False,
    )
    embed.add_field(name=text("result-section", language), value=heading(question), inline=False)
    if footer := _footer(attempt, language, late=late):
        embed.set_footer(text=footer)
    return embed


def shared_card(
    question: Question, attempt: Attempt, grade: Grade, language: str, name: str
) -> discord.Embed:
    """Show a result to everyone: answer and score, and nothing that spoils the question."""
    embed = discord.Embed(
        title=text("result-shared", language, name=cut(plain(name), 100)),
        description=(
            f"**{cut(shown(question.prompt_in(language)), PROMPT_LIMIT)}**\n"
            f"{quote(attempt.answer, 1500)}\n\n`{bar(grade.score)}` **{round(grade.score)}**/100\n"
            + " ".join(MARKS[point.verdict] for point in grade.points)
        ),
        colour=COLOURS[grade.band],
    )
    if footer := _footer(attempt, language, late=False):
        embed.set_footer(text=footer)
    return embed


def _summary(question: Question, grade: Grade, language: str) -> list[str]:
    lines = [
        f"**{cut(shown(question.prompt_in(language)), PROMPT_LIMIT)}**",
        f"`{bar(grade.score)}` **{round(grade.score)}**/100",
    ]
    lines += [f"⚠️ {text(f'flag-{flag}', language)}" for flag in grade.flags]
    if grade.corrected:
        lines.append(f"✍️ *{text('result-corrected', language)}*")
    if grade.borderline:
        lines.append(f"*{text('result-borderline', language)}*")
    points, left_out = lines_within(
        [_point(point, language) for point in grade.points], POINTS_LIMIT
    )
    lines += ["", points]
    if left_out:
        lines.append(text("result-more", language, count=left_out))
    return lines


def _point(point: PointGrade, language: str) -> str:
    verdict = text(f"verdict-{point.verdict}", language)
    line = f"{MARKS[point.verdict]} **{verdict}** · {cut(shown(point.point), POINT_LIMIT)}"
    if point.verdict is not Verdict.MISSING and point.evidence is not None:
        # The empty line ends the quotation for readers that continue it otherwise.
        line += f"\n> {quote(point.evidence.text, QUOTE_LIMIT)}\n"
        if point.precedent is not None:
            line += f"> *{text('result-precedent', language)}*\n"
    return line


def _advice(grade: Grade, language: str) -> str | None:
    """Return what to mend first: what was said wrongly, then half, then not at all."""
    for verdict in (Verdict.CONTRADICTED, Verdict.PARTLY, Verdict.MISSING):
        for point in grade.points:
            if point.verdict is verdict:
                return text(
                    f"improve-{verdict}", language, point=cut(shown(point.point), POINT_LIMIT)
                )
    return None


def _footer(attempt: Attempt, language: str, *, late: bool) -> str:
    notes = []
    if late:
        notes.append(text("result-late", language))
    if attempt.revealed:
        notes.append(text("result-revealed", language))
    elif attempt.hints:
        notes.append(text("result-hints", language, hints=attempt.hints))
    return " ".join(notes)
