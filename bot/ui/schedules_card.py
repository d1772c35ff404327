"""The card of a server's daily questions."""

from collections.abc import Sequence
from datetime import datetime

import discord

from bot.localization import text
from bot.store.models import Post, Schedule
from bot.store.posts import State
from bot.store.schedules import Pause
from bot.ui.markup import FIELD_LIMIT, TITLE_LIMIT, cut, plain
from bot.ui.question_card import COLOUR
from bot.when.recurrence import EVERY_DAY
from bot.when.timezones import label

# An embed holds 6,000 characters in all, and a field up to 1,024.
TO_A_CARD = 4


def schedules_cards(
    latest: Sequence[tuple[Schedule, Sequence[Post]]], now: datetime, hours: float, language: str
) -> list[discord.Embed]:
    """Show schedules with what became of their last posts, on as many cards as it takes.

    Args:
        latest: each schedule with its last posts, the newest first.
        now: the time.
        hours: how late a question may be.
        language: the reader's.
    """
    title = text("daily-show-title", language)
    if not latest:
        none = text("daily-none", language)
        return [discord.Embed(title=title, description=none, colour=COLOUR)]
    made = []
    for start in range(0, len(latest), TO_A_CARD):
        embed = discord.Embed(title=title, colour=COLOUR)
        for schedule, posted in latest[start : start + TO_A_CARD]:
            lines = [*_terms(schedule, language), _state(schedule, language)]
            lines += [_post(post, hours, language) for post in posted]
            embed.add_field(
                name=cut(schedule_line(schedule, now, language), TITLE_LIMIT),
                value=cut("\n".join(lines), FIELD_LIMIT),
                inline=False,
            )
        made.append(embed)
    return made


def schedule_line(schedule: Schedule, now: datetime, language: str) -> str:
    """Return time, place and zone of a schedule on one line."""
    unreadable = schedule.paused_reason == Pause.UNREADABLE
    zone = schedule.time_zone if unreadable else label(schedule.time_zone, language, now)
    return f"{schedule.local_time:%H:%M} · {zone}"


def _terms(schedule: Schedule, language: str) -> list[str]:
    days = (
        text("daily-every-day", language)
        if set(schedule.weekdays) == EVERY_DAY
        else " ".join(text(f"weekday-{day}", language) for day in schedule.weekdays)
    )
    topics = ", ".join(plain(topic) for topic in schedule.topics)
    lines = [
        f"<#{schedule.channel_id}> · {days}",
        text("daily-topics", language, topics=topics or text("daily-topics-any", language)),
    ]
    if schedule.role_id is not None:
        lines.append(text("daily-pings", language, role=f"<@&{schedule.role_id}>"))
    if schedule.results_time is not None:
        at = f"{schedule.results_time:%H:%M}"
        lines.append(text("daily-results-at", language, time=at))
    return lines


def _state(schedule: Schedule, language: str) -> str:
    if schedule.paused_at is None:
        # Discord shows it in the reader's own time zone.
        return text("daily-next", language, at=f"<t:{int(schedule.next_at.timestamp())}:F>")
    return text(
        "daily-is-paused", language, reason=text(f"daily-paused-{schedule.paused_reason}", language)
    )


def _post(post: Post, hours: float, language: str) -> str:
    day = post.day.isoformat()
    said = text(f"daily-state-{post.state}", language)
    if post.state in {State.SENT, State.CLAIMED} or post.reason is None:
        return f"{day} {said}"
    why = text(f"daily-missed-{post.reason}", language, hours=f"{hours:g}")
    return f"{day} {said}: {why}"
