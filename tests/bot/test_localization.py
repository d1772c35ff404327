"""The catalogues say everything in both languages."""

import re
from pathlib import Path

import discord
import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Junk, Message
from fluent.syntax.visitor import Visitor

from bot.localization import CATALOGUES, LANGUAGES, language_of, text
from knowledge.grading import Band, Flag, Verdict
from knowledge.question import Difficulty

ROOT = Path(__file__).parents[2]
USED = re.compile(r"""(?:\btext|Notice|command_text)\(\s*f?"([a-z][a-z0-9-]*)("|\{)""")


class Variables(Visitor):
    """Collects the variables of a message."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: object) -> None:  # noqa: D102, N802  (Fluent's)
        self.names.add(node.id.name)  # type: ignore[attr-defined]


def messages(language: str) -> dict[str, set[str]]:
    found = {}
    for entry in FluentParser().parse((CATALOGUES / f"{language}.ftl").read_text()).body:
        assert not isinstance(entry, Junk), entry.content
        if isinstance(entry, Message):
            variables = Variables()
            variables.visit(entry)
            found[entry.id.name] = variables.names
    return found


def test_both_catalogues_have_the_same_messages_and_variables() -> None:
    assert messages("ko") == messages("en")


def test_every_message_that_the_code_names_exists() -> None:
    known = messages("ko")
    named = set()
    for file in (ROOT / "bot").rglob("*.py"):
        for name, end in USED.findall(file.read_text()):
            named.add((name, end))
    assert len(named) > 40
    for name, end in named:
        assert (name in known) if end == '"' else any(key.startswith(name) for key in known), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_has_a_name(language: str) -> None:
    names = [f"band-{band}" for band in Band] + [f"flag-{flag}" for flag in Flag]
    names += [f"verdict-{verdict}" for verdict in Verdict]
    names += [f"difficulty-{difficulty}" for difficulty in Difficulty]
    for name in names:
        assert text(name, language)


@pytest.mark.parametrize(("topic", "particle"), [("데드락", "은"), ("세션", "은"), ("쿠키", "는")])
def test_particles_fit_the_word(topic: str, particle: str) -> None:
    assert text("topic-gap", "ko", topic=topic).startswith(f"{topic}{particle} ")


def test_unknown_message_and_missing_variable_are_errors() -> None:
    with pytest.raises(LookupError, match="no message 'nope'"):
        text("nope", "ko")
    with pytest.raises(ValueError, match="topic-gap"):
        text("topic-gap", "ko")


def test_locales_map_to_languages() -> None:
    assert language_of(discord.Locale.korean, "en") == "ko"
    assert language_of(discord.Locale.british_english, "ko") == "en"
    assert language_of(discord.Locale.japanese, "ko") == "ko"
    assert language_of(None, "en") == "en"
