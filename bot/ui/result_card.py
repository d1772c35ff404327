"""The card that shows a grade, point by point."""

from dataclasses import replace
from math import floor

import discord

from bot.localization import text
from bot.store.models import Attempt
from bot.ui.markup import FIELD_LIMIT, as_noted, bar, cut, lines_within, plain, quote, spoiler
from bot.ui.pointers import pointer_text
from bot.ui.question_card import heading
from knowledge import glossary
from knowledge.grading import Band, Flag, Grade, PointGrade, Verdict
from knowledge.grading.feedback import pointer
from knowledge.grading.scoring import FULL
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
TERMS_LIMIT = 120
MOST_TERMS = 6
MOST_CLAIMS = 2
# An embed holds 6,000 characters in all; each part below has its share.
TEXT_LIMIT = 3800
POINTS_LIMIT = 2800
# Of what is called contradicted less surely than this, about half is not (the judge's model card).
# What differing quantities contradict is 0.7 sure, and not doubted (``grading.quantities``).
DOUBTED = 0.7
# What is counted whole, or not at all, where a verdict is sure.
WHOLE = {Verdict.MADE: 1.0, Verdict.MISSING: 0.0}
# What is still to be found by oneself is shown to who wants to see it.
HIDDEN = frozenset({Verdict.MISSING, Verdict.PARTLY})


def result_card(
    question: Question, attempt: Attempt, grade: Grade, language: str, *, late: bool = False
) -> discord.Embed:
    """Show a grade: score, band, each key point with the member's own words, the model answer.

    A point that was missed, all or half, is hidden behind a pointer to it; one that was
    contradicted stands beside what was said.

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
        description="\n".join(_summary(question, attempt.answer, grade, language)),
        colour=COLOURS[grade.band],
    )
    embed.add_field(
        name=text("result-reference", language),
        value=spoiler(as_noted(question.reference), FIELD_LIMIT),
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
            f"**{cut(as_noted(question.prompt_in(language)), PROMPT_LIMIT)}**\n"
            f"{quote(attempt.answer, 1500)}\n\n`{bar(grade.score)}` **{round(grade.score)}**/100\n"
            + " ".join(MARKS[point.verdict] for point in grade.points)
        ),
        colour=COLOURS[grade.band],
    )
    if footer := _footer(attempt, language, late=False):
        embed.set_footer(text=footer)
    return embed


def _summary(question: Question, answer: str, grade: Grade, language: str) -> list[str]:
    lines = [
        f"**{cut(as_noted(question.prompt_in(language)), PROMPT_LIMIT)}**",
        f"`{bar(grade.score)}` **{round(grade.score)}**/100",
    ]
    lines += [f"⚠️ {text(f'flag-{flag}', language)}" for flag in _flags_to_name(grade)]
    if grade.corrected:
        lines.append(f"✍️ *{text('result-corrected', language)}*")
    lines += [
        f"{MARKS[Verdict.CONTRADICTED]} "
        + text("result-wrong-claim", language, claim=quote(claim.text, QUOTE_LIMIT))
        for claim in grade.wrong_claims[:MOST_CLAIMS]
    ]
    if grade.borderline:
        confidence = round(100 * grade.confidence)
        lines.append(f"*{text('result-borderline', language, confidence=confidence)}*")
    if _counts_in_part(grade):
        lines.append(f"*{text('result-in-part', language)}*")
    # Pointers go by the points that were graded: those of an edited question may be others.
    asked = replace(question, key_points=tuple(point.point for point in grade.points))
    left = TEXT_LIMIT - len("\n".join(lines))
    points, left_out = lines_within(
        _points(asked, answer, grade, language), min(POINTS_LIMIT, left)
    )
    lines += ["", points]
    if left_out:
        lines.append(text("result-more", language, count=left_out))
    return lines


def _flags_to_name(grade: Grade) -> list[Flag]:
    """Return the flags that no line of their own shows, as wrong claims that were found have."""
    return [flag for flag in grade.flags if flag is not Flag.WRONG_CLAIM or not grade.wrong_claims]


def _counts_in_part(grade: Grade) -> bool:
    """Tell whether the score shows that points count in part, as those of unsure verdicts do."""
    whole = grade.score in {0.0, FULL}
    return not whole and FULL * sum(map(_in_part, grade.points)) >= len(grade.points) > 0


def _in_part(point: PointGrade) -> float:
    """Return how much of a point that is called made does not count, or of a missing one does."""
    if point.credit is None or point.verdict not in WHOLE:
        return 0.0
    return abs(WHOLE[point.verdict] - point.credit)


def _points(question: Question, answer: str, grade: Grade, language: str) -> list[str]:
    """Show the key points; what leads to several of them is said once."""
    said: set[str] = set()
    lines = []
    for number, point in enumerate(grade.points):
        led = ""
        if point.verdict in HIDDEN:
            led = pointer_text(pointer(question, number, answer, glossary.shipped()), language)
        lines.append(_point(point, "" if led in said else led, len(grade.points), language))
        said.add(led)
    return lines


def _point(point: PointGrade, led: str, count: int, language: str) -> str:
    """Show a key point with its evidence; what was missed is pointed to and stays hidden.

    Args:
        point: one of those that were graded.
        led: what leads to it, if anything.
        count: how many were graded.
        language: the reader's.
    """
    verdict = f"**{text(f'verdict-{point.verdict}', language)}**"
    if FULL * _in_part(point) >= count or _is_doubted(point):
        sure = floor(round(100 * point.confidence, 1))
        verdict = text("verdict-unsure", language, verdict=verdict, confidence=sure)
    line = f"{MARKS[point.verdict]} {verdict} · "
    statement = cut(as_noted(cut(point.point, POINT_LIMIT)), POINT_LIMIT)
    if point.verdict in HIDDEN:
        line += " ".join(filter(None, (led, spoiler(statement, POINT_LIMIT))))
    elif point.verdict is Verdict.CONTRADICTED:
        line += text(_correction(point), language, point=statement)
    else:
        line += statement
    return line + _evidence(point, language)


def _is_doubted(point: PointGrade) -> bool:
    """Whether an answer may well not contradict a point that it is said to contradict."""
    return point.verdict is Verdict.CONTRADICTED and point.confidence < DOUBTED


def _correction(point: PointGrade) -> str:
    """Name the message that sets a contradicted point right, as sure as the verdict is."""
    if _is_doubted(point):
        return "point-doubted"
    return "point-swapped" if point.swapped else "point-right"


def _evidence(point: PointGrade, language: str) -> str:
    """Show what a verdict rests on: the point's terms that were used, the words, a precedent."""
    if point.evidence is None:
        return ""
    terms = ", ".join(as_noted(cut(term, TERMS_LIMIT)) for term in point.matched[:MOST_TERMS])
    small = f"\n*{cut(text('point-terms', language, terms=terms), TERMS_LIMIT)}*" if terms else ""
    # The empty line ends the quotation for readers that continue it otherwise.
    quoted = f"{small}\n> {quote(point.evidence.text, QUOTE_LIMIT)}\n"
    if point.precedent is None:
        return quoted
    return f"{quoted}> *{text('result-precedent', language)}*\n"


def _footer(attempt: Attempt, language: str, *, late: bool) -> str:
    notes = []
    if late:
        notes.append(text("result-late", language))
    if attempt.revealed:
        notes.append(text("result-revealed", language))
    elif attempt.hints:
        notes.append(text("result-hints", language, hints=attempt.hints))
    return " ".join(notes)
