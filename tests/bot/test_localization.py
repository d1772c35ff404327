"""The catalogues say everything in both languages."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import discord
import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Junk, Message
from fluent.syntax.visitor import Visitor

from bot.localization import CATALOGUES, LANGUAGES, command_name, language_of, text
from bot.store.appeals import Obstacle
from bot.store.posts import Miss, State
from bot.store.schedules import Pause
from bot.study.statistics import Period
from bot.ui.buttons import BUTTONS
from bot.ui.mock_controls import CONTROLS as MOCK_CONTROLS
from bot.ui.personal_controls import Choice
from knowledge.grading import Band, Flag, Verdict
from knowledge.grading.feedback import Cue
from knowledge.question import Difficulty
from knowledge.talk import Intent
from knowledge.uploads import UploadReason

ROOT = Path(__file__).parents[2]


class Variables(Visitor):
    """Collects the variables of a message."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: object) -> None:  # noqa: D102, N802  (Fluent's)
        self.names.add(node.id.name)  # type: ignore[attr-defined]


class Words(Visitor):
    """Collects what a message says, in all its variants."""

    def __init__(self) -> None:
        self.parts: list[str] = []

    def visit_TextElement(self, node: object) -> None:  # noqa: D102, N802  (Fluent's)
        self.parts.append(node.value)  # type: ignore[attr-defined]


def entries(language: str) -> Iterator[Message]:
    """Yield the messages of a catalogue."""
    for file in sorted((CATALOGUES / language).glob("*.ftl")):
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, Junk), entry.content
            if isinstance(entry, Message):
                yield entry


def messages(language: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for entry in entries(language):
        assert entry.id.name not in found, f"{entry.id.name} is there twice"
        variables = Variables()
        variables.visit(entry)
        found[entry.id.name] = variables.names
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_commands_are_named_by_one_function(language: str) -> None:
    for file in (CATALOGUES / language).glob("*.ftl"):
        written = re.search(r"(?<![\w<])/[a-z가-힣]+.*", file.read_text(encoding="utf-8"))
        assert written is None, f"{file.name}: {written}"


def test_a_command_is_named_as_the_client_shows_it() -> None:
    assert "/모의면접 시작으로" in text("mock-none-running", "ko")
    assert "/mock start" in text("mock-none-running", "en")
    assert "**/퀴즈** `주제`" in text("help-body", "ko")
    assert "**/quiz** `topic`" in text("help-body", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_named_command_is_there(language: str) -> None:
    for file in (CATALOGUES / language).glob("*.ftl"):
        for named in re.findall(r'COMMAND\("([\w-]+)"\)', file.read_text(encoding="utf-8")):
            assert command_name(named, language).startswith("/")


def test_both_catalogues_have_the_same_messages_and_variables() -> None:
    assert messages("ko") == messages("en")


# From 갑 on, every 28th syllable ends in ㅂ.
FORMAL = re.compile(f"[{''.join(map(chr, range(ord('갑'), ord('힣') + 1, 28)))}]니[다까]")
"""How sentences end in 합니다체."""


def test_members_are_spoken_to_in_one_style() -> None:
    formal = {}
    for entry in entries("ko"):
        words = Words()
        words.visit(entry)
        # Descriptions of commands have a style of their own.
        if not entry.id.name.startswith("command-") and FORMAL.search("".join(words.parts)):
            formal[entry.id.name] = words.parts
    assert formal == {}


def sources() -> Iterator[tuple[Path, ast.Module]]:
    """Yield the modules of ``bot``, without their docstrings."""
    for file in sorted((ROOT / "bot").rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            body = getattr(node, "body", None)
            if isinstance(body, list):
                node.body = [part for part in body if not is_docstring(part)]  # type: ignore[attr-defined]
        yield file.relative_to(ROOT), tree


def is_docstring(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Yield the calls in a module by the name of what is called."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func
            yield getattr(called, "attr", getattr(called, "id", "")), node


def patterns(node: ast.AST) -> Iterator[str]:
    """Yield regular expressions for the texts that a constant or an f-string can make."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield re.escape(node.value)
    elif isinstance(node, ast.JoinedStr):
        yield "".join(
            re.escape(part.value)
            if isinstance(part, ast.Constant) and isinstance(part.value, str)
            else "[a-z0-9_-]+"
            for part in node.values
        )
    elif isinstance(node, ast.IfExp):
        yield from patterns(node.body)
        yield from patterns(node.orelse)


def named() -> set[str]:
    """Return what the code may name: texts of any kind, since names go through variables."""
    return {
        pattern
        for _, tree in sources()
        for node in ast.walk(tree)
        for pattern in patterns(node)
        if re.match(r"[a-z]", pattern)
    }


def command_names() -> set[str]:
    """Return the messages of the commands and their options."""
    names = set()
    for _, tree in sources():
        for called, node in calls(tree):
            words = [part.value for part in node.args if isinstance(part, ast.Constant)]
            if called in {"command", "command_group", "option"} and words:
                message = "-".join(["command", *map(str, words)])
                names |= {message, f"{message}-name"}
    return names


def test_every_message_that_the_code_names_exists() -> None:
    known = messages("ko")
    direct = [
        pattern
        for file, tree in sources()
        # There, ``text`` is SQLAlchemy's.
        if file.parts[1] != "store"
        for called, node in calls(tree)
        if called in {"text", "Notice", "command_text"} and node.args
        for pattern in patterns(node.args[0])
    ]
    assert len(direct) > 100
    for pattern in direct:
        assert any(re.fullmatch(pattern, name) for name in known), pattern
    assert command_names() <= set(known)


def test_no_message_is_unused() -> None:
    known = set(messages("ko"))
    commands = {name for name in known if name.startswith("command-")}
    assert commands == command_names()
    texts = named()
    for family, values in FAMILIES.items():
        literal = {text for text in texts if text.startswith(re.escape(f"{family}-"))}
        of_family = {name for name in known if name.startswith(f"{family}-")}
        made = {f"{family}-{value}" for value in values}
        assert made <= of_family
        assert {name for name in of_family - made if re.escape(name) not in literal} == set()
    unused = {
        name
        for name in known - commands
        if not any(re.fullmatch(pattern, name) for pattern in texts)
    }
    assert unused == set()


FAMILIES: dict[str, set[str]] = {
    "band": set(Band),
    "flag": set(Flag),
    "verdict": set(Verdict),
    "difficulty": set(Difficulty),
    "upload": set(UploadReason),
    "language": set(LANGUAGES),
    "button": {button.action for button in BUTTONS}
    | {"gap-write", "gap-fill", "appeal-accept", "appeal-decline", "appeal-result"}
    | {Choice.NO_ZONE, Choice.NO_REMINDER}
    | {button.action for button in MOCK_CONTROLS},
    "leaderboard": set(Period),
    "weekday": {str(day) for day in range(7)},
    "daily-paused": {*Pause, "told"},
    "daily-state": set(State),
    "daily-missed": set(Miss),
    "pointer": set(Cue),
    "meant": set(Intent),
    "appeal-obstacle": {*Obstacle, "sending"},
}
"""Messages whose names end in a value."""

SHOWN = {"label", "title", "placeholder", "content", "description", "text", "name"}
"""What discord.py calls texts that people see."""


def literals(tree: ast.Module) -> Iterator[str]:
    """Yield texts for people in a module: Korean anywhere, and what is handed to Discord."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and re.search("[ㄱ-ㆎ가-힣]", str(node.value)):
            yield str(node.value)
    for called, node in calls(tree):
        shown = [keyword.value for keyword in node.keywords if keyword.arg in SHOWN]
        if called in {"send", "reply", "send_message"}:
            shown += node.args[:1]
        words = [part.value for part in shown if isinstance(part, ast.Constant)]
        # Names of files and fields are one lower-case word.
        yield from (
            word for word in words if isinstance(word, str) and re.search(r"\w \w|^[A-Z]", word)
        )


def test_nothing_for_people_is_written_in_the_code() -> None:
    assert {str(file): found for file, tree in sources() if (found := list(literals(tree)))} == {}


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
