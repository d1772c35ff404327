"""Mentions that are typed: the preview's page has no list of names to choose from."""

from functools import wraps
from typing import Any

import simcord


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
