"""What ``/me`` does on Discord."""

from typing import Any

import discord

from bot.choices.languages import Languages
from bot.choices.people import People
from bot.errors import Notice, within
from bot.study.reminders import Reminders
from bot.typed import repeated, zone_called
from bot.ui.personal_card import personal_card
from bot.ui.personal_controls import AUTOMATIC, YES, Choice, personal_controls
from bot.when.clock import Clock
from bot.when.timezones import label
from bot.when.wording import read_time
from config.settings import Language

Interaction = discord.Interaction[Any]

TYPED_LIMIT = 100


class PersonalDesk:
    """Shows and changes what members choose for themselves.

    Args:
        people: what they chose.
        languages: theirs.
        reminders: that they wish for.
        clock: the time, for the offset of their time zone.
    """

    def __init__(
        self, people: People, languages: Languages, reminders: Reminders, clock: Clock
    ) -> None:
        self._people = people
        self._languages = languages
        self._reminders = reminders
        self._clock = clock

    async def show(self, user_id: int, language: Language) -> tuple[discord.Embed, discord.ui.View]:
        """Return the card of a member's settings, and its controls."""
        chosen = await self._people.of(user_id)
        zone = label(chosen.time_zone, language, self._clock()) if chosen.time_zone else None
        reminder = await self._reminders.of(user_id)
        return (
            personal_card(chosen, zone, reminder, language),
            personal_controls(user_id, chosen, language, reminded=reminder is not None),
        )

    async def set_time_zone(self, user_id: int, language: Language, typed: str) -> None:
        """Keep the time zone that a member typed.

        Raises:
            Notice: no zone is called that.
        """
        name = zone_called(typed, language, self._clock())
        await self._people.change(user_id, language, time_zone=name)
        await self._reminders.follow_zone(user_id)

    async def set_reminder(self, user_id: int, typed: str) -> None:
        """Remind a member daily at the time that they typed.

        Raises:
            Notice: it is none.
        """
        at = read_time(within(typed, TYPED_LIMIT))
        if at is None:
            raise Notice("reminder-unknown", typed=repeated(typed))
        await self._reminders.set(user_id, at)

    async def change(
        self, interaction: Interaction, owner_id: int, choice: Choice, value: str
    ) -> None:
        """Change one setting, and show the card anew.

        Args:
            interaction: the choice, acknowledged.
            owner_id: whose card it is.
            choice: what is changed.
            value: what was chosen.

        Raises:
            Notice: the card is someone else's.
        """
        if interaction.user.id != owner_id:
            raise Notice("me-not-yours")
        told = await self._languages.of(interaction)
        match choice:
            case Choice.LANGUAGE:
                language = None if value == AUTOMATIC else value
                await self._people.change(owner_id, told, chosen_language=language)
            case Choice.BEST:
                await self._people.change(owner_id, told, shows_best=value == YES)
            case Choice.LEADERBOARDS:
                await self._people.change(owner_id, told, on_leaderboards=value == YES)
            case Choice.PROGRESS:
                await self._people.change(owner_id, told, shows_progress=value == YES)
            case Choice.NO_ZONE:
                await self._people.change(owner_id, told, time_zone=None)
                await self._reminders.follow_zone(owner_id)
            case Choice.NO_REMINDER:
                await self._reminders.stop(owner_id)
        embed, view = await self.show(owner_id, await self._languages.of(interaction))
        await interaction.edit_original_response(embed=embed, view=view)
