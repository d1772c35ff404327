"""What ``/stats`` and ``/leaderboard`` show: numbers and plots."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot import charts
from bot.choices.people import People
from bot.errors import Notice
from bot.learning import streaks
from bot.localization import text
from bot.store import progress
from bot.store.database import Database
from bot.store.progress import Mark, Scope, Totals
from bot.study.reviews import Reviews
from bot.when.clock import Clock

TOPICS = 7
COLUMNS = 7
"""Days or weeks of the heat map: as many as can be read on a phone."""

SHOWN_DAYS = 365
MOST_DOTS = 45
"""From so many days on, a plot over time shows weeks."""

FEWEST_FOR_A_SPREAD = 5
"""Among fewer, a spread of the members' means would tell whose is which."""

LEADERS = 10
DAY = timedelta(days=1)
WEEK = timedelta(days=7)


class Period(StrEnum):
    """What time a leaderboard is about."""

    WEEK = "week"
    MONTH = "month"
    ALL = "all"

    def since(self, today: date) -> date | None:
        """Return its first date; None for all time. A week begins on Monday."""
        match self:
            case Period.WEEK:
                return today - DAY * today.weekday()
            case Period.MONTH:
                return today.replace(day=1)
            case Period.ALL:
                return None


@dataclass(frozen=True, slots=True)
class Picture:
    """A plot.

    Attributes:
        name: of its file.
        png: the picture.
        description: what it shows, for those who cannot see it.
    """

    name: str
    png: bytes
    description: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a member, or a server, is.

    Attributes:
        totals: all answers.
        topics: the topics that were answered most.
        streak: days in a row, up to today; None for a server.
        longest: the longest streak; None for a server.
        due: reviews that are due; None for anyone but the member who asks.
        pictures: the plots.
    """

    totals: Totals
    topics: Sequence[Mark]
    streak: int | None
    longest: int | None
    due: int | None
    pictures: Sequence[Picture]


@dataclass(frozen=True, slots=True)
class Leader:
    """A line of a leaderboard.

    Attributes:
        rank: from 1; equal points share it.
        streak: days in a row, in the member's own time zone.
    """

    rank: int
    user_id: int
    points: int
    streak: int


@dataclass(frozen=True, slots=True)
class Look:
    """How plots are drawn.

    Attributes:
        language: of their words.
        dark: for a dark background.
    """

    language: str
    dark: bool

    async def over_time(self, days: Sequence[Mark]) -> Picture:
        """Draw the mean score of days, of weeks where there are many."""
        weekly = len(days) > MOST_DOTS
        means = _means(days, _monday if weekly else _same)
        title = text("plot-weeks" if weekly else "plot-days", self.language)
        png = await charts.line(
            title, list(means), list(means.values()), language=self.language, dark=self.dark
        )
        return Picture("progress.png", png, title)

    async def by_topic(
        self, names: Sequence[str], columns: Sequence[date], cells: Sequence[Mark]
    ) -> Picture:
        """Draw the mean score of topics over days or weeks."""
        weekly = columns[-1] - columns[0] >= WEEK
        title = text("plot-topic-weeks" if weekly else "plot-topic-days", self.language)
        rows = []
        for name in names:
            of_topic = [cell for cell in cells if cell.name == name]
            means = _means(of_topic, _monday if weekly else _same)
            rows.append([means.get(column) for column in columns])
        png = await charts.heat_map(
            title,
            names,
            [f"{column.month}/{column.day}" for column in columns],
            rows,
            language=self.language,
            dark=self.dark,
        )
        return Picture("topics.png", png, title)

    async def of_members(self, means: Sequence[float]) -> Picture:
        """Draw the spread of members' mean scores."""
        title = text("plot-spread", self.language)
        png = await charts.spread(title, sorted(means), language=self.language, dark=self.dark)
        return Picture("members.png", png, title)


class Statistics:
    """Adds up progress.

    Args:
        database: where it is kept.
        people: tell what members allow.
        reviews: tell what is due, and which day it is for whom.
        clock: the time.
    """

    def __init__(self, database: Database, people: People, reviews: Reviews, clock: Clock) -> None:
        self._database = database
        self._people = people
        self._reviews = reviews
        self._clock = clock

    async def of_member(
        self, user_id: int, asker_id: int, guild_id: int | None, look: Look
    ) -> Progress:
        """Return a member's progress.

        Args:
            user_id: the member.
            asker_id: who wants to see it.
            guild_id: where; others see what was answered there and in direct messages only.
            look: of the plots.

        Raises:
            Notice: the member does not show it to others, or has not answered yet.
        """
        own = user_id == asker_id
        if not own and not (await self._people.of(user_id)).shows_progress:
            raise Notice("stats-not-shown")
        today = await self._reviews.today(user_id)
        scope = Scope(user_id, None if own else guild_id)
        async with self._database.session() as session:
            found = await progress.study_days(session, [user_id])
        due = await self._reviews.count_due(user_id, guild_id, today) if own else None
        days = found[user_id]
        streak = streaks.current(days, today, self._clock())
        return await self._of(scope, today, look, (streak, streaks.longest(days), due))

    async def of_server(self, guild_id: int, asker_id: int, look: Look) -> Progress:
        """Return the progress of all in a server who are on leaderboards.

        Raises:
            Notice: nobody has answered yet.
        """
        today = await self._reviews.today(asker_id)
        return await self._of(Scope(None, guild_id), today, look, (None, None, None))

    async def _of(
        self, scope: Scope, today: date, look: Look, personal: tuple[int | None, ...]
    ) -> Progress:
        async with self._database.session() as session:
            totals = await progress.totals(session, scope)
            if not totals.answers:
                raise Notice("stats-none")
            topics = await progress.topics(session, scope, TOPICS)
            days = await progress.days(session, scope, today - DAY * SHOWN_DAYS)
            first = days[0].day if days else today
            columns = _columns(first, today)
            names = [topic.name for topic in topics]
            cells = await progress.topic_days(session, scope, names, columns[0])
            means: Sequence[float] = ()
            if scope.user_id is None:
                means = await progress.members_means(session, scope)
        pictures = [await look.over_time(days)] if days else []
        pictures.append(await look.by_topic(names, columns, cells))
        if len(means) >= FEWEST_FOR_A_SPREAD:
            pictures.append(await look.of_members(means))
        streak, longest, due = personal
        return Progress(totals, topics, streak, longest, due, pictures)

    async def leaders(
        self, guild_id: int, asker_id: int, period: Period
    ) -> tuple[Sequence[Leader], Leader | None]:
        """Return the top of a leaderboard, and the line of whoever asks if it is further down.

        Raises:
            Notice: nobody has points yet.
        """
        since = period.since(await self._reviews.today(asker_id))
        async with self._database.session() as session:
            all_of = await progress.standings(session, guild_id, since)
            shown = [user_id for user_id, _ in all_of[:LEADERS]]
            if any(user_id == asker_id for user_id, _ in all_of[LEADERS:]):
                shown.append(asker_id)
            days = await progress.study_days(session, shown)
        if not all_of:
            raise Notice("leaderboard-none")
        points = dict(all_of)
        lines = []
        for user_id in shown:
            today = await self._reviews.today(user_id)
            streak = streaks.current(days[user_id], today, self._clock())
            rank = 1 + sum(other > points[user_id] for other in points.values())
            lines.append(Leader(rank, user_id, points[user_id], streak))
        return lines[:LEADERS], next(iter(lines[LEADERS:]), None)


def _columns(first: date, today: date) -> list[date]:
    """Return the last seven days, or Mondays where answers go back further than that."""
    last, step = (today, DAY) if today - first < WEEK else (_monday(today), WEEK)
    return [last - step * back for back in reversed(range(COLUMNS))]


def _means(marks: Sequence[Mark], gather: Callable[[date], date]) -> dict[date, float]:
    """Return the mean score by what days are gathered into."""
    answers: dict[date, int] = {}
    totals: dict[date, float] = {}
    for mark in marks:
        key = gather(mark.day)
        answers[key] = answers.get(key, 0) + mark.answers
        totals[key] = totals.get(key, 0.0) + mark.total
    return {key: totals[key] / answers[key] for key in answers}


def _monday(day: date) -> date:
    return day - DAY * day.weekday()


def _same(day: date) -> date:
    return day
