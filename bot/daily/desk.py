"""What ``/daily`` does on Discord."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import discord
from sqlalchemy.exc import IntegrityError

from bot.choices.organisers import Organiser
from bot.daily.claiming import graces
from bot.daily.service import DailyService
from bot.daily.topics import MOST_TOPICS, split_topics
from bot.errors import Notice, within
from bot.notes.shelf import Shelf
from bot.store import cards, posts, schedules
from bot.store.database import Database
from bot.store.models import Post, Schedule
from bot.store.schedules import Pause
from bot.typed import questions_about, repeated, zone_called
from bot.ui.schedules_card import schedules_cards
from bot.when.clock import Clock
from bot.when.recurrence import EVERY_DAY, Recurrence
from bot.when.wording import read_days, read_time
from knowledge.base import KnowledgeBase

MOST_SCHEDULES = 10
LATEST_SHOWN = 5
TYPED_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an organiser typed into ``/daily set`` or ``/daily change``; None for nothing.

    Attributes:
        channel: where to post.
        at: the time of day.
        time_zone: where it is that time.
        topics: with commas between.
        days: of the week.
        role: to ping.
        thread: whether each post has a thread.
        results: the time of day of the results.
    """

    channel: discord.TextChannel | None
    at: str | None
    time_zone: str | None
    topics: str | None
    days: str | None
    role: discord.Role | None
    thread: bool | None
    results: str | None


NOTHING = Wanted(None, None, None, None, None, None, None, None)
"""What someone wants who typed nothing."""

UNSET: dict[str, Any] = {
    "weekdays": sorted(EVERY_DAY),
    "topics": [],
    "role_id": None,
    "thread": False,
    "results_time": None,
}
"""What holds of a new schedule where nothing was typed."""


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

    async def set(
        self, organiser: Organiser, member: discord.Member, wanted: Wanted
    ) -> list[discord.Embed]:
        """Keep a schedule, in place of one of the same channel and time.

        Args:
            organiser: who sets it.
            member: the same.
            wanted: with channel, time and time zone.

        Returns:
            The cards of the server's schedules.

        Raises:
            Notice: something in it cannot be, or there are too many.
        """
        values = UNSET | await self._read(organiser, wanted)
        _see_that_it_can_be_posted(wanted.channel, wanted.role, member, thread=values["thread"])
        async with self._database.session() as session:
            kept = await schedules.of_server(session, organiser.guild_id)
            place = values["channel_id"], values["local_time"]
            same = [one for one in kept if (one.channel_id, one.local_time) == place]
            if not same and len(kept) >= MOST_SCHEDULES:
                raise Notice("daily-too-many", limit=MOST_SCHEDULES)
            last = await posts.last_day(session, same[0].id) if same else None
            values |= self._upcoming(values, last)
            await schedules.put(session, Schedule(guild_id=organiser.guild_id, **values))
        return await self.show(organiser)

    async def change(
        self, organiser: Organiser, member: discord.Member, chosen: str | None, wanted: Wanted
    ) -> list[discord.Embed]:
        """Change some of a schedule, which goes on with what it has posted.

        Args:
            organiser: who changes it.
            member: the same.
            chosen: the schedule's id; None for the only one.
            wanted: what is to be different.

        Returns:
            The cards of the server's schedules.

        Raises:
            Notice: something in it cannot be, nothing is to be different, or there is no such
                schedule, or more than one.
        """
        schedule = await self._chosen(organiser, chosen)
        if wanted == NOTHING:
            raise Notice("daily-nothing-to-change")
        values = await self._read(organiser, wanted)
        as_it_was = {name: getattr(schedule, name) for name in ("local_time", "time_zone", *UNSET)}
        as_it_will_be = as_it_was | values
        channel = wanted.channel or member.guild.get_channel(schedule.channel_id)
        moved = wanted.channel is not None
        if moved or wanted.thread or wanted.role is not None:
            # In another channel, the role that is kept may be one that is not pinged there.
            kept = member.guild.get_role(schedule.role_id or 0) if moved else None
            thread = as_it_will_be["thread"]
            _see_that_it_can_be_posted(channel, wanted.role or kept, member, thread=thread)
        try:
            async with self._database.session() as session:
                last = await posts.last_day(session, schedule.id)
                values |= self._upcoming(as_it_will_be, last)
                await schedules.change(session, schedule.id, values)
        except IntegrityError as error:
            raise Notice("daily-taken") from error
        return await self.show(organiser)

    async def show(self, organiser: Organiser) -> list[discord.Embed]:
        """Return the cards of a server's schedules, with what became of their last posts."""
        async with self._database.session() as session:
            kept = await schedules.of_server(session, organiser.guild_id)
            latest: list[tuple[Schedule, Sequence[Post]]] = [
                (one, await posts.latest(session, one.id, LATEST_SHOWN)) for one in kept
            ]
        hours = self._grace / timedelta(hours=1)
        return schedules_cards(latest, self._clock(), hours, organiser.language)

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
        values = {name: getattr(schedule, name) for name in ("local_time", "time_zone", "weekdays")}
        async with self._database.session() as session:
            upcoming = self._upcoming(values, await posts.last_day(session, schedule.id))
            if await schedules.resume(session, schedule.id, **upcoming):
                await posts.reopen(session, schedule.id, graces(self._grace), now)
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
        written = await self._service.editor.write_test(schedule, self._rng)
        if written is None:
            raise Notice("no-questions")
        card_id, sheet = written
        message_id = await self._service.board.put_up(sheet)
        async with self._database.session() as session:
            # A reply to the message is an answer to the card.
            await cards.posted(session, card_id, message_id)
        return schedule

    async def of_server(self, guild_id: int) -> Sequence[Schedule]:
        """Return a server's schedules."""
        async with self._database.session() as session:
            return await schedules.of_server(session, guild_id)

    async def _chosen(self, organiser: Organiser, chosen: str | None) -> Schedule:
        kept = await self.of_server(organiser.guild_id)
        if not kept:
            raise Notice("daily-none")
        meant = kept if chosen is None else _called(kept, chosen)
        if not meant:
            raise Notice("daily-no-such")
        if len(meant) > 1:
            raise Notice("daily-which")
        return meant[0]

    async def _read(self, organiser: Organiser, wanted: Wanted) -> dict[str, Any]:
        """Read what was typed; return the columns of it alone."""
        read: dict[str, Any] = {"set_by": organiser.user_id}
        if wanted.channel is not None:
            read["channel_id"] = wanted.channel.id
        if wanted.at is not None:
            read["local_time"] = _read_time(wanted.at)
        if wanted.time_zone is not None:
            read["time_zone"] = zone_called(wanted.time_zone, organiser.language, self._clock())
        if wanted.topics is not None:
            read["topics"] = await self._read_topics(organiser.guild_id, wanted.topics)
        if wanted.days is not None:
            read["weekdays"] = _read_days(wanted.days)
        if wanted.role is not None:
            read["role_id"] = wanted.role.id
        if wanted.thread is not None:
            read["thread"] = wanted.thread
        if wanted.results is not None:
            read["results_time"] = _read_time(wanted.results)
        return read

    def _upcoming(self, values: Mapping[str, Any], last: date | None) -> dict[str, Any]:
        """Return when a schedule is due next, for a date after ``last``, which had its question.

        Raises:
            Notice: its time zone or its days can no longer be used.
        """
        try:
            zone, days = ZoneInfo(values["time_zone"]), frozenset(values["weekdays"])
            coming = Recurrence(values["local_time"], zone, days).after(self._clock())
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise Notice("daily-paused-unreadable") from error
        upcoming = next(one for one in coming if last is None or one.day > last)
        return {"next_at": upcoming.at, "next_day": upcoming.day}

    async def _read_topics(self, guild_id: int, typed: str) -> list[str]:
        within(typed, TYPED_LIMIT)
        knowledge = await self._shelf.of(guild_id)
        topics = split_topics(typed, (heading.title for heading in knowledge.topics.headings))
        if len(topics) > MOST_TOPICS:
            raise Notice("daily-topics-many", limit=MOST_TOPICS)
        await asyncio.to_thread(_see_that_they_have_questions, knowledge, topics)
        return topics


def key_of(schedule: Schedule) -> str:
    """Return what stands for a schedule in a list of offers; nobody types it for a time."""
    return f"#{schedule.id}"


def _called(kept: Sequence[Schedule], chosen: str) -> Sequence[Schedule]:
    """Return the schedule of an offered key, or those that post at a time that was typed."""
    offered = [one for one in kept if key_of(one) == chosen]
    return offered or [one for one in kept if one.local_time == read_time(chosen)]


def _read_time(typed: str) -> time:
    at = read_time(within(typed, TYPED_LIMIT))
    if at is None:
        raise Notice("daily-time-unknown", typed=repeated(typed))
    return at


def _read_days(typed: str) -> list[int]:
    days = read_days(within(typed, TYPED_LIMIT))
    if days is None:
        raise Notice("daily-days-unknown", typed=repeated(typed))
    return sorted(days)


def _see_that_they_have_questions(knowledge: KnowledgeBase, topics: Sequence[str]) -> None:
    for topic in topics:
        questions_about(knowledge, topic)


def _see_that_it_can_be_posted(
    channel: discord.abc.GuildChannel | None,
    role: discord.Role | None,
    member: discord.Member,
    *,
    thread: bool,
) -> None:
    if channel is None:
        raise Notice("daily-paused-channel-gone")
    mine = channel.permissions_for(channel.guild.me)
    needed = mine.view_channel and mine.send_messages and mine.embed_links
    # Without its history, a post that may have arrived could not be found again.
    if not (needed and mine.read_message_history):
        raise Notice("daily-channel-closed", channel=channel.mention)
    if thread and not mine.create_public_threads:
        raise Notice("daily-thread-closed", channel=channel.mention)
    if role is None:
        return
    if role.is_default():
        raise Notice("daily-role-everyone")
    if role.mentionable:
        return
    # Whoever manages by a role alone must not ping through the coach whom they may not themselves.
    if not channel.permissions_for(member).mention_everyone:
        raise Notice("daily-role-closed", role=role.mention)
    # Discord would take the post, and ping nobody.
    if not mine.mention_everyone:
        raise Notice("daily-role-closed-to-coach", role=role.mention, channel=channel.mention)
