"""The cards of ``/notes``."""

from collections.abc import Sequence

import discord

from bot.localization import text
from bot.notes.server_notes import Received
from bot.store.models import NoteFile
from bot.ui.markup import DESCRIPTION_LIMIT, FIELD_LIMIT, cut, lines_within, plain
from bot.ui.question_card import COLOUR
from knowledge.document import Gap
from knowledge.search.index import Hit

OFFER_LIMIT = 1500


def upload_card(received: Received, language: str) -> discord.Embed:
    """Show what an upload would bring."""
    contents = received.contents
    lines = [
        text(
            "notes-upload-brings",
            language,
            sections=contents.sections,
            questions=len(contents.questions),
            gaps=len(contents.gaps),
        ),
        text("notes-upload-confirm", language),
    ]
    if received.replaced:
        names = cut(plain(", ".join(received.replaced)), FIELD_LIMIT)
        lines.append(text("notes-upload-replaces", language, names=names))
    embed = discord.Embed(
        title=text("notes-upload-title", language), description="\n".join(lines), colour=COLOUR
    )
    embed.add_field(
        name=text("notes-upload-files", language),
        value=listed([f"- {plain(name)}" for name in received.names], FIELD_LIMIT, language),
        inline=False,
    )
    if contents.problems:
        problems = [
            f"- `{problem.source.file}:{problem.source.line}` {plain(problem.message)}"
            for problem in contents.problems
        ]
        embed.add_field(
            name=text("notes-upload-problems", language),
            value=listed(problems, FIELD_LIMIT, language),
            inline=False,
        )
    return embed


def files_card(files: Sequence[NoteFile], language: str) -> discord.Embed:
    """List a server's notes files."""
    lines = [
        "- "
        + text(
            "notes-list-line",
            language,
            name=plain(file.name),
            size=max(1, file.size // 1024),
            date=discord.utils.format_dt(file.added_at, "d"),
        )
        for file in files
    ]
    return discord.Embed(
        title=text("notes-list-title", language),
        description=listed(lines, DESCRIPTION_LIMIT, language) or text("notes-list-none", language),
        colour=COLOUR,
    )


def gaps_card(gaps: Sequence[Gap], language: str) -> discord.Embed:
    """List headings without an answer."""
    embed = discord.Embed(title=text("notes-gaps-title", language, count=len(gaps)), colour=COLOUR)
    lines = [
        f"- {plain(' › '.join(gap.path[-2:]))} `{gap.source.file}:{gap.source.line}`"
        for gap in gaps
    ]
    embed.description = listed(lines, DESCRIPTION_LIMIT, language) or text(
        "notes-gaps-none", language
    )
    return embed


def gap_card(gap: Gap, offer: Hit | None, language: str) -> discord.Embed:
    """Show one gap, with a passage of the notes that ship where one fits."""
    embed = discord.Embed(title=cut(gap.title, 250), colour=COLOUR)
    if offer is not None:
        source = " › ".join(offer.passage.path)
        embed.description = cut(offer.passage.text, OFFER_LIMIT)
        embed.set_author(name=text("notes-gap-offer", language))
        embed.set_footer(text=cut(source, 250))
    return embed


def listed(lines: Sequence[str], limit: int, language: str) -> str:
    """Join lines; those that don't fit into ``limit`` characters are counted."""
    shown, left_out = lines_within(list(lines), limit - 60)
    if left_out:
        shown += "\n" + text("result-more", language, count=left_out)
    return shown
