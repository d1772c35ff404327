"""The way of a question: asked, looked at, answered, graded, shown."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import Any

import discord
from sqlalchemy.exc import IntegrityError

from bot.clock import Clock
from bot.errors import Notice
from bot.grading_queue import GradingQueue
from bot.localization import text
from bot.shelf import Shelf
from bot.store import attempts, cards, peeks
from bot.store.cards import Place
from bot.store.database import Database
from bot.store.models import Attempt, Card
from bot.store.snapshot import restore
from bot.ui.buttons import question_buttons, result_buttons
from bot.ui.forms import ANSWER_LIMIT, AnswerForm
from bot.ui.markup import cut, plain
from bot.ui.question_card import hint_card, question_card, reveal_card
from bot.ui.result_card import result_card, shared_card
from config.settings import Language
from knowledge.base import EmptyTopicError, UnknownTopicError
from knowledge.grading import Grade, Item
from knowledge.question import Question
from knowledge.selection import choose

log = logging.getLogger(__name__)

# Discord takes a reply to an interaction for 15 minutes:
# https://discord.com/developers/docs/interactions/receiving-and-responding#followup-messages
TOKEN_LIFE = timedelta(minutes=14)

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
    """Asks questions and takes answers.

    Args:
        bot: for reaching channels and people after a restart.
        database: where cards and answers are kept.
        shelf: notes and questions of each server.
        queue: where answers are graded.
        clock: the time.
        rng: for choosing among equally good questions.
    """

    def __init__(  # noqa: PLR0913  (its collaborators, all passed in)
        self,
        bot: discord.Client,
        *,
        database: Database,
        shelf: Shelf,
        queue: GradingQueue,
        clock: Clock,
        rng: Random,
    ) -> None:
        self._bot = bot
        self._database = database
        self._shelf = shelf
        self._queue = queue
        self._clock = clock
        self._rng = rng
        self._delivering: set[asyncio.Task[Any]] = set()

    # Asking

    async def ask(self, asked: Asked, topic: str | None, post: Post) -> None:
        """Ask someone a question.

        Args:
            asked: who and where.
            topic: what was typed for a topic; None for any.
            post: puts the card up.

        Raises:
            Notice: nothing fits the topic, it has no answers yet, or there are no questions.
        """
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

    async def ask_next(self, interaction: discord.Interaction, card_id: int, asked: Asked) -> None:
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
        elif following.message_id is not None:
            raise Notice("already-next", link=_link(following))
        await self._post_card(following, asked.card_language, interaction.followup.send)

    async def _add_following(self, before: Card, asked: Asked) -> Card:
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
                )
        except IntegrityError as error:
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
        try:
            return await asyncio.to_thread(knowledge.questions_on, topic)
        except EmptyTopicError as error:
            raise Notice("topic-gap", topic=error.title) from error
        except UnknownTopicError as error:
            query = plain(cut(error.query, 100))
            if not error.candidates:
                raise Notice("topic-unknown", query=query) from error
            candidates = ", ".join(error.candidates)
            raise Notice("topic-unknown-candidates", query=query, candidates=candidates) from error

    async def _post_card(self, card: Card, language: str, post: Post) -> None:
        question = restore(card.question)
        message = await post(
            embed=question_card(question, language),
            view=question_buttons(card.id, question.id, language),
        )
        if message is not None:
            async with self._database.session() as session:
                await cards.posted(session, card.id, message.id)

    # Looking

    async def hint(self, interaction: discord.Interaction, card_id: int, language: str) -> None:
        """Show the presser one more hint.

        Raises:
            Notice: the question is no longer in the notes.
        """
        question = await self._current_question(card_id)
        async with self._database.session() as session:
            revealed = await peeks.next_hint(
                session, card_id, interaction.user.id, len(question.hints)
            )
        await interaction.edit_original_response(embed=hint_card(question, revealed, language))

    async def reveal(
        self,
        interaction: discord.Interaction,
        card_id: int,
        language: str,
        *,
        skipped: bool = False,
    ) -> None:
        """Show the presser the model answer.

        Raises:
            Notice: the question is no longer in the notes.
        """
        question = await self._current_question(card_id)
        async with self._database.session() as session:
            await peeks.reveal(session, card_id, interaction.user.id)
        await interaction.edit_original_response(
            embed=reveal_card(question, language, skipped=skipped)
        )

    async def _current_question(self, card_id: int) -> Question:
        async with self._database.session() as session:
            card = await cards.get(session, card_id)
        if card is None:
            raise Notice("card-gone")
        question = (await self._shelf.of(card.guild_id)).question(card.question_id)
        if question is None:
            raise Notice("question-gone")
        return question

    # Answering

    async def open_form(
        self, interaction: discord.Interaction, card_id: int, question_id: str, language: str
    ) -> None:
        """Open the answer form.

        Raises:
            Notice: the question is no longer in the notes.
        """
        knowledge = self._shelf.at_hand(interaction.guild_id)
        # A server's notes may take longer to read than Discord waits for a form; the card has
        # the question as well.
        question = (
            knowledge.question(question_id) if knowledge else await self._question_of(card_id)
        )
        if question is None:
            raise Notice("question-gone")
        await interaction.response.send_modal(AnswerForm(card_id, question, language))

    async def _question_of(self, card_id: int) -> Question | None:
        async with self._database.session() as session:
            card = await cards.get(session, card_id)
        return restore(card.question) if card else None

    async def take_form(
        self, interaction: discord.Interaction, card_id: int, answer: str, language: str
    ) -> None:
        """Grade an answer from the form, whose interaction was deferred, for the member alone.

        Raises:
            Notice: there is nothing to grade in the answer, or no such card.
        """
        attempt = await self._save(
            card_id,
            Attempt(
                user_id=interaction.user.id,
                guild_id=interaction.guild_id,
                channel_id=interaction.channel_id or 0,
                answer=answer,
                language=language,
                interaction_token=interaction.token,
            ),
        )
        await self._grade_and_deliver(attempt, interaction.edit_original_response)

    async def take_message(
        self, message: discord.Message, card_id: int, answer: str, language: str
    ) -> None:
        """Grade an answer given as a message, and reply to it.

        Raises:
            Notice: there is nothing to grade in the answer, it is too long, or no such card.
        """
        if len(answer) > ANSWER_LIMIT:
            raise Notice("answer-too-long", limit=ANSWER_LIMIT, length=len(answer))
        attempt = await self._save(
            card_id,
            Attempt(
                user_id=message.author.id,
                guild_id=message.guild.id if message.guild else None,
                channel_id=message.channel.id,
                answer=answer,
                language=language,
                message_id=message.id,
            ),
        )
        async with message.channel.typing():
            await self._grade_and_deliver(attempt, message.reply)

    async def _save(self, card_id: int, attempt: Attempt) -> Attempt:
        if not attempt.answer.strip():
            raise Notice("answer-empty")
        async with self._database.session() as session:
            card = await cards.get(session, card_id)
            if card is None:
                raise Notice("card-gone")
            peek = await peeks.seen(session, card_id, attempt.user_id)
            attempt.card_id = card.id
            attempt.question_id = card.question_id
            attempt.answered_at = self._clock()
            attempt.hints, attempt.revealed = peek.hints, peek.revealed
            await attempts.add(session, attempt)
        return attempt

    async def close(self, patience: float) -> None:
        """Wait up to ``patience`` seconds until whoever waits for a result has it."""
        if self._delivering:
            await asyncio.wait(self._delivering, timeout=patience)

    async def _grade_and_deliver(self, attempt: Attempt, post: Post, *, late: bool = False) -> None:
        delivery = asyncio.create_task(self._deliver(attempt, post, late=late))
        self._delivering.add(delivery)
        delivery.add_done_callback(self._delivering.discard)
        # A stop may cancel whoever waits here, but not the delivery half way through.
        await asyncio.shield(delivery)

    async def _deliver(self, attempt: Attempt, post: Post, *, late: bool) -> None:
        question, grade = await self._graded(attempt)
        # Only what others cannot see yet can be shared with them.
        private = attempt.guild_id is not None and attempt.message_id is None
        await post(
            embed=result_card(question, attempt, grade, attempt.language, late=late),
            view=result_buttons(
                attempt.card_id,
                attempt.question_id,
                attempt.language,
                attempt_id=attempt.id if private else None,
            ),
        )
        async with self._database.session() as session:
            await attempts.delivered(session, attempt.id, self._clock())

    async def _graded(self, attempt: Attempt) -> tuple[Question, Grade]:
        async with self._database.session() as session:
            card = await cards.get(session, attempt.card_id)
        if card is None:
            raise Notice("card-gone")
        question = restore(card.question)
        if attempt.grade is not None:
            return question, Grade.from_dict(attempt.grade)
        grade = await self._queue.grade(_item(question, attempt.answer))
        async with self._database.session() as session:
            await attempts.graded(session, attempt.id, grade.to_dict(), grade.score)
        return question, grade

    async def share(self, interaction: discord.Interaction, attempt_id: int, language: str) -> None:
        """Post a member's result for all to see, once.

        Raises:
            Notice: the answer is someone else's, is gone, or was shared before.
        """
        async with self._database.session() as session:
            attempt = await attempts.get(session, attempt_id)
            if attempt is None:
                raise Notice("card-gone")
            if attempt.user_id != interaction.user.id:
                raise Notice("share-not-yours")
            if attempt.shared:
                raise Notice("share-done")
            attempt.shared = True
        question, grade = await self._graded(attempt)
        await interaction.edit_original_response(content=text("share-done", attempt.language))
        await interaction.followup.send(
            embed=shared_card(question, attempt, grade, language, interaction.user.display_name)
        )

    # After a restart

    async def unfinished(self) -> list[Attempt]:
        """Return the answers that a stop left without a delivered result."""
        async with self._database.session() as session:
            return list(await attempts.undelivered(session))

    async def finish(self, attempt: Attempt) -> None:
        """Grade and deliver what a stop left unfinished: where it was given, else by DM."""
        for post in self._ways_to(attempt):
            try:
                await self._grade_and_deliver(attempt, post, late=True)
            except discord.HTTPException as error:
                log.info("attempt %s could not be delivered one way: %s", attempt.id, error)
            else:
                return
        log.warning("attempt %s is graded, but its member cannot be reached", attempt.id)
        async with self._database.session() as session:
            await attempts.delivered(session, attempt.id, self._clock())

    def _ways_to(self, attempt: Attempt) -> list[Post]:
        ways: list[Post] = []
        if attempt.interaction_token and self._clock() - attempt.answered_at < TOKEN_LIFE:
            ways.append(self._by_token(attempt.interaction_token))
        if attempt.message_id is not None:
            channel = self._bot.get_partial_messageable(
                attempt.channel_id, guild_id=attempt.guild_id
            )
            ways.append(channel.get_partial_message(attempt.message_id).reply)
        ways.append(self._by_dm(attempt.user_id))
        return ways

    def _by_token(self, token: str) -> Post:
        async def follow_up(*, embed: discord.Embed, view: discord.ui.View) -> discord.Message:
            hook = discord.Webhook.partial(self._bot.application_id or 0, token, client=self._bot)
            # The first follow-up takes the place of the deferred response.
            return await hook.send(embed=embed, view=view, wait=True)

        return follow_up

    def _by_dm(self, user_id: int) -> Post:
        async def send(*, embed: discord.Embed, view: discord.ui.View) -> discord.Message:
            user = await self._bot.fetch_user(user_id)
            return await user.send(embed=embed, view=view)

        return send


def _item(question: Question, answer: str) -> Item:
    return Item(question.prompt, question.reference, question.key_points, answer)


def _link(card: Card) -> str:
    guild = card.guild_id or "@me"
    return f"https://discord.com/channels/{guild}/{card.channel_id}/{card.message_id or ''}"
