"""The commands, one module a family."""

from bot.commands.appeals import AppealsCommands
from bot.commands.daily import DailyCommands
from bot.commands.help import HelpCommands
from bot.commands.lookup import LookupCommands
from bot.commands.me import MeCommands
from bot.commands.mock import MockCommands
from bot.commands.notes import NotesCommands
from bot.commands.privacy import PrivacyCommands
from bot.commands.quiz import QuizCommands
from bot.commands.settings import SettingsCommands
from bot.commands.study import StudyCommands

FAMILIES = (
    QuizCommands,
    StudyCommands,
    LookupCommands,
    DailyCommands,
    MockCommands,
    NotesCommands,
    AppealsCommands,
    SettingsCommands,
    MeCommands,
    PrivacyCommands,
    HelpCommands,
)
"""The families in the order in which they are registered."""
