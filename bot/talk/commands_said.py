"""Commands among sentences: the name of a command may be the first word of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord.ext import commands

from bot.localization import text
from bot.when.timezones import resolve

if TYPE_CHECKING:
    from bot.app import CoachBot


def is_command(context: commands.Context[CoachBot]) -> bool:
    """Tell whether a message gives a command, or says something that begins like one.

    After a mention, what follows the name has to fit the command: "나 오늘 뭐 공부할까?" is no
    ``/나``, and "노트 어디서 봐?" no ``/노트``. What is free to say anything, like a topic, fits;
    but who says "질문 있어요" asks nothing of the notes yet, so that how it is meant decides.

    Args:
        context: the message's.
    """
    if not context.valid:
        return False
    rest = context.view.buffer[context.view.index :].split()
    if not (context.prefix or "").startswith("<@") or not rest:
        return True
    command: Any = context.command
    if isinstance(command, commands.Group):
        return rest[0] in command.all_commands
    if _takes_anything(command):
        return context.invoked_with != text("command-ask-name", "ko")
    return rest[0].startswith("<@") or ":" in rest[0] or resolve(rest[0]) is not None


def _takes_anything(command: commands.Command[Any, ..., Any]) -> bool:
    return any(one.kind is one.KEYWORD_ONLY for one in command.params.values())
