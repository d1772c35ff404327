"""What someone wants of an interview: what was typed, where, and the questions that fit."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

import discord

from bot.daily.topics import MOST_TOPICS, split_topics
from bot.errors import Notice, within
from bot.localization import LANGUAGES, text
from bot.store.cards import Place
from bot.typed import questions_about, repeated
from config.settings import Language
from knowledge.base import KnowledgeBase
from knowledge.question import Difficulty, Question

TOPICS_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Wanted:
    """What someone typed into ``/mock start``.

    Attributes:
        topics: with commas between; None for any.
        questions: how many.
        minutes: for each question.
        difficulty: as a word; None for a mixture.
        group: whether others can join.
    """

    topics: str | None
    questions: int
    minutes: int
    difficulty: str | None
    group: bool


@dataclass(frozen=True, slots=True)
class Scene:
    """Where ``/mock start`` was given.

    Attributes:
        place: the channel.
        parent: the channel that a thread can be opened in; None to stay in place.
        language: of whoever gave it.
        shared_language: of what everyone there sees.
    """

    place: Place
    parent: discord.TextChannel | None
    language: Language
    shared_language: Language


async def pools_of(knowledge: KnowledgeBase, typed: str | None) -> list[Sequence[Question]]:
    """Return the questions on each topic that someone typed, with commas between; None for any.

    Raises:
        Notice: there is no such topic, nothing to ask on it, or there are too many.
    """
    titles = (heading.title for heading in knowledge.topics.headings)
    topics = split_topics(within(typed or "", TOPICS_LIMIT), titles)
    if len(topics) > MOST_TOPICS:
        raise Notice("daily-topics-many", limit=MOST_TOPICS)
    every: list[str | None] = [*topics] or [None]
    found = [await asyncio.to_thread(questions_about, knowledge, topic) for topic in every]
    return [on_topic.questions for on_topic in found]


def difficulty_called(typed: str | None) -> Difficulty | None:
    """Return the difficulty that someone typed, in either language; None for a mixture.

    Raises:
        Notice: there is none of that name.
    """
    if typed is None:
        return None
    for difficulty in Difficulty:
        names = {text(f"difficulty-{difficulty}", language) for language in LANGUAGES}
        if typed.strip().casefold() in {*names, difficulty}:
            return difficulty
    raise Notice("mock-difficulty-unknown", typed=repeated(typed))
