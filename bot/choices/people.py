"""What members chose for themselves."""

from dataclasses import dataclass
from typing import cast

from bot.store import members
from bot.store.database import Database
from bot.when.clock import Clock
from bot.work.remembered import Remembered
from config.settings import Language


@dataclass(frozen=True, slots=True)
class PersonalSettings:
    """A member's settings; the defaults where nothing was chosen.

    Attributes:
        told_language: as their Discord client last told it; None before it did.
        language: goes before it; None for none chosen.
        time_zone: an IANA name; None for none chosen.
        shows_best: whether their best answers may be shown to others.
        on_leaderboards: whether they appear on leaderboards.
        shows_progress: whether others may see their progress.
    """

    told_language: Language | None = None
    language: Language | None = None
    time_zone: str | None = None
    shows_best: bool = False
    on_leaderboards: bool = True
    shows_progress: bool = False


class People:
    """Keeps the settings of members.

    Args:
        database: where they are kept.
        clock: the time.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._remembered = Remembered(self._read, PersonalSettings(), clock)

    async def of(self, user_id: int) -> PersonalSettings:
        """Return a member's settings."""
        return await self._remembered.get(user_id)

    async def told(self, user_id: int, language: Language) -> None:
        """Remember the language that a member's client told, where it is news.

        Raises:
            sqlalchemy.exc.SQLAlchemyError: it cannot be kept.
        """
        if (await self.of(user_id)).told_language == language:
            return
        async with self._database.session() as session:
            await members.set_language(session, user_id, language)
        self._remembered.put(user_id, await self._read(user_id))

    async def change(
        self, user_id: int, told: Language, **chosen: str | bool | None
    ) -> PersonalSettings:
        """Change some of a member's settings.

        Args:
            user_id: the member.
            told: the language of their client.
            chosen: the new values by the names of the columns of ``Member``.

        Returns:
            All of them as they are now.
        """
        async with self._database.session() as session:
            await members.change(session, user_id, told, **chosen)
        changed = await self._read(user_id)
        self._remembered.put(user_id, changed)
        return changed

    def forget(self, user_id: int) -> None:
        """Read a member's settings anew when they are next asked for."""
        self._remembered.forget(user_id)

    async def _read(self, user_id: int) -> PersonalSettings:
        async with self._database.session() as session:
            row = await members.get(session, user_id)
        if row is None:
            return PersonalSettings()
        return PersonalSettings(
            told_language=cast("Language", row.language),
            language=cast("Language | None", row.chosen_language),
            time_zone=row.time_zone,
            shows_best=row.shows_best,
            on_leaderboards=row.on_leaderboards,
            shows_progress=row.shows_progress,
        )
