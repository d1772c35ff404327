"""A small stand-in for Discord on 127.0.0.1 that really speaks HTTP and websocket.

It knows just what the bot does from logging in to answering an interaction
(https://discord.com/developers/docs/events/gateway). The bot's process is pointed at it by
``LAUNCH``, which is run instead of ``-m bot``.
"""

import asyncio
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.bot.discord_messages import Messages, message_of

LAUNCH = """
import sys
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL
Route.BASE = "http://{host}/api/v10"
DiscordWebSocket.DEFAULT_GATEWAY = URL("ws://{host}/gateway")
from bot.__main__ import main
sys.exit(main([]))
"""
TOKEN = "good.token.x"  # noqa: S105  (this stand-in's own)
APPLICATION = "1000"
MESSAGE_CONTENT_BIT = 1 << 15
DISALLOWED_INTENTS = 4014
USER: dict[str, Any] = {
    "id": APPLICATION,
    "username": "coach",
    "discriminator": "0",
    "avatar": None,
    "bot": True,
}


@dataclass
class DiscordServer:
    """The stand-in's memory.

    Attributes:
        requests: what the bot asked for: method, path and JSON body.
        messages: its channels.
        port: where it listens.
    """

    requests: list[tuple[str, str, Any]] = field(default_factory=list)
    messages: Messages = field(default_factory=lambda: Messages(USER))
    port: int = 0
    _sockets: list[web.WebSocketResponse] = field(default_factory=list)
    _loop: asyncio.AbstractEventLoop | None = None
    _changed: threading.Condition = field(default_factory=threading.Condition)

    @property
    def launch(self) -> str:
        """The program that runs the bot against this server."""
        return LAUNCH.format(host=self.host)

    @property
    def host(self) -> str:
        """Where it listens, as in a URL."""
        return f"127.0.0.1:{self.port}"

    def count(self, method: str, part: str) -> int:
        """Return how many requests of a method have ``part`` in their path."""
        return sum(method == verb and part in path for verb, path, _ in self.requests)

    def wait_for(self, condition: Callable[[], bool], seconds: float = 60) -> None:
        """Wait until ``condition`` holds, looked at whenever something happens here."""
        with self._changed:
            assert self._changed.wait_for(condition, timeout=seconds), self.requests

    def interact(self, interaction: dict[str, Any]) -> None:
        """Send the bot an interaction over its websocket."""
        assert self._loop is not None
        event = {"op": 0, "s": 9, "t": "INTERACTION_CREATE", "d": interaction}
        sending = self._sockets[-1].send_str(json.dumps(event))
        asyncio.run_coroutine_threadsafe(sending, self._loop).result(10)

    def _note(self, method: str, path: str, body: object) -> None:
        with self._changed:
            self.requests.append((method, path, body))
            self._changed.notify_all()

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        path = request.path.removeprefix("/api/v10")
        if path.startswith("/gateway"):
            return await self._gateway(request)
        body = await request.json() if request.content_type == "application/json" else None
        self._note(request.method, path, body)
        answer = await self.messages.answer(request.method, path, request.query, body)
        if answer is not None:
            status, content = answer
            return _json(content, status=status)
        if path == "/users/@me":
            good = request.headers["Authorization"] == f"Bot {TOKEN}"
            return _json(USER if good else {"message": "401"}, status=200 if good else 401)
        if path == "/oauth2/applications/@me":
            return _json(
                {
                    "id": APPLICATION,
                    "name": "coach",
                    "description": "",
                    "icon": None,
                    "bot_public": True,
                    "bot_require_code_grant": False,
                    "verify_key": "",
                    "flags": 0,
                    "owner": USER,
                    "team": None,
                }
            )
        if path.startswith("/webhooks/"):
            return _json(message_of(77, 5, USER))
        if request.method == "PUT" and path.endswith("/commands"):
            return _json([])
        if path.startswith("/interactions/"):
            return _json({"interaction": {"id": path.split("/")[2], "type": 1}})
        return web.Response(status=204)

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 45000}})
        async for message in socket:
            if message.type is not WSMsgType.TEXT:
                break
            event = json.loads(message.data)
            if event["op"] == 1:
                await socket.send_json({"op": 11})
            elif event["op"] == 2 and event["d"]["intents"] & MESSAGE_CONTENT_BIT:
                await socket.close(code=DISALLOWED_INTENTS)
            elif event["op"] == 2:
                ready = {
                    "v": 10,
                    "user": USER,
                    "guilds": [],
                    "session_id": "s",
                    "resume_gateway_url": f"ws://127.0.0.1:{self.port}/gateway",
                    "application": {"id": APPLICATION, "flags": 0},
                    "shard": event["d"]["shard"],
                }
                await socket.send_json({"op": 0, "s": 1, "t": "READY", "d": ready})
                self._sockets.append(socket)
                self._note("WS", "/ready", event["d"]["shard"])
        return socket


def _json(content: object, status: int = 200) -> web.Response:
    # discord.py parses only what is declared as exactly this.
    headers = {"Content-Type": "application/json", "Via": "1.1 stand-in"}
    return web.Response(body=json.dumps(content).encode(), status=status, headers=headers)


@contextmanager
def discord_server() -> Iterator[DiscordServer]:
    """Run the stand-in in a thread of its own."""
    server = DiscordServer()
    started = threading.Event()

    async def serve() -> None:
        application = web.Application()
        application.router.add_route("*", "/{path:.*}", server._handle)
        runner = web.AppRunner(application, shutdown_timeout=1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        server.port = runner.addresses[0][1]
        server._loop = asyncio.get_running_loop()
        stop = server._stop = asyncio.Event()  # type: ignore[attr-defined]
        started.set()
        await stop.wait()
        await runner.cleanup()

    thread = threading.Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    assert started.wait(10)
    try:
        yield server
    finally:
        assert server._loop is not None
        server._loop.call_soon_threadsafe(server._stop.set)  # type: ignore[attr-defined]
        thread.join()
