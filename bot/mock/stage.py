"""Where mock interviews take place: Discord's side of it."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import discord

from bot.board import DiscordBoard
from bot.work.reachability import is_passing

log = logging.getLogger(__name__)

# https://discord.com/developers/docs/resources/channel#channel-object-channel-types
PRIVATE_THREAD: Literal[12] = 12
ARCHIVED_AFTER_MIN: Literal[1440] = 1440


@dataclass(frozen=True, slots=True)
class Thread:
    """A thread that was opened.

    Attributes:
        id: the thread's.
        shut_out: the members that Discord doesn't let in, who left the server, say.
    """

    id: int
    shut_out: Sequence[int]


class DiscordStage(DiscordBoard):
    """Opens threads and direct messages, and puts up what the interviewer says there.

    As with all of a board, every request is made over HTTP alone.
    """

    async def open_thread_for(
        self, guild_id: int, channel_id: int, name: str, members: Sequence[int], *, tried: bool
    ) -> Thread:
        """Open a private thread, and let members in.

        Args:
            guild_id: the server.
            channel_id: the channel that the thread is in.
            name: the thread's, which no other has.
            members: who is let in.
            tried: whether it may be there already, from an earlier try.

        Raises:
            discord.HTTPException, discord.RateLimited, TimeoutError, OSError: as ``put_up``.
        """
        http = self._client.http
        thread_id = await self._find_thread(guild_id, channel_id, name) if tried else None
        if thread_id is None:
            made = await self.request(
                lambda: http.start_thread_without_message(
                    channel_id,
                    name=name,
                    auto_archive_duration=ARCHIVED_AFTER_MIN,
                    type=PRIVATE_THREAD,
                    invitable=False,
                )
            )
            thread_id = int(made["id"])
        shut_out = [one for one in members if not await self._let_in(thread_id, one)]
        return Thread(thread_id, shut_out)

    async def _let_in(self, thread_id: int, member: int) -> bool:
        http = self._client.http
        try:
            await self.request(lambda: http.add_user_to_thread(thread_id, member))
        except (discord.Forbidden, discord.NotFound) as error:
            if is_passing(error):
                raise
            log.warning("someone cannot be let into thread %d: %s", thread_id, error)
            return False
        return True

    async def turn_away(self, member: int, sentence: str) -> None:
        """Tell someone alone why they take no part; where that is closed, it is only logged."""
        try:
            await self._by_dm(member)(sentence)
        except (discord.DiscordException, TimeoutError, OSError) as error:
            log.info("someone cannot be told that they take no part: %s", error)

    async def _find_thread(self, guild_id: int, channel_id: int, name: str) -> int | None:
        active = await self.request(lambda: self._client.http.get_active_threads(guild_id))
        for thread in active["threads"]:
            if thread["name"] == name and int(thread["parent_id"]) == channel_id:
                return int(thread["id"])
        return None
