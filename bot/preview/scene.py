"""The server that the preview shows: its channel and its people, the same at every start."""

from dataclasses import dataclass
from typing import Any

import discord
import simcord

from bot.localization import text
from config.settings import Language


@dataclass(frozen=True, slots=True)
class Scene:
    """What the preview shows.

    Attributes:
        environment: plays Discord.
        channel: the one channel.
        people: who can be viewed as; the first of them can try what organisers can do.
    """

    environment: simcord.Env
    channel: Any
    people: list[Any]


def new_scene(environment: simcord.Env, language: Language) -> Scene:
    """Furnish a Discord that nobody is in yet, with the ids that all had at the last start.

    simcord takes ids from its clock, which stands at the same instant until it is set, and counts
    on. What the database keeps of people and channel fits again as long as the order below stays.
    """
    backend = environment.backend
    backend.bot_user.name = text("preview-bot", language)
    guild = environment.create_guild(text("preview-guild", language))
    channel = guild.create_text_channel(text("preview-channel", language))
    organisers = guild.create_role(
        text("preview-role", language), permissions=discord.Permissions(manage_guild=True)
    )
    people = [
        guild.add_member(environment.create_user(name), roles=[] if number else [organisers])
        for number, name in enumerate(text("preview-people", language).split(", "))
    ]
    for person in people:
        backend.get_dm_channel(person.id)
    return Scene(environment, channel, people)
