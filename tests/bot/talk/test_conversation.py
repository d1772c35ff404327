"""What the coach does about what is said to it, through the real bot."""

from bot.app import CoachBot
from bot.localization import text
from bot.store.models import Attempt, Peek
from config.settings import Settings
from tests.bot.conftest import World, new_bot
from tests.bot.talk.said import (
    GOOD,
    HALF,
    all_cards,
    body,
    direct_messages,
    regrade,
    rows,
    say,
    say_alone,
    title,
    whispered,
)


async def test_a_question_on_a_topic_is_asked_for_in_plain_words(
    world: World, simcord_bot: CoachBot
) -> None:
    card = await say(world, simcord_bot, "tcp 문제 하나 내줘")
    assert title(card) == "TCP 연결"
    card = await say(world, simcord_bot, "give me a question about cookies")
    assert title(card) == "쿠키와 세션"
    assert [row.asked_of for row in await all_cards(simcord_bot)] == [world.jimin.id] * 2


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
