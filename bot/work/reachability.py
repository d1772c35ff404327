"""Which failures of a request mean that Discord is to be asked again later."""

import aiohttp
import discord

UNREACHABLE = (
    discord.DiscordServerError,
    discord.RateLimited,
    aiohttp.ClientError,
    TimeoutError,
    OSError,
)
"""Discord didn't answer, or not in time."""


def is_passing(error: discord.HTTPException) -> bool:
    """Tell that something on the way to Discord said no, or Discord not now: to be tried again.

    Args:
        error: a refused request. What is not Discord gives no code of Discord's.
    """
    return error.code == 0 or error.status == 429  # noqa: PLR2004
