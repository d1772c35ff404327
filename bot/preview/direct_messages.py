"""Direct messages: the preview's page shows one channel, and has no place for them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from simcord.backend import serializers

from bot.localization import text
from bot.preview.scene import Scene
from config.settings import Language

EPHEMERAL = 1 << 6
BUTTON_PRESSED = 3
EVENTS = frozenset({"MESSAGE_CREATE", "MESSAGE_UPDATE"})


def show_direct_messages(scene: Scene, language: Language) -> None:
    """Show each direct message of the bot in the channel, to its recipient alone."""
    backend = scene.environment.backend
    recipients = {channel: person for person, channel in backend.dm_channels.items()}
    author = text("preview-dm", language, name=backend.bot_user.name)

    def show(event: str, payload: Mapping[str, Any]) -> None:
        if event not in EVENTS or int(payload["channel_id"]) not in recipients:
            return
        sent = backend.get_message(int(payload["channel_id"]), int(payload["id"]))
        recipient = backend.get_user(recipients[sent.channel_id])
        # As if it answered something that the recipient did: so Discord knows who may see it.
        deed = {
            "id": str(sent.id),
            "type": BUTTON_PRESSED,
            "user": serializers.user_payload(recipient),
            "authorizing_integration_owners": {},
        }
        backend.messages[scene.channel.id][sent.id] = replace(
            sent,
            channel_id=scene.channel.id,
            author_name=author,
            flags=sent.flags | EPHEMERAL,
            reference=None,
            interaction_metadata=deed,
        )

    backend.subscribers.append(show)
