"""The one error handler: a sentence for the member, the whole of it for the log."""

import logging
import secrets

import discord
from discord import app_commands
from discord.ext import commands

log = logging.getLogger(__name__)

UNKNOWN_INTERACTION = 10062
ALREADY_ACKNOWLEDGED = 40060


class Notice(Exception):  # noqa: N818  (not a fault: something the member should know)
    """Something to tell the member instead of what they asked for.

    Args:
        message: name of the catalogue's message.
        values: its variables.

    Attributes:
        typed: what someone typed in vain, to be given back.
    """

    typed = ""

    def __init__(self, message: str, /, **values: str | float) -> None:
        super().__init__(message)
        self.message = message
        self.values = values


def within(typed: str, limit: int) -> str:
    """Return what someone typed.

    Raises:
        Notice: it has more than ``limit`` characters.
    """
    if len(typed) > limit:
        notice = Notice("too-long", limit=limit, length=len(typed))
        notice.typed = typed
        raise notice
    return typed


def notice_for(error: BaseException) -> Notice:
    """Turn any error into what the member is told; log what is not their doing.

    In this order:

    1. wrappers of discord.py are taken off;
    2. a ``Notice`` is told as it is;
    3. wrong use of a command (unknown, missing or bad argument, missing permission of
       the member or of the bot) has a message of its own;
    4. anything else is logged with its trace under a fresh incident id, which the member is told.
    """
    error = _unwrapped(error)
    if isinstance(error, Notice):
        return error
    match error:
        case commands.CommandNotFound():
            return Notice("error-unknown-command")
        case commands.BotMissingPermissions() | app_commands.BotMissingPermissions():
            return Notice("error-bot-permissions", permissions=", ".join(error.missing_permissions))
        case commands.MissingPermissions() | app_commands.MissingPermissions():
            return Notice("error-permissions")
        case discord.Forbidden():
            return Notice("error-forbidden")
        case commands.MissingRequiredAttachment():
            return Notice("error-attachment")
        case commands.UserInputError() | app_commands.TransformerError():
            return Notice("error-input")
    incident = secrets.token_hex(4)
    log.error("incident %s", incident, exc_info=error)
    return Notice("error-incident", incident=incident)


def cannot_be_told(error: BaseException) -> bool:
    """Tell whether Discord takes no answer to the interaction: nobody can be told anything.

    It expired; or it was answered already, as a rule by another process, while a new release takes
    the place of an old one and both hear of it
    (https://discord.com/developers/docs/topics/opcodes-and-status-codes).
    """
    error = _unwrapped(error)
    return isinstance(error, discord.HTTPException) and error.code in {
        UNKNOWN_INTERACTION,
        ALREADY_ACKNOWLEDGED,
    }


def _unwrapped(error: BaseException) -> BaseException:
    while isinstance(
        error,
        commands.CommandInvokeError | commands.HybridCommandError | app_commands.CommandInvokeError,
    ):
        error = error.original
    return error
