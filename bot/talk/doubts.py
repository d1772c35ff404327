"""Where two things may be meant: the member chooses, also after a restart."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import discord

from bot.errors import Notice, notice_for
from bot.localization import text
from bot.store import cards, unclear
from bot.store.models import UnclearMessage
from bot.talk.conversation import PRIVATE
from bot.talk.turn import Turn
from bot.ui.markup import clean
from bot.ui.talk_controls import meant_card, meant_controls
from bot.work.reachability import UNREACHABLE
from bot.work.rounds import Rounds

if TYPE_CHECKING:
    from bot.app import CoachBot
    from bot.quiz import Asked
    from bot.store.models import Card
    from bot.talk.conversation import Conversation
    from knowledge.talk import Intent

KEPT = timedelta(days=7)
"""How long an unclear message waits for a choice before it is deleted."""

HOUR_S = 3600.0


class Doubts:
    """Asks what was meant, and acts on the choice.

    Args:
        bot: the coach.
        conversation: acts.
    """

    def __init__(self, bot: CoachBot, conversation: Conversation) -> None:
        self._bot = bot
        self._conversation = conversation
        # Those that are being acted on: the buttons stay until it is done.
        self._settling: set[int] = set()
        self._rounds = Rounds(self.forget, seconds=HOUR_S, of="unclear messages")

    def start(self) -> None:
        """Look every hour for what nobody chose about."""
        self._rounds.start()

    async def close(self, patience: float) -> None:
        """Stop looking, within ``patience`` seconds."""
        await self._rounds.stop(patience)

    async def forget(self) -> None:
        """Delete what nobody chose about for a week."""
        async with self._bot.database.session() as session:
            await unclear.remove_older(session, self._bot.clock() - KEPT)

    async def ask(self, turn: Turn, first: Intent, second: Intent) -> None:
        """Ask which of two was meant; the text is kept until what is chosen is done."""
        asked, now = turn.asked, self._bot.clock()
        async with self._bot.database.session() as session:
            row_id = await unclear.add(
                session,
                UnclearMessage(
                    user_id=asked.user_id,
                    guild_id=asked.place.guild_id,
                    channel_id=asked.place.channel_id,
                    card_id=turn.card.id if turn.card else None,
                    replies=turn.replies,
                    said=clean(turn.said),
                    said_at=now,
                ),
            )
        await turn.say(
            embed=meant_card(asked.card_language),
            view=meant_controls(row_id, asked.user_id, (first, second), asked.card_language),
        )

    async def settle(
        self, interaction: discord.Interaction[Any], row_id: int, owner_id: int, intent: Intent
    ) -> None:
        """Do what the member chose, once.

        It is kept until that is done: what fails, or is cut off by a stop, can be chosen again.

        Raises:
            Notice: someone else was asked, it was chosen already, or what stands in the way of it.
        """
        if interaction.user.id != owner_id:
            raise Notice("talk-not-yours")
        if row_id in self._settling:
            raise Notice("talk-settled")
        self._settling.add(row_id)
        try:
            await self._settle(interaction, row_id, intent)
        finally:
            self._settling.remove(row_id)

    async def _settle(
        self, interaction: discord.Interaction[Any], row_id: int, intent: Intent
    ) -> None:
        private = interaction.guild_id is not None and intent in PRIVATE
        await interaction.response.defer(ephemeral=private, thinking=True)
        async with self._bot.database.session() as session:
            kept = await unclear.get(session, row_id)
            card = await cards.get(session, kept.card_id) if kept and kept.card_id else None
        if kept is None:
            raise Notice("talk-settled")
        asked = await self._bot.asked_by(interaction)
        turn = self._turn(interaction, asked, kept, card, private=private)
        try:
            await self._conversation.act(turn, intent)
        except Exception as error:
            notice = notice_for(error)
            notice.typed = kept.said
            raise notice from error
        async with self._bot.database.session() as session:
            await unclear.remove(session, row_id)
        await _close(interaction.message, intent, asked.card_language)

    def _turn(
        self,
        interaction: discord.Interaction[Any],
        asked: Asked,
        kept: UnclearMessage,
        card: Card | None,
        *,
        private: bool,
    ) -> Turn:
        send = partial(interaction.followup.send, wait=True)

        async def grade(card_id: int) -> None:
            # Saved as an answer and gone from here at once: a stop can neither lose nor double it.
            await self._bot.answers.take_form(
                interaction, card_id, kept.said, asked.language, kept_as=kept.id
            )

        return Turn(
            replace(asked, card_language=asked.language) if private else asked,
            interaction.user.display_name,
            kept.said,
            card,
            say=send,
            whisper=send,
            grade=grade,
            replies=kept.replies,
        )


async def _close(message: discord.Message | None, intent: Intent, language: str) -> None:
    """Show what was chosen in place of the choice."""
    if message is None:
        return
    # It is done, also where the card that asked for it is gone or cannot be reached.
    with contextlib.suppress(*UNREACHABLE, discord.HTTPException):
        chosen = text("talk-chosen", language, chosen=text(f"meant-{intent}", language))
        await message.edit(content=chosen, embed=None, view=None)
