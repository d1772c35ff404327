"""What is written into the log: never an answer, never a secret."""

import logging
from typing import Any

import pytest
from pydantic import SecretStr

from bot.app import CoachBot
from config.settings import Settings
from knowledge.grading import Grader
from tests.bot.conftest import World

ANSWER = "아무도모를비밀답안"
TOKEN = "secret.token.value"  # noqa: S105  (made up)


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Settings with a secret."""
    return settings.model_copy(update={"discord_token": SecretStr(TOKEN)})


@pytest.fixture(autouse=True)
def everything_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    """Our own loggers at their most talkative."""
    for name in ("bot", "knowledge", "config"):
        caplog.set_level(logging.DEBUG, logger=name)


def silent(caplog: pytest.LogCaptureFixture) -> None:
    """Check what was said while the bot started and since."""
    starting = [record.getMessage() for record in caplog.get_records("setup")]
    assert any("ready as" in line for line in starting)
    said = "\n".join([*starting, caplog.text])
    assert ANSWER not in said
    assert TOKEN not in said


async def form_answer(world: World) -> Any:
    asked = await world.jimin.slash(world.channel, "quiz", topic="tcp")
    form = await world.jimin.click(asked.response, label="답하기")
    return await world.jimin.submit_modal(form, {"body": f"{ANSWER} SYN을 보내요"})


async def test_answers_in_every_way_are_not_logged(
    world: World, organiser: Any, simcord_bot: CoachBot, caplog: pytest.LogCaptureFixture
) -> None:
    graded = await form_answer(world)
    await world.jimin.click(graded.response, label="공유하기")
    assert simcord_bot.user
    await world.jimin.user.send_dm(f"{simcord_bot.user.mention} 퀴즈 쿠키")
    await world.jimin.user.send_dm(f"{ANSWER} 쿠키는 브라우저에 있어요")
    await world.jimin.send(world.channel, f"{simcord_bot.user.mention} {ANSWER}는 뭐야?")
    await world.jimin.slash(world.channel, "quiz", topic=ANSWER)
    await world.jimin.slash(world.channel, "ask", question=ANSWER)
    await world.jimin.slash(world.channel, "me", timezone=ANSWER)
    await organiser.slash(world.channel, "notes add", file=(f"{ANSWER}.md", ANSWER.encode()))
    await world.jimin.slash(world.channel, "privacy export")
    silent(caplog)


async def test_answers_are_not_logged_when_grading_fails(
    world: World, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        message = "out of order"
        raise RuntimeError(message)

    monkeypatch.setattr(Grader, "grade_many", fail)
    refused = await form_answer(world)
    assert "사고 번호" in refused.response.content
    assert "out of order" in caplog.text
    silent(caplog)


async def test_answers_are_not_logged_when_the_database_fails(
    world: World, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def unsaved(session: Any, attempt: Any) -> int:
        attempt.question_id = None
        session.add(attempt)
        await session.flush()
        return int(attempt.id)

    monkeypatch.setattr("bot.store.attempts.add", unsaved)
    refused = await form_answer(world)
    assert "사고 번호" in refused.response.content
    assert "IntegrityError" in caplog.text
    silent(caplog)
