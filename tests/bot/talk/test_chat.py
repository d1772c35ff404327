"""Who is heard where, and in which language: mentions, replies and other messages."""

from typing import Any, NoReturn

import discord
import pytest
from sqlalchemy.exc import OperationalError

from bot.app import CoachBot
from bot.localization import text
from bot.store.models import Attempt
from config.settings import Settings
from tests.bot.conftest import World, new_bot
from tests.bot.talk.said import (
    GOOD,
    HALF,
    all_cards,
    body,
    choose_english,
    direct_messages,
    messages,
    regrade,
    rows,
    say,
    title,
    whispered,
)


async def test_two_members_in_one_channel_do_not_mix(world: World, simcord_bot: CoachBot) -> None:
    await say(world, simcord_bot, "3웨이 핸드셰이크 문제 내줘")
    await say(world, simcord_bot, "쿠키 문제 내줘", world.seojun)
    await say(world, simcord_bot, GOOD)
    await say(world, simcord_bot, "세션은 서버에 저장하고 쿠키는 브라우저에 저장해요", world.seojun)
    first, second = await rows(simcord_bot, Attempt)
    cards = await all_cards(simcord_bot)
    assert (first.user_id, first.card_id) == (world.jimin.id, cards[0].id)
    assert (second.user_id, second.card_id) == (world.seojun.id, cards[1].id)
    why = await whispered(world, simcord_bot, "왜 틀렸어?")
    assert "SYN" in body(why)


@pytest.mark.parametrize(
    "sentence",
    ["나 tcp 문제 하나 내줘", "질문 하나 내줘 tcp로", "통계 말고 tcp 문제 내줘"],
)
async def test_a_sentence_may_begin_with_the_name_of_a_command(
    world: World, simcord_bot: CoachBot, sentence: str
) -> None:
    asked = await say(world, simcord_bot, sentence)
    assert "세그먼트" in body(asked) or "연결을 닫은" in body(asked)


async def test_a_command_after_a_mention_is_one_where_the_rest_fits(
    world: World, simcord_bot: CoachBot
) -> None:
    settings = await say(world, simcord_bot, "나 서울")
    assert "Asia/Seoul" in str(settings.embeds[0].to_dict())
    sentence = await say(world, simcord_bot, "노트 어디서 봐?")
    assert "추가" not in sentence.content


async def test_a_question_elsewhere_is_not_open_here(world: World, simcord_bot: CoachBot) -> None:
    await say(world, simcord_bot, "tcp 문제 내줘")
    assert simcord_bot.user
    other = world.guild.create_text_channel("잡담")
    await world.jimin.send(other, f"{simcord_bot.user.mention} 힌트 좀")
    [said] = await messages(simcord_bot, other)
    assert "열린 문제가 없어요" in said.content


async def test_a_statement_about_something_else_is_not_graded_unasked(
    world: World, simcord_bot: CoachBot
) -> None:
    card = await say(world, simcord_bot, "3웨이 핸드셰이크 문제 내줘")
    aside = "데드락은 스레드들이 서로가 가진 자원을 기다리면서 멈춰 있는 상태예요"
    asked = await say(world, simcord_bot, aside)
    assert title(asked) == text("talk-which", "ko")
    assert await rows(simcord_bot, Attempt) == []
    await world.jimin.send(world.channel, aside, reply_to=card)
    [attempt] = await rows(simcord_bot, Attempt)
    assert attempt.answer == aside, "a reply to the question is meant as its answer"


async def test_a_reply_to_what_the_coach_said_is_understood(
    world: World, simcord_bot: CoachBot, settings: Settings
) -> None:
    del simcord_bot
    bot = new_bot(settings.model_copy(update={"message_content": True}))
    await world.env.restart_bot(bot)
    await say(world, bot, "3웨이 핸드셰이크 문제 내줘")
    graded = await say(world, bot, HALF)
    await regrade(bot, "made", "missing", "missing")
    await world.jimin.send(world.channel, "왜 틀렸어?", reply_to=graded)
    [why] = await direct_messages(bot, world.jimin)
    assert "까닭" in title(why)
    before = len(await messages(bot, world.channel))
    await world.jimin.send(world.channel, "ㅋㅋㅋ 대박", reply_to=graded)
    await world.jimin.send(world.channel, "내 점수 어때?")
    mine = await world.jimin.send(world.channel, "다들 화이팅")
    await world.seojun.send(world.channel, "힌트 좀", reply_to=mine)
    assert len(await messages(bot, world.channel)) == before


async def test_a_channel_that_is_taken_is_left_to_whom_it_belongs(
    world: World, simcord_bot: CoachBot
) -> None:
    other = world.guild.create_text_channel("잡담")
    offered: list[str] = []

    class OfTheChannel:
        def may_take(self, message: discord.Message) -> bool:
            return bool(message.channel.id == world.channel.id)

        async def take(self, message: discord.Message) -> bool:
            offered.append(message.content)
            return self.may_take(message)

    simcord_bot.chat.let_take(OfTheChannel())
    assert simcord_bot.user
    mention = simcord_bot.user.mention
    await world.jimin.send(world.channel, f"{mention} {GOOD}")
    await world.jimin.send(world.channel, f"{mention} 퀴즈 쿠키")
    [card] = await messages(simcord_bot, world.channel)
    assert title(card) == "쿠키와 세션"
    await world.jimin.send(world.channel, "다들 화이팅")
    await world.jimin.send(other, "다들 화이팅")
    await world.jimin.send(other, f"{mention} 고마워")
    assert offered == [f"{mention} {GOOD}", "", f"{mention} 고마워"]
    assert len(await messages(simcord_bot, other)) == 1


async def test_a_database_that_is_away_is_told_to_those_who_talk_to_the_coach_alone(
    world: World, simcord_bot: CoachBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = 0

    def away() -> NoReturn:
        nonlocal opened
        opened += 1
        raise OperationalError(None, None, OSError("connection refused"))

    # Such a thread as a daily question has.
    channel: Any = simcord_bot.get_channel(world.channel.id)
    await channel.create_thread(name="이야기", type=discord.ChannelType.public_thread)
    [thread] = world.channel.threads
    before = len(await messages(simcord_bot, world.channel))
    monkeypatch.setattr(simcord_bot.database, "session", away)
    mine = await world.jimin.send(world.channel, "다들 화이팅")
    await world.seojun.send(world.channel, "고마워요", reply_to=mine)
    await world.jimin.send(thread, "여기서도 화이팅")
    assert opened == 0
    assert len(await messages(simcord_bot, world.channel)) == before
    assert await messages(simcord_bot, thread) == []
    assert "문제가 생겼" in (await say(world, simcord_bot, "tcp 문제 내줘")).content


async def test_what_a_member_alone_sees_is_in_their_language_and_the_rest_in_the_servers(
    world: World, simcord_bot: CoachBot
) -> None:
    await choose_english(simcord_bot, world.jimin)
    await say(world, simcord_bot, "give me a question about the 3-way handshake")
    said = await say(world, simcord_bot, "can i get a hint?")
    assert said.content == text("talk-in-dm", "ko")
    [hint] = await direct_messages(simcord_bot, world.jimin)
    assert title(hint) == "Hint 1 of 2"
    await say(world, simcord_bot, "i don't know, show me the answer")
    assert title((await direct_messages(simcord_bot, world.jimin))[-1]) == "Model answer"
    helped = await say(world, simcord_bot, "what can you do?")
    assert "/퀴즈" in body(helped)
    nothing = await say(world, simcord_bot, "anything to review?")
    assert nothing.content == text("review-none", "ko", asked=0, days=0)
    card = await say(world, simcord_bot, "give me a question about the 3-way handshake")
    await world.jimin.send(world.channel, HALF, reply_to=card)
    assert "점 · " in title((await messages(simcord_bot, world.channel))[-1])
    assert "points" in title(await whispered(world, simcord_bot, "why was i wrong?"))
    await say(world, simcord_bot, "how am i doing?")
    progress = (await direct_messages(simcord_bot, world.jimin))[-1]
    assert title(progress) == text("stats-title", "en", name="지민")


async def test_whoever_never_told_a_language_has_the_servers(
    world: World, simcord_bot: CoachBot
) -> None:
    await simcord_bot.servers.change(world.guild.id, language="en")
    await say(world, simcord_bot, "give me a question about the 3-way handshake")
    await say(world, simcord_bot, "can i get a hint?")
    assert title((await direct_messages(simcord_bot, world.jimin))[-1]) == "Hint 1 of 2"
