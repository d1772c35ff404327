"""The tables, a module for what belongs together."""

from bot.store.models.answers import Attempt, Card, Peek
from bot.store.models.base import Base, RowId, UtcDateTime
from bot.store.models.daily import Post, Schedule
from bot.store.models.facts import Fact
from bot.store.models.mock import MockAnswer, MockInterview, MockPost, MockRound, MockSeat
from bot.store.models.notes import NoteFile, NoteVector, QuestionEdit
from bot.store.models.people import Member, Server

__all__ = [
    "Attempt",
    "Base",
    "Card",
    "Fact",
    "Member",
    "MockAnswer",
    "MockInterview",
    "MockPost",
    "MockRound",
    "MockSeat",
    "NoteFile",
    "NoteVector",
    "Peek",
    "Post",
    "QuestionEdit",
    "RowId",
    "Schedule",
    "Server",
    "UtcDateTime",
]
