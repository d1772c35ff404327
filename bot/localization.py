"""What the bot says, in the language of whom it talks to."""

from functools import cache
from pathlib import Path
from typing import Any, get_args

import discord
from discord import app_commands
from fluent.runtime import FluentBundle, FluentResource

from config.settings import Language
from knowledge.language.korean import josa

CATALOGUES = Path(__file__).with_name("locale")
LANGUAGES: tuple[Language, ...] = get_args(Language)


def text(message: str, language: str, /, **values: str | float) -> str:
    """Return a message of the catalogue with its values filled in.

    A catalogue is a folder, ``locale/ko`` or ``locale/en``, of files in Project Fluent's syntax
    (https://projectfluent.org/fluent/guide/). ``{ JOSA($topic, "을/를") }`` writes a word with the
    Korean particle that fits it; ``{ COMMAND("mock-start") }`` names a command.

    Args:
        message: name of the message.
        language: ``ko`` or ``en``.
        values: its variables.

    Raises:
        LookupError: the catalogue has no such message.
        ValueError: a variable is missing or the message is malformed.
    """
    bundle = _bundle(language)
    if not bundle.has_message(message):
        msg = f"locale/{language} has no message {message!r}"
        raise LookupError(msg)
    pattern = bundle.get_message(message).value
    if pattern is None:
        msg = f"locale/{language}: {message!r} has no text"
        raise LookupError(msg)
    written, errors = bundle.format_pattern(pattern, values)
    if errors:
        msg = f"locale/{language}: {message!r}: {errors[0]}"
        raise ValueError(msg)
    return str(written)


@cache
def _bundle(language: str) -> FluentBundle:
    functions: dict[str, Any] = {
        "JOSA": _with_particle,
        "COMMAND": lambda command: command_name(str(command), language),
    }
    bundle = FluentBundle([language], functions=functions, use_isolating=False)
    for file in sorted((CATALOGUES / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return bundle


def _with_particle(word: object, pair: object) -> str:
    return josa(str(word), str(pair))


def command_name(command: str, language: str) -> str:
    """Return what to type for a command, as Discord shows it to clients of a language.

    Args:
        command: its part of the messages' names, such as ``mock-start``; that of an option
            follows its command's in the same way.
        language: ``ko`` or ``en``.

    Raises:
        LookupError: there is no such command.
    """
    group, _, _ = command.partition("-")
    return "/" + " ".join(
        text(f"command-{part}-name", language) for part in dict.fromkeys((group, command))
    )


def language_of(locale: discord.Locale | None, default: Language) -> Language:
    """Return the catalogue's language for a Discord locale; ``default`` where there is none."""
    if locale is None:
        return default
    spoken = locale.value.split("-")[0]
    return next((language for language in LANGUAGES if language == spoken), default)


def command_text(message: str) -> app_commands.locale_str:
    """Return a command's name or description for Discord, in English and to be translated.

    Names are registered in English, which every client falls back to.
    """
    return app_commands.locale_str(text(message, "en"), message=message)


class CommandTranslator(app_commands.Translator):
    """Gives Discord the Korean names, descriptions and choices of the commands."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        """Return the text in ``locale``, None where the catalogue does not speak it."""
        del context
        message = string.extras.get("message")
        if message is None or locale is not discord.Locale.korean:
            return None
        return text(message, "ko")
