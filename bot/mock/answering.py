"""What answers a question of an interview: who may, with what, and to which card."""

import discord

from bot.errors import Notice
from bot.mock import entries
from bot.mock.interview import Phase, Refusal
from bot.store import cards, interviews
from bot.store.cards import EVERYONE
from bot.store.database import Database
from bot.store.models import Card
from bot.ui.forms import AnswerForm


class Answering:
    """Tells what answers an interview's question.

    Args:
        database: where interviews are kept.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def open_form(
        self, interaction: discord.Interaction, card_id: int, language: str
    ) -> None:
        """Open the answer form to a question.

        Raises:
            Notice: the question cannot be answered, or not by whoever pressed.
        """
        async with self._database.session() as session:
            found = await entries.asked_on(session, card_id)
        if found is None:
            raise Notice("card-gone")
        refusal = found.entry.interview.refusal(interaction.user.id, found.number)
        if refusal is not None:
            raise Notice(f"mock-refused-{refusal}")
        asked = entries.question_of(found.entry.interview, found.number)
        form = AnswerForm(card_id, asked, language)
        await interaction.response.send_modal(form)

    async def answered_by(self, message: discord.Message, *, to_coach: bool) -> Card | None:
        """Return the card that a message answers, where its author is interviewed there.

        Args:
            message: said in any channel.
            to_coach: whether it replies to the coach or mentions it.

        Raises:
            Notice: it may be meant as an answer, and cannot be one.
        """
        async with self._database.session() as session:
            running = await interviews.running_of(session, message.author.id)
            if running is None or running.channel_id != message.channel.id:
                return None
            entry = await entries.load(session, running.id)
            number = None if entry is None else entry.interview.open_round
            if entry is None or (number is None and running.phase != Phase.ASKING):
                return None
            if entry.interview.is_group:
                if to_coach:
                    raise Notice("mock-answer-hidden-notice")
                return None
            if running.phase == Phase.PAUSED:
                if running.parent_id is None:
                    return None
                raise Notice(f"mock-refused-{Refusal.PAUSED}")
            if number is None:
                raise Notice("mock-refused-early")
            card = await cards.get(session, entry.record.rounds[number].card_id)
        if card is None or card.message_id is None or message.id < card.message_id:
            # It was written before the question stood there: it answers something else.
            raise Notice("mock-refused-early")
        return card

    async def refuse_reply(self, card: Card) -> None:
        """See that an answer that all can see is not one that is to be hidden.

        Raises:
            Notice: the card is one of a group's interview.
        """
        if card.asked_of != EVERYONE:
            return
        async with self._database.session() as session:
            if await interviews.of_card(session, card.id) is not None:
                raise Notice("mock-answer-hidden-notice")
