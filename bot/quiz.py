"""Questions: asked, and looked at before they are answered."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from random import Random

import discord
from sqlalchemy.exc import IntegrityError

from bot.errors import Notice, within
from bot.notes.shelf import Shelf
from bot.store import cards, peeks
from bot.store.cards import Place
from bot.store.database import Database
from bot.store.models import Card
from bot.store.snapshot import restore
from bot.study.reviews import Reviews
from bot.typed import questions_about, repeated
from bot.ui.buttons import question_buttons
from bot.ui.question_card import hint_card, question_card, reveal_card
from bot.when.clock import Clock
from bot.work.reachability import UNREACHABLE
from config.settings import Language
from knowledge.question import Question
from knowledge.selection import choose

TOPIC_LIMIT = 200

Post = Callable[..., Awaitable[discord.Message | None]]
"""Posts ``embed`` and ``view`` where a card belongs."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is asked, where, and in which languages.

    Attributes:
        user_id: the person.
        place: the channel.
        language: the person's language.
        card_language: the language of what everyone there sees.
    """

    user_id: int
    place: Place
    language: Language
    card_language: Language


class Quiz:
    """Asks questions.

    Args:
        database: where cards are kept.
        shelf: notes and questions of each server.
        reviews: what is due for whom.
        clock: the time.
        rng: for choosing among equally good questions.
    """

    def __init__(
        self, database: Database, shelf: Shelf, reviews: Reviews, clock: Clock, rng: Random
    ) -> None:
        self._database = database
        self._shelf = shelf
        self._reviews = reviews
        self._clock = clock
        self._rng = rng

    async def ask(self, asked: Asked, topic: str | None, post: Post) -> None:
        """Ask someone a question.

        Args:
            asked: who and where.
            topic: what was typed for a topic; None for any.
            post: puts the card up.

        Raises:
            Notice: nothing fits the topic, it is too long or has no answers yet, or there are no
                questions.
        """
        within(topic or "", TOPIC_LIMIT)
        question = await self._choose(asked, topic)
        async with self._database.session() as session:
            card = await cards.add(
                session,
                question,
                topic=topic,
                asked_of=asked.user_id,
                place=asked.place,
                asked_at=self._clock(),
            )
        await self._post_card(card, asked.card_language, post)

    async def ask_due(self, asked: Asked, post: Post) -> None:
        """Ask someone the first question that is due for a review.

        Args:
            asked: who and where.
            post: puts the card up.

        Raises:
            Notice: nothing is due there.
        """
        question = await self._reviews.first_due(asked.user_id, asked.place.guild_id)
        async with self._database.session() as session:
            card = await cards.add(
                session,
                question,
                topic=None,
                asked_of=asked.user_id,
                place=asked.place,
                asked_at=self._clock(),
                reviewing=True,
            )
        await self._post_card(card, asked.card_language, post)

    async def ask_next(self, card_id: int, asked: Asked, post: Post) -> None:
        """Ask the question after a card; pressed twice, point to the one already asked.

        Raises:
            Notice: as ``ask``; or the next question was asked already.
        """
        async with self._database.session() as session:
            before = await cards.get(session, card_id)
            following = await cards.following(session, card_id, asked.user_id)
        if before is None:
            raise Notice("card-gone")
        if following is None:
            following = await self._add_following(before, asked)
        await self._post_card(following, asked.card_language, post)

    async def _add_following(self, before: Card, asked: Asked) -> Card:
        if before.reviewing:
            question = await self._reviews.next_due(asked.user_id, asked.place.guild_id)
        else:
            question = await self._choose(asked, before.topic, not_again=before.question_id)
        try:
            async with self._database.session() as session:
                return await cards.add(
                    session,
                    question,
                    topic=before.topic,
                    asked_of=asked.user_id,
                    place=asked.place,
                    asked_at=self._clock(),
                    after_id=before.id,
                    reviewing=before.reviewing,
                )
        except IntegrityError as error:
            # The same button was pressed twice at once, and the other press was first.
            raise Notice("already-next", link=_link(before)) from error

    async def _choose(
        self, asked: Asked, topic: str | None, not_again: str | None = None
    ) -> Question:
        questions = await self._questions_on(asked.place.guild_id, topic)
        async with self._database.session() as session:
            seen = await cards.asked_questions(session, asked.user_id)
            scores = await cards.latest_scores(session, asked.user_id)
            last = not_again or await cards.last_asked(session, asked.user_id)
        question = choose(questions, asked=seen, scores=scores, last=last, rng=self._rng)
        if question is None:
            raise Notice("no-questions")
        return question

    async def _questions_on(self, guild_id: int | None, topic: str | None) -> Sequence[Question]:
        knowledge = await self._shelf.of(guild_id)
        return (await asyncio.to_thread(questions_about, knowledge, topic)).questions

    async def _post_card(self, card: Card, language: str, post: Post) -> None:
        """Put a card up, unless another press of the same button is doing so or has.

        Raises:
            Notice: the card stands already.
        """
        now = self._clock()
        mentioned = await self._only_mentioned(card)
        async with self._database.session() as session:
            if not await cards.claim(session, card.id, now):
                raise Notice("already-next", link=_link(card))
        question = restore(card.question)
        try:
            message = await post(
                embed=question_card(question, language, mentioned=mentioned),
                view=question_buttons(card.id, question.id, language),
            )
        except (*UNREACHABLE, discord.HTTPException):
            async with self._database.session() as session:
                await cards.release(session, card.id)
            raise
        if message is not None:
            async with self._database.session() as session:
                await cards.posted(session, card.id, message.id)

    async def _only_mentioned(self, card: Card) -> str | None:
        """Return what was typed for a topic, where the notes have no heading of that name."""
        if card.topic is None:
            return None
        knowledge = await self._shelf.of(card.guild_id)
        try:
            found = await asyncio.to_thread(knowledge.on_topic, card.topic)
        except LookupError:
            # The notes changed since it was chosen.
            return None
        return repeated(card.topic) if found.mentioned else None

    async def hint(self, card_id: int, user_id: int, language: str, show: Post) -> None:
        """Show someone one more hint.

        Raises:
            Notice: the question is no longer in the notes.
        """
        question = await self._asked_question(card_id)
        async with self._database.session() as session:
            revealed = await peeks.next_hint(session, card_id, user_id, len(question.hints))
        await show(embed=hint_card(question, revealed, language))

    async def reveal(
        self,
        card_id: int,
        user_id: int,
        language: str,
        show: Post,
        *,
        skipped: bool = False,
    ) -> None:
        """Show someone the model answer.

        Raises:
            Notice: the question is no longer in the notes.
        """
        question = await self._asked_question(card_id)
        async with self._database.session() as session:
            await peeks.reveal(session, card_id, user_id)
        await show(embed=reveal_card(question, language, skipped=skipped))

    async def _asked_question(self, card_id: int) -> Question:
        async with self._database.session() as session:
            card = await cards.get(session, card_id)
        if card is None:
            raise Notice("card-gone")
        # As it was asked: that is what the answer will be graded against.
        question = restore(card.question)
        knowledge = await self._shelf.of(card.guild_id)
        if knowledge.question(question.part_of or question.id) is None:
            raise Notice("question-gone")
        return question


def _link(card: Card) -> str:
    guild = card.guild_id or "@me"
    return f"https://discord.com/channels/{guild}/{card.channel_id}/{card.message_id or ''}"
