"""Appeals on their way: to the reviewers' channel, and the decision back to the member.

Both are in the database before they are tried, and are found by a sweep when a stop, a lost channel
or an outage came between; an appeal is leased to the process that works on it.
"""

import logging
from collections.abc import Awaitable
from datetime import timedelta

import discord

from bot.board import DiscordBoard, Sheet
from bot.choices.languages import Languages
from bot.choices.people import People
from bot.choices.servers import Servers
from bot.localization import text
from bot.store import appeals, cards
from bot.store.appeals import Obstacle
from bot.store.database import Database
from bot.store.models import Appeal, Card
from bot.store.snapshot import restore
from bot.ui.appeal_cards import appeal_card, decision_cards
from bot.ui.appeal_controls import mark_of, result_controls, review_controls
from bot.when.clock import Clock
from bot.work.reachability import UNREACHABLE, is_passing
from bot.work.rounds import Rounds

log = logging.getLogger(__name__)

SWEEP_INTERVAL_S = 5.0
LEASE = timedelta(minutes=2)
RETRY = timedelta(minutes=5)
"""How long after a failure it is tried again."""


class AppealService:
    """Posts appeals and tells of decisions.

    Args:
        client: for reaching channels and people.
        database: where appeals are kept.
        servers: where a server's appeals go.
        people: which language a member chose.
        languages: that of a server.
        board: puts cards up.
        clock: the time.
    """

    def __init__(  # noqa: PLR0913  (what it works with)
        self,
        client: discord.Client,
        database: Database,
        *,
        servers: Servers,
        people: People,
        languages: Languages,
        board: DiscordBoard,
        clock: Clock,
    ) -> None:
        self._client = client
        self._database = database
        self._servers = servers
        self._people = people
        self._languages = languages
        self._board = board
        self._clock = clock
        self._rounds = Rounds(self._look, seconds=SWEEP_INTERVAL_S, of="appeals")

    def start(self) -> None:
        """Start looking for what is left to be done."""
        self._rounds.start()

    async def close(self, patience: float) -> None:
        """Stop looking; what is being looked at may be done first, within ``patience`` seconds."""
        await self._rounds.stop(patience)

    async def resend(self, guild_id: int) -> None:
        """Post what waits for a server's channel now."""
        now = self._clock()
        async with self._database.session() as session:
            taken = await appeals.take(session, now, now + LEASE, guild_id)
        for appeal_id in taken:
            await self.post(appeal_id, again=True)

    async def _look(self) -> None:
        now = self._clock()
        async with self._database.session() as session:
            due = await appeals.take(session, now, now + LEASE)
        for appeal_id in due:
            await self._go_on(appeal_id)

    async def _go_on(self, appeal_id: int) -> None:
        async with self._database.session() as session:
            appeal = await appeals.get(session, appeal_id)
        if appeal is None:
            return
        if appeal.decision is None:
            await self.post(appeal_id, again=True)
        else:
            await self.tell(appeal_id)

    # To the reviewers

    async def post(self, appeal_id: int, *, again: bool = False) -> bool:
        """Put an appeal's card up that is leased to this process.

        Args:
            appeal_id: the appeal.
            again: whether it may stand there already.

        Returns:
            Whether it stands there; else it waits, and is tried again.
        """
        sheet, appeal = await self._sheet(appeal_id)
        if appeal is None:
            return False
        if sheet is None:
            await self._hold_up(appeal, Obstacle.NO_CHANNEL)
            return False
        try:
            message_id = await self._find(sheet, appeal) if again else None
            if message_id is None:
                message_id = await self._board.put_up(sheet)
        except (*UNREACHABLE, discord.HTTPException) as error:
            obstacle = _obstacle(error)
            if obstacle is None:
                await self._put_off(appeal_id, error)
            else:
                await self._hold_up(appeal, obstacle)
            return False
        async with self._database.session() as session:
            await appeals.posted(session, appeal_id, sheet.channel_id, message_id)
        return True

    async def show(self, appeal_id: int) -> None:
        """Show an appeal's card as it is now; a card that was deleted stays away."""
        sheet, appeal = await self._sheet(appeal_id)
        if sheet is None or appeal is None or appeal.message_id is None:
            return
        try:
            await self._board.change(sheet, appeal.message_id)
        except (*UNREACHABLE, discord.HTTPException) as error:
            log.info("the card of appeal %d could not be changed: %s", appeal_id, error)

    async def _sheet(self, appeal_id: int) -> tuple[Sheet | None, Appeal | None]:
        """Write an appeal's card; no sheet where it has no channel to go to."""
        async with self._database.session() as session:
            appeal = await appeals.get(session, appeal_id)
            card = await cards.get(session, appeal.attempt.card_id) if appeal else None
        if appeal is None or card is None:
            return None, None
        stands = appeal.channel_id if appeal.message_id is not None else None
        channel_id = stands or (await self._servers.of(appeal.guild_id)).appeals_channel_id
        if channel_id is None:
            return None, appeal
        language = await self._languages.of_server(appeal.guild_id)
        view = discord.ui.View() if appeal.decision else review_controls(appeal, language)
        return Sheet(
            channel_id=channel_id,
            guild_id=appeal.guild_id,
            embed=appeal_card(restore(card.question), appeal, language),
            view=view,
            nonce=f"appeal-{appeal_id}",
            mark=mark_of(appeal_id),
        ), appeal

    async def _find(self, sheet: Sheet, appeal: Appeal) -> int | None:
        try:
            return await self._board.find(sheet, appeal.filed_at)
        except discord.Forbidden as error:
            if is_passing(error):
                raise
            # It may write there and not read back: then it is posted once more at worst.
            return None

    async def _hold_up(self, appeal: Appeal, obstacle: Obstacle) -> None:
        now = self._clock()
        async with self._database.session() as session:
            await appeals.held_up(session, appeal.id, obstacle, now + RETRY)
            mine = await appeals.warn(session, appeal, now)
        log.warning("appeal %d waits: %s", appeal.id, obstacle)
        if mine:
            await self._warn(appeal.guild_id, obstacle)

    async def _warn(self, guild_id: int, obstacle: Obstacle) -> None:
        """Tell the server's owner, whoever the organisers are."""
        try:
            guild = await self._guild(guild_id)
            language = await self._languages.of_server(guild_id)
            sentence = text(f"appeal-obstacle-{obstacle}", language)
            await self._board.tell(
                guild.owner_id or 0,
                guild_id,
                text("appeal-warning", language, server=guild.name, obstacle=sentence),
            )
        except (*UNREACHABLE, discord.HTTPException) as error:
            log.warning("the owner of server %d could not be told: %s", guild_id, error)

    async def _guild(self, guild_id: int) -> discord.Guild:
        if (known := self._client.get_guild(guild_id)) is not None:
            return known
        # Another process may have the server in its cache.
        return await self._board.request(lambda: self._client.fetch_guild(guild_id))

    async def _put_off(self, appeal_id: int, error: BaseException) -> None:
        log.warning("appeal %d is tried again in %s: %r", appeal_id, RETRY, error)
        async with self._database.session() as session:
            await appeals.put_off(session, appeal_id, self._clock() + RETRY)

    # Back to the member

    async def tell(self, appeal_id: int) -> None:
        """Tell the member of a decided appeal, which is leased to this process."""
        async with self._database.session() as session:
            appeal = await appeals.get(session, appeal_id)
            card = await cards.get(session, appeal.attempt.card_id) if appeal else None
        if appeal is None or card is None or appeal.decision is None:
            return
        chosen = (await self._people.of(appeal.user_id)).language
        language = chosen or appeal.language
        try:
            told = await _reached(self._by_dm(appeal, card, language)) or await _reached(
                self._in_channel(appeal, card)
            )
        except (*UNREACHABLE, discord.HTTPException) as error:
            await self._put_off(appeal_id, error)
            return
        if not told:
            log.warning("whoever filed appeal %d could not be told in any way", appeal_id)
        async with self._database.session() as session:
            await appeals.told(session, appeal_id, self._clock())

    async def _by_dm(self, appeal: Appeal, card: Card, language: str) -> None:
        told = decision_cards(restore(card.question), appeal, language)
        channel_id = await self._board.open_dm(appeal.user_id)
        channel = self._client.get_partial_messageable(channel_id)
        await self._board.request(lambda: channel.send(embeds=told, nonce=_nonce(appeal)))

    async def _in_channel(self, appeal: Appeal, card: Card) -> None:
        """Say in public no more than that there is a decision; a button shows it to them alone.

        All in the channel see it: it is in the language of their server, not in the member's.
        """
        language = await self._languages.of_server(appeal.guild_id)
        channel = self._client.get_partial_messageable(card.channel_id, guild_id=card.guild_id)
        await self._board.request(
            lambda: channel.send(
                text("appeal-decided-public", language, member=f"<@{appeal.user_id}>"),
                view=result_controls(appeal, language),
                nonce=_nonce(appeal),
                allowed_mentions=discord.AllowedMentions(
                    everyone=False, roles=False, users=[discord.Object(appeal.user_id)]
                ),
            )
        )


def _nonce(appeal: Appeal) -> str:
    """Name the message with a decision: a request that was given up may have sent it."""
    return f"appeal-told-{appeal.id}"


def _obstacle(error: Exception) -> Obstacle | None:
    """Return what an organiser has to mend; None for what may pass."""
    if isinstance(error, discord.HTTPException) and is_passing(error):
        return None
    if isinstance(error, discord.NotFound):
        return Obstacle.CHANNEL_GONE
    return Obstacle.FORBIDDEN if isinstance(error, discord.Forbidden) else None


async def _reached(way: Awaitable[object]) -> bool:
    """Do something on Discord; False when Discord does not allow it.

    Raises:
        discord.HTTPException, discord.RateLimited, OSError, TimeoutError: it is unreachable, or
            something between said no; it may go later.
    """
    try:
        await way
    except discord.HTTPException as error:
        if isinstance(error, UNREACHABLE) or is_passing(error):
            raise
        log.info("one way to a member of an appeal is closed: %s", error)
        return False
    return True
