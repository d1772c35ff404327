"""Commands among sentences: the name of a command may be the first word of one."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

from discord.ext import commands

from bot.localization import text
from bot.when.timezones import resolve
from knowledge.language.korean import has_hangul

if TYPE_CHECKING:
    from bot.app import CoachBot


def is_command(context: commands.Context[CoachBot]) -> bool:
    """Tell whether a message gives a command, or says something that begins like one.

    After a mention, what follows a Korean name has to fit the command: "나 오늘 뭐 공부할까?" is
    no ``/나``, and "노트 어디서 봐?" no ``/노트``. What may be anything, like a topic, fits; but
    who says "질문 있어요" asks nothing of the notes yet, so that how it is meant decides.

    Args:
        context: the message's.
    """
    if not context.valid:
        return False
    rest = context.view.buffer[context.view.index :].split()
    name = context.invoked_with or ""
    if not (context.prefix or "").startswith("<@") or not has_hangul(name) or not rest:
        return True
    command: Any = context.command
    if isinstance(command, commands.Group):
        return rest[0] in command.all_commands
    if any(one.kind is one.KEYWORD_ONLY for one in command.params.values()):
        return name != text("command-ask-name", "ko")
    return _is_option(rest[0], command)


def _is_option(word: str, command: commands.Command[Any, ..., Any]) -> bool:
    """Tell whether a word is somebody, an option by its name, a choice, or a time zone."""
    choices = {
        str(choice.value)
        for one in command.params.values()
        if isinstance(one.annotation, type) and issubclass(one.annotation, Enum)
        for choice in one.annotation
    }
    return word.startswith("<@") or ":" in word or word in choices or resolve(word) is not None
