"""Questions to the notes."""

import asyncio

import discord

from bot.errors import Notice, within
from bot.ui.ask_card import ask_card
from knowledge.base import KnowledgeBase

QUESTION_LIMIT = 500


async def ask_notes(knowledge: KnowledgeBase, question: str, language: str) -> discord.Embed:
    """Answer a question from the notes, with its source, or say that they don't know.

    Raises:
        Notice: there is no question, or it is too long.
    """
    within(question, QUESTION_LIMIT)
    if not question.strip():
        raise Notice("ask-empty")
    answer = await asyncio.to_thread(knowledge.ask, question)
    return ask_card(question, answer, language)
