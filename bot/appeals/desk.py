"""What members and reviewers do with appeals on Discord."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Any

import discord
from sqlalchemy.ext.asyncio import AsyncSession

from bot.appeals.agreement import agreement
from bot.appeals.grades import grade_before, grade_now
from bot.appeals.service import LEASE, AppealService
from bot.choices.organisers import Organiser, Organisers
from bot.choices.servers import Servers
from bot.errors import Notice, within
from bot.localization import text
from bot.notes.shelf import Shelf
from bot.store import appeals, attempts, cards, posts
from bot.store.database import Database
from bot.store.models import Appeal
from bot.store.snapshot import restore
from bot.study.journal import Journal
from bot.ui.appeal_cards import accuracy_card, appeals_card, decision_cards, point_card
from bot.ui.appeal_controls import (
    REASON_LIMIT,
    AppealForm,
    DecisionForm,
    list_controls,
    point_controls,
)
from bot.when.clock import Clock
from config.settings import Language
from knowledge.grading import Grade, Span, Verdict
from knowledge.grading.clauses import clauses
from knowledge.grading.correction import corrected, with_point, with_verdict

Interaction = discord.Interaction[Any]
Correct = Callable[[Grade, Grade, str], Grade]
"""Makes a grade of the grader's own, the one so far, and the answer."""

LISTED = 20


class AppealsDesk:
    """Takes appeals from members, and corrections and decisions from reviewers.

    Args:
        database: where appeals are kept.
        service: posts them and tells of decisions.
        servers: whether a server has a channel for them.
        organisers: who may decide.
        shelf: has what finds the words that make a point.
        journal: has corrected grades count.
        clock: the time.
    """

    def __init__(  # noqa: PLR0913, PLR0917  (what it works with)
        self,
        database: Database,
        service: AppealService,
        servers: Servers,
        organisers: Organisers,
        shelf: Shelf,
        journal: Journal,
        clock: Clock,
    ) -> None:
        self._database = database
        self._service = service
        self._servers = servers
        self._organisers = organisers
        self._shelf = shelf
        self._journal = journal
        self._clock = clock

    # Members

    async def open_form(self, interaction: Interaction, attempt_id: int, language: str) -> None:
        """Ask why a grade is wrong; where there is an appeal already, show what became of it.

        Raises:
            Notice: the answer is someone else's or gone, or nobody is there to decide.
        """
        async with self._database.session() as session:
            attempt = await attempts.get(session, attempt_id)
            card = await cards.get(session, attempt.card_id) if attempt else None
            appeal = await appeals.of_attempt(session, attempt_id)
        if attempt is None or card is None:
            raise Notice("card-gone")
        if attempt.user_id != interaction.user.id:
            raise Notice("appeal-not-yours")
        if appeal is not None:
            await interaction.response.send_message(
                embeds=decision_cards(restore(card.question), appeal, language),
                ephemeral=interaction.guild_id is not None,
            )
            return
        if card.guild_id is None:
            raise Notice("appeal-only-in-servers")
        if (await self._servers.of(card.guild_id)).appeals_channel_id is None:
            raise Notice("appeal-no-channel")
        await interaction.response.send_modal(AppealForm(attempt_id, language))

    async def file(
        self, interaction: Interaction, attempt_id: int, reason: str, language: Language
    ) -> None:
        """Take an appeal, whose interaction was deferred, and send it to the reviewers.

        Raises:
            Notice: no reason is given or a too long one, the answer is someone else's or gone, or
                was appealed before.
        """
        if not within(reason, REASON_LIMIT).strip():
            raise Notice("appeal-empty")
        now = self._clock()
        async with self._database.session() as session:
            attempt = await attempts.get(session, attempt_id)
            card = await cards.get(session, attempt.card_id) if attempt else None
            if attempt is None or card is None or attempt.grade is None:
                raise Notice("card-gone")
            if attempt.user_id != interaction.user.id:
                raise Notice("appeal-not-yours")
            if card.guild_id is None:
                raise Notice("appeal-only-in-servers")
            appeal_id = await appeals.file(
                session,
                attempt_id=attempt.id,
                user_id=attempt.user_id,
                guild_id=card.guild_id,
                question_id=attempt.question_id,
                reason=reason,
                language=language,
                filed_at=now,
                grade=attempt.grade,
                leased_until=now + LEASE,
            )
        if appeal_id is None:
            raise Notice("appeal-already")
        said = "appeal-filed" if await self._service.post(appeal_id) else "appeal-filed-waits"
        await interaction.edit_original_response(content=text(said, language))

    # Reviewers

    async def open_point(self, interaction: Interaction, appeal_id: int, number: int) -> None:
        """Show a reviewer one point, with the menus that set it right.

        Raises:
            Notice: they may not, or the appeal is gone or decided.
        """
        organiser = await self._organisers.require(interaction)
        async with self._database.session() as session:
            appeal = await self._open(session, organiser, appeal_id)
        await self._show_point(interaction, appeal, number, organiser.language)

    async def set_verdict(
        self, interaction: Interaction, appeal_id: int, number: int, verdict: Verdict
    ) -> None:
        """Set the verdict on one point, and the words that make it where none are chosen.

        Raises:
            Notice: as ``open_point``.
        """
        organiser = await self._organisers.require(interaction)
        async with self._database.session() as session:
            appeal = await self._open(session, organiser, appeal_id)
        point = grade_now(appeal).points[number]
        words = point.evidence or await asyncio.to_thread(
            self._shelf.base.precedents.nearest, point.point, appeal.attempt.answer
        )

        def correct(before: Grade, now: Grade, answer: str) -> Grade:
            del answer
            if verdict is before.points[number].verdict:
                points = with_point(now, number, before.points[number])
                return corrected(now, points, now.wrong_claims)
            return with_verdict(now, number, verdict, words)

        appeal = await self._correct(organiser, appeal_id, correct)
        await self._show_point(interaction, appeal, number, organiser.language)

    async def set_words(
        self, interaction: Interaction, appeal_id: int, number: int, chosen: Sequence[int]
    ) -> None:
        """Say which clauses make a point; what lies between them counts with them.

        Raises:
            Notice: as ``open_point``.
        """
        organiser = await self._organisers.require(interaction)

        def correct(before: Grade, now: Grade, answer: str) -> Grade:
            verdict = now.points[number].verdict
            if verdict is before.points[number].verdict:
                return now
            spans = clauses(answer)
            start, end = spans[chosen[0]].start, spans[chosen[-1]].end
            return with_verdict(now, number, verdict, Span(start, end, answer[start:end]))

        appeal = await self._correct(organiser, appeal_id, correct)
        await self._show_point(interaction, appeal, number, organiser.language)

    async def turn_claim(self, interaction: Interaction, appeal_id: int, number: int) -> None:
        """Strike a wrong claim, or let it stand again.

        Raises:
            Notice: as ``open_point``.
        """
        organiser = await self._organisers.require(interaction)

        def correct(before: Grade, now: Grade, answer: str) -> Grade:
            del answer
            turned = before.wrong_claims[number]
            kept = [
                span
                for span in before.wrong_claims
                if (span in now.wrong_claims) != (span == turned)
            ]
            return corrected(now, now.points, kept)

        await self._correct(organiser, appeal_id, correct)
        await interaction.edit_original_response(
            content=text("appeal-claim-turned", organiser.language)
        )

    async def open_decision(
        self, interaction: Interaction, appeal_id: int, *, accept: bool
    ) -> None:
        """Ask a reviewer for a word to the member.

        Raises:
            Notice: as ``open_point``, or nothing is set right that could be accepted.
        """
        organiser = await self._organisers.require(interaction)
        async with self._database.session() as session:
            appeal = await self._open(session, organiser, appeal_id)
        if accept and appeal.corrected is None:
            raise Notice("appeal-nothing-corrected")
        await interaction.response.send_modal(
            DecisionForm(appeal_id, organiser.language, accept=accept)
        )

    async def decide(
        self, interaction: Interaction, appeal_id: int, word: str, *, accept: bool
    ) -> None:
        """Decide an appeal, once; the corrected grade of an accepted one counts from then on.

        Raises:
            Notice: as ``open_decision``, or the word is missing or too long.
        """
        organiser = await self._organisers.require(interaction)
        if not within(word, REASON_LIMIT).strip():
            raise Notice("appeal-word-empty")
        now = self._clock()
        async with self._database.session() as session:
            appeal = await self._open(session, organiser, appeal_id, lock=True)
            if accept and appeal.corrected is None:
                raise Notice("appeal-nothing-corrected")
            mine = await appeals.decide(
                session,
                appeal_id,
                now + LEASE,
                accepted=accept,
                word=word,
                decided_by=organiser.user_id,
                decided_at=now,
            )
            if not mine:
                raise Notice("appeal-decided")
            if accept and appeal.corrected is not None:
                grade = appeal.corrected
                await attempts.graded(session, appeal.attempt_id, grade, grade["score"])
                await self._journal.note(session, appeal.attempt_id)
                await posts.graded(session, appeal.attempt)
        await self._service.show(appeal_id)
        await self._service.tell(appeal_id)
        await interaction.edit_original_response(
            content=text("appeal-decision-kept", organiser.language)
        )

    # Organisers

    async def show(self, organiser: Organiser) -> tuple[discord.Embed, discord.ui.View]:
        """Return the list of a server's undecided appeals, with a button where some wait."""
        async with self._database.session() as session:
            waiting = await appeals.undecided(session, organiser.guild_id, LISTED + 1)
        channel_id = (await self._servers.of(organiser.guild_id)).appeals_channel_id
        language = organiser.language
        stuck = any(appeal.message_id is None for appeal in waiting)
        view = list_controls(language) if stuck and channel_id else discord.ui.View()
        return appeals_card(waiting, channel_id, LISTED, language), view

    async def resend(self, interaction: Interaction) -> None:
        """Send what waits, and show the list anew.

        Raises:
            Notice: the presser may not.
        """
        organiser = await self._organisers.require(interaction)
        await self._service.resend(organiser.guild_id)
        embed, view = await self.show(organiser)
        await interaction.edit_original_response(embed=embed, view=view)

    async def accuracy(self, guild_id: int, language: str) -> discord.Embed:
        """Return how often a server's reviewers agreed with the grader."""
        async with self._database.session() as session:
            decided = await appeals.decided(session, guild_id)
        counted = agreement(
            (Grade.from_dict(before), None if after is None else Grade.from_dict(after))
            for before, after in decided
        )
        return accuracy_card(counted, language)

    # What they share

    async def _open(
        self, session: AsyncSession, organiser: Organiser, appeal_id: int, *, lock: bool = False
    ) -> Appeal:
        """Return an appeal that the organiser may decide.

        Raises:
            Notice: it is gone, another server's, or decided.
        """
        appeal = await appeals.get(session, appeal_id, lock=lock)
        if appeal is None or appeal.guild_id != organiser.guild_id:
            raise Notice("appeal-gone")
        if appeal.decision is not None:
            raise Notice("appeal-decided")
        return appeal

    async def _correct(self, organiser: Organiser, appeal_id: int, correct: Correct) -> Appeal:
        """Keep what ``correct`` makes of an appeal's grade, and show it on the card."""
        async with self._database.session() as session:
            appeal = await self._open(session, organiser, appeal_id, lock=True)
            before = grade_before(appeal)
            made = correct(before, grade_now(appeal), appeal.attempt.answer)
            changed = (made.points, made.wrong_claims) != (before.points, before.wrong_claims)
            await appeals.correct(session, appeal_id, made.to_dict() if changed else None)
        async with self._database.session() as session:
            appeal = await self._open(session, organiser, appeal_id)
        await self._service.show(appeal_id)
        return appeal

    async def _show_point(
        self, interaction: Interaction, appeal: Appeal, number: int, language: str
    ) -> None:
        await interaction.edit_original_response(
            embed=point_card(appeal, number, language),
            view=point_controls(appeal, number, language),
        )
