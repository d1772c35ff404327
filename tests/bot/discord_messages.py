"""The channels of the stand-in for Discord: messages are really received, and kept.

What it does with nonces, errors and rate limits is what Discord documents
(https://discord.com/developers/docs/resources/message#create-message,
https://discord.com/developers/docs/topics/rate-limits).
"""

import asyncio
import re
import time
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

DISCORD_EPOCH_MS = 1_420_070_400_000
PAGE = 100

_PATH = re.compile(
    r"/channels/(?P<channel>\d+)/messages(?:/(?P<message>\d+))?(?P<thread>/threads)?"
)

Answer = tuple[int, Any]


class Fault(Enum):
    """What goes wrong when a message is sent."""

    BROKEN = auto()
    """500, and nothing is stored."""
    BROKEN_AFTERWARDS = auto()
    """500, although the message is stored."""
    SILENT = auto()
    """The message is stored, and no response ever comes."""
    RATE_LIMITED = auto()
    """429 for a tenth of a second."""
    FORBIDDEN = auto()
    """403: a missing permission."""
    GONE = auto()
    """404: no such channel."""
    MALFORMED = auto()
    """400: something in the message is not as it must be."""
    IN_THE_WAY = auto()
    """403 with no code: not Discord itself."""


_REFUSALS: dict[Fault, Answer] = {
    Fault.BROKEN: (503, {"message": "503: Service Unavailable", "code": 0}),
    Fault.BROKEN_AFTERWARDS: (503, {"message": "503: Service Unavailable", "code": 0}),
    Fault.RATE_LIMITED: (429, {"message": "slow down", "retry_after": 0.1, "global": False}),
    Fault.FORBIDDEN: (403, {"message": "Missing Permissions", "code": 50013}),
    Fault.GONE: (404, {"message": "Unknown Channel", "code": 10003}),
    Fault.MALFORMED: (400, {"message": "Invalid Form Body", "code": 50035}),
    Fault.IN_THE_WAY: (403, {"message": "no", "code": 0}),
}
_STORED = frozenset({Fault.BROKEN_AFTERWARDS, Fault.SILENT})


@dataclass
class Messages:
    """Messages by channel.

    Attributes:
        author: the bot's user.
        faults: what goes wrong in a channel, one for each message sent to it.
        remembers_nonces: whether a nonce is taken once; after some minutes Discord forgets.
        threads: the messages that have a thread.
        system_channels: of servers.
    """

    author: Mapping[str, Any]
    channels: dict[int, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    faults: dict[int, list[Fault]] = field(default_factory=lambda: defaultdict(list))
    remembers_nonces: bool = True
    threads: dict[int, str] = field(default_factory=dict)
    system_channels: dict[int, int] = field(default_factory=dict)
    closed_dms: set[int] = field(default_factory=set)
    _last_id: int = 0

    async def answer(
        self, method: str, path: str, query: Mapping[str, str], body: Any
    ) -> Answer | None:
        """Answer a request about messages; None for any other."""
        if (matched := _PATH.fullmatch(path)) is not None:
            channel = int(matched["channel"])
            message = int(matched["message"] or 0)
            if matched["thread"]:
                return self._open_thread(channel, message, body)
            if method == "POST":
                return await self._send(channel, body)
            if method == "PATCH":
                return self._edit(channel, message, body)
            return 200, self._page(channel, query)
        return self._about_people(method, path, body)

    def _about_people(self, method: str, path: str, body: Any) -> Answer | None:
        kind, _, number = path.strip("/").partition("/")
        if path == "/users/@me/channels" and method == "POST":
            user = int(body["recipient_id"])
            if user in self.closed_dms:
                return 403, {"message": "Cannot send messages to this user", "code": 50007}
            return 200, {"id": str(user), "type": 1, "recipients": [_user(user)]}
        if kind == "users" and number.isdigit():
            return 200, _user(int(number))
        if kind == "guilds" and number.isdigit():
            channel = self.system_channels.get(int(number))
            return 200, {"id": number, "system_channel_id": channel and str(channel)}
        return None

    async def _send(self, channel: int, body: dict[str, Any]) -> Answer:
        fault = self.faults[channel].pop(0) if self.faults[channel] else None
        if fault is None or fault in _STORED:
            stored = self._store(channel, body)
        if fault is Fault.SILENT:
            await asyncio.Event().wait()
        return _REFUSALS[fault] if fault is not None else (200, stored)

    def _store(self, channel: int, body: dict[str, Any]) -> dict[str, Any]:
        nonce = body.get("nonce")
        if nonce is not None and body.get("enforce_nonce") and self.remembers_nonces:
            for message in self.channels[channel]:
                if message["nonce"] == nonce:
                    return message
        self._last_id = max(self._last_id + 1, (int(time.time() * 1000) - DISCORD_EPOCH_MS) << 22)
        components = body.get("components", [])
        message = message_of(self._last_id, channel, self.author) | {
            "content": body.get("content") or "",
            "embeds": body.get("embeds", []),
            "components": components,
            "nonce": nonce,
            "allowed_mentions": body.get("allowed_mentions"),
        }
        self.channels[channel].append(message)
        return message

    def _edit(self, channel: int, message_id: int, body: dict[str, Any]) -> Answer:
        for message in self.channels[channel]:
            if int(message["id"]) == message_id:
                message.update(body)
                return 200, message
        return 404, {"message": "Unknown Message", "code": 10008}

    def _open_thread(self, channel: int, message_id: int, body: dict[str, Any]) -> Answer:
        if message_id in self.threads:
            return 400, {"message": "A thread has already been created", "code": 160004}
        self.threads[message_id] = body["name"]
        return 201, {"id": str(message_id), "parent_id": str(channel), "name": body["name"]}

    def _page(self, channel: int, query: Mapping[str, str]) -> list[dict[str, Any]]:
        after = int(query.get("after", 0))
        later = [one for one in self.channels[channel] if int(one["id"]) > after]
        return later[: min(int(query.get("limit", 50)), PAGE)][::-1]


def message_of(message_id: int, channel: int, author: Mapping[str, Any]) -> dict[str, Any]:
    """Return an empty message."""
    return {
        "id": str(message_id),
        "channel_id": str(channel),
        "author": author,
        "content": "",
        "timestamp": "2026-03-02T12:00:00+00:00",
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": [],
        "components": [],
        "pinned": False,
        "type": 0,
    }


def _user(number: int) -> dict[str, Any]:
    return {"id": str(number), "username": "u", "discriminator": "0", "avatar": None}
