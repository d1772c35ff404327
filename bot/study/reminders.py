"""Daily reminders of what is due, each once per local date.

As with the daily question (``bot.daily.scheduler``), whoever sends one holds it in the database; it
is noted before it may stand in the direct messages, carries a nonce that Discord takes once, and is
looked for before it is sent again.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import date, datetime, time, timedelta
from itertools import dropwhile
from typing import Protocol

import discord

from bot.board import Sheet
from bot.store import reminders
from bot.store.database import Database
from bot.store.models import Reminder
from bot.study.reviews import Reviews
from bot.ui.study_cards import reminder_card
from bot.ui.study_controls import reminder_buttons, reminder_mark
from bot.when.clock import Clock
from bot.when.recurrence import Occurrence, Recurrence
from bot.work.reachability import UNREACHABLE, is_passing
from config.settings import Language

log = logging.getLogger(__name__)

BATCH = 20
LEASE = timedelta(minutes=2)
"""Longer than all requests of one reminder may take."""

GRACE = timedelta(hours=3)
"""How late a reminder may be after an outage; later ones are left out."""


class Mailbox(Protocol):
    """Brings direct messages."""

    async def open_dm(self, user_id: int) -> int:
        """Return the channel of a member's direct messages."""

    async def put_up(self, sheet: Sheet) -> int:
        """Send a sheet; return the message's id."""

    async def find(self, sheet: Sheet, since: datetime) -> int | None:
        """Return the id of the message that a sheet stands in."""


class Reminders:
    """Keeps members' wishes to be reminded, and sends what is due.

    Args:
        database: where they are kept.
        mailbox: brings them.
        reviews: tells what is due, and what day it is for whom.
        language: of a member.
        clock: the time.
    """

    def __init__(
        self,
        database: Database,
        mailbox: Mailbox,
        reviews: Reviews,
        language: Callable[[int], Awaitable[Language]],
        clock: Clock,
    ) -> None:
        self._database = database
        self._mailbox = mailbox
        self._reviews = reviews
        self._language = language
        self._clock = clock

    async def of(self, user_id: int) -> Reminder | None:
        """Return a member's wish."""
        async with self._database.session() as session:
            return await reminders.get(session, user_id)

    async def set(self, user_id: int, at: time) -> None:
        """Remind a member daily at a time of their time zone."""
        known = await self.of(user_id)
        first = await self._next(user_id, at, self._clock(), known.sent_on if known else None)
        async with self._database.session() as session:
            await reminders.put(session, user_id, at, first)

    async def follow_zone(self, user_id: int) -> None:
        """Keep a member's time of day, in the time zone that they have now."""
        known = await self.of(user_id)
        if known is not None and known.closed_at is None:
            await self.set(user_id, known.local_time)

    async def stop(self, user_id: int) -> None:
        """Remind a member no more."""
        async with self._database.session() as session:
            await reminders.remove(session, user_id)

    async def tick(self) -> None:
        """Send what is due."""
        now = self._clock()
        async with self._database.session() as session:
            due = await reminders.take(session, now, now + LEASE, BATCH)
        await asyncio.gather(*map(self._work_on, due))

    async def _work_on(self, reminder: Reminder) -> None:
        try:
            await self._send(reminder)
        except UNREACHABLE as error:
            # Tried again when nobody holds it any more.
            log.info("reminder could not be sent: %r", error)
        except discord.HTTPException as error:
            if is_passing(error):
                log.info("reminder could not be sent: %r", error)
                return
            log.info("reminders of a member are closed: %s", error)
            async with self._database.session() as session:
                await reminders.close(session, reminder, self._clock())
        except Exception:
            log.exception("reminder could not be sent")

    async def _send(self, reminder: Reminder) -> None:
        late = self._clock() - reminder.next_at > GRACE
        count = await self._reviews.count_due(reminder.user_id, None, reminder.next_day)
        if not late and count:
            sheet = await self._write(reminder, count)
            stands = None
            if reminder.tried_at is not None:
                stands = await self._mailbox.find(sheet, reminder.tried_at)
            if stands is None:
                if not await self._hold(reminder):
                    return
                await self._mailbox.put_up(sheet)
        # What came due meanwhile and is not yet too late is next.
        since = self._clock() - GRACE
        following = await self._next(
            reminder.user_id, reminder.local_time, since, reminder.next_day
        )
        async with self._database.session() as session:
            await reminders.done(session, reminder, following)

    async def _hold(self, reminder: Reminder) -> bool:
        now = self._clock()
        async with self._database.session() as session:
            return await reminders.hold(session, reminder, now, now + LEASE)

    async def _write(self, reminder: Reminder, count: int) -> Sheet:
        language = await self._language(reminder.user_id)
        return Sheet(
            channel_id=await self._mailbox.open_dm(reminder.user_id),
            guild_id=None,
            embed=reminder_card(count, language),
            view=reminder_buttons(reminder.next_day, language),
            # Up to 25 characters.
            nonce=f"r{reminder.user_id:x}-{reminder.next_day.toordinal():x}",
            mark=reminder_mark(reminder.next_day),
        )

    async def _next(self, user_id: int, at: time, since: datetime, done: date | None) -> Occurrence:
        """Return the first occurrence after an instant, on a later local date than ``done``."""
        recurrence = Recurrence(at, await self._reviews.zone_of(user_id))
        later = recurrence.after(since)
        return next(dropwhile(lambda found: done is not None and found.day <= done, later))
