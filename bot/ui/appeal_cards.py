"""The cards of appeals: for reviewers, and for whoever filed one."""

from collections.abc import Sequence

import discord

from bot.appeals.agreement import Agreement
from bot.appeals.grades import grade_before, grade_now
from bot.localization import text
from bot.store.models import Appeal
from bot.ui.markup import (
    DESCRIPTION_LIMIT,
    FIELD_LIMIT,
    as_noted,
    bar,
    cut,
    lines_within,
    plain,
    spoiler,
)
from bot.ui.question_card import COLOUR, heading
from bot.ui.result_card import COLOURS, MARKS, result_card
from knowledge.grading import Grade, PointGrade, Span
from knowledge.question import Question

# An embed holds 6,000 characters in all; each part has its share.
PROMPT_LIMIT = 300
ANSWER_LIMIT = 2200
REASON_LIMIT = 600
POINT_LIMIT = 160
POINTS_LIMIT = 1000
WORD_LIMIT = 900


def appeal_card(question: Question, appeal: Appeal, language: str) -> discord.Embed:
    """Show reviewers an appeal: question, answer, reason, and the grade point by point.

    Args:
        question: as it was asked.
        appeal: with its answer and its decision.
        language: the server's.
    """
    before, now = grade_before(appeal), grade_now(appeal)
    embed = discord.Embed(
        title=text("appeal-title", language, number=appeal.id),
        description=(
            f"**{cut(as_noted(question.prompt_in(language)), PROMPT_LIMIT)}**\n"
            f"{text('appeal-of', language, member=f'<@{appeal.user_id}>')}\n"
            f"{cut(plain(appeal.attempt.answer), ANSWER_LIMIT)}"
        ),
        colour=COLOUR,
    )
    for name, value in (
        ("reason", cut(plain(appeal.reason), REASON_LIMIT)),
        ("points", _points(before, now, language)),
        ("score", _scores(before, now)),
        ("reference", spoiler(as_noted(question.reference), FIELD_LIMIT // 2)),
        ("notes", heading(question)),
    ):
        embed.add_field(name=text(f"appeal-{name}", language), value=value, inline=False)
    if (decision := appeal.decision) is not None:
        state = "accepted" if decision.accepted else "declined"
        by = text("appeal-decided-by", language, reviewer=f"<@{decision.decided_by}>")
        embed.add_field(
            name=text(f"appeal-{state}", language),
            value=f"{by}\n{cut(plain(decision.word), WORD_LIMIT)}",
            inline=False,
        )
        embed.colour = discord.Colour.green() if decision.accepted else discord.Colour.dark_grey()
    else:
        embed.set_footer(text=text("appeal-how", language))
    return embed


def point_card(appeal: Appeal, number: int, language: str) -> discord.Embed:
    """Show a reviewer one key point beside the whole answer."""
    point = grade_now(appeal).points[number]
    embed = discord.Embed(
        title=text("appeal-point-title", language, number=number + 1),
        description=cut(plain(appeal.attempt.answer), DESCRIPTION_LIMIT),
        colour=COLOUR,
    )
    embed.add_field(
        name=text("appeal-point", language),
        value=cut(as_noted(point.point), FIELD_LIMIT),
        inline=False,
    )
    if point.evidence is not None:
        embed.add_field(
            name=text("appeal-words", language),
            value=cut(plain(point.evidence.text), FIELD_LIMIT),
            inline=False,
        )
    embed.set_footer(text=text("appeal-point-how", language))
    return embed


def decision_cards(question: Question, appeal: Appeal, language: str) -> list[discord.Embed]:
    """Show a member what became of their appeal: the decision, and the corrected result."""
    decision = appeal.decision
    if decision is None:
        return [
            discord.Embed(
                title=text("appeal-waits-title", language),
                description=text("appeal-waits", language),
                colour=COLOUR,
            )
        ]
    state = "accepted" if decision.accepted else "declined"
    grade = grade_now(appeal) if decision.accepted else grade_before(appeal)
    told = discord.Embed(
        title=text(f"appeal-told-{state}", language),
        description=f"**{cut(as_noted(question.prompt_in(language)), PROMPT_LIMIT)}**",
        colour=COLOURS[grade.band],
    )
    told.add_field(
        name=text("appeal-word", language),
        value=cut(plain(decision.word), WORD_LIMIT),
        inline=False,
    )
    if not decision.accepted:
        return [told]
    return [told, result_card(question, appeal.attempt, grade, language)]


def appeals_card(
    waiting: Sequence[Appeal], channel_id: int | None, limit: int, language: str
) -> discord.Embed:
    """List a server's undecided appeals: where each stands, or why it waits."""
    lines = [_line(appeal, language) for appeal in waiting[:limit]]
    listed, left_out = lines_within(lines, DESCRIPTION_LIMIT - 200)
    if left_out or len(waiting) > limit:
        listed += "\n" + text("appeal-list-more", language)
    channel = (
        text("appeal-obstacle-no-channel", language)
        if channel_id is None
        else text("appeal-list-channel", language, channel=f"<#{channel_id}>")
    )
    return discord.Embed(
        title=text("appeal-list-title", language),
        description=f"{channel}\n\n{listed or text('appeal-list-none', language)}",
        colour=COLOUR,
    )


def accuracy_card(counted: Agreement, language: str) -> discord.Embed:
    """Show how often reviewers agreed with the grader."""
    embed = discord.Embed(title=text("accuracy-title", language), colour=COLOUR)
    if not counted.appeals:
        embed.description = text("accuracy-none", language)
        return embed
    embed.description = text("accuracy-sample", language)
    for name, part, whole in (
        ("appeals", counted.upheld, counted.appeals),
        ("points", counted.kept, counted.points),
    ):
        share = 100 * part / whole if whole else 0.0
        said = text("accuracy-share", language, part=part, whole=whole, percent=round(share))
        embed.add_field(
            name=text(f"accuracy-{name}", language),
            value=f"`{bar(share)}` {said}",
            inline=False,
        )
    if counted.changed:
        lines = [f"{_change(old, new, language)} · {count}" for old, new, count in counted.changed]
        embed.add_field(
            name=text("accuracy-changed", language), value="\n".join(lines), inline=False
        )
    return embed


def verdict_now(before: PointGrade, now: PointGrade, language: str) -> str:
    """Return the verdict on a point, and what it was before where a reviewer changed it."""
    if before.verdict is now.verdict:
        return text(f"verdict-{now.verdict}", language)
    return _change(before.verdict, now.verdict, language)


def _change(old: str, new: str, language: str) -> str:
    return f"{text(f'verdict-{old}', language)} → {text(f'verdict-{new}', language)}"


def _points(before: Grade, now: Grade, language: str) -> str:
    lines = [
        f"{MARKS[new.verdict]} {number}. **{verdict_now(old, new, language)}** · "
        f"{cut(as_noted(new.point), POINT_LIMIT)}"
        for number, (old, new) in enumerate(zip(before.points, now.points, strict=True), start=1)
    ]
    lines += [_claim(span, now, language) for span in before.wrong_claims]
    listed, left_out = lines_within(lines, POINTS_LIMIT)
    return (
        listed + (f"\n{text('result-more', language, count=left_out)}" if left_out else "") or "…"
    )


def _claim(span: Span, now: Grade, language: str) -> str:
    stands = span in now.wrong_claims
    said = text("appeal-claim-stands" if stands else "appeal-claim-struck", language)
    return f"⚠️ **{said}** · {cut(plain(span.text), POINT_LIMIT)}"


def _scores(before: Grade, now: Grade) -> str:
    if before.score == now.score:
        return f"`{bar(now.score)}` **{round(now.score)}**/100"
    return f"`{bar(now.score)}` {round(before.score)} → **{round(now.score)}**/100"


def _line(appeal: Appeal, language: str) -> str:
    filed = f"<t:{int(appeal.filed_at.timestamp())}:R>"
    if appeal.message_id is not None:
        place = f"https://discord.com/channels/{appeal.guild_id}/{appeal.channel_id}/{appeal.message_id}"
    else:
        place = text(f"appeal-obstacle-{appeal.obstacle or 'sending'}", language)
    return f"{appeal.id}. {filed} {place}"
