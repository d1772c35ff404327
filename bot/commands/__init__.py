"""The commands, one module a family."""

from bot.commands.help import HelpCommands
from bot.commands.lookup import LookupCommands
from bot.commands.notes import NotesCommands
from bot.commands.quiz import QuizCommands

FAMILIES = (QuizCommands, LookupCommands, NotesCommands, HelpCommands)
"""The families in the order in which they are registered."""
