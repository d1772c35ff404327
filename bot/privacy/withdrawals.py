"""Messages of the coach that are to be deleted, however long Discord is away."""

import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

import discord

from bot.store import withdrawals
from bot.store.database import Database
from bot.store.models import Withdrawal
from bot.when.clock import Clock
from bot.work.backoff import Backoff
from bot.work.reachability import UNREACHABLE, is_passing
from bot.work.rounds import Rounds
from bot.work.workers import Workers

log = logging.getLogger(__name__)

LOOK_S = 5.0
AT_ONCE = 5
LEASE = timedelta(minutes=2)
"""How long deleting one may take before another process tries it."""

TakeDown = Callable[[int, int], Awaitable[None]]
"""Deletes a message, by channel and id."""


class Withdrawals:
    """Deletes the messages with a member's words, once what is kept of the member is deleted.

    A message that is gone is forgotten, and so is one that Discord will not let the coach delete.

    Args:
        database: where messages that are to be deleted are kept.
        take_down: deletes one.
        clock: the time.
    """

    def __init__(self, database: Database, take_down: TakeDown, clock: Clock) -> None:
        self._database = database
        self._take_down = take_down
        self._clock = clock
        self._backoff = Backoff(last=timedelta(hours=1))
        self.workers = Workers(AT_ONCE, "deleting a message")
        self._rounds = Rounds(self.look, seconds=LOOK_S, of="messages to be deleted")

    def start(self) -> None:
        """Start looking for what is to be deleted."""
        self._rounds.start()

    async def close(self, patience: float) -> None:
        """Stop; wait up to ``patience`` seconds each for a look, and for what it began."""
        await self._rounds.stop(patience)
        await self.workers.drain(patience)

    async def look(self) -> None:
        """See that somebody deletes the messages that are due."""
        if not self.workers.free:
            return
        now = self._clock()
        async with self._database.session() as session:
            due = await withdrawals.take(session, now, now + LEASE, self.workers.free)
        for withdrawal in due:
            self.workers.start(self._withdraw(withdrawal))

    async def _withdraw(self, withdrawal: Withdrawal) -> None:
        try:
            await self._take_down(withdrawal.channel_id, withdrawal.message_id)
        except (*UNREACHABLE, discord.HTTPException) as error:
            if not _is_final(error):
                await self._put_off(withdrawal, error)
                return
            log.info("a message in channel %d is gone, or stays: %s", withdrawal.channel_id, error)
        async with self._database.session() as session:
            await withdrawals.done(session, withdrawal)

    async def _put_off(self, withdrawal: Withdrawal, error: Exception) -> None:
        wait = self._backoff.after(withdrawal.tries)
        log.info("a message in channel %d is deleted in %s: %r", withdrawal.channel_id, wait, error)
        async with self._database.session() as session:
            await withdrawals.put_off(session, withdrawal, self._clock() + wait)


def _is_final(error: Exception) -> bool:
    """Tell that Discord itself has decided: the message is gone, or the coach may not delete it."""
    return (
        isinstance(error, discord.HTTPException)
        and not isinstance(error, UNREACHABLE)
        and not is_passing(error)
    )
