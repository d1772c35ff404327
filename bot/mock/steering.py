"""Steering an interview that runs: pausing, going on, ending it, and leaving one."""

from bot.errors import Notice
from bot.localization import text
from bot.mock import entries
from bot.mock.interview import Phase
from bot.mock.service import MockService
from bot.store import interviews
from bot.store.database import Database
from bot.store.models import MockInterview
from bot.when.clock import Clock


class Steering:
    """Steers interviews.

    Args:
        database: where they are kept.
        service: lets things happen to them.
        clock: the time.
    """

    def __init__(self, database: Database, service: MockService, clock: Clock) -> None:
        self._database = database
        self._service = service
        self._clock = clock

    async def pause(self, user_id: int, language: str, interview_id: int | None = None) -> str:
        """Pause the interview that someone is in; return what to tell them.

        Args:
            user_id: who wants it.
            language: theirs.
            interview_id: the interview whose button they pressed; None for a command.

        Raises:
            Notice: they are in none or in another, or it cannot be paused now.
        """
        running = await self._running(user_id, interview_id)
        if running.phase != Phase.ASKING:
            raise Notice("mock-not-asking")
        now = self._clock()
        await self._service.happen(running.id, lambda interview: interview.pause(now))
        return text("mock-paused-told", language)

    async def resume(self, user_id: int, language: str, interview_id: int | None = None) -> str:
        """Go on with the interview that someone is in; return what to tell them.

        Args:
            user_id: as for ``pause``.
            language: as for ``pause``.
            interview_id: as for ``pause``.

        Raises:
            Notice: they are in none or in another, or it is not paused.
        """
        running = await self._running(user_id, interview_id)
        if running.phase != Phase.PAUSED:
            raise Notice("mock-not-paused")
        now = self._clock()
        await self._service.happen(running.id, lambda interview: interview.resume(now))
        return text("mock-resumed-told", language, where=f"<#{running.channel_id}>")

    async def stop(self, user_id: int, language: str, interview_id: int | None = None) -> str:
        """End the interview that someone hosts, or leave one; return what to tell them.

        Args:
            user_id: as for ``pause``.
            language: as for ``pause``.
            interview_id: as for ``pause``.

        Raises:
            Notice: they are in none or in another.
        """
        running = await self._running(user_id, interview_id)
        now = self._clock()
        async with self._database.session() as session:
            entry = await entries.load(session, running.id)
        if entry is None:
            raise Notice("mock-none-running")
        if entry.host_id == user_id:
            await self._service.happen(running.id, lambda interview: interview.stop(now))
            begun = bool(entry.record.rounds)
            return text("mock-stopped-told" if begun else "mock-called-off", language)
        async with self._database.session() as session:
            took_part = await entries.leave(session, running.id, user_id, now)
        await self._service.say(running.id)
        return text("mock-left-told" if took_part else "mock-left-before", language)

    async def _running(self, user_id: int, interview_id: int | None) -> MockInterview:
        async with self._database.session() as session:
            running = await interviews.running_of(session, user_id)
        if running is None:
            raise Notice("mock-none-running")
        if interview_id not in {None, running.id}:
            raise Notice("mock-other-running", where=f"<#{running.channel_id}>")
        return running
