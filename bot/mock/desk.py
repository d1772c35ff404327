"""What ``/mock`` and the buttons of an interview do on Discord."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import discord
from sqlalchemy.exc import IntegrityError

from bot.clock import Clock
from bot.daily.topics import MOST_TOPICS, split_topics
from bot.errors import Notice, within
from bot.localization import LANGUAGES, text
from bot.mock import entries
from bot.mock.connected import AddReviews
from bot.mock.entries import Entry, Terms
from bot.mock.interview import Interview, Phase, Refusal, Step
from bot.mock.plan import plan
from bot.mock.report import Report, report_of
from bot.mock.service import MockService
from bot.mock.writer import Writer
from bot.shelf import Shelf
from bot.store import cards, interviews
from bot.store.cards import EVERYONE, Place
from bot.store.database import Database
from bot.store.models import Card, MockInterview
from bot.store.snapshot import restore
from bot.ui import mock_cards
from bot.ui.forms import AnswerForm
from bot.ui.markup import cut, plain
from bot.ui.mock_controls import Controls
from bot.ui.question_card import reveal_card
from config.settings import Language
from knowledge.base import EmptyTopicError, UnknownTopicError
from knowledge.question import Difficulty, Question

MOST_MEMBERS = 10
FEWEST_IN_GROUP = 2
TOPICS_LIMIT = 200
TYPED_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Wanted:
    """What someone typed into ``/mock start``.

    Attributes:
        topics: with commas between; None for any.
        questions: how many.
        minutes: for each question.
        difficulty: as a word; None for a mixture.
        group: whether others can join.
    """

    topics: str | None
    questions: int
    minutes: int
    difficulty: str | None
    group: bool


@dataclass(frozen=True, slots=True)
class Scene:
    """Where ``/mock start`` was given.

    Attributes:
        place: the channel.
        parent: the channel that a thread can be opened in; None to stay in place.
        language: of whoever gave it.
        shared_language: of what everyone there sees.
    """

    place: Place
    parent: discord.TextChannel | None
    language: Language
    shared_language: Language


class MockDesk:
    """Starts, steers and reports on mock interviews.

    Args:
        database: where they are kept.
        shelf: notes and questions of each server.
        service: lets things happen to them.
        writer: draws the plot of a report.
        clock: the time.
        rng: for choosing questions.
        add_reviews: puts missed points into reviews; None where there are none.
    """

    def __init__(  # noqa: PLR0913  (what it works with)
        self,
        database: Database,
        shelf: Shelf,
        service: MockService,
        writer: Writer,
        clock: Clock,
        *,
        rng: Random,
        add_reviews: AddReviews | None = None,
    ) -> None:
        self._database = database
        self._shelf = shelf
        self._service = service
        self._writer = writer
        self._clock = clock
        self._rng = rng
        self._add_reviews = add_reviews

    # Starting

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
        questions = await self._questions_on(scene.place.guild_id, wanted.topics)
        async with self._database.session() as session:
            asked = await cards.asked_questions(session, user_id)
        planned = plan(
            questions,
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

    async def _questions_on(self, guild_id: int | None, typed: str | None) -> Sequence[Question]:
        knowledge = await self._shelf.of(guild_id)
        titles = (heading.title for heading in knowledge.topics.headings)
        topics = split_topics(within(typed or "", TOPICS_LIMIT), titles)
        if len(topics) > MOST_TOPICS:
            raise Notice("daily-topics-many", limit=MOST_TOPICS)
        found: dict[str, Question] = {}
        every: list[str | None] = [*topics] or [None]
        for topic in every:
            try:
                on_topic = await asyncio.to_thread(knowledge.questions_on, topic)
            except EmptyTopicError as error:
                raise Notice("topic-gap", topic=_shown(error.title)) from error
            except UnknownTopicError as error:
                if not error.candidates:
                    raise Notice("topic-unknown", query=_shown(error.query)) from error
                candidates = ", ".join(map(_shown, error.candidates))
                raise Notice(
                    "topic-unknown-candidates", query=_shown(error.query), candidates=candidates
                ) from error
            found |= {question.id: question for question in on_topic}
        return list(found.values())

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

    async def join(self, interaction: discord.Interaction, interview_id: int) -> None:
        """Give whoever pressed a seat in a group that gathers, and show it.

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
                await entries.join(session, interview_id, interaction.user.id)
                entry = await entries.load(session, interview_id)
        except IntegrityError as error:
            raise await self._busy(interaction.user.id) from error
        if entry is not None:
            embed = mock_cards.lobby_card(_terms_of(entry), entry.interview.members)
            await interaction.edit_original_response(embed=embed)

    async def begin(
        self, interaction: discord.Interaction, interview_id: int, language: str
    ) -> str:
        """Begin the interview of a group that has gathered; return what to tell.

        Raises:
            Notice: it has begun, too few are there, or it is not the host who pressed.
        """
        entry = await self._load(interview_id)
        if entry is None or entry.interview.phase is not Phase.LOBBY:
            raise Notice("mock-lobby-over")
        if entry.host_id != interaction.user.id:
            raise Notice("mock-not-host", host=f"<@{entry.host_id}>")
        if len(entry.interview.members) < FEWEST_IN_GROUP:
            raise Notice("mock-lobby-alone")
        return await self._open(interview_id, language)

    async def call_off(self, interview_id: int) -> None:
        """End an interview whose card could not be shown."""
        now = self._clock()
        await self._service.happen(interview_id, lambda interview: interview.stop(now))

    # Steering

    async def pause(self, user_id: int, language: str) -> str:
        """Pause the interview that someone is in; return what to tell them.

        Raises:
            Notice: they are in none, or it cannot be paused now.
        """
        running = await self._running(user_id)
        if running.phase != Phase.ASKING:
            raise Notice("mock-not-asking")
        now = self._clock()
        await self._service.happen(running.id, lambda interview: interview.pause(now))
        return text("mock-paused-told", language)

    async def resume(self, user_id: int, language: str) -> str:
        """Go on with the interview that someone is in; return what to tell them.

        Raises:
            Notice: they are in none, or it is not paused.
        """
        running = await self._running(user_id)
        if running.phase != Phase.PAUSED:
            raise Notice("mock-not-paused")
        now = self._clock()
        await self._service.happen(running.id, lambda interview: interview.resume(now))
        return text("mock-resumed-told", language, where=f"<#{running.channel_id}>")

    async def stop(self, user_id: int, language: str) -> str:
        """End the interview that someone hosts, or leave one; return what to tell them.

        Raises:
            Notice: they are in none.
        """
        running = await self._running(user_id)
        now = self._clock()
        entry = await self._load(running.id)
        if entry is None:
            raise Notice("mock-none-running")
        if entry.host_id == user_id:
            await self._service.happen(running.id, lambda interview: interview.stop(now))
            return text("mock-stopped-told", language)
        async with self._database.session() as session:
            took_part = await entries.leave(session, running.id, user_id, now)
        await self._service.say(running.id)
        return text("mock-left-told" if took_part else "mock-left-before", language)

    async def _running(self, user_id: int) -> MockInterview:
        async with self._database.session() as session:
            running = await interviews.running_of(session, user_id)
        if running is None:
            raise Notice("mock-none-running")
        return running

    # Answering

    async def open_form(
        self, interaction: discord.Interaction, card_id: int, language: str
    ) -> None:
        """Open the answer form to a question.

        Raises:
            Notice: the question cannot be answered, or not by whoever pressed.
        """
        async with self._database.session() as session:
            card = await cards.get(session, card_id)
            asked = await interviews.of_card(session, card_id)
            entry = await entries.load(session, asked.interview_id) if asked else None
        if card is None or asked is None or entry is None:
            raise Notice("card-gone")
        refusal = entry.interview.refusal(interaction.user.id, asked.number)
        if refusal is not None:
            raise Notice(f"mock-refused-{refusal}")
        form = AnswerForm(card_id, restore(card.question), language)
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

    # Reporting

    async def report(
        self, user_id: int, language: str
    ) -> tuple[discord.Embed, discord.ui.View, bytes | None]:
        """Return the report of someone's last interview, its buttons and its plot.

        Raises:
            Notice: there is none, or one is running.
        """
        async with self._database.session() as session:
            running = await interviews.running_of(session, user_id)
            latest = await interviews.latest_of(session, user_id)
        if running is not None:
            raise Notice("mock-report-later", where=f"<#{running.channel_id}>")
        entry = None if latest is None else await self._load(latest)
        if entry is None:
            raise Notice("mock-report-none")
        report = report_of(entry.interview, user_id)
        picture = await self._writer.plot(report, language)
        embed = mock_cards.report_card(report, entry.interview, shows_plot=picture is not None)
        controls = Controls(entry.id, 0, language)
        return embed, controls.of_report(reviews=self._add_reviews is not None), picture

    async def details(self, user_id: int, interview_id: int, language: str) -> discord.Embed:
        """Return what became of each question.

        Raises:
            Notice: they did not take part, or nothing was asked.
        """
        report = _report_on(await self._ended(user_id, interview_id), user_id)
        return mock_cards.details_card(report, language)

    async def model_answer(self, user_id: int, card_id: int, language: str) -> discord.Embed:
        """Return the model answer of a round that is over.

        Raises:
            Notice: they did not take part, or it is gone.
        """
        async with self._database.session() as session:
            card = await cards.get(session, card_id)
            asked = await interviews.of_card(session, card_id)
            entry = await entries.load(session, asked.interview_id) if asked else None
        if card is None or asked is None or entry is None:
            raise Notice("card-gone")
        if user_id not in entry.interview.members:
            raise Notice(f"mock-refused-{Refusal.STRANGER}")
        rounds = entry.interview.rounds
        is_open = rounds[asked.number].question == rounds[-1].question
        if entry.interview.phase is not Phase.ENDED and is_open:
            # A follow-up may be about just what it tells.
            raise Notice("mock-report-later", where=f"<#{entry.place.channel_id}>")
        return reveal_card(restore(card.question), language)

    async def review(self, user_id: int, interview_id: int, language: str) -> str:
        """Put what someone missed into their reviews, once; return what to tell them.

        Raises:
            Notice: they did not take part, nothing was asked, or it was done before.
        """
        entry = await self._ended(user_id, interview_id)
        if self._add_reviews is None:
            raise Notice("mock-report-none")
        if entry.seat_of(user_id).reviewed_at is not None:
            raise Notice("mock-reviewed-before")
        count = 0
        for result in _report_on(entry, user_id).results:
            missed = [point.point for point in result.points if point.is_missed]
            if missed:
                guild_id = entry.place.guild_id
                count += await self._add_reviews(user_id, guild_id, result.question, missed)
        # Last, as adding them once more changes nothing: a stop on the way leaves nothing out.
        async with self._database.session() as session:
            await interviews.reviewed(session, interview_id, user_id, self._clock())
        return text("mock-reviewed", language, count=count)

    async def _ended(self, user_id: int, interview_id: int) -> Entry:
        entry = await self._load(interview_id)
        if entry is None or entry.interview.phase is not Phase.ENDED:
            raise Notice("mock-report-none")
        if user_id not in entry.interview.members:
            raise Notice(f"mock-refused-{Refusal.STRANGER}")
        return entry

    async def _load(self, interview_id: int) -> Entry | None:
        async with self._database.session() as session:
            return await entries.load(session, interview_id)


def _report_on(entry: Entry, user_id: int) -> Report:
    report = report_of(entry.interview, user_id)
    if not report.results:
        raise Notice("mock-report-nothing")
    return report


def difficulty_called(typed: str | None) -> Difficulty | None:
    """Return the difficulty that someone typed, in either language; None for a mixture.

    Raises:
        Notice: there is none of that name.
    """
    if typed is None:
        return None
    for difficulty in Difficulty:
        names = {text(f"difficulty-{difficulty}", language) for language in LANGUAGES}
        if typed.strip().casefold() in {*names, difficulty}:
            return difficulty
    raise Notice("mock-difficulty-unknown", typed=_shown(typed))


def _require_threads(channel: discord.TextChannel) -> None:
    may = channel.permissions_for(channel.guild.me)
    if not (may.create_private_threads and may.send_messages_in_threads and may.embed_links):
        raise Notice("mock-thread-closed")


def _terms_of(entry: Entry) -> Terms:
    row = entry.record.row
    questions, language = entry.interview.questions, entry.interview.language
    shown_in: Language = "en" if language == "en" else "ko"
    return Terms(entry.place, shown_in, questions, row.limit_s, row.parent_id is not None)


def _shown(typed: str) -> str:
    return plain(cut(typed, TYPED_SHOWN))
