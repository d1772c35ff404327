"""The card that lists topics and gaps."""

from collections import Counter

import discord

from bot.localization import text
from bot.ui.markup import DESCRIPTION_LIMIT, FIELD_LIMIT, as_noted, cut, lines_within
from bot.ui.question_card import COLOUR
from knowledge.base import KnowledgeBase


def topics_card(knowledge: KnowledgeBase, language: str) -> discord.Embed:
    """List each topic with how many questions it has, then the headings without an answer."""
    counts = Counter(question.topic for question in knowledge.library.questions)
    embed = discord.Embed(
        title=text("topics-title", language, topics=len(counts), questions=sum(counts.values())),
        colour=COLOUR,
    )
    lines = [
        f"- {text('topics-line', language, topic=as_noted(topic), count=count)}"
        for topic, count in counts.items()
    ]
    embed.description = _list(lines, DESCRIPTION_LIMIT - 100, language) or text(
        "topics-none", language
    )
    gaps = [f"- {as_noted(cut(gap.title, 200))}" for gap in knowledge.gaps]
    if gaps:
        embed.add_field(
            name=text("topics-gaps", language),
            value=_list(gaps, FIELD_LIMIT - 50, language),
            inline=False,
        )
    return embed


def _list(lines: list[str], limit: int, language: str) -> str:
    shown, left_out = lines_within(lines, limit)
    if left_out:
        shown += "\n" + text("result-more", language, count=left_out)
    return shown
