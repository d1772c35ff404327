"""Where mock interviews take place: Discord's side of it."""

from typing import Literal

from bot.board import DiscordBoard

# https://discord.com/developers/docs/resources/channel#channel-object-channel-types
PRIVATE_THREAD: Literal[12] = 12
ARCHIVED_AFTER_MIN: Literal[1440] = 1440


class DiscordStage(DiscordBoard):
    """Opens threads and direct messages, and puts up what the interviewer says there.

    As with all of a board, every request is made over HTTP alone.
    """

    async def open_thread_for(
        self, guild_id: int, channel_id: int, name: str, members: list[int], *, tried: bool
    ) -> int:
        """Open a private thread, and let members in; return its id.

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
        for member in members:
            await self._let_in(thread_id, member)
        return thread_id

    async def _let_in(self, thread_id: int, member: int) -> None:
        http = self._client.http
        await self.request(lambda: http.add_user_to_thread(thread_id, member))

    async def _find_thread(self, guild_id: int, channel_id: int, name: str) -> int | None:
        active = await self.request(lambda: self._client.http.get_active_threads(guild_id))
        for thread in active["threads"]:
            if thread["name"] == name and int(thread["parent_id"]) == channel_id:
                return int(thread["id"])
        return None
