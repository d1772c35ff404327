"""The card that answers a question from the notes."""

import discord

from bot.localization import text
from bot.ui.markup import DESCRIPTION_LIMIT, TITLE_LIMIT, as_noted, cut, plain
from bot.ui.question_card import COLOUR
from knowledge.search.index import Findings

PASSAGE_LIMIT = 1200
SHOWN_FROM = 0.2
"""The confidence from which on a passage is shown though the notes don't know.

It is a probability: below, four in five passages would be on something else.
"""
HEADINGS = 3


def ask_card(question: str, answer: Findings, language: str) -> discord.Embed:
    """Show the best passage with its source; where the notes don't know, say so first.

    Where the nearest passage is on something else, headings are named in its place.

    Args:
        question: as it was typed.
        answer: what the search found.
        language: the reader's.
    """
    embed = discord.Embed(title=cut(plain(" ".join(question.split())), TITLE_LIMIT), colour=COLOUR)
    if not answer.hits:
        embed.description = text("ask-nothing", language)
        return embed
    if not answer.answered and answer.confidence < SHOWN_FROM:
        embed.description = _headings(answer, language)
        return embed
    best = answer.hits[0]
    passage = cut(as_noted(best.passage.text), PASSAGE_LIMIT)
    if answer.answered:
        embed.description = passage
    else:
        embed.description = f"{text('ask-unanswered', language)}\n\n>>> {passage}"
    embed.description = cut(embed.description, DESCRIPTION_LIMIT)
    # Beside "not in the notes" a percentage would contradict it.
    source = text(
        "ask-source" if answer.answered else "ask-source-near",
        language,
        path=cut(" › ".join(best.passage.path), TITLE_LIMIT),
        file=best.passage.source.file,
        line=str(best.passage.source.line),
        percent=round(answer.confidence * 100),
    )
    embed.set_footer(text=source)
    return embed


def _headings(answer: Findings, language: str) -> str:
    paths = dict.fromkeys(" › ".join(hit.passage.path) for hit in answer.hits)
    lines = [f"- {as_noted(cut(path, TITLE_LIMIT))}" for path in list(paths)[:HEADINGS]]
    return "\n".join([text("ask-unanswered-headings", language), *lines])
