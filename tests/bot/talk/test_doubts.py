"""Where two things may be meant: the choice, also after a restart."""

from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import discord
import pytest
from sqlalchemy import select

from bot.app import CoachBot
from bot.errors import Notice
from bot.localization import text
from bot.store import attempts, posts
from bot.store import unclear as unclear_messages
from bot.store.models import Attempt, Card, UnclearMessage
from bot.talk import doubts
from bot.talk.turn import Turn
from config.settings import Settings
from knowledge.talk import Intent, Understanding
from tests.bot.conftest import NOON, World, new_bot
from tests.bot.talk.said import (
    GOOD,
    all_cards,
    choose_english,
    messages,
    rows,
    say,
    title,
)


async def doubt(
    world: World, bot: CoachBot, monkeypatch: pytest.MonkeyPatch, first: Intent
) -> discord.Message:
    """Say something that may be meant so or as small talk; return the card that asks."""
    doubtful = Understanding(first, 0.5, Intent.SMALLTALK)
    monkeypatch.setattr(bot.classifier, "understand", lambda *_: doubtful)
    return await say(world, bot, GOOD)


@pytest.fixture
async def unsure(
    world: World, simcord_bot: CoachBot, monkeypatch: pytest.MonkeyPatch
) -> discord.Message:
    """The card that asks whether something was an answer."""
    await say(world, simcord_bot, "3웨이 핸드셰이크 문제 내줘")
    return await doubt(world, simcord_bot, monkeypatch, Intent.ANSWER)


async def unclear(bot: CoachBot) -> list[UnclearMessage]:
    async with bot.database.session() as session:
        return list(await session.scalars(select(UnclearMessage)))


async def test_in_doubt_the_member_chooses_also_after_a_restart(
    world: World, unsure: discord.Message, settings: Settings, simcord_bot: CoachBot
) -> None:
    assert "어느 쪽" in title(unsure)
    assert await rows(simcord_bot, Attempt) == []
    bot = new_bot(settings)
    await world.env.restart_bot(bot)
    [kept] = await unclear(bot)
    assert kept.said == GOOD
    other = await world.seojun.click(unsure, label="답으로 채점")
    assert other.response.ephemeral
    assert "이 말을 한 사람만" in other.response.content
    graded = await world.jimin.click(unsure, label="답으로 채점")
    assert graded.acknowledged
    assert "점 · " in graded.response.embeds[0].title
    assert graded.response.ephemeral
    [attempt] = await rows(bot, Attempt)
    assert attempt.answer == GOOD
    assert await unclear(bot) == []
    asked = [one for one in await messages(bot, world.channel) if one.id == unsure.id]
    assert "답으로 채점" in asked[0].content
    assert not asked[0].components


async def test_what_was_just_said_gets_a_kind_word_for_all(
    world: World, unsure: discord.Message, simcord_bot: CoachBot
) -> None:
    chosen = await world.jimin.click(unsure, label="그냥 한 말")
    kind = {text(f"talk-smalltalk-{number}", "ko") for number in (1, 2, 3)}
    assert chosen.response.content in kind
    assert not chosen.response.ephemeral
    assert await rows(simcord_bot, Attempt) == []
    assert await unclear(simcord_bot) == []


async def test_what_cannot_be_graded_after_all_is_given_back(
    world: World, unsure: discord.Message, simcord_bot: CoachBot
) -> None:
    async with simcord_bot.database.session() as session:
        await session.delete(await session.get(Card, 1))
    refused = await world.jimin.click(unsure, label="답으로 채점")
    assert GOOD in (refused.response or refused.followups[0]).embeds[0].description


async def card_that_asked(bot: CoachBot, world: World, asked: discord.Message) -> discord.Message:
    return next(one for one in await messages(bot, world.channel) if one.id == asked.id)


async def test_what_was_refused_can_be_chosen_again(
    world: World, unsure: discord.Message, simcord_bot: CoachBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def just_now(*_: object) -> datetime:
        return NOON

    with monkeypatch.context() as patch:
        patch.setattr(attempts, "nth_newest", just_now)
        refused = await world.jimin.click(unsure, label="답으로 채점")
    assert "60초 뒤에" in refused.response.content
    assert [one.said for one in await unclear(simcord_bot)] == [GOOD]
    assert (await card_that_asked(simcord_bot, world, unsure)).components
    graded = await world.jimin.click(unsure, label="답으로 채점")
    assert "점 · " in graded.response.embeds[0].title
    assert await unclear(simcord_bot) == []


async def test_an_answer_takes_the_place_of_what_was_kept_in_one_step(
    world: World, unsure: discord.Message, simcord_bot: CoachBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[tuple[int, int]] = []
    deliver = simcord_bot.answers._delivery.deliver

    async def note(attempt: Attempt, post: Any) -> None:
        kept, given = await unclear(simcord_bot), await rows(simcord_bot, Attempt)
        left.append((len(kept), len(given)))
        await deliver(attempt, post)

    async def fail(*_: object) -> None:
        raise RuntimeError

    # Nothing is deleted before the answer is saved, and nothing saved where that fails.
    with monkeypatch.context() as patch:
        patch.setattr(posts, "answered", fail)
        await world.jimin.click(unsure, label="답으로 채점")
    assert len(await unclear(simcord_bot)) == 1
    assert await rows(simcord_bot, Attempt) == []
    monkeypatch.setattr(simcord_bot.answers._delivery, "deliver", note)
    await world.jimin.click(unsure, label="답으로 채점")
    assert left == [(0, 1)]


async def test_what_was_chosen_is_done_once(
    world: World, unsure: discord.Message, simcord_bot: CoachBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    act = simcord_bot.conversation.act
    [kept] = await unclear(simcord_bot)
    again: Any = SimpleNamespace(user=SimpleNamespace(id=world.jimin.id))

    async def meanwhile(turn: Turn, intent: Intent) -> None:
        # The other button is pressed here, and in another process, which is quicker.
        with pytest.raises(Notice, match="talk-settled"):
            await simcord_bot.doubts.settle(again, kept.id, world.jimin.id, Intent.SMALLTALK)
        async with simcord_bot.database.session() as session:
            await unclear_messages.remove(session, kept.id)
        await act(turn, intent)

    monkeypatch.setattr(simcord_bot.conversation, "act", meanwhile)
    refused = await world.jimin.click(unsure, label="답으로 채점")
    assert "이미" in refused.response.content
    assert GOOD in refused.response.embeds[0].description
    assert await rows(simcord_bot, Attempt) == []


async def test_progress_that_was_meant_is_for_the_member_alone(
    world: World, simcord_bot: CoachBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    await say(world, simcord_bot, "tcp 문제 내줘")
    await say(world, simcord_bot, GOOD)
    await choose_english(simcord_bot, world.jimin)
    asked = await doubt(world, simcord_bot, monkeypatch, Intent.STATS)
    assert title(asked) == text("talk-which", "ko")
    shown = await world.jimin.click(asked, label=text("meant-stats", "ko"))
    assert shown.response.ephemeral
    assert shown.response.embeds[0].title == text("stats-title", "en", name="지민")
    chosen = text("talk-chosen", "ko", chosen=text("meant-stats", "ko"))
    assert (await card_that_asked(simcord_bot, world, asked)).content == chosen


async def test_a_doubtful_reply_goes_on_from_its_card(
    world: World, simcord_bot: CoachBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await world.jimin.slash(world.channel, "quiz", topic="쿠키와 세션")
    await world.jimin.slash(world.channel, "quiz", topic="tcp")
    doubtful = Understanding(Intent.NEXT, 0.5, Intent.SMALLTALK)
    monkeypatch.setattr(simcord_bot.classifier, "understand", lambda *_: doubtful)
    assert simcord_bot.user
    words = f"{simcord_bot.user.mention} 다른 거"
    await world.jimin.send(world.channel, words, reply_to=first.response)
    asked = (await messages(simcord_bot, world.channel))[-1]
    # What was said may be an answer: it stands in the message that this replies to, and only there.
    assert not asked.embeds[0].description
    await world.jimin.click(asked, label=text("meant-next", "ko"))
    assert (await all_cards(simcord_bot))[-1].topic == "쿠키와 세션"


async def test_what_nobody_chose_about_is_deleted(
    world: World, unsure: discord.Message, simcord_bot: CoachBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    del unsure
    await say(world, simcord_bot, "그건 아마", world.seojun)
    assert {one.said for one in await unclear(simcord_bot)} == {GOOD, "그건 아마"}
    await say(world, simcord_bot, "SYN 아닐까요")
    assert {one.said for one in await unclear(simcord_bot)} == {"SYN 아닐까요", "그건 아마"}
    later = NOON + doubts.KEPT + timedelta(seconds=1)
    monkeypatch.setattr(simcord_bot, "clock", lambda: later)
    await simcord_bot.doubts.forget()
    assert await unclear(simcord_bot) == []
