"""Mentions: typed ones, as the page has no list of names to choose from; and those in cards."""

from functools import wraps
from typing import Any

import simcord
from simcord.preview import _markdown

_PARTS_WITH_MENTIONS = ("embed_description", "embed_field_value")


def show_mentions_in_cards() -> None:
    """Show names for the mentions in embeds, as Discord's clients do; the page shows ids."""
    for part in _PARTS_WITH_MENTIONS:
        _markdown._FIELD_POLICIES[part]["mentions"] = True  # noqa: SLF001


def take_typed_mentions(environment: simcord.Env) -> None:
    """Make ``@`` and the bot's name in a member's message a mention of the bot."""
    backend = environment.backend
    prepare = backend.prepare_message

    @wraps(prepare)
    def with_mentions(
        channel_id: int,
        author_id: int,
        content: str | None = "",
        **rest: Any,  # noqa: ANN401  (simcord's own types)
    ) -> Any:  # noqa: ANN401
        bot = backend.bot_user
        if content and author_id != bot.id:
            content = content.replace(f"@{bot.name}", f"<@{bot.id}>")
        return prepare(channel_id, author_id, content, **rest)

    backend.prepare_message = with_mentions  # type: ignore[method-assign]
