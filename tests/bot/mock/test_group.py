"""An interview of three: hidden until all are in or time is up, then compared."""

from typing import Any

import discord
import pytest

from tests.bot.conftest import fail_once, told_alone
from tests.bot.mock.conftest import FULL, HALF, Stage


async def answer(member: Any, message: Any, text: str) -> Any:
    form = await member.click(message, label="답하기")
    return await member.submit_modal(form, {"body": text})


async def test_three_answer_the_same_question(stage: Stage) -> None:
    world, jimin, seojun = stage.world, stage.jimin, stage.world.seojun
    haeun = world.guild.add_member(world.env.create_user("하은"))
    lobby = await stage.start(group=True, topics="tcp")
    assert not lobby.response.ephemeral
    alone = await jimin.click(lobby.response, label="시작하기")
    assert "아직 혼자" in alone.response.content
    for member in (seojun, haeun):
        await member.click(lobby.response, label="참가하기")
    twice = await haeun.click(lobby.response, label="참가하기")
    assert "이미 하고 있는 면접" in twice.followups[0].content
    others = await seojun.click(lobby.response, label="시작하기")
    assert "님만" in others.response.content
    await jimin.click(lobby.response, label="시작하기")
    assert stage.titles()[-1].startswith("질문 1/")

    first = stage.asked
    heard = await answer(jimin, first, FULL)
    assert heard.response.ephemeral
    assert "3명 중 1명" in heard.response.content
    # Talk in the thread is no answer; a reply would give it away.
    await seojun.send(stage.thread, "어렵네요")
    await seojun.send(stage.thread, HALF, reply_to=first)
    assert "보이지 않아요" in stage.thread.last_message.content
    await answer(seojun, first, HALF)
    assert "모두의 답" not in stage.titles()
    twice = await answer_again(jimin, first)
    assert "이미 받았어요" in twice.response.content
    # The third never answers: time is up.
    await stage.turn(181)
    compared = next(card for card in stage.cards() if card.title == "모두의 답")
    shown = str(compared.description)
    assert shown.index(f"<@{jimin.id}>") < shown.index(f"<@{seojun.id}>")
    assert FULL[:20] in shown
    assert f"답하지 않음: <@{haeun.id}>" in shown

    left = await haeun.slash(stage.thread, "mock stop")
    assert "나왔어요" in left.response.content
    stopped = await jimin.slash(stage.thread, "mock stop")
    assert "끝냈어요" in stopped.response.content
    standings = stage.cards()[-1]
    assert standings.title == "모의 면접 결과"
    assert str(standings.description).count("/100") == 3
    assert f"<@{haeun.id}> (중간에 나감)\n" in str(standings.description)
    own = await seojun.slash(stage.thread, "mock report")
    assert "준비도" in own.response.embeds[0].description


async def test_a_guest_who_left_before_it_began_can_come_back(stage: Stage) -> None:
    world, jimin, seojun = stage.world, stage.jimin, stage.world.seojun
    haeun = world.guild.add_member(world.env.create_user("하은"))
    lobby = await stage.start(group=True, topics="tcp")
    for member in (seojun, haeun):
        await member.click(lobby.response, label="참가하기")
        left = await member.slash(world.channel, "mock stop")
        assert "다시 참가할 수 있어요" in left.response.content
    await seojun.click(lobby.response, label="참가하기")
    description = str(world.channel.last_message.embeds[0].description)
    assert description.endswith(f"<@{jimin.id}> <@{seojun.id}>")
    await jimin.click(lobby.response, label="시작하기")
    await jimin.slash(stage.thread, "mock stop")
    # Whoever did not take part is in no result.
    none = await haeun.slash(world.channel, "mock report")
    assert "아직 없어요" in none.response.content


async def test_an_interview_that_was_stopped_before_anyone_answered_offers_no_results(
    stage: Stage,
) -> None:
    seojun = stage.world.seojun
    lobby = await stage.start(group=True, topics="tcp")
    await seojun.click(lobby.response, label="참가하기")
    await stage.jimin.click(lobby.response, label="시작하기")
    await stage.jimin.slash(stage.thread, "mock stop")
    own = await seojun.slash(stage.thread, "mock report")
    for report in (stage.thread.last_message, own.response):
        assert report.embeds[0].description == "답한 질문이 없어서 보여 드릴 결과가 없어요."
    [row] = stage.thread.last_message.components
    assert [button.disabled for button in row.children] == [True, True]
    [row] = own.response.components
    assert [button["disabled"] for button in row["components"]] == [True, True]


async def test_who_answered_and_left_is_not_counted(stage: Stage) -> None:
    world, jimin, seojun = stage.world, stage.jimin, stage.world.seojun
    haeun = world.guild.add_member(world.env.create_user("하은"))
    lobby = await stage.start(group=True, topics="tcp")
    for member in (seojun, haeun):
        await member.click(lobby.response, label="참가하기")
    await jimin.click(lobby.response, label="시작하기")
    await answer(seojun, stage.asked, HALF)
    await seojun.slash(stage.thread, "mock stop")
    heard = await answer(jimin, stage.asked, FULL)
    assert "2명 중 1명" in heard.response.content
    await stage.turn(181)
    for member in (haeun, jimin):
        await member.slash(stage.thread, "mock stop")
    own = await seojun.slash(world.channel, "mock report")
    assert "중 1개" in own.response.embeds[0].description


async def test_a_group_that_could_not_be_called_together_is_called_off(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_once(monkeypatch, discord.Webhook, "send")
    lost = await stage.start(group=True, topics="tcp")
    assert "문제가 생겼어요" in told_alone(lost)
    assert stage.world.env.errors
    lobby = await stage.start(group=True, topics="tcp")
    assert lobby.response.embeds


async def test_whoever_cannot_be_let_in_keeps_nobody_from_going_on(stage: Stage) -> None:
    world, jimin, seojun = stage.world, stage.jimin, stage.world.seojun
    haeun = world.guild.add_member(world.env.create_user("하은"))
    lobby = await stage.start(group=True, topics="tcp")
    for member in (seojun, haeun):
        await member.click(lobby.response, label="참가하기")
    shut_out = f"/channels/*/thread-members/{haeun.id}"
    world.env.inject_error("PUT", shut_out, status=403, code=50001, message="Missing Access")
    begun = await jimin.click(lobby.response, label="시작하기")
    assert stage.thread.mention in begun.response.content
    greeting, first = stage.cards()
    assert f"<@{jimin.id}> <@{seojun.id}> 안녕하세요" in str(greeting.description)
    assert str(first.title).startswith("질문 1/")
    assert "초대하지 못해서" in haeun.user.dm_channel.last_message.content
    # They are free to do something else.
    stopped = await haeun.slash(world.channel, "mock stop")
    assert "하고 있는 면접이 없어요" in stopped.response.content


async def test_where_nobody_can_be_let_in_it_ends(stage: Stage) -> None:
    nobody = "/channels/*/thread-members/*"
    stage.world.env.inject_error("PUT", nobody, status=403, code=50013, message="Missing Access")
    started = await stage.start()
    assert "비공개 스레드" in started.response.content
    assert stage.titles() == []


async def answer_again(member: Any, message: Any) -> Any:
    return await member.click(message, label="답하기")
