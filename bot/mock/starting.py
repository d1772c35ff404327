"""Starting an interview: alone at once, a group once it has gathered."""

from random import Random

import discord
from sqlalchemy.exc import IntegrityError

from bot.errors import Notice
from bot.localization import text
from bot.mock import entries
from bot.mock.entries import Terms
from bot.mock.interview import Interview, Phase, Step
from bot.mock.plan import plan
from bot.mock.service import MockService
from bot.mock.wanted import Scene, Wanted, difficulty_called, pools_of
from bot.notes.shelf import Shelf
from bot.store import cards, interviews
from bot.store.cards import Place
from bot.store.database import Database
from bot.store.models import MockInterview
from bot.ui import mock_cards
from bot.ui.mock_controls import Controls
from bot.when.clock import Clock

MOST_MEMBERS = 10
FEWEST_IN_GROUP = 2


class Starting:
    """Starts interviews.

    Args:
        database: where they are kept.
        shelf: notes and questions of each server.
        service: lets things happen to them.
        clock: the time.
        rng: for choosing questions.
    """

    def __init__(
        self,
        database: Database,
        shelf: Shelf,
        service: MockService,
        clock: Clock,
        *,
        rng: Random,
    ) -> None:
        self._database = database
        self._shelf = shelf
        self._service = service
        self._clock = clock
        self._rng = rng

    async def start(self, user_id: int, scene: Scene, wanted: Wanted) -> str:
        """Start an interview of one person; return what to tell them.

        Raises:
            Notice: they are in one already, or nothing can be asked.
        """
        terms = await self._terms(user_id, scene, wanted)
        interview_id = await self._add(terms, user_id)
        return await self._open(interview_id, scene.language)

    async def gather(
        self, user_id: int, scene: Scene, wanted: Wanted
    ) -> tuple[int, discord.Embed, discord.ui.View]:
        """Let a group gather for an interview; return its number, and the card with its buttons.

        Raises:
            Notice: as ``start``; or there is no group in a direct message.
        """
        if scene.place.guild_id is None:
            raise Notice("mock-group-only-in-servers")
        terms = await self._terms(user_id, scene, wanted)
        interview_id = await self._add(terms, user_id)
        view = Controls(interview_id, 0, terms.language).of_lobby()
        return interview_id, mock_cards.lobby_card(terms, [user_id]), view

    async def _terms(self, user_id: int, scene: Scene, wanted: Wanted) -> Terms:
        pools = await pools_of(await self._shelf.of(scene.place.guild_id), wanted.topics)
        async with self._database.session() as session:
            asked = await cards.asked_questions(session, user_id)
        planned = plan(
            pools,
            wanted.questions,
            difficulty=difficulty_called(wanted.difficulty),
            asked=asked,
            rng=self._rng,
        )
        if not planned:
            raise Notice("no-questions")
        place = scene.place
        if scene.parent is not None:
            _require_threads(scene.parent)
            place = Place(scene.parent.id, place.guild_id)
        language = scene.shared_language if wanted.group else scene.language
        return Terms(place, language, planned, wanted.minutes * 60, scene.parent is not None)

    async def _add(self, terms: Terms, user_id: int) -> int:
        try:
            async with self._database.session() as session:
                return await entries.add(session, terms, user_id, self._clock())
        except IntegrityError as error:
            raise await self._busy(user_id) from error

    async def _busy(self, user_id: int) -> Notice:
        async with self._database.session() as session:
            running = await interviews.running_of(session, user_id)
        where = "" if running is None else f"<#{running.channel_id}>"
        return Notice("mock-busy", where=where)

    async def _open(self, interview_id: int, language: str) -> str:
        def opened(interview: Interview) -> Step:
            return interview.open() if threaded else interview.begin()

        async with self._database.session() as session:
            row = await session.get(MockInterview, interview_id)
            threaded = row is not None and row.parent_id is not None
        await self._service.happen(interview_id, opened)
        async with self._database.session() as session:
            row = await session.get(MockInterview, interview_id)
        if row is None or row.phase == Phase.ENDED:
            raise Notice("mock-thread-closed")
        if not threaded:
            return text("mock-begins", language)
        if row.phase == Phase.OPENING:
            return text("mock-opening", language)
        return text("mock-opened", language, thread=f"<#{row.channel_id}>")

    async def join(self, user_id: int, interview_id: int) -> discord.Embed:
        """Give someone a seat in a group that gathers; return the card that shows it.

        Raises:
            Notice: it has begun, is full, or they are in one already.
        """
        try:
            async with self._database.session() as session:
                await interviews.lock(session, interview_id)
                entry = await entries.load(session, interview_id)
                if entry is None or entry.interview.phase is not Phase.LOBBY:
                    raise Notice("mock-lobby-over")
                if len(entry.record.seats) >= MOST_MEMBERS:
                    raise Notice("mock-lobby-full", limit=MOST_MEMBERS)
                await entries.join(session, interview_id, user_id)
                entry = await entries.load(session, interview_id)
        except IntegrityError as error:
            raise await self._busy(user_id) from error
        if entry is None:
            raise Notice("mock-lobby-over")
        return mock_cards.lobby_card(entry.terms, entry.interview.members)

    async def begin(self, user_id: int, interview_id: int, language: str) -> str:
        """Begin the interview of a group that has gathered; return what to tell.

        Raises:
            Notice: it has begun, too few are there, or they are not the host.
        """
        async with self._database.session() as session:
            entry = await entries.load(session, interview_id)
        if entry is None or entry.interview.phase is not Phase.LOBBY:
            raise Notice("mock-lobby-over")
        if entry.host_id != user_id:
            raise Notice("mock-not-host", host=f"<@{entry.host_id}>")
        if len(entry.interview.members) < FEWEST_IN_GROUP:
            raise Notice("mock-lobby-alone")
        return await self._open(interview_id, language)

    async def call_off(self, interview_id: int) -> None:
        """End an interview whose card could not be shown."""
        now = self._clock()
        await self._service.happen(interview_id, lambda interview: interview.stop(now))


def _require_threads(channel: discord.TextChannel) -> None:
    may = channel.permissions_for(channel.guild.me)
    if not (may.create_private_threads and may.send_messages_in_threads and may.embed_links):
        raise Notice("mock-thread-closed")
