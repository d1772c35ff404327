"""The channels that the coach posts in by itself: Discord's side of it."""

import asyncio
import io
import logging
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, TypeVar

import discord

from bot.work.turns import Turns

log = logging.getLogger(__name__)

SEARCH_LIMIT = 2000
"""How many messages of a channel are looked through for one's own."""

CLOCKS_APART = timedelta(minutes=2)
"""How much this machine's clock may be ahead of Discord's."""

PICTURE = "plot.png"
"""What a sheet's picture is called."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is put up in a channel.

    Attributes:
        channel_id: the channel, of the server ``guild_id``; None for a direct message.
        embed: the card.
        view: its buttons.
        nonce: names the post to Discord, which takes each once within some minutes; up to 25
            characters.
        mark: the custom id of one of the buttons, by which it is recognised later.
        role_id: the role to ping; None for none.
        thread: title of the thread for talk; None for none.
        picture: a PNG that the card shows as ``attachment://`` and ``PICTURE``; None for none.
        picture_text: what the picture shows, for those who cannot see it; None for what the card
            says anyway.
        bare: the card without the picture, for channels where the coach may attach nothing; None
            for a card that needs it, or has none.
    """

    channel_id: int
    guild_id: int | None
    embed: discord.Embed
    view: discord.ui.View
    nonce: str
    mark: str
    role_id: int | None = None
    thread: str | None = None
    picture: bytes | None = None
    picture_text: str | None = None
    bare: discord.Embed | None = None

    @property
    def content(self) -> str | None:
        """The text over the card: the ping."""
        return None if self.role_id is None else f"<@&{self.role_id}>"

    @property
    def files(self) -> list[discord.File]:
        """What is attached: made anew for each sending, which uses it up."""
        return files_of(self.picture, self.picture_text)


def files_of(picture: bytes | None, description: str | None = None) -> list[discord.File]:
    """Return what is attached to a card that shows a picture: nothing for none.

    Args:
        picture: the PNG.
        description: what it shows, for those who cannot see it.
    """
    if picture is None:
        return []
    return [discord.File(io.BytesIO(picture), PICTURE, description=description)]


class DiscordBoard:
    """Puts sheets up.

    Every request is made over HTTP alone, so that any process can make it, whichever servers its
    shards see. Requests keep within what Discord allows a bot in all, and are given up after a
    while.

    Args:
        client: logged in to Discord.
        turns: gives out turns for requests.
        patience: seconds that one request may take.
    """

    def __init__(self, client: discord.Client, turns: Turns, *, patience: float = 30.0) -> None:
        self._client = client
        self._patience = patience
        self._turns = turns
        self._given_up: set[asyncio.Task[Any]] = set()

    async def open_dm(self, user_id: int) -> int:
        """Return the channel of a member's direct messages.

        Raises:
            discord.HTTPException, discord.RateLimited, TimeoutError, OSError: as ``put_up``.
        """
        channel = await self.request(lambda: self._client.create_dm(discord.Object(user_id)))
        return channel.id

    async def put_up(self, sheet: Sheet) -> int:
        """Send a sheet; return the message's id.

        Raises:
            discord.HTTPException: Discord refused.
            discord.RateLimited: Discord is asked too much.
            TimeoutError: it did not answer in time; the message may stand all the same.
            OSError: it cannot be reached.
        """
        channel = self._client.get_partial_messageable(sheet.channel_id, guild_id=sheet.guild_id)
        roles = [] if sheet.role_id is None else [discord.Object(sheet.role_id)]
        message = await self._request_with(
            sheet,
            # With a nonce, discord.py has Discord enforce it:
            # https://discord.com/developers/docs/resources/message#create-message
            lambda sheet: channel.send(
                sheet.content,
                embed=sheet.embed,
                view=sheet.view,
                files=sheet.files,
                nonce=sheet.nonce,
                allowed_mentions=discord.AllowedMentions(
                    everyone=False, users=False, replied_user=False, roles=roles
                ),
            ),
        )
        return message.id

    async def find(self, sheet: Sheet, since: datetime) -> int | None:
        """Return the id of the message that a sheet stands in, if it was sent after an instant.

        Raises:
            discord.HTTPException, discord.RateLimited, TimeoutError, OSError: as ``put_up``.
        """
        channel = self._client.get_partial_messageable(sheet.channel_id, guild_id=sheet.guild_id)

        async def look() -> int | None:
            messages = channel.history(
                limit=SEARCH_LIMIT, after=since - CLOCKS_APART, oldest_first=True
            )
            async for message in messages:
                if sheet.mark in _custom_ids(message):
                    return message.id
            return None

        return await self.request(look)

    async def open_thread(self, sheet: Sheet, message_id: int) -> None:
        """Open the thread for talk about a message; one that is open already stays.

        Without it the post is as good: what stands in the way is only logged.
        """
        title = sheet.thread
        if title is None:
            return
        http = self._client.http
        try:
            # A message makes its own thread only where the server is in the cache.
            await self.request(
                lambda: http.start_thread_with_message(
                    sheet.channel_id, message_id, name=title, auto_archive_duration=1440
                )
            )
        except (discord.DiscordException, TimeoutError, OSError) as error:
            log.info("no thread in channel %d: %s", sheet.channel_id, error)

    async def change(self, sheet: Sheet, message_id: int) -> None:
        """Show a sheet in the place of what a message shows.

        Raises:
            discord.HTTPException, discord.RateLimited, TimeoutError, OSError: as ``put_up``.
        """
        channel = self._client.get_partial_messageable(sheet.channel_id, guild_id=sheet.guild_id)
        message = channel.get_partial_message(message_id)
        await self._request_with(
            sheet,
            lambda sheet: message.edit(embed=sheet.embed, view=sheet.view, attachments=sheet.files),
        )

    async def take_down(self, channel_id: int, message_id: int) -> None:
        """Delete a message of the coach's.

        Raises:
            discord.HTTPException, discord.RateLimited, TimeoutError, OSError: as ``put_up``.
        """
        channel = self._client.get_partial_messageable(channel_id)
        await self.request(channel.get_partial_message(message_id).delete)

    async def _request_with(
        self, sheet: Sheet, make: Callable[[Sheet], Coroutine[Any, Any, T]]
    ) -> T:
        """Make a request with a sheet; without its picture where that is not allowed."""
        try:
            return await self.request(lambda: make(sheet))
        except discord.Forbidden:
            if sheet.picture is None or sheet.bare is None:
                raise
        bare = replace(sheet, embed=sheet.bare, picture=None)
        return await self.request(lambda: make(bare))

    async def tell(self, user_id: int, guild_id: int, sentence: str) -> None:
        """Tell someone something about a server: in a DM, else in its system channel.

        Where both are closed for good, it is only logged.

        Raises:
            discord.HTTPException, discord.RateLimited, TimeoutError, OSError: neither was open, and
                one may be later.
        """
        passing: Exception | None = None
        for way in (self._by_dm(user_id), self._in_system_channel(guild_id)):
            try:
                await way(sentence)
            except (discord.NotFound, discord.Forbidden, LookupError) as error:
                log.info("organiser of server %d cannot be told one way: %s", guild_id, error)
            except (discord.DiscordException, TimeoutError, OSError) as error:
                passing = error
            else:
                return
        if passing is not None:
            raise passing

    def _by_dm(self, user_id: int) -> Callable[[str], Awaitable[object]]:
        async def send(sentence: str) -> None:
            user = await self.request(lambda: self._client.fetch_user(user_id))
            await self.request(lambda: user.send(sentence))

        return send

    def _in_system_channel(self, guild_id: int) -> Callable[[str], Awaitable[object]]:
        async def send(sentence: str) -> None:
            server = await self.request(lambda: self._client.http.get_guild(guild_id))
            if server["system_channel_id"] is None:
                msg = "the server has no system channel"
                raise LookupError(msg)
            channel_id = int(server["system_channel_id"])
            channel = self._client.get_partial_messageable(channel_id, guild_id=guild_id)
            await self.request(lambda: channel.send(sentence))

        return send

    async def request(self, make: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """Make a request of Discord, and give up waiting for it after a while.

        Raises:
            discord.HTTPException, discord.RateLimited, TimeoutError, OSError: as ``put_up``.
        """
        await self._turns.wait()
        request = asyncio.create_task(make())
        done, _ = await asyncio.wait([request], timeout=self._patience)
        if done:
            return request.result()
        # Not cancelled: discord.py would keep every other request waiting for the end of a global
        # rate limit that it was cancelled in. The nonce sees to it that it does no harm.
        self._given_up.add(request)
        request.add_done_callback(self._forget)
        raise TimeoutError

    def _forget(self, request: asyncio.Task[Any]) -> None:
        self._given_up.discard(request)
        if not request.cancelled() and (error := request.exception()) is not None:
            log.info("a request that was given up failed: %r", error)


def _custom_ids(message: discord.Message) -> set[str | None]:
    return {
        getattr(item, "custom_id", None)
        for row in message.components
        if isinstance(row, discord.ActionRow)
        for item in row.children
    }
