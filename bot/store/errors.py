"""What can be wrong with the database."""

from bot.start_error import StartError


class DatabaseError(StartError):
    """The database cannot be used; the message says why and what to do."""
