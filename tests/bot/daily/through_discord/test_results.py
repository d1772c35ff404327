"""The results of a daily question."""

from typing import Any

import pytest

from bot.answering.grading_queue import GradingQueue
from bot.app import CoachBot
from tests.bot.conftest import World
from tests.bot.daily.conftest import TurnedClock
from tests.bot.daily.through_discord.evening import GOOD, channel_of, results_in, set_nine, turn


async def test_results_come_with_the_next_question(
    world: World, organiser: Any, clock: TurnedClock, simcord_bot: CoachBot
) -> None:
    await set_nine(world, organiser, topics="3웨이 핸드셰이크")
    await turn(world, clock, minutes=1)
    [posted] = await channel_of(world, simcord_bot)
    await simcord_bot.people.change(world.jimin.id, "ko", shows_best=True)
    for member, answer in ((world.jimin, GOOD), (world.seojun, "모르겠어요")):
        form = await member.click(posted, label="답하기")
        await member.submit_modal(form, {"body": answer})
    await turn(world, clock, days=1)
    results = await results_in(world, simcord_bot)
    card = results.embeds[0]
    fields = {field.name: field.value or "" for field in card.fields}
    assert card.title == "2026-03-02 질문의 결과"
    assert "2명이 답했어요" in (card.description or "")
    [plot] = results.attachments
    assert card.image.url is not None
    assert (await plot.read()).startswith(b"\x89PNG")
    assert (
        plot.description
        == "점수 분포: 0-19점 1명, 20-39점 0명, 40-59점 0명, 60-79점 0명, 80-100점 1명"
    )
    assert "명)" in fields["가장 많이 빠뜨린 핵심"]
    assert "SYN" in fields["모범 답안"]
    assert f"<@{world.jimin.id}>" in fields["잘한 답"]
    assert f"<@{world.seojun.id}>" not in fields["잘한 답"]
    # Whoever comes late can still answer.
    form = await world.seojun.click(results, label="다시 답하기")
    graded = await world.seojun.submit_modal(form, {"body": GOOD})
    assert graded.response.ephemeral


async def test_good_answers_go_out_of_the_results_with_whoever_deletes_theirs(
    world: World, organiser: Any, clock: TurnedClock, simcord_bot: CoachBot
) -> None:
    await set_nine(world, organiser, topics="3웨이 핸드셰이크")
    await turn(world, clock, minutes=1)
    [posted] = await channel_of(world, simcord_bot)
    for member in (world.jimin, world.seojun):
        await simcord_bot.people.change(member.id, "ko", shows_best=True)
        form = await member.click(posted, label="답하기")
        await member.submit_modal(form, {"body": GOOD})
    await turn(world, clock, days=1)
    await organiser.slash(world.channel, "daily off")

    async def best() -> str:
        results = await results_in(world, simcord_bot)
        return next(f.value or "" for f in results.embeds[0].fields if f.name == "잘한 답")

    assert f"<@{world.jimin.id}>" in await best()
    question = await world.jimin.slash(world.channel, "privacy delete")
    await world.jimin.click(question.response, label="모두 지우기")
    await turn(world, clock, seconds=6)
    assert f"<@{world.jimin.id}>" not in await best()
    assert f"<@{world.seojun.id}>" in await best()


async def without_a_plot(world: World, organiser: Any, clock: TurnedClock, bot: CoachBot) -> None:
    """See that results come, with the spread in words."""
    await set_nine(world, organiser, topics="3웨이 핸드셰이크")
    await turn(world, clock, minutes=1)
    [posted] = await channel_of(world, bot)
    form = await world.jimin.click(posted, label="답하기")
    await world.jimin.submit_modal(form, {"body": "모르겠어요"})
    await turn(world, clock, days=1)
    results = await results_in(world, bot)
    assert results.attachments == []
    assert results.embeds[0].image.url is None
    fields = {field.name: field.value or "" for field in results.embeds[0].fields}
    assert "█" in fields["점수 분포"]


async def test_results_come_without_their_plot_where_it_cannot_be_drawn(
    world: World,
    organiser: Any,
    clock: TurnedClock,
    simcord_bot: CoachBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.charts.drawing.theme", lambda **_: 1 / 0)
    await without_a_plot(world, organiser, clock, simcord_bot)


async def test_results_come_without_their_plot_where_no_files_may_be_sent(
    world: World,
    organiser: Any,
    clock: TurnedClock,
    simcord_bot: CoachBot,
    no_files: None,
) -> None:
    del no_files
    await without_a_plot(world, organiser, clock, simcord_bot)


async def test_results_follow_an_answer_that_was_still_to_be_graded(
    world: World, organiser: Any, clock: TurnedClock, simcord_bot: CoachBot
) -> None:
    async def away(*_: object) -> None:
        raise TimeoutError

    async def said() -> str:
        return (await results_in(world, simcord_bot)).embeds[0].description or ""

    await set_nine(world, organiser, topics="3웨이 핸드셰이크")
    await turn(world, clock, minutes=1)
    [posted] = await channel_of(world, simcord_bot)
    form = await world.jimin.click(posted, label="답하기")
    with pytest.MonkeyPatch.context() as busy:
        busy.setattr(GradingQueue, "grade", away)
        await world.jimin.submit_modal(form, {"body": GOOD})
        await turn(world, clock, days=1)
    assert "1명이 답했어요" not in await said()
    for _ in range(2):
        await turn(world, clock, minutes=6)
    assert "1명이 답했어요" in await said()


async def test_results_follow_an_accepted_appeal(
    world: World, organiser: Any, clock: TurnedClock, simcord_bot: CoachBot
) -> None:
    reviewers = world.guild.create_text_channel("이의-제기")
    await simcord_bot.servers.change(world.guild.id, appeals_channel_id=reviewers.id)
    await simcord_bot.people.change(world.jimin.id, "ko", shows_best=True)
    await set_nine(world, organiser, topics="3웨이 핸드셰이크")
    await turn(world, clock, minutes=1)
    [posted] = await channel_of(world, simcord_bot)
    form = await world.jimin.click(posted, label="답하기")
    result = await world.jimin.submit_modal(form, {"body": "문을 두드리고 대답을 기다린다"})
    await turn(world, clock, days=1)

    async def fields() -> dict[str, str]:
        results = await results_in(world, simcord_bot)
        card, [plot] = results.embeds[0], results.attachments
        found = {field.name or "": field.value or "" for field in card.fields}
        return found | {"점수 분포": plot.description or ""}

    assert "잘한 답" not in await fields()
    assert "SYN" in (await fields())["가장 많이 빠뜨린 핵심"]
    before = await fields()

    form = await world.jimin.click(result.response, label="이의 제기")
    await world.jimin.submit_modal(form, {"reason": "비유로 말했어요"})
    channel: Any = simcord_bot.get_channel(reviewers.id)
    [card] = [message async for message in channel.history(limit=1)]
    for number in range(3):
        opened = await organiser.select(card, [f"p{number}"], custom_id="coach:appeal-points:1")
        await organiser.select(
            opened.response, ["made"], custom_id=f"coach:appeal-verdict:1:{number}"
        )
    form = await organiser.click(card, label="받아들이기")
    await organiser.submit_modal(form, {"word": "맞아요"})
    await turn(world, clock, seconds=6)
    after = await fields()
    assert "**100**/100" in after["잘한 답"]
    assert "가장 많이 빠뜨린 핵심" not in after
    assert after["점수 분포"] != before["점수 분포"]
