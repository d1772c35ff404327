"""What ``/daily`` does on Discord."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time, timedelta
from random import Random
from zoneinfo import ZoneInfo

import discord

from bot.clock import Clock
from bot.daily.recurrence import EVERY_DAY, Recurrence
from bot.daily.scheduler import recurrence_of
from bot.daily.service import DailyService
from bot.daily.topics import MOST_TOPICS, split_topics
from bot.daily.wording import read_days, read_time
from bot.errors import Notice, within
from bot.organisers import Organiser
from bot.shelf import Shelf
from bot.store import posts, schedules
from bot.store.database import Database
from bot.store.models import Post, Schedule
from bot.store.schedules import Pause
from bot.timezones import label, resolve, suggest
from bot.ui.markup import cut, plain
from bot.ui.schedules_card import schedules_card
from config.settings import Language
from knowledge.base import EmptyTopicError, KnowledgeBase, UnknownTopicError

MOST_SCHEDULES = 10
LATEST_SHOWN = 5
TYPED_LIMIT = 200
TYPED_SHOWN = 80
CANDIDATES = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an organiser typed into ``/daily set``.

    Attributes:
        channel: where to post.
        at: the time of day.
        time_zone: where it is that time.
        topics: with commas between; None for any.
        days: of the week; None for every day.
        role: to ping; None for none.
        thread: whether each post has a thread.
        results: the time of day of the results; None for with the next post.
    """

    channel: discord.TextChannel
    at: str
    time_zone: str
    topics: str | None = None
    days: str | None = None
    role: discord.Role | None = None
    thread: bool = False
    results: str | None = None


class DailyDesk:
    """Sets, shows and ends the schedules of servers.

    Args:
        database: where schedules are kept.
        shelf: the notes, for topics.
        service: posts the questions.
        clock: the time.
        grace: how late a question may be after an outage.
        rng: for test posts.
    """

    def __init__(  # noqa: PLR0913  (what it works with)
        self,
        database: Database,
        shelf: Shelf,
        service: DailyService,
        clock: Clock,
        *,
        grace: timedelta,
        rng: Random,
    ) -> None:
        self._database = database
        self._shelf = shelf
        self._service = service
        self._clock = clock
        self._grace = grace
        self._rng = rng

    async def set(self, organiser: Organiser, wanted: Wanted) -> discord.Embed:
        """Keep a schedule; return the card of the server's schedules.

        Raises:
            Notice: something in it cannot be, or there are too many.
        """
        _see_that_it_can_be_posted_in(wanted)
        if wanted.role is not None and wanted.role.is_default():
            raise Notice("daily-role-everyone")
        days = read_days(within(wanted.days, TYPED_LIMIT)) if wanted.days else EVERY_DAY
        if days is None:
            raise Notice("daily-days-unknown", typed=_shown(wanted.days or ""))
        at = _read_time(wanted.at)
        zone = self._read_zone(wanted.time_zone, organiser.language)
        now = self._clock()
        upcoming = Recurrence(at, ZoneInfo(zone), days).next(now)
        schedule = Schedule(
            guild_id=organiser.guild_id,
            channel_id=wanted.channel.id,
            set_by=organiser.user_id,
            set_at=now,
            local_time=at,
            time_zone=zone,
            weekdays=sorted(days),
            topics=await self._read_topics(organiser.guild_id, wanted.topics),
            role_id=wanted.role.id if wanted.role else None,
            thread=wanted.thread,
            results_time=_read_time(wanted.results) if wanted.results else None,
            next_at=upcoming.at,
            next_day=upcoming.day,
        )
        async with self._database.session() as session:
            others = [
                other
                for other in await schedules.of_server(session, organiser.guild_id)
                if (other.channel_id, other.local_time) != (wanted.channel.id, at)
            ]
            if len(others) >= MOST_SCHEDULES:
                raise Notice("daily-too-many", limit=MOST_SCHEDULES)
            await schedules.put(session, schedule)
        return await self.show(organiser)

    async def show(self, organiser: Organiser) -> discord.Embed:
        """Return the card of a server's schedules, with what became of their last posts."""
        async with self._database.session() as session:
            kept = await schedules.of_server(session, organiser.guild_id)
            latest: list[tuple[Schedule, Sequence[Post]]] = [
                (one, await posts.latest(session, one.id, LATEST_SHOWN)) for one in kept
            ]
        hours = self._grace / timedelta(hours=1)
        return schedules_card(latest, self._clock(), hours, organiser.language)

    async def pause(self, organiser: Organiser, chosen: str | None) -> Schedule:
        """Let a schedule post nothing; one that is paused stays so.

        Raises:
            Notice: there is no such schedule, or more than one.
        """
        schedule = await self._chosen(organiser, chosen)
        async with self._database.session() as session:
            await schedules.pause(session, schedule.id, Pause.ORGANISER, self._clock())
        return schedule

    async def resume(self, organiser: Organiser, chosen: str | None) -> Schedule:
        """Let a schedule go on; what a failure kept back today is tried again.

        Raises:
            Notice: there is no such schedule, or more than one.
        """
        schedule = await self._chosen(organiser, chosen)
        now = self._clock()
        upcoming = recurrence_of(schedule).next(now)
        async with self._database.session() as session:
            if await schedules.resume(session, schedule.id, upcoming.at, upcoming.day):
                await posts.reopen(session, schedule.id, now - self._grace, now)
        return schedule

    async def remove(self, organiser: Organiser, chosen: str | None) -> Schedule:
        """End a schedule.

        Raises:
            Notice: there is no such schedule, or more than one.
        """
        schedule = await self._chosen(organiser, chosen)
        async with self._database.session() as session:
            await schedules.remove(session, schedule.id)
        return schedule

    async def post_test(self, organiser: Organiser, chosen: str | None) -> Schedule:
        """Post a question right away, which counts for nothing.

        Raises:
            Notice: there is no such schedule, more than one, or no question to ask.
            discord.HTTPException: Discord refused.
        """
        schedule = await self._chosen(organiser, chosen)
        sheet = await self._service.editor.write_test(schedule, self._rng)
        if sheet is None:
            raise Notice("no-questions")
        await self._service.board.put_up(sheet)
        return schedule

    async def of_server(self, guild_id: int) -> Sequence[Schedule]:
        """Return a server's schedules."""
        async with self._database.session() as session:
            return await schedules.of_server(session, guild_id)

    async def _chosen(self, organiser: Organiser, chosen: str | None) -> Schedule:
        kept = await self.of_server(organiser.guild_id)
        if not kept:
            raise Notice("daily-none")
        if chosen is None:
            if len(kept) > 1:
                raise Notice("daily-which")
            return kept[0]
        for schedule in kept:
            if str(schedule.id) == chosen:
                return schedule
        raise Notice("daily-no-such")

    def _read_zone(self, typed: str, language: Language) -> str:
        name = resolve(within(typed, TYPED_LIMIT))
        if name is not None:
            return name
        near = suggest(typed, CANDIDATES)
        if not near:
            raise Notice("timezone-unknown", typed=_shown(typed))
        named = ", ".join(label(zone, language, self._clock()) for zone in near)
        raise Notice("timezone-unknown-candidates", typed=_shown(typed), candidates=named)

    async def _read_topics(self, guild_id: int, typed: str | None) -> list[str]:
        if typed is None:
            return []
        topics = split_topics(within(typed, TYPED_LIMIT))
        if len(topics) > MOST_TOPICS:
            raise Notice("daily-topics-many", limit=MOST_TOPICS)
        knowledge = await self._shelf.of(guild_id)
        await asyncio.to_thread(_see_that_they_have_questions, knowledge, topics)
        return topics


def _read_time(typed: str) -> time:
    at = read_time(within(typed, TYPED_LIMIT))
    if at is None:
        raise Notice("daily-time-unknown", typed=_shown(typed))
    return at


def _see_that_they_have_questions(knowledge: KnowledgeBase, topics: Sequence[str]) -> None:
    for topic in topics:
        try:
            knowledge.questions_on(topic)
        except EmptyTopicError as error:
            raise Notice("topic-gap", topic=_shown(error.title)) from error
        except UnknownTopicError as error:
            candidates = ", ".join(_shown(title) for title in error.candidates)
            if not candidates:
                raise Notice("topic-unknown", query=_shown(topic)) from error
            raise Notice(
                "topic-unknown-candidates", query=_shown(topic), candidates=candidates
            ) from error


def _see_that_it_can_be_posted_in(wanted: Wanted) -> None:
    mine = wanted.channel.permissions_for(wanted.channel.guild.me)
    needed = mine.view_channel and mine.send_messages and mine.embed_links
    # Without its history, a post that may have arrived could not be found again.
    if not (needed and mine.read_message_history):
        raise Notice("daily-channel-closed", channel=wanted.channel.mention)
    if wanted.thread and not mine.create_public_threads:
        raise Notice("daily-thread-closed", channel=wanted.channel.mention)


def _shown(typed: str) -> str:
    return plain(cut(typed, TYPED_SHOWN))
