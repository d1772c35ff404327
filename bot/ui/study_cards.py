"""Cards on reviews and progress."""

from collections.abc import Sequence
from io import BytesIO

import discord

from bot.localization import text
from bot.study.statistics import Leader, Period, Picture, Progress
from bot.ui.markup import TITLE_LIMIT, as_noted, bar, cut
from bot.ui.question_card import COLOUR

TOPIC_SHOWN = 60
MEDALS = {1: "🥇", 2: "🥈", 3: "🥉"}


def reminder_card(count: int, language: str) -> discord.Embed:
    """Tell how much is due today."""
    return discord.Embed(
        title=text("reminder-title", language),
        description=text("reminder-due", language, count=count),
        colour=COLOUR,
    ).set_footer(text=text("reminder-off", language))


def progress_cards(
    title: str, progress: Progress, language: str
) -> tuple[list[discord.Embed], list[discord.File]]:
    """Show how far a member or a server is.

    Args:
        title: whose progress it is.
        progress: the numbers and plots.
        language: the reader's.

    Returns:
        The cards, and the pictures that they show.
    """
    totals = progress.totals
    card = discord.Embed(title=cut(title, TITLE_LIMIT), colour=COLOUR)
    numbers = [
        ("stats-answers", text("stats-answers-of", language, **_counts(progress))),
        ("stats-mean", f"`{bar(totals.mean)}` **{round(totals.mean)}**"),
        ("stats-points", str(totals.points)),
    ]
    if progress.streak is not None and progress.longest is not None:
        streak = text("stats-streak-days", language, days=progress.streak, longest=progress.longest)
        numbers.append(("stats-streak", streak))
    else:
        numbers.append(("stats-people", str(totals.people)))
    if progress.due is not None:
        numbers.append(("stats-due", text("stats-due-now", language, count=progress.due)))
    for name, value in numbers:
        card.add_field(name=text(name, language), value=value)
    card.add_field(name=text("stats-topics", language), value=_topics(progress), inline=False)
    cards = [card]
    for number, picture in enumerate(progress.pictures):
        if number:
            cards.append(discord.Embed(colour=COLOUR))
        cards[number].set_image(url=f"attachment://{picture.name}")
    return cards, [_file(picture) for picture in progress.pictures]


def leaderboard_card(
    period: Period, leaders: Sequence[Leader], own: Leader | None, language: str
) -> discord.Embed:
    """Show a leaderboard, with the line of whoever asks below where it is further down."""
    lines = [_line(leader, language) for leader in leaders]
    if own is not None:
        lines += ["…", _line(own, language)]
    card = discord.Embed(
        title=text(f"leaderboard-{period}", language), description="\n".join(lines), colour=COLOUR
    )
    return card.set_footer(text=text("leaderboard-how", language))


def _counts(progress: Progress) -> dict[str, float]:
    return {"answers": progress.totals.answers, "questions": progress.totals.questions}


def _topics(progress: Progress) -> str:
    return "\n".join(
        f"`{bar(topic.total / topic.answers)}` **{round(topic.total / topic.answers)}** · "
        f"{cut(as_noted(topic.name), TOPIC_SHOWN)} ({topic.answers})"
        for topic in progress.topics
    )


def _line(leader: Leader, language: str) -> str:
    place = MEDALS.get(leader.rank, f"**{leader.rank}.**")
    said = text("leaderboard-line", language, points=leader.points, streak=leader.streak)
    return f"{place} <@{leader.user_id}> · {said}"


def _file(picture: Picture) -> discord.File:
    return discord.File(BytesIO(picture.png), picture.name, description=picture.description)
