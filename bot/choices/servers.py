"""What the organisers of each server chose."""

from dataclasses import dataclass, replace
from typing import cast

from bot.store import servers
from bot.store.database import Database
from bot.when.clock import Clock
from bot.work.remembered import Remembered
from config.settings import Language


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """A server's settings; the defaults where nothing was chosen.

    Attributes:
        language: of what everyone in the server sees.
        public_answers: whether results of answers from the form are shown to all.
        appeals_channel_id: where appeals against grades go; None for nowhere.
        managing_role_id: the role that may manage besides Manage Server; None for no role.
    """

    language: Language
    public_answers: bool = False
    appeals_channel_id: int | None = None
    managing_role_id: int | None = None


class Servers:
    """Keeps the settings of servers.

    Args:
        database: where they are kept.
        language: of servers that chose none.
        clock: the time.
    """

    def __init__(self, database: Database, language: Language, clock: Clock) -> None:
        self._database = database
        self._default = ServerSettings(language)
        self._remembered = Remembered(self._read, self._default, clock)

    async def of(self, guild_id: int | None) -> ServerSettings:
        """Return a server's settings; outside servers, the defaults."""
        return self._default if guild_id is None else await self._remembered.get(guild_id)

    def at_hand(self, guild_id: int | None) -> ServerSettings:
        """Return a server's settings as they were last read, the defaults where they were not."""
        return self._default if guild_id is None else self._remembered.at_hand(guild_id)

    async def change(self, guild_id: int, **chosen: str | bool | int | None) -> ServerSettings:
        """Change some of a server's settings.

        Args:
            guild_id: the server.
            chosen: the new values by the names of ``ServerSettings``.

        Returns:
            All of them as they are now.
        """
        async with self._database.session() as session:
            await servers.change(session, guild_id, **chosen)
        changed = await self._read(guild_id)
        self._remembered.put(guild_id, changed)
        return changed

    def forget(self, guild_id: int) -> None:
        """Read a server's settings anew when they are next asked for."""
        self._remembered.forget(guild_id)

    async def _read(self, guild_id: int) -> ServerSettings:
        async with self._database.session() as session:
            row = await servers.get(session, guild_id)
        if row is None:
            return self._default
        return replace(
            self._default,
            language=cast("Language", row.language) or self._default.language,
            public_answers=row.public_answers,
            appeals_channel_id=row.appeals_channel_id,
            managing_role_id=row.managing_role_id,
        )
