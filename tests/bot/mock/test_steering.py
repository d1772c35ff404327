"""Pausing, stopping, losing the thread, time, restarts, and answers that are not taken."""

from typing import NoReturn

import discord
import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from bot.answering.delivery import LEASE as ATTEMPT_LEASE
from bot.answering.delivery import SWEEP_INTERVAL_S, Delivery
from bot.app import CoachBot
from bot.mock.poster import LEASE, Poster
from bot.store.models import Attempt, MockInterview
from tests.bot.mock.conftest import FULL, Stage


async def never(*_: object, **__: object) -> None:
    """Stand for a process that ends here."""


async def phases(bot: CoachBot) -> list[tuple[str, str | None]]:
    async with bot.database.session() as session:
        rows = await session.scalars(select(MockInterview).order_by(MockInterview.id))
        return [(row.phase, row.ending) for row in rows]


async def test_pause_resume_stop_and_report(stage: Stage, simcord_bot: CoachBot) -> None:
    await stage.start()
    again = await stage.start()
    assert "이미 하고 있는 면접" in again.response.content
    await stage.turn(60)
    paused = await stage.jimin.slash(stage.thread, "mock pause")
    assert "멈췄어요" in paused.response.content
    assert stage.titles()[-1] == "⏸️ 면접을 멈췄어요"
    # Time stands still, and answers wait.
    await stage.turn(600)
    assert stage.titles()[-1] == "⏸️ 면접을 멈췄어요"
    form = await stage.jimin.click(stage.asked, label="답하기")
    assert "멈춰 있어요" in form.response.content
    await stage.jimin.send(stage.thread, FULL)
    assert "멈춰 있어요" in stage.thread.last_message.content
    pause_card = next(m for m in stage.thread.history() if m.embeds and "⏸️" in m.embeds[0].title)
    await stage.jimin.click(pause_card, label="이어 하기")
    assert stage.titles()[-1].startswith("질문 1/3")
    assert "이어서" in str(stage.cards()[-1].description)
    assert str(stage.cards()[-1].fields[0].value).startswith("2분 0초")
    later = await stage.jimin.slash(stage.world.channel, "mock report")
    assert "아직 끝나지 않았어요" in later.response.content
    await stage.jimin.send(stage.thread, FULL)
    await stage.jimin.slash(stage.thread, "mock stop")
    assert stage.titles()[-1] == "모의 면접 결과"
    assert await phases(simcord_bot) == [("ended", "stopped")]
    report = await stage.jimin.slash(stage.world.channel, "mock report")
    assert report.response.ephemeral
    assert report.response.embeds[0].title == "모의 면접 결과"
    assert "질문 3개 중 1개" in report.response.embeds[0].description
    # One full answer of three is no sign of being ready, and no follow-up counted.
    assert "/100 · 끝까지 보지 않아서 아직 몰라요" in report.response.embeds[0].description
    assert "60%" not in report.response.embeds[0].footer.text
    none = await stage.world.seojun.slash(stage.world.channel, "mock report")
    assert "아직 없어요" in none.response.content
    stopped = await stage.jimin.slash(stage.world.channel, "mock stop")
    assert "하고 있는 면접이 없어요" in stopped.response.content
    # One that never began takes the place of no result.
    await stage.start(group=True)
    off = await stage.jimin.slash(stage.world.channel, "mock stop")
    assert "시작하지 않은" in off.response.content
    report = await stage.jimin.slash(stage.world.channel, "mock report")
    assert "질문 3개 중 1개" in report.response.embeds[0].description


async def test_the_buttons_of_an_interview_that_is_over_leave_the_next_alone(
    stage: Stage, simcord_bot: CoachBot
) -> None:
    await stage.start()
    old = next(message for message in stage.thread.history() if message.embeds)
    await stage.jimin.click(old, label="그만하기")
    await stage.start()
    for label in ("그만하기", "잠깐 멈추기"):
        told = await stage.jimin.click(old, label=label)
        assert "다른 면접의 버튼" in told.response.content
        assert stage.thread.mention in told.response.content
    assert await phases(simcord_bot) == [("ended", "stopped"), ("asking", None)]


async def test_time_runs_out_and_silence_pauses(stage: Stage) -> None:
    await stage.start(minutes=1)
    await stage.turn(61)
    assert stage.titles()[-1].startswith("질문 2/3")
    assert "시간이 다 됐어요" in str(stage.cards()[-1].description)
    await stage.turn(61)
    assert stage.titles()[-1] == "⏸️ 면접을 멈췄어요"
    assert "자리를 비우신" in str(stage.cards()[-1].description)
    await stage.jimin.slash(stage.thread, "mock resume")
    assert stage.titles()[-1].startswith("질문 3/3")


async def test_a_form_that_comes_too_late_is_given_back(stage: Stage) -> None:
    await stage.start(minutes=1)
    form = await stage.jimin.click(stage.asked, label="답하기")
    await stage.turn(61)
    late = await stage.jimin.submit_modal(form, {"body": FULL})
    said = late.response or late.followups[0]
    assert "지나갔어요" in said.content
    assert FULL in said.embeds[0].description


@pytest.mark.parametrize("how", ["deleted", "archived"])
async def test_a_thread_that_goes_ends_the_interview_with_a_report_by_dm(
    stage: Stage, simcord_bot: CoachBot, how: str
) -> None:
    await stage.start()
    await stage.jimin.send(stage.thread, "모르겠어요")
    thread = simcord_bot.get_channel(stage.thread.id)
    assert isinstance(thread, discord.Thread)
    if how == "deleted":
        await thread.delete()
    else:
        await thread.edit(archived=True)
    await stage.world.env.settle()
    assert await phases(simcord_bot) == [("ended", "lost")]
    [report] = stage.cards(stage.jimin.user.dm_channel)
    assert report.title == "모의 면접 결과"
    assert "닫혀서" in str(report.description)
    started = await stage.start()
    assert "여기서 시작해요" in started.response.content


async def test_results_wait_for_the_last_grade(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await stage.start()
    with monkeypatch.context() as patch:
        patch.setattr(Delivery, "deliver", never)
        await stage.jimin.send(stage.thread, FULL)
    await stage.jimin.slash(stage.thread, "mock stop")
    early = await stage.jimin.slash(stage.world.channel, "mock report")
    assert "아직 끝나지 않았어요" in early.response.content
    await stage.turn(ATTEMPT_LEASE.total_seconds() + SWEEP_INTERVAL_S + 1)
    report = await stage.jimin.slash(stage.world.channel, "mock report")
    assert "질문 3개 중 1개" in report.response.embeds[0].description


async def test_a_report_that_the_thread_does_not_take_comes_by_dm(stage: Stage) -> None:
    await stage.start()
    await stage.jimin.send(stage.thread, "모르겠어요")
    gone = f"/channels/{stage.thread.id}/messages"
    stage.world.env.inject_error("POST", gone, status=404, code=10003, message="Unknown Channel")
    await stage.jimin.slash(stage.world.channel, "mock stop")
    [report] = stage.cards(stage.jimin.user.dm_channel)
    assert report.title == "모의 면접 결과"


async def test_a_restart_at_any_moment_goes_on_where_it_was(
    stage: Stage, simcord_bot: CoachBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    del simcord_bot

    # Written down, but nothing said.
    with monkeypatch.context() as patch:
        patch.setattr(Poster, "run", never)
        await stage.start()
        assert stage.world.channel.threads == []
    await stage.restart()
    await stage.turn(2)
    assert stage.titles() == ["모의 면접을 시작할게요", stage.titles()[1]]
    assert stage.titles()[1].startswith("질문 1/3")

    # Sent, but not noted as sent.
    first = stage.asked.id

    async def unnoted(*_: object) -> bool:
        return False

    with monkeypatch.context() as patch:
        patch.setattr(Poster, "_sent", unnoted)
        await stage.jimin.send(stage.thread, "모르겠어요")
        assert stage.titles()[-1].startswith("질문 2/3")
        await stage.turn(1)
    await stage.restart()
    await stage.turn(LEASE.total_seconds() + 1)
    assert [title[:6] for title in stage.titles()[1:]] == ["질문 1/3", "질문 2/3"]
    assert stage.asked.id != first

    # Saved, but not graded.
    bot = await stage.restart()
    with monkeypatch.context() as patch:
        patch.setattr(Delivery, "deliver", never)
        await stage.jimin.send(stage.thread, "모르겠어요")
    assert stage.titles()[-1].startswith("질문 2/3")
    bot = await stage.restart()
    await stage.turn(ATTEMPT_LEASE.total_seconds() + SWEEP_INTERVAL_S + 1)
    assert [title[:6] for title in stage.titles()[1:]] == ["질문 1/3", "질문 2/3", "질문 3/3"]
    async with bot.database.session() as session:
        answers = list(await session.scalars(select(Attempt)))
    assert [answer.delivered_at is not None for answer in answers] == [True, True]


async def test_without_the_right_to_open_threads_it_is_said(stage: Stage) -> None:
    everyone = stage.world.guild.default_role
    closed = stage.world.guild.create_text_channel(
        "닫힌-곳", overwrites={everyone: discord.PermissionOverwrite(create_private_threads=False)}
    )
    started = await stage.jimin.slash(closed, "mock start")
    assert "비공개 스레드" in started.response.content


async def test_an_answer_that_cannot_be_saved_is_said(
    stage: Stage, simcord_bot: CoachBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away() -> NoReturn:
        raise OperationalError(None, None, OSError("connection refused"))

    await stage.start()
    with monkeypatch.context() as patch:
        patch.setattr(simcord_bot.database, "session", away)
        said = await stage.jimin.send(stage.world.channel, FULL)
        assert stage.world.channel.last_message.id == said.id
        await stage.jimin.send(stage.thread, FULL)
    assert "문제가 생겼" in stage.thread.last_message.content
