"""``/daily``: the question of the day, set by a server's organisers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import discord
from discord import app_commands
from discord.ext import commands

from bot.commands.define import command, command_group, option
from bot.commands.topics import suggest_topics, tell_what_is_only_mentioned
from bot.commands.zones import suggest_zones
from bot.daily.desk import Wanted, key_of
from bot.localization import text
from bot.ui.markup import cut
from bot.ui.schedules_card import schedule_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.app import CoachBot
    from bot.store.models import Schedule

    Context = commands.Context[CoachBot]

CHOICE_LIMIT = 100


class DailyCommands(commands.Cog):
    """The commands for the question of the day."""

    def __init__(self, bot: CoachBot) -> None:
        self._bot = bot

    @command_group("daily")
    @app_commands.guild_only()
    async def daily(self, context: Context) -> None:
        """Name the commands; only a message can call the group alone."""
        organiser = await self._bot.organisers.require(context)
        await context.send(text("daily-help", organiser.language))

    @command("daily-set", group=daily)
    @option("daily-set", "channel")
    @option("daily-set", "time")
    @option("daily-set", "timezone")
    @option("daily-set", "topics")
    @option("daily-set", "days")
    @option("daily-set", "role")
    @option("daily-set", "thread")
    @option("daily-set", "results")
    async def set_schedule(  # noqa: PLR0913, PLR0917  (the command's options)
        self,
        context: Context,
        channel: discord.TextChannel,
        time: str,
        timezone: str,
        topics: str | None = None,
        days: str | None = None,
        role: discord.Role | None = None,
        thread: bool = False,  # noqa: FBT001, FBT002
        results: str | None = None,
    ) -> None:
        """Set a schedule, and show all of the server's."""
        await context.defer(ephemeral=True)
        organiser = await self._bot.organisers.require(context)
        wanted = Wanted(channel, time, timezone, topics, days, role, thread, results)
        member = cast("discord.Member", context.author)
        await _show(context, await self._bot.daily_desk.set(organiser, member, wanted))
        await tell_what_is_only_mentioned(context, topics)

    @command("daily-change", group=daily)
    @option("daily-change", "schedule")
    @option("daily-change", "channel")
    @option("daily-change", "time")
    @option("daily-change", "timezone")
    @option("daily-change", "topics")
    @option("daily-change", "days")
    @option("daily-change", "role")
    @option("daily-change", "thread")
    @option("daily-change", "results")
    async def change_schedule(  # noqa: PLR0913, PLR0917  (the command's options)
        self,
        context: Context,
        schedule: str | None = None,
        channel: discord.TextChannel | None = None,
        time: str | None = None,
        timezone: str | None = None,
        topics: str | None = None,
        days: str | None = None,
        role: discord.Role | None = None,
        thread: bool | None = None,  # noqa: FBT001
        results: str | None = None,
    ) -> None:
        """Change some of a schedule, and show all of the server's."""
        await context.defer(ephemeral=True)
        organiser = await self._bot.organisers.require(context)
        wanted = Wanted(channel, time, timezone, topics, days, role, thread, results)
        member = cast("discord.Member", context.author)
        changed = await self._bot.daily_desk.change(organiser, member, schedule, wanted)
        await _show(context, changed)
        await tell_what_is_only_mentioned(context, topics)

    @command("daily-show", group=daily)
    async def show_schedules(self, context: Context) -> None:
        """Show the server's schedules, and what became of their last posts."""
        await context.defer(ephemeral=True)
        organiser = await self._bot.organisers.require(context)
        await _show(context, await self._bot.daily_desk.show(organiser))

    @command("daily-pause", group=daily)
    @option("daily-pause", "schedule")
    async def pause_schedule(self, context: Context, *, schedule: str | None = None) -> None:
        """Let a schedule post nothing."""
        await context.defer(ephemeral=True)
        organiser = await self._bot.organisers.require(context)
        paused = await self._bot.daily_desk.pause(organiser, schedule)
        await self._say(context, "daily-paused", paused, organiser.language)

    @command("daily-resume", group=daily)
    @option("daily-resume", "schedule")
    async def resume_schedule(self, context: Context, *, schedule: str | None = None) -> None:
        """Let a schedule go on."""
        await context.defer(ephemeral=True)
        organiser = await self._bot.organisers.require(context)
        resumed = await self._bot.daily_desk.resume(organiser, schedule)
        await self._say(context, "daily-resumed", resumed, organiser.language)

    @command("daily-off", group=daily)
    @option("daily-off", "schedule")
    async def remove_schedule(self, context: Context, *, schedule: str | None = None) -> None:
        """End a schedule."""
        await context.defer(ephemeral=True)
        organiser = await self._bot.organisers.require(context)
        removed = await self._bot.daily_desk.remove(organiser, schedule)
        await self._say(context, "daily-removed", removed, organiser.language)

    @command("daily-now", group=daily)
    @option("daily-now", "schedule")
    async def post_now(self, context: Context, *, schedule: str | None = None) -> None:
        """Post a test question, which counts for nothing."""
        await context.defer(ephemeral=True)
        organiser = await self._bot.organisers.require(context)
        posted = await self._bot.daily_desk.post_test(organiser, schedule)
        await self._say(context, "daily-tested", posted, organiser.language)

    async def _say(self, context: Context, message: str, of: Schedule, language: str) -> None:
        channel = f"<#{of.channel_id}>"
        said = text(message, language, channel=channel, time=f"{of.local_time:%H:%M}")
        await context.send(said, ephemeral=True)

    @set_schedule.autocomplete("timezone")
    @change_schedule.autocomplete("timezone")
    async def suggest_time_zones(
        self, interaction: discord.Interaction[Any], current: str
    ) -> list[app_commands.Choice[str]]:
        """Offer time zones that fit what is typed so far."""
        return await suggest_zones(interaction, current)

    @set_schedule.autocomplete("topics")
    @change_schedule.autocomplete("topics")
    async def suggest_topics(
        self, interaction: discord.Interaction[Any], current: str
    ) -> list[app_commands.Choice[str]]:
        """Offer topics for the last in the list that is being typed."""
        return await suggest_topics(interaction, current)

    @change_schedule.autocomplete("schedule")
    @pause_schedule.autocomplete("schedule")
    @resume_schedule.autocomplete("schedule")
    @remove_schedule.autocomplete("schedule")
    @post_now.autocomplete("schedule")
    async def suggest_schedules(
        self, interaction: discord.Interaction[Any], current: str
    ) -> list[app_commands.Choice[str]]:
        """Offer organisers the server's schedules."""
        organiser = await self._bot.organisers.find(interaction)
        if organiser is None:
            return []
        now, guild = self._bot.clock(), interaction.guild
        labels = {
            key_of(one): _with_channel(one, guild, schedule_line(one, now, organiser.language))
            for one in await self._bot.daily_desk.of_server(organiser.guild_id)
        }
        return [
            app_commands.Choice(name=cut(name, CHOICE_LIMIT), value=key)
            for key, name in labels.items()
            if current.casefold() in name.casefold()
        ]


async def _show(context: Context, cards: Sequence[discord.Embed]) -> None:
    for card in cards:
        await context.send(embed=card, ephemeral=True)


def _with_channel(schedule: Schedule, guild: discord.Guild | None, line: str) -> str:
    channel = guild.get_channel(schedule.channel_id) if guild else None
    return f"#{channel.name} {line}" if channel else line
