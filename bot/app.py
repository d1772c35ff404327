"""The bot: wiring, start, stop, and the one place where errors reach a member."""

import hashlib
import json
import logging
import os
from collections.abc import Callable
from contextlib import AsyncExitStack
from random import Random, SystemRandom
from typing import Any
from zoneinfo import ZoneInfo

import discord
from discord import app_commands
from discord.ext import commands

from bot import commands as families
from bot import memory, wiring
from bot.answering.answers import Answers
from bot.answering.delivery import Delivery
from bot.answering.form_desk import FormDesk
from bot.answering.grading_queue import GradingQueue
from bot.appeals.desk import AppealsDesk
from bot.appeals.precedents import Precedents
from bot.appeals.service import AppealService
from bot.choices.languages import Languages
from bot.choices.organisers import Organisers
from bot.choices.people import People
from bot.choices.personal_desk import PersonalDesk
from bot.choices.servers import Servers
from bot.choices.settings_desk import SettingsDesk
from bot.daily.desk import DailyDesk
from bot.daily.service import DailyService
from bot.errors import Notice, cannot_be_told, notice_for
from bot.localization import CommandTranslator, text
from bot.mock.desk import MockDesk
from bot.mock.service import MockService
from bot.notes.desk import NotesDesk
from bot.notes.server_notes import ServerNotes
from bot.notes.shelf import Shelf
from bot.notes.watch import NotesWatch
from bot.privacy.departures import Departures
from bot.privacy.desk import PrivacyDesk
from bot.quiz import Asked, Quiz
from bot.store import facts
from bot.store.cards import Place
from bot.store.database import Database
from bot.study.journal import Journal
from bot.study.reviews import Reviews
from bot.study.statistics import Statistics
from bot.talk.chat import Chat
from bot.talk.conversation import Conversation
from bot.talk.doubts import Doubts
from bot.ui.controls import CONTROLS
from bot.ui.forms import submitted
from bot.ui.given_back import given_back
from bot.ui.privacy_controls import is_deletion
from bot.when.clock import Clock, system_clock
from bot.work.background import in_daemon_thread
from bot.work.turns import Turns
from config.hosts import wiping_host
from config.settings import Settings
from knowledge.base import KnowledgeBase
from knowledge.talk import Classifier

log = logging.getLogger(__name__)

CLOSING_PATIENCE_S = 3.0
POSTING_PATIENCE_S = 0.5
SYNCED_COMMANDS = "synced-commands"

# There is no voice here; discord.py would warn about libraries that only voice needs.
discord.VoiceClient.warn_nacl = False
discord.VoiceClient.warn_dave = False

Interaction = discord.Interaction["CoachBot"]
Context = commands.Context["CoachBot"]


class CommandTree(app_commands.CommandTree["CoachBot"]):
    """The slash commands, with their errors told by the one error handler."""

    async def on_error(self, interaction: Interaction, error: app_commands.AppCommandError) -> None:
        """Tell the member."""
        await self.client.tell_error(interaction, error)


class CoachBot(commands.Bot):
    """The interview coach.

    Args:
        settings: everything a host may set.
        clock: the time.
        rng: for choosing among equally good questions.
        prefixes: what may stand before a command typed as a message, besides a mention.
        threads: whether a mock interview in a server opens a thread of its own.
        loaded: called once everything is loaded, before anything is taken from members.
    """

    shelf: Shelf
    classifier: Classifier
    quiz: Quiz
    answers: Answers
    notes_desk: NotesDesk
    daily_desk: DailyDesk
    appeals_desk: AppealsDesk
    mock_desk: MockDesk
    personal_desk: PersonalDesk
    journal: Journal
    reviews: Reviews
    statistics: Statistics
    _delivery: Delivery
    _mock: MockService
    _daily: DailyService
    _appeals: AppealService

    def __init__(  # noqa: PLR0913  (what it is made of)
        self,
        settings: Settings,
        *,
        clock: Clock,
        rng: Random,
        prefixes: tuple[str, ...] = (),
        threads: bool = True,
        loaded: Callable[[], None] = lambda: None,
    ) -> None:
        intents = discord.Intents.default()
        intents.message_content = settings.message_content
        super().__init__(
            command_prefix=commands.when_mentioned_or(*prefixes)
            if prefixes
            else commands.when_mentioned,
            tree_cls=CommandTree,
            help_command=None,
            intents=intents,
            allowed_mentions=discord.AllowedMentions.none(),
            shard_id=settings.shard_id,
            shard_count=settings.shard_count,
        )
        self.settings = settings
        self.database = Database(settings.database)
        self.servers = Servers(self.database, settings.public_language, clock)
        self.people = People(self.database, clock)
        self.languages = Languages(self.people, self.servers)
        self.organisers = Organisers(self.servers, self.languages)
        self.settings_desk = SettingsDesk(self.servers, self.organisers)
        self.privacy_desk = PrivacyDesk(self.database, self.people, clock)
        self.clock = clock
        self.threads = threads
        self._loaded = loaded
        self.rng = rng
        # What the coach posts by itself keeps within one limit of requests.
        self.turns = Turns(settings.daily_requests_per_second)
        self.conversation = Conversation(self, rng)
        self.doubts = Doubts(self, self.conversation)
        self.chat = Chat(self)
        self._forms = FormDesk(self)
        self._departures: Departures | None = None
        self._running = AsyncExitStack()

    # Start and stop

    async def setup_hook(self) -> None:
        """Open the database, read the notes, register commands and buttons.

        Raises:
            DatabaseError: the database cannot be used.
            KnowledgeError: the notes or the encoder cannot be used.
        """
        if not self.intents.message_content:
            log.info(
                "message content intent is off (MESSAGE_CONTENT): forms, direct messages, mentions "
                "and replies that ping the bot work; replies without a ping cannot be read"
            )
        self._warn_of_wiped_disk()
        log.info("opening the database")
        await self.database.migrate()
        base = await in_daemon_thread(KnowledgeBase.load, self.settings)
        self.classifier = await in_daemon_thread(
            Classifier.load, base.encoder, self.settings.cache_dir
        )
        memory.settle()
        self._loaded()
        self.shelf = Shelf(base, self.database, self.clock)
        notes = ServerNotes(self.database, self.shelf, self.clock)
        self.notes_desk = NotesDesk(notes, self.shelf, self.organisers)
        zone = ZoneInfo(self.settings.time_zone)
        self.reviews = Reviews(self.database, self.shelf, self.people, zone, self.clock)
        self.statistics = Statistics(self.database, self.people, self.reviews, self.clock)
        self.quiz = Quiz(self.database, self.shelf, self.reviews, self.clock, self.rng)
        self.journal = wiring.journal(self)
        self._mock, self.mock_desk = wiring.mock(self)
        self._delivery = Delivery(
            self,
            self.database,
            GradingQueue(base.grader),
            self.clock,
            precedents=Precedents(self.database, self.shelf),
            journal=self.journal,
            hear=self._mock.hear,
        )
        self.answers = Answers(
            self.database, self.shelf, self._delivery, self.languages, self.clock
        )
        if self.settings.notes_dir is not None:
            watch = NotesWatch(self.settings.notes_dir, self.settings, self.shelf)
            watch.start()
            self._running.push_async_callback(watch.stop)
        self.add_dynamic_items(*CONTROLS)
        for family in families.FAMILIES:
            await self.add_cog(family(self))
        await self.tree.set_translator(CommandTranslator())
        await self._sync_changed_commands()
        self._mock.start()
        self._running.push_async_callback(self._mock.close, POSTING_PATIENCE_S)
        self._delivery.start()
        self._running.push_async_callback(self._delivery.close, CLOSING_PATIENCE_S)
        self._daily, self.daily_desk = wiring.daily(self)
        self._appeals, self.appeals_desk = wiring.appeals(self, self._daily.board)
        study, self.personal_desk = wiring.study(self, self._daily.board)
        withdrawals = wiring.withdrawals(self, self._daily.board)
        for service in (self._daily, self._appeals, study, withdrawals, self.doubts):
            service.start()
            self._running.push_async_callback(service.close, POSTING_PATIENCE_S)
        self._departures = Departures(self.database, self.servers, self.shelf, self.clock)
        self._running.push_async_callback(self._departures.stop, POSTING_PATIENCE_S)

    def _warn_of_wiped_disk(self) -> None:
        file = self.database.file
        if file is not None and (host := wiping_host(os.environ, file.parent)) is not None:
            log.warning(
                "the database %s lies on a disk that %s wipes at every restart: set DATABASE_URL "
                "to a PostgreSQL database, or answers and notes will be lost",
                file,
                host,
            )

    async def _sync_changed_commands(self) -> None:
        """Tell Discord about the commands, only when they are not those it was told last.

        Discord limits how often commands may be registered:
        https://discord.com/developers/docs/interactions/application-commands#registering-a-command
        """
        payload = [
            await command.get_translated_payload(self.tree, CommandTranslator())
            for command in self.tree.get_commands()
        ]
        digest = hashlib.sha256(
            f"{self.application_id}{json.dumps(payload, sort_keys=True)}".encode()
        ).hexdigest()
        async with self.database.session() as session:
            known = await facts.get(session, SYNCED_COMMANDS)
        if known != digest:
            synced = await self.tree.sync()
            log.info("registered %d commands", len(synced))
            async with self.database.session() as session:
                await facts.put(session, SYNCED_COMMANDS, digest)

    async def on_ready(self) -> None:
        """Say so, and see which servers were left or joined meanwhile."""
        log.info("ready as %s (servers: %d)", self.user, len(self.guilds))
        if self._departures is not None:
            await self._departures.begin(self._present, self._has_left)

    def _present(self) -> set[int]:
        return {guild.id for guild in self.guilds}

    def _has_left(self, guild_id: int) -> bool:
        """Tell that the coach is not in a server whose events would come to this process.

        https://discord.com/developers/docs/events/gateway#sharding-sharding-formula
        """
        is_mine = (guild_id >> 22) % self.settings.shard_count == self.settings.shard_id
        return is_mine and self.get_guild(guild_id) is None

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Begin the time after which the server's data is deleted."""
        if self._departures is not None:
            await self._departures.left(guild.id)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Keep the server's data, if the coach was there before."""
        if self._departures is not None:
            await self._departures.joined(guild.id)

    async def on_raw_thread_delete(self, payload: discord.RawThreadDeleteEvent) -> None:
        """End a mock interview that took place there."""
        await self._mock.lose(payload.thread_id)

    async def on_raw_thread_update(self, payload: discord.RawThreadUpdateEvent) -> None:
        """End a mock interview whose thread was archived."""
        if payload.data["thread_metadata"]["archived"]:
            await self._mock.lose(payload.thread_id)

    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """End the mock interviews that took place there, or in its threads."""
        await self._mock.lose(channel.id)

    async def close(self) -> None:
        """Finish what is being graded, within a few seconds, and let go of everything."""
        # The last that was started first: what is delivered may still be asked for.
        await self._running.aclose()
        await super().close()
        await self.database.close()

    # Who is talked to

    async def asked_by(self, interaction: discord.Interaction[Any]) -> Asked:
        """Describe whoever pressed a button, for asking them a question there."""
        language = await self.languages.of(interaction)
        in_guild = interaction.guild_id is not None
        return Asked(
            user_id=interaction.user.id,
            place=Place(interaction.channel_id or 0, interaction.guild_id),
            language=language,
            card_language=await self.languages.of_server(interaction.guild_id)
            if in_guild
            else language,
        )

    async def asked_by_context(self, context: commands.Context[Any]) -> Asked:
        """Describe whoever gave a command, as an interaction or as a message."""
        if context.interaction is not None:
            return await self.asked_by(context.interaction)
        language = await self.languages.of_message(context.message)
        place = Place(context.channel.id, context.guild.id if context.guild else None)
        return Asked(context.author.id, place, language=language, card_language=language)

    # Events

    async def on_interaction(self, interaction: Interaction) -> None:
        """Take submitted forms, also those opened before a restart."""
        submission = submitted(interaction)
        try:
            if submission is not None:
                await self._forms.take(interaction, submission)
        except Exception as error:  # noqa: BLE001  (the one error handler decides)
            typed = "\n\n".join(submission.fields.values()) if submission else ""
            await self.tell_error(interaction, error, typed)
        typing = interaction.type is discord.InteractionType.autocomplete
        if not typing and not is_deletion(interaction):
            await self.languages.remember(interaction)

    async def on_message(self, message: discord.Message) -> None:
        """Hand messages to the chat; see ``bot.talk.chat``."""
        try:
            await self.chat.receive(message)
        except Exception as error:  # noqa: BLE001  (the one error handler decides)
            await self.tell_error(message, error)

    async def on_command_error(
        self, context: commands.Context[Any], exception: commands.CommandError
    ) -> None:
        """Tell the member."""
        await self.tell_error(context.interaction or context.message, exception)

    async def tell_error(
        self,
        source: discord.Interaction[Any] | discord.Message,
        error: BaseException,
        typed: str = "",
    ) -> None:
        """Tell whoever is concerned what went wrong, in one sentence.

        Args:
            source: what they did: an interaction (told to them alone) or a message (replied to).
            error: what came of it; see ``bot.errors.notice_for`` for the order of decisions.
            typed: what they typed into a form, given back to be copied.
        """
        if cannot_be_told(error):
            log.warning("an interaction can no longer be answered: %s", error)
            return
        notice = notice_for(error)
        try:
            if isinstance(source, discord.Message):
                language = await self.languages.of_message(source)
                await source.reply(text(notice.message, language, **notice.values))
            else:
                language = await self.languages.of(source)
                await _tell(source, notice, language, typed or notice.typed)
        except discord.HTTPException as failure:
            log.warning("could not tell %s: %s", notice.message, failure)


async def _tell(
    interaction: discord.Interaction[Any], notice: Notice, language: str, typed: str
) -> None:
    said = given_back(typed, language) | {
        "content": text(notice.message, language, **notice.values),
        "ephemeral": True,
    }
    if await _is_awaited_by_all(interaction):
        # The first message after such an acknowledgement is for all; only the next can be private.
        await interaction.edit_original_response(content="…")
        await interaction.followup.send(**said)
        await interaction.delete_original_response()
    elif interaction.response.is_done():
        await interaction.followup.send(**said)
    else:
        await interaction.response.send_message(**said)


async def _is_awaited_by_all(interaction: discord.Interaction[Any]) -> bool:
    """Tell that everyone in a server sees the coach think, and would see what comes of it.

    https://discord.com/developers/docs/interactions/receiving-and-responding#followup-messages
    """
    thinking = discord.InteractionResponseType.deferred_channel_message
    if interaction.guild_id is None or interaction.response.type is not thinking:
        return False
    acknowledged = await interaction.original_response()
    return acknowledged.flags.loading and not acknowledged.flags.ephemeral


def create_bot(  # noqa: PLR0913  (what it is made of)
    settings: Settings,
    *,
    clock: Clock = system_clock,
    rng: Random | None = None,
    prefixes: tuple[str, ...] = (),
    threads: bool = True,
    loaded: Callable[[], None] = lambda: None,
) -> CoachBot:
    """Return the bot, not yet connected.

    Args:
        settings: everything a host may set.
        clock: the time; a test passes its own.
        rng: for choosing among equally good questions; the system's randomness when None.
        prefixes: what may stand before a command typed as a message, besides a mention.
        threads: whether a mock interview in a server opens a thread of its own.
        loaded: called once everything is loaded, before anything is taken from members.

    Raises:
        DatabaseError: ``DATABASE_URL`` is malformed or its folder cannot be made.
    """
    return CoachBot(
        settings,
        clock=clock,
        rng=rng or SystemRandom(),
        prefixes=prefixes,
        threads=threads,
        loaded=loaded,
    )
