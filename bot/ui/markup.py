"""Text for Discord: cut on purpose, and with nothing in it that would format, mention or hide."""

import re

import discord

DESCRIPTION_LIMIT = 4096
FIELD_LIMIT = 1024
TITLE_LIMIT = 256
BAR_CELLS = 10

# Zero-width and direction-changing characters: https://unicode.org/reports/tr9/
# A lone underscore within a word, as in TIME_WAIT, formats nothing.
_FORMATTING = re.compile(r"[*`|\\]|__|~~")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u00ad]")


def cut(text: str, limit: int) -> str:
    """Return at most ``limit`` characters of ``text``, ended with ``…`` where cut.

    The cut falls between words where there is a space in the last fifth.
    """
    if len(text) <= limit:
        return text
    kept = text[: limit - 1]
    space = kept.rfind(" ", len(kept) * 4 // 5)
    return (kept[:space] if space > 0 else kept).rstrip() + "…"


def plain(text: str) -> str:
    """Return what someone typed so that it shows as typed: no markup, mentions, links or tricks."""
    visible = _INVISIBLE.sub("", text)
    return discord.utils.escape_mentions(discord.utils.escape_markdown(visible))


def clean(text: str) -> str:
    """Return what someone typed without what no database keeps: NULs and halves of characters."""
    whole = text.encode("utf-8", errors="replace").decode("utf-8")
    return whole.replace("\0", "")


def as_noted(text: str) -> str:
    """Return text of the notes so that it shows as it stands there, with no accidental markup."""
    return _FORMATTING.sub(lambda mark: "".join(f"\\{sign}" for sign in mark[0]), text)


def quote(text: str, limit: int) -> str:
    """Return what someone typed on one line, at most ``limit`` characters, in quotation marks."""
    return f"“{plain(cut(' '.join(text.split()), limit))}”"


def spoiler(text: str, limit: int) -> str:
    """Return ``text`` hidden until it is clicked, at most ``limit`` characters with its bars."""
    # A zero-width space keeps bars within the text from ending it.
    apart = text.replace("|", "|\u200b")
    return f"||{cut(apart, limit - 4)}||"


def bar(score: float) -> str:
    """Return a score of 0-100 as a bar of ten cells."""
    filled = round(score / 100 * BAR_CELLS)
    return "█" * filled + "░" * (BAR_CELLS - filled)


def lines_within(lines: list[str], limit: int) -> tuple[str, int]:
    """Join as many whole lines as fit into ``limit`` characters.

    Returns:
        The joined lines and how many were left out.
    """
    kept: list[str] = []
    length = 0
    for line in lines:
        length += len(line) + 1
        if length > limit:
            break
        kept.append(line)
    return "\n".join(kept), len(lines) - len(kept)
