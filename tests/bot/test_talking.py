"""Talking with the coach: mentions, replies and direct messages, through the real bot."""

from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any, NoReturn

import discord
import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from bot.app import CoachBot
from bot.errors import Notice
from bot.localization import text
from bot.store import attempts, posts
from bot.store import unclear as unclear_messages
from bot.store.models import Attempt, Card, Peek, UnclearMessage
from bot.talk import doubts
from bot.talk.turn import Turn
from config.settings import Settings
from knowledge.talk import Intent, Understanding
from tests.bot.conftest import NOON, World, new_bot

GOOD = "클라가 SYN 보내고 서버가 SYN+ACK로 답하면 클라가 ACK를 보내서 연결이 맺어져요"
HALF = "클라이언트가 서버에 SYN을 보내는 것부터 시작해요"


def title(message: discord.Message) -> str:
    return message.embeds[0].title or ""


def body(message: discord.Message) -> str:
    return message.embeds[0].description or ""


async def rows(bot: CoachBot, table: Any) -> list[Any]:
    async with bot.database.session() as session:
        return list(await session.scalars(select(table).order_by(table.card_id)))


async def messages(bot: CoachBot, channel: Any) -> list[discord.Message]:
    """Return what the coach said in a channel, oldest first."""
    found: Any = bot.get_channel(channel.id) or await bot.fetch_channel(channel.id)
    history = [message async for message in found.history(limit=50)]
    assert bot.user
    return [message for message in reversed(history) if message.author.id == bot.user.id]


async def direct_messages(bot: CoachBot, member: Any) -> list[discord.Message]:
    """Return what the coach said to a member alone, oldest first."""
    user = await bot.fetch_user(member.id)
    return await messages(bot, await user.create_dm())


async def say(world: World, bot: CoachBot, words: str, member: Any = None) -> discord.Message:
    """Mention the coach in the channel; return what it said last there."""
    assert bot.user
    await (member or world.jimin).send(world.channel, f"{bot.user.mention} {words}")
    return (await messages(bot, world.channel))[-1]


async def whispered(world: World, bot: CoachBot, words: str) -> discord.Message:
    """Mention the coach in the channel; return what it said last to the member alone."""
    await say(world, bot, words)
    return (await direct_messages(bot, world.jimin))[-1]


async def say_alone(world: World, bot: CoachBot, words: str) -> discord.Message:
    """Say something to the coach in a direct message; return what it said last there."""
    await world.jimin.user.send_dm(words)
    return (await direct_messages(bot, world.jimin))[-1]


async def test_a_question_on_a_topic_is_asked_for_in_plain_words(
    world: World, simcord_bot: CoachBot
) -> None:
    card = await say(world, simcord_bot, "tcp 문제 하나 내줘")
    assert title(card) == "TCP 연결"
    card = await say(world, simcord_bot, "give me a question about cookies")
    assert title(card) == "쿠키와 세션"
    assert [row.asked_of for row in await all_cards(simcord_bot)] == [world.jimin.id] * 2


async def all_cards(bot: CoachBot) -> list[Card]:
    async with bot.database.session() as session:
        return list(await session.scalars(select(Card).order_by(Card.id)))


async def regrade(bot: CoachBot, *verdicts: str) -> None:
    """Give the only answer's points these verdicts, whatever the grader thinks of it."""
    async with bot.database.session() as session:
        [attempt] = await session.scalars(select(Attempt))
        assert attempt.grade
        span = {"start": 0, "end": len(HALF), "text": HALF}
        points = [
            point | {"verdict": verdict, "evidence": None if verdict == "missing" else span}
            for point, verdict in zip(attempt.grade["points"], verdicts, strict=True)
        ]
        attempt.grade = attempt.grade | {"points": points, "score": 50}


async def test_an_answer_is_graded_and_why_is_explained_from_the_notes(
    world: World, simcord_bot: CoachBot
) -> None:
    await say(world, simcord_bot, "3웨이 핸드셰이크 문제 내줘")
    graded = await say(world, simcord_bot, HALF)
    assert "점 · " in title(graded)
    [attempt] = await rows(simcord_bot, Attempt)
    assert attempt.answer == HALF
    await regrade(simcord_bot, "made", "partly", "missing")
    why = await whispered(world, simcord_bot, "왜 틀렸어?")
    told = body(why)
    assert "까닭" in title(why)
    assert "SYN을 보내는 것부터" in told
    assert "클라이언트가 ACK를 보내면 연결이 맺어진다." in told
    assert "network.md:" in told
    assert told.index("빠짐") < told.index("말함")


async def test_why_before_any_answer_says_so(world: World, simcord_bot: CoachBot) -> None:
    said = await say(world, simcord_bot, "왜 틀렸어?")
    assert "채점한 답이 아직 없어요" in said.content


async def test_hints_and_the_model_answer_spoil_nothing_for_others(
    world: World, simcord_bot: CoachBot
) -> None:
    await say(world, simcord_bot, "3웨이 핸드셰이크 문제 내줘")
    for number in (1, 2):
        said = await say(world, simcord_bot, "힌트 좀")
        assert "DM" in said.content
        assert not said.embeds
        hint = (await direct_messages(simcord_bot, world.jimin))[-1]
        assert title(hint) == f"힌트 {number}/2"
    said = await say(world, simcord_bot, "모르겠어 정답 알려줘")
    assert not said.embeds
    shown = (await direct_messages(simcord_bot, world.jimin))[-1]
    assert title(shown) == "모범 답안"
    [peek] = await rows(simcord_bot, Peek)
    assert (peek.hints, peek.revealed) == (2, True)
    assert await rows(simcord_bot, Attempt) == []


async def test_next_goes_on_with_the_topic(world: World, simcord_bot: CoachBot) -> None:
    first = await say(world, simcord_bot, "tcp 문제 내줘")
    second = await say(world, simcord_bot, "다음")
    assert title(second) == "TCP 연결"
    assert body(second) != body(first)


async def test_next_goes_on_from_the_card_that_was_answered_last_whosever_it_is(
    world: World, simcord_bot: CoachBot
) -> None:
    of_seojun = await say(world, simcord_bot, "tcp 문제 내줘", world.seojun)
    await say(world, simcord_bot, "쿠키 문제 내줘")
    await say(world, simcord_bot, "정답 알려줘")
    await world.jimin.send(world.channel, GOOD, reply_to=of_seojun)
    following = await say(world, simcord_bot, "다음")
    assert title(following) == "TCP 연결"


async def test_in_a_dm_everything_is_said_there(world: World, simcord_bot: CoachBot) -> None:
    card = await say_alone(world, simcord_bot, "tcp 문제 하나 내줘")
    assert title(card) == "TCP 연결"
    hint = await say_alone(world, simcord_bot, "힌트 주세요")
    assert "힌트 1/" in title(hint)
    graded = await say_alone(world, simcord_bot, GOOD)
    assert "점 · " in title(graded)
    why = await say_alone(world, simcord_bot, "뭐가 부족했어?")
    assert "점" in title(why)
    found = await say_alone(world, simcord_bot, "쿠키는 어디에 저장돼?")
    assert "브라우저" in body(found)


async def test_the_notes_are_asked_also_with_a_question_open(
    world: World, simcord_bot: CoachBot
) -> None:
    await say(world, simcord_bot, "tcp 문제 내줘")
    found = await say(world, simcord_bot, "쿠키랑 세션 차이가 뭐야?")
    assert "세션은 서버에" in body(found)
    assert await rows(simcord_bot, Attempt) == []


async def test_a_mock_interview_is_named_since_it_has_terms(
    world: World, simcord_bot: CoachBot
) -> None:
    assert "/모의면접" in (await say(world, simcord_bot, "모의 면접 시작하자")).content


async def test_progress_is_shown_to_the_member_alone(world: World, simcord_bot: CoachBot) -> None:
    await say(world, simcord_bot, "tcp 문제 내줘")
    await say(world, simcord_bot, GOOD)
    said = await say(world, simcord_bot, "내 점수 어때?")
    # A score spoils nothing.
    assert said.content == "본인만 볼 수 있게 DM으로 보냈어요."
    assert not said.embeds
    shown = (await direct_messages(simcord_bot, world.jimin))[-1]
    assert title(shown) == "지민님의 기록"


async def test_a_review_is_asked_in_plain_words(world: World, simcord_bot: CoachBot) -> None:
    assert "복습" in (await say(world, simcord_bot, "복습할 거 있어?")).content


async def test_help_explains_the_coach(world: World, simcord_bot: CoachBot) -> None:
    assert "/퀴즈" in body(await say(world, simcord_bot, "뭐 할 수 있어?"))


async def test_kind_words_vary_and_are_in_the_members_language(
    world: World, simcord_bot: CoachBot
) -> None:
    thanks = {(await say(world, simcord_bot, "고마워!")).content for _ in range(12)}
    assert len(thanks) == 3
    abused = await say(world, simcord_bot, "멍청한 봇 꺼져")
    assert abused.content not in thanks
    assert abused.reference
    assert not abused.mentions


async def test_it_speaks_english_as_well(
    world: World, settings: Settings, simcord_bot: CoachBot
) -> None:
    del simcord_bot
    bot = new_bot(settings.model_copy(update={"public_language": "en"}))
    await world.env.restart_bot(bot)
    card = await say(world, bot, "quiz me on tcp please")
    assert title(card) == "TCP 연결"
    assert "sent it to you directly" in (await say(world, bot, "can i get a hint?")).content
    graded = await say(world, bot, "the client sends SYN, then the server answers with SYN and ACK")
    assert " points · " in title(graded)
    why = await whispered(world, bot, "why was i wrong?")
    assert "points" in title(why)
    assert "Notes: " in body(why)
    thanked = await say(world, bot, "thanks a lot!")
    assert thanked.content in {text(f"talk-thanks-{number}", "en") for number in (1, 2, 3)}
    assert "sent it to you directly" in (await say(world, bot, "how am i doing?")).content


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


async def test_a_question_elsewhere_is_not_open_here(world: World, simcord_bot: CoachBot) -> None:
    await say(world, simcord_bot, "tcp 문제 내줘")
    assert simcord_bot.user
    other = world.guild.create_text_channel("잡담")
    await world.jimin.send(other, f"{simcord_bot.user.mention} 힌트 좀")
    [said] = await messages(simcord_bot, other)
    assert "열린 문제가 없어요" in said.content


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


async def choose_english(bot: CoachBot, member: Any) -> None:
    await bot.people.change(member.id, "ko", chosen_language="en")


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
    await say(world, simcord_bot, "give me a question about the 3-way handshake")
    assert "점 · " in title(await say(world, simcord_bot, HALF))
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
    await say(world, simcord_bot, "ACK인가")
    assert [one.said for one in await unclear(simcord_bot)] == ["ACK인가"]
