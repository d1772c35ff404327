"""The tables, a module for what belongs together."""

from bot.store.models.answers import Attempt, Card, Peek
from bot.store.models.base import Base, RowId, UtcDateTime
from bot.store.models.daily import Post, Schedule
from bot.store.models.facts import Fact
from bot.store.models.notes import NoteFile, NoteVector, QuestionEdit
from bot.store.models.people import Member, Server
from bot.store.models.study import Effort, Reminder, Review

__all__ = [
    "Attempt",
    "Base",
    "Card",
    "Effort",
    "Fact",
    "Member",
    "NoteFile",
    "NoteVector",
    "Peek",
    "Post",
    "QuestionEdit",
    "Reminder",
    "Review",
    "RowId",
    "Schedule",
    "Server",
    "UtcDateTime",
]
