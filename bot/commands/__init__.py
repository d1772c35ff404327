"""The commands, one module a family."""

from bot.commands.help import HelpCommands
from bot.commands.lookup import LookupCommands
from bot.commands.me import MeCommands
from bot.commands.notes import NotesCommands
from bot.commands.quiz import QuizCommands
from bot.commands.settings import SettingsCommands

FAMILIES = (
    QuizCommands,
    LookupCommands,
    NotesCommands,
    SettingsCommands,
    MeCommands,
    HelpCommands,
)
"""The families in the order in which they are registered."""
