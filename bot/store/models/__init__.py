"""The tables, a module for what belongs together."""

from bot.store.models.answers import Attempt, Card, Peek
from bot.store.models.appeals import Appeal, Decision
from bot.store.models.base import Base, RowId, UtcDateTime
from bot.store.models.daily import Post, Schedule
from bot.store.models.facts import Fact
from bot.store.models.mock import MockAnswer, MockInterview, MockPost, MockRound, MockSeat
from bot.store.models.notes import NoteFile, NoteVector, QuestionEdit
from bot.store.models.people import Member, Server
from bot.store.models.study import Effort, Reminder, Review
from bot.store.models.talk import UnclearMessage
from bot.store.models.withdrawals import Withdrawal

__all__ = [
    "Appeal",
    "Attempt",
    "Base",
    "Card",
    "Decision",
    "Effort",
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
    "Reminder",
    "Review",
    "RowId",
    "Schedule",
    "Server",
    "UnclearMessage",
    "UtcDateTime",
    "Withdrawal",
]
