"""Where two things may be meant: the member chooses, also after a restart."""

from __future__ import annotations

import contextlib
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

if TYPE_CHECKING:
    from bot.app import CoachBot
    from bot.talk.conversation import Conversation
    from knowledge.talk import Intent

KEPT = timedelta(days=7)
"""How long an unclear message waits for a choice before it is deleted."""


class Doubts:
    """Asks what was meant, and acts on the choice.

    Args:
        bot: the coach.
        conversation: acts.
    """

    def __init__(self, bot: CoachBot, conversation: Conversation) -> None:
        self._bot = bot
        self._conversation = conversation

    async def ask(self, turn: Turn, first: Intent, second: Intent) -> None:
        """Ask which of two was meant; the text is kept until that is known."""
        asked, now = turn.asked, self._bot.clock()
        async with self._bot.database.session() as session:
            await unclear.remove_older(session, now - KEPT)
            row_id = await unclear.add(
                session,
                UnclearMessage(
                    user_id=asked.user_id,
                    guild_id=asked.place.guild_id,
                    channel_id=asked.place.channel_id,
                    card_id=turn.card.id if turn.card else None,
                    said=clean(turn.said),
                    said_at=now,
                ),
            )
        await turn.say(
            embed=meant_card(turn.said, asked.language),
            view=meant_controls(row_id, asked.user_id, (first, second), asked.language),
        )

    async def settle(
        self, interaction: discord.Interaction[Any], row_id: int, owner_id: int, intent: Intent
    ) -> None:
        """Do what the member chose, once.

        Raises:
            Notice: someone else was asked, it was chosen already, or what stands in the way of it.
        """
        if interaction.user.id != owner_id:
            raise Notice("talk-not-yours")
        private = interaction.guild_id is not None and intent in PRIVATE
        await interaction.response.defer(ephemeral=private, thinking=True)
        async with self._bot.database.session() as session:
            taken = await unclear.take(session, row_id)
            card = await cards.get(session, taken.card_id) if taken and taken.card_id else None
        if taken is None:
            raise Notice("talk-settled")
        asked = await self._bot.asked_by(interaction)
        send = partial(interaction.followup.send, wait=True)

        async def grade(card_id: int) -> None:
            await self._bot.answers.take_form(interaction, card_id, taken.said, asked.language)

        turn = Turn(
            asked,
            interaction.user.display_name,
            taken.said,
            card,
            say=send,
            whisper=send,
            grade=grade,
        )
        if interaction.message is not None:
            # The choice is made, also where the card that asked for it is gone.
            with contextlib.suppress(discord.HTTPException):
                chosen = text(f"meant-{intent}", asked.language)
                await interaction.message.edit(
                    content=text("talk-chosen", asked.language, chosen=chosen),
                    embed=None,
                    view=None,
                )
        try:
            await self._conversation.act(turn, intent)
        except Exception as error:
            notice = notice_for(error)
            notice.typed = taken.said
            raise notice from error
