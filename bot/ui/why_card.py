"""The card that explains a grade point by point, from the notes."""

from collections.abc import Sequence

import discord

from bot.localization import text
from bot.ui.markup import DESCRIPTION_LIMIT, TITLE_LIMIT, as_noted, cut, lines_within, quote
from bot.ui.result_card import COLOURS, MARKS
from knowledge.grading import Band, Grade, PointGrade, Verdict
from knowledge.question import Question
from knowledge.questions.note_line import NoteLine

PROMPT_LIMIT = 300
POINT_LIMIT = 250
QUOTE_LIMIT = 140
LINE_LIMIT = 200

# What went wrong comes first: that is what was asked.
_ORDER = (Verdict.CONTRADICTED, Verdict.MISSING, Verdict.PARTLY, Verdict.MADE)


def why_card(
    question: Question, grade: Grade, lines: Sequence[NoteLine], language: str
) -> discord.Embed:
    """Explain a grade.

    Args:
        question: as it was asked.
        grade: the grade.
        lines: for each point, what the notes say of it and where.
        language: the reader's.
    """
    explained = sorted(
        zip(grade.points, lines, strict=True), key=lambda pair: _ORDER.index(pair[0].verdict)
    )
    head = f"**{cut(as_noted(question.prompt_in(language)), PROMPT_LIMIT)}**\n"
    told = [_explained(point, line, language) for point, line in explained]
    points, left_out = lines_within(told, DESCRIPTION_LIMIT - len(head) - PROMPT_LIMIT)
    if left_out:
        points += f"\n{text('result-more', language, count=left_out)}"
    return discord.Embed(
        title=cut(text(_title(grade), language, score=round(grade.score)), TITLE_LIMIT),
        description=f"{head}\n{points}",
        colour=COLOURS[grade.band],
    )


def _title(grade: Grade) -> str:
    if any(point.verdict is not Verdict.MADE for point in grade.points):
        return "why-title"
    return "why-nothing" if grade.band is Band.STRONG else "why-unsure"


def _explained(point: PointGrade, line: NoteLine, language: str) -> str:
    verdict = text(f"verdict-{point.verdict}", language)
    parts = [f"{MARKS[point.verdict]} **{verdict}** · {cut(as_noted(point.point), POINT_LIMIT)}"]
    if point.evidence is None or point.verdict is Verdict.MISSING:
        parts.append(text("why-not-said", language))
    else:
        said = quote(point.evidence.text, QUOTE_LIMIT)
        parts.append(text("why-said", language, said=said))
    place = f"`{line.source.file}:{line.source.line}`"
    noted = f"{cut(as_noted(line.text), LINE_LIMIT)} {place}" if line.text else place
    parts.append(text("why-noted", language, line=noted))
    return "\n".join(parts) + "\n"
