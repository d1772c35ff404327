"""``python -m bot`` as a process: refusing in one sentence, connecting, stopping."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.bot.conftest import NOTES
from tests.bot.discord_messages import Fault
from tests.bot.discord_server import TOKEN, DiscordServer, discord_server

ROOT = Path(__file__).parents[2]
ANSWER = "클라이언트가 SYN을 보낸다"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """The environment of a host that sets nothing but where to keep data and find notes."""
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "DATA_DIR": str(tmp_path / "data"),
        "NOTES_DIR": str(NOTES),
        "SHIPPED_NOTES": "false",
    }


@pytest.fixture
def server() -> Iterator[DiscordServer]:
    """Discord, on this machine."""
    with discord_server() as running:
        yield running


def run(
    environment: dict[str, str], tmp_path: Path, *command: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def refused(done: subprocess.CompletedProcess[str], *words: str) -> None:
    """Check for one sentence to the host and no trace."""
    assert done.returncode == 1, done
    assert "Traceback" not in done.stderr
    for word in words:
        assert word in done.stderr.splitlines()[-1]


def test_setting_out_of_bounds_is_refused(environment: dict[str, str], tmp_path: Path) -> None:
    environment |= {"PREVIEW_PORT": "99999"}
    refused(run(environment, tmp_path, "-m", "bot"), "PREVIEW_PORT", "65535")


def test_unwritable_folder_is_refused(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    environment |= {"DATA_DIR": str(tmp_path / "file" / "data")}
    refused(run(environment, tmp_path, "-m", "bot"), "DATA_DIR", str(tmp_path / "file"))


def test_locked_database_is_refused(
    environment: dict[str, str], tmp_path: Path, server: DiscordServer
) -> None:
    (tmp_path / "data").mkdir()
    holder = sqlite3.connect(tmp_path / "data" / "coach.db", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    environment |= {"DISCORD_TOKEN": TOKEN}
    refused(run(environment, tmp_path, "-c", server.launch), "locked")
    holder.close()


def test_missing_notes_folder_is_refused(
    environment: dict[str, str], tmp_path: Path, server: DiscordServer
) -> None:
    environment |= {"DISCORD_TOKEN": TOKEN, "NOTES_DIR": str(tmp_path / "nowhere")}
    refused(run(environment, tmp_path, "-c", server.launch), "NOTES_DIR", "nowhere")


def test_broken_encoder_is_refused(
    environment: dict[str, str], tmp_path: Path, server: DiscordServer
) -> None:
    environment |= {"DISCORD_TOKEN": TOKEN, "ENCODER_MODEL": str(tmp_path)}
    refused(run(environment, tmp_path, "-c", server.launch), "ENCODER_MODEL")


def test_broken_grader_is_refused(
    environment: dict[str, str], tmp_path: Path, server: DiscordServer
) -> None:
    environment |= {"DISCORD_TOKEN": TOKEN, "GRADER_MODEL": str(tmp_path)}
    refused(run(environment, tmp_path, "-c", server.launch), "GRADER_MODEL", str(tmp_path))


def test_wrong_token_is_refused(
    environment: dict[str, str], tmp_path: Path, server: DiscordServer
) -> None:
    environment |= {"DISCORD_TOKEN": "wrong.token.x"}
    done = run(environment, tmp_path, "-c", server.launch)
    refused(done, "DISCORD_TOKEN")
    assert "wrong.token.x" not in done.stderr


def test_missing_intent_is_refused(
    environment: dict[str, str], tmp_path: Path, server: DiscordServer
) -> None:
    environment |= {"DISCORD_TOKEN": TOKEN, "MESSAGE_CONTENT": "true"}
    refused(run(environment, tmp_path, "-c", server.launch), "Message Content Intent")


def test_unreachable_discord_is_refused(environment: dict[str, str], tmp_path: Path) -> None:
    with discord_server() as gone:
        launch = gone.launch
    environment |= {"DISCORD_TOKEN": TOKEN}
    refused(run(environment, tmp_path, "-c", launch), "network")


def test_migrate_makes_the_tables(environment: dict[str, str], tmp_path: Path) -> None:
    done = run(environment, tmp_path, "-m", "bot", "migrate")
    assert done.returncode == 0, done
    tables = sqlite3.connect(tmp_path / "data" / "coach.db").execute(
        "SELECT name FROM sqlite_master WHERE name = 'attempts'"
    )
    assert tables.fetchall() == [("attempts",)]


def test_backup_is_written_where_it_is_wanted(environment: dict[str, str], tmp_path: Path) -> None:
    refused(run(environment, tmp_path, "-m", "bot", "backup"), "no database")
    run(environment, tmp_path, "-m", "bot", "migrate")
    done = run(environment, tmp_path, "-m", "bot", "backup", "copy.db")
    assert done.returncode == 0, done
    tables = sqlite3.connect(tmp_path / "copy.db").execute("SELECT name FROM sqlite_master")
    assert ("attempts",) in tables.fetchall()


Start = Callable[[], subprocess.Popen[str]]


@pytest.fixture
def start(environment: dict[str, str], tmp_path: Path, server: DiscordServer) -> Iterator[Start]:
    """Start the bot and wait until it is connected; whatever still runs at the end is killed."""
    started: list[subprocess.Popen[str]] = []

    def start() -> subprocess.Popen[str]:
        ready = server.count("WS", "/ready")
        process = subprocess.Popen(
            [sys.executable, "-c", server.launch],
            env=environment | {"DISCORD_TOKEN": TOKEN},
            cwd=tmp_path,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        server.wait_for(lambda: server.count("WS", "/ready") > ready)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def stop(process: subprocess.Popen[str]) -> str:
    """Ask the process to stop; return what it said."""
    begun = time.monotonic()
    process.send_signal(signal.SIGTERM)
    _, said = process.communicate(timeout=30)
    assert time.monotonic() - begun < 5
    assert process.returncode == 0, said
    assert "Traceback" not in said
    return said


def wait_for(process: subprocess.Popen[str], condition: Callable[[], bool]) -> None:
    """Wait until what the process keeps is so, as long as it runs and a minute at most."""
    deadline = time.monotonic() + 60
    while not condition():
        assert process.poll() is None
        assert time.monotonic() < deadline


def quiz(number: int) -> dict[str, Any]:
    return interaction(number, 2) | {
        "data": {
            "id": "1",
            "name": "quiz",
            "type": 1,
            "options": [{"name": "topic", "type": 3, "value": "tcp"}],
        }
    }


def submission(number: int, card: int, answer: str) -> dict[str, Any]:
    text_input = {"type": 4, "custom_id": "body", "value": answer}
    components = [{"type": 18, "component": text_input}]
    return interaction(number, 5) | {
        "data": {"custom_id": f"coach:form:{card}", "components": components}
    }


def interaction(number: int, kind: int) -> dict[str, Any]:
    return {
        "id": str(number),
        "application_id": "1000",
        "type": kind,
        "token": f"token-{number}",
        "version": 1,
        "channel_id": "5",
        "channel": {"id": "5", "type": 1},
        "user": {"id": "42", "username": "지민", "discriminator": "0", "avatar": None},
        "locale": "ko",
        "entitlements": [],
        "authorizing_integration_owners": {},
        "context": 1,
        "attachment_size_limit": 1,
    }


def test_connects_registers_commands_once_and_says_what_it_lacks(
    start: Start, server: DiscordServer, environment: dict[str, str]
) -> None:
    environment["DYNO"] = "worker.1"
    said = stop(start())
    assert "message content intent is off" in said
    assert "Heroku wipes at every restart" in said
    [payload] = [body for method, path, body in server.requests if method == "PUT"]
    names = {command["name"]: command["name_localizations"] for command in payload}
    assert names["quiz"] == {"ko": "퀴즈"}
    stop(start())
    assert server.count("PUT", "/commands") == 1


def test_each_process_connects_with_its_shard(
    start: Start, server: DiscordServer, environment: dict[str, str]
) -> None:
    environment |= {"SHARD_ID": "1", "SHARD_COUNT": "2"}
    stop(start())
    assert [body for method, _, body in server.requests if method == "WS"] == [[1, 2]]


def test_answer_is_kept_and_delivered_across_kill(
    start: Start, server: DiscordServer, tmp_path: Path, environment: dict[str, str]
) -> None:
    environment["LOG_LEVEL"] = "DEBUG"
    process = start()
    server.interact(quiz(1))
    # Its interaction looks older than a quarter of an hour: the card comes as a message.
    server.wait_for(lambda: bool(server.messages.channels[5]))
    server.interact(submission(2, 1, ANSWER))
    server.wait_for(lambda: server.count("POST", "token-2/callback") == 1)
    database = sqlite3.connect(tmp_path / "data" / "coach.db")
    wait_for(process, lambda: database.execute("SELECT * FROM attempts").fetchall() != [])
    process.kill()
    process.wait()
    delivered_before = server.count("PATCH", "token-2")
    process = start()
    if not delivered_before:
        server.wait_for(lambda: server.count("POST", "/webhooks/1000/token-2") == 1)
    said = stop(process)
    assert ANSWER not in said
    assert TOKEN not in said
    rows = database.execute("SELECT answer, score, delivered_at FROM attempts").fetchall()
    assert len(rows) == 1
    answer, score, delivered = rows[0]
    assert answer == ANSWER
    assert score is not None
    assert delivered is not None


SCHEDULE = """
INSERT INTO schedules (
    guild_id, channel_id, set_by, local_time, time_zone, weekdays, topics, thread,
    next_at, next_day, tell_tries
) VALUES (6, 5, 42, :time, 'UTC', '[0, 1, 2, 3, 4, 5, 6]', '["tcp"]', 0, :due, :day, 0)
"""


def test_a_daily_question_stands_once_across_kill(
    start: Start,
    server: DiscordServer,
    environment: dict[str, str],
    tmp_path: Path,
) -> None:
    run(environment, tmp_path, "-m", "bot", "migrate")
    database = sqlite3.connect(tmp_path / "data" / "coach.db", isolation_level=None)
    due = datetime.now(UTC) - timedelta(minutes=5)
    moment = {"due": f"{due:%F %T}.000000", "time": f"{due:%T}.000000", "day": f"{due:%F}"}
    database.execute(SCHEDULE, moment)
    server.messages.remembers_nonces = False
    server.messages.faults[5] = [Fault.SILENT]
    process = start()
    # The message has arrived, and the bot doesn't know.
    server.wait_for(lambda: bool(server.messages.channels[5]))
    process.kill()
    process.wait()
    assert database.execute("SELECT state FROM posts").fetchall() == [("claimed",)]
    # What it held is free again after a minute and a half.
    database.execute("UPDATE posts SET leased_until = :due", moment)
    process = start()
    state = "SELECT state FROM posts"
    wait_for(process, lambda: database.execute(state).fetchall() == [("sent",)])
    stop(process)
    [message] = server.messages.channels[5]
    sent = database.execute("SELECT message_id FROM posts").fetchall()
    assert sent == [(int(message["id"]),)]


def test_intents_are_told_without_token_and_database(
    environment: dict[str, str], tmp_path: Path
) -> None:
    lines = (
        '{"text": "힌트 좀", "open_question": "TCP 연결은 어떻게 맺나요?", "id": 1}\n'
        '{"text": "SYN 보내고 SYN-ACK 받고 ACK", "open_question": "TCP 연결은 어떻게 맺나요?"}\n'
        '{"text": "tcp 문제 하나 내줘", "open_question": null}\n'
        "{\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "bot", "intent", "-"],
        input=lines,
        env=environment | {"DATABASE_URL": "nonsense"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["intent"] for line in told] == ["hint", "answer", "quiz"]
    assert all(0 < line["confidence"] <= 1 for line in told)
    assert told[0]["id"] == 1
    assert done.returncode == 1
    assert "-:4: not JSON" in done.stderr
