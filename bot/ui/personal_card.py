"""The card of what a member chose for themselves."""

import discord

from bot.choices.people import PersonalSettings
from bot.localization import text
from bot.store.models import Reminder
from bot.ui.question_card import COLOUR


def personal_card(
    chosen: PersonalSettings, zone: str | None, reminder: Reminder | None, language: str
) -> discord.Embed:
    """Show a member's settings.

    Args:
        chosen: the settings.
        zone: their time zone as it is shown; None for none chosen.
        reminder: that they wish for; None for none.
        language: the reader's.
    """
    embed = discord.Embed(
        title=text("me-title", language), description=text("me-how", language), colour=COLOUR
    )
    spoken = f"language-{chosen.language}" if chosen.language else "me-language-automatic"
    best = "yes" if chosen.shows_best else "no"
    boards = "yes" if chosen.on_leaderboards else "no"
    progress = "yes" if chosen.shows_progress else "no"
    for name, value in (
        ("me-language", text(spoken, language)),
        ("me-zone", zone or text("me-zone-none", language)),
        ("me-best", text(f"me-best-{best}", language)),
        ("me-leaderboards", text(f"me-leaderboards-{boards}", language)),
        ("me-progress", text(f"me-progress-{progress}", language)),
        ("me-reminder", _told(reminder, language)),
    ):
        embed.add_field(name=text(name, language), value=value, inline=False)
    return embed


def _told(reminder: Reminder | None, language: str) -> str:
    if reminder is None:
        return text("me-reminder-none", language)
    if reminder.closed_at is not None:
        return text("me-reminder-closed", language)
    return text("me-reminder-at", language, at=f"{reminder.local_time:%H:%M}")
