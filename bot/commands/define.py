"""How a command is defined: by its name in the catalogues."""

from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any

from discord import app_commands
from discord.ext import commands

from bot.errors import Notice
from bot.localization import command_text, text

Callback = Callable[..., Coroutine[Any, Any, None]]
Command = commands.HybridCommand[Any, ..., None]
Group = commands.HybridGroup[Any, ..., None]


def command(name: str, *, group: Group | None = None) -> Callable[[Callback], Command]:
    """Make a method a command, as a slash command and as a message.

    The catalogues name it (``command-<name>-name``, which is also an alias in Korean) and describe
    it (``command-<name>``).

    Args:
        name: the command's part of the messages' names.
        group: the group it belongs to; its name is then the first part of ``name``.
    """
    define: Any = (group.command if group else commands.hybrid_command)(**_named(name))

    def decorate(callback: Callback) -> Command:
        made: Command = define(_telling(callback))
        return made

    return decorate


def command_group(name: str) -> Callable[[Callback], Group]:
    """Make a method a group of commands, named and described as ``command`` does.

    The method answers the group's name alone, which only a message can say.
    """
    define: Any = commands.hybrid_group(**_named(name), invoke_without_command=True)

    def decorate(callback: Callback) -> Group:
        made: Group = define(_telling(callback))
        return made

    return decorate


def _named(name: str) -> dict[str, Any]:
    title = f"command-{name}-name"
    return {
        "name": command_text(title),
        "description": command_text(f"command-{name}"),
        "aliases": [text(title, "ko")],
    }


def _telling(callback: Callback) -> Callback:
    """Tell a ``Notice`` right away: it is an answer, and no error for discord.py to handle."""

    @wraps(callback)
    async def tell(
        cog: commands.Cog,
        context: commands.Context[Any],
        # Options come by place from a message, and by name from Discord.
        *placed: Any,  # noqa: ANN401
        **named: Any,  # noqa: ANN401
    ) -> None:
        try:
            await callback(cog, context, *placed, **named)
        except Notice as notice:
            await context.bot.tell_error(context.interaction or context.message, notice)

    return tell


def option(command_name: str, name: str) -> Callable[[Callback], Callback]:
    """Name and describe a command's option from the catalogues.

    They are ``command-<command>-<option>-name`` and ``command-<command>-<option>``.
    """
    message = f"command-{command_name}-{name}"

    def decorate(callback: Callback) -> Callback:
        named = app_commands.rename(**{name: command_text(f"{message}-name")})(callback)
        return app_commands.describe(**{name: command_text(message)})(named)

    return decorate
