"""What someone typed in vain, given back to be copied."""

import io
from typing import Any

import discord

from bot.localization import text
from bot.ui.markup import DESCRIPTION_LIMIT

_FENCE = "```"


def given_back(typed: str, language: str) -> dict[str, Any]:
    """Return what to send with a notice so that nothing typed is lost.

    Args:
        typed: as it was typed.
        language: the reader's.

    Returns:
        Keyword arguments for sending: the text in a code block, which shows it as it is and can be
        copied; as a file where it is too long for that or would end the block; none for no text.
    """
    if not typed.strip():
        return {}
    title = text("typed-given-back", language)
    block = f"{_FENCE}\n{typed}\n{_FENCE}"
    if _FENCE in typed or len(block) > DESCRIPTION_LIMIT:
        return {"file": discord.File(io.BytesIO(typed.encode()), text("typed-file", language))}
    return {"embed": discord.Embed(title=title, description=block)}
