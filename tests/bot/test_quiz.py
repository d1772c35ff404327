"""From ``/quiz`` to the result card, through the real bot."""

import asyncio
from datetime import timedelta

import discord
import pytest
from sqlalchemy import select

from bot.app import CoachBot
from bot.errors import Notice
from bot.quiz import Asked
from bot.store.cards import Place
from bot.store.models import Attempt, Card
from config.settings import Settings
from tests.bot.conftest import NOON, Client, World, fail_once, last_message, new_bot, told_alone

GOOD = "클라가 SYN 보내고 서버가 SYN+ACK로 답하면 클라가 ACK를 보내서 연결이 맺어져요"


async def all_attempts(bot: CoachBot) -> list[Attempt]:
    async with bot.database.session() as session:
        return list(await session.scalars(select(Attempt).order_by(Attempt.id)))


def mention(bot: CoachBot) -> str:
    assert bot.user
    return bot.user.mention


async def test_card_shows_question_and_where_it_is_from(world: World) -> None:
    asked = await world.jimin.slash(world.channel, "quiz", topic="tcp")
    assert asked.acknowledged
    card = asked.response.embeds[0]
    assert card.title == "TCP 연결"
    assert "TCP 연결을 맺을 때" in card.description
    shown = {field.name: field.value for field in card.fields}
    assert shown["난이도"] == "쉬움"
    assert "network.md:" in shown["노트"]
    labels = [button["label"] for row in asked.response.components for button in row["components"]]
    assert labels == ["답하기", "힌트", "건너뛰기", "모범 답안"]
    assert not asked.response.ephemeral


async def test_form_answer_is_graded_for_the_member_alone(
    world: World, simcord_bot: CoachBot
) -> None:
    asked = await world.jimin.slash(world.channel, "quiz", topic="3웨이 핸드셰이크")
    form = await world.jimin.click(asked.response, label="답하기")
    assert form.modal
    assert form.modal["title"] == "답 쓰기"
    graded = await world.jimin.submit_modal(form, {"body": GOOD})
    assert graded.acknowledged
    assert graded.response.ephemeral
    card = graded.response.embeds[0]
    assert "점 · " in card.title
    assert "█" in card.description
    assert "클라이언트가 서버에 SYN을 보낸다." in card.description
    assert any(field.value.startswith("||") for field in card.fields)
    [attempt] = await all_attempts(simcord_bot)
    assert attempt.answer == GOOD
    assert attempt.user_id == world.jimin.id
    assert attempt.guild_id == world.guild.id
    assert attempt.answered_at == NOON
    assert attempt.delivered_at == NOON
    assert attempt.interaction_token is None
    assert attempt.grade
    assert attempt.score == attempt.grade["score"]


async def test_reply_to_the_card_is_an_answer(world: World, simcord_bot: CoachBot) -> None:
    asked = await world.jimin.slash(world.channel, "quiz", topic="tcp")
    answer = f"{mention(simcord_bot)} {GOOD}"
    await world.jimin.send(world.channel, answer, reply_to=asked.response.message)
    last = await last_message(world, simcord_bot)
    assert "점 · " in last.embeds[0].title
    [attempt] = await all_attempts(simcord_bot)
    assert attempt.answer == GOOD


async def test_reply_that_cannot_be_read_is_said(world: World, simcord_bot: CoachBot) -> None:
    asked = await world.jimin.slash(world.channel, "quiz", topic="tcp")
    await world.jimin.send(world.channel, GOOD, reply_to=asked.response.message)
    last = await last_message(world, simcord_bot)
    assert "답하기" in last.content
    assert await all_attempts(simcord_bot) == []


async def test_plain_text_in_a_dm_answers_the_open_question(
    world: World, simcord_bot: CoachBot
) -> None:
    user = world.jimin.user
    await user.send_dm(f"{mention(simcord_bot)} 퀴즈 tcp")
    await user.send_dm(GOOD)
    [attempt] = await all_attempts(simcord_bot)
    assert attempt.guild_id is None
    assert attempt.answer == GOOD


async def test_hints_come_in_steps_and_stand_beside_the_attempt(
    world: World, simcord_bot: CoachBot
) -> None:
    asked = await world.jimin.slash(world.channel, "quiz", topic="tcp")
    first = await world.jimin.click(asked.response, label="힌트")
    assert first.response.ephemeral
    assert first.response.embeds[0].title == "힌트 1/2"
    assert "모두 세 번" in first.response.embeds[0].description
    assert "플래그" not in first.response.embeds[0].description
    second = await world.jimin.click(asked.response, label="힌트")
    assert "플래그" in second.response.embeds[0].description
    third = await world.jimin.click(asked.response, label="힌트")
    assert third.response.embeds[0].title == "힌트 2/2"
    form = await world.jimin.click(asked.response, label="답하기")
    graded = await world.jimin.submit_modal(form, {"body": GOOD})
    assert "힌트 2개" in graded.response.embeds[0].footer.text
    other = await world.seojun.click(asked.response, label="답하기")
    await world.seojun.submit_modal(other, {"body": GOOD})
    assert [attempt.hints for attempt in await all_attempts(simcord_bot)] == [2, 0]


async def test_model_answer_is_shown_alone_and_noted(world: World, simcord_bot: CoachBot) -> None:
    asked = await world.jimin.slash(world.channel, "quiz", topic="tcp")
    revealed = await world.jimin.click(asked.response, label="모범 답안")
    assert revealed.response.ephemeral
    assert "함께 보내고" in revealed.response.embeds[0].description
    form = await world.jimin.click(asked.response, label="답하기")
    graded = await world.jimin.submit_modal(form, {"body": GOOD})
    assert "모범 답안을 볼 수 있게 된 뒤" in graded.response.embeds[0].footer.text
    [attempt] = await all_attempts(simcord_bot)
    assert attempt.revealed


async def test_skip_reveals_and_goes_on_with_another(world: World) -> None:
    asked = await world.jimin.slash(world.channel, "quiz", topic="tcp")
    skipped = await world.jimin.click(asked.response, label="건너뛰기")
    assert skipped.response.ephemeral
    assert skipped.response.embeds[0].title == "건너뛴 문제의 답"
    [following] = skipped.followups
    assert not following.ephemeral
    assert following.embeds[0].description != asked.response.embeds[0].description


async def test_next_asks_once_however_often_it_is_pressed(world: World) -> None:
    asked = await world.jimin.slash(world.channel, "quiz", topic="tcp")
    form = await world.jimin.click(asked.response, label="답하기")
    graded = await world.jimin.submit_modal(form, {"body": GOOD})
    first = await world.jimin.click(graded.response, label="다음 문제")
    assert len(first.followups) == 1
    again = await world.jimin.click(graded.response, label="다음 문제")
    [said] = again.followups
    assert said.ephemeral
    assert "이미 냈어요" in said.content


async def test_a_next_question_that_did_not_get_through_is_asked_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = await world.jimin.slash(world.channel, "quiz", topic="tcp")
    form = await world.jimin.click(asked.response, label="답하기")
    graded = await world.jimin.submit_modal(form, {"body": GOOD})
    fail_once(monkeypatch, discord.Webhook, "send")
    lost = await world.jimin.click(graded.response, label="다음 문제")
    assert "문제가 생겼어요" in lost.followups[0].content
    again = await world.jimin.click(graded.response, label="다음 문제")
    [card] = again.followups
    assert card.embeds


async def test_two_presses_at_once_ask_once(world: World, simcord_bot: CoachBot) -> None:
    asked = await world.jimin.slash(world.channel, "quiz", topic="tcp")
    async with simcord_bot.database.session() as session:
        [first] = await session.scalars(select(Card.id))
    posted: list[discord.Embed] = []

    async def post(*, embed: discord.Embed, view: discord.ui.View) -> None:
        del view
        posted.append(embed)
        await asyncio.sleep(0)

    place = Place(world.channel.id, world.guild.id)
    who = Asked(world.jimin.id, place, language="ko", card_language="ko")
    presses = [simcord_bot.quiz.ask_next(first, who, post) for _ in range(3)]
    done = await asyncio.gather(*presses, return_exceptions=True)
    assert len(posted) == 1
    assert [type(result) for result in done].count(Notice) == 2
    assert asked.acknowledged


async def test_an_answer_in_a_dm_counts_for_the_card_in_the_server(
    world: World, simcord_bot: CoachBot
) -> None:
    await world.jimin.slash(world.channel, "quiz", topic="tcp")
    await world.jimin.user.send_dm(GOOD)
    [attempt] = await all_attempts(simcord_bot)
    assert attempt.answer == GOOD
    assert attempt.guild_id is None


async def test_talk_that_only_replies_to_the_coach_is_left_alone(
    world: World, simcord_bot: CoachBot
) -> None:
    answered = await world.jimin.slash(world.channel, "ask", question="쿠키는 어디에 저장돼?")
    before = await last_message(world, simcord_bot)
    await world.jimin.send(world.channel, "ㅋㅋ 고마워", reply_to=answered.response.message)
    after = await last_message(world, simcord_bot)
    assert after.author.id == world.jimin.id
    assert before.id != after.id


async def test_an_answer_after_the_result_was_seen_says_so(world: World) -> None:
    asked = await world.jimin.slash(world.channel, "quiz", topic="tcp")
    form = await world.jimin.click(asked.response, label="답하기")
    graded = await world.jimin.submit_modal(form, {"body": "모르겠어요"})
    form = await world.jimin.click(graded.response, label="다시 답하기")
    again = await world.jimin.submit_modal(form, {"body": GOOD})
    assert "모범 답안을 볼 수 있게 된 뒤" in again.response.embeds[0].footer.text


async def test_share_shows_the_result_once(world: World) -> None:
    asked = await world.jimin.slash(world.channel, "quiz", topic="tcp")
    form = await world.jimin.click(asked.response, label="답하기")
    graded = await world.jimin.submit_modal(form, {"body": GOOD + " @everyone"})
    shared = await world.jimin.click(graded.response, label="공유하기")
    [post] = shared.followups
    assert not post.ephemeral
    assert "지민님의 답" in post.embeds[0].title
    assert "@everyone" not in post.embeds[0].description
    again = await world.jimin.click(graded.response, label="공유하기")
    assert "이미 공유한" in again.response.content
    assert again.followups == []


async def test_a_result_that_could_not_be_shared_can_be_shared_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = await world.jimin.slash(world.channel, "quiz", topic="tcp")
    form = await world.jimin.click(asked.response, label="답하기")
    graded = await world.jimin.submit_modal(form, {"body": GOOD})
    for owner, name in (
        (discord.Webhook, "send"),
        (discord.Interaction, "edit_original_response"),
    ):
        fail_once(monkeypatch, owner, name)
        lost = await world.jimin.click(graded.response, label="공유하기")
        said = lost.followups[0] if lost.followups else lost.response
        assert "문제가 생겼어요" in said.content
    shared = await world.jimin.click(graded.response, label="공유하기")
    [post] = shared.followups
    assert "지민님의 답" in post.embeds[0].title


async def test_buttons_and_open_forms_survive_a_restart(world: World, settings: Settings) -> None:
    asked = await world.jimin.slash(world.channel, "quiz", topic="tcp")
    form = await world.jimin.click(asked.response, label="답하기")
    await world.env.restart_bot(new_bot(settings))
    graded = await world.jimin.submit_modal(form, {"body": GOOD})
    assert graded.acknowledged
    assert "점 · " in graded.response.embeds[0].title
    hint = await world.jimin.click(asked.response, label="힌트")
    assert hint.response.embeds[0].title == "힌트 1/2"


async def test_answer_saved_before_a_stop_is_delivered_after_it(
    world: World, settings: Settings, simcord_bot: CoachBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = await world.jimin.slash(world.channel, "quiz", topic="tcp")
    form = await world.jimin.click(asked.response, label="답하기")
    monkeypatch.setattr(simcord_bot.answers._delivery, "deliver", _never)
    graded = await world.jimin.submit_modal(form, {"body": GOOD})
    assert graded.deferred
    bot = new_bot(settings, NOON + timedelta(minutes=1))
    await world.env.restart_bot(bot)
    await world.env.settle()
    assert "점 · " in graded.response.embeds[0].title
    assert "늦어서 미안해요" in graded.response.embeds[0].footer.text
    [attempt] = await all_attempts(bot)
    assert attempt.delivered_at is not None


async def _never(*_: object, **__: object) -> None:
    """Stand for a process that ends right after the answer was saved."""


async def test_a_question_that_left_the_notes_is_said(
    world: World, settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> None:
    asked = await world.jimin.slash(world.channel, "quiz", topic="tcp")
    form = await world.jimin.click(asked.response, label="답하기")
    other = tmp_path_factory.mktemp("notes")
    (other / "other.md").write_text(
        "# 운영체제\n\n## 스레드\n\n* 스레드는 프로세스 안의 실행 흐름이다.\n"
    )
    await world.env.restart_bot(new_bot(settings.model_copy(update={"notes_dir": other})))
    for label in ("답하기", "힌트", "모범 답안"):
        pressed = await world.jimin.click(asked.response, label=label)
        said = pressed.response or pressed.followups[0]
        assert "노트에 없어요" in said.content
    graded = await world.jimin.submit_modal(form, {"body": GOOD})
    assert "점 · " in graded.response.embeds[0].title


async def test_unknown_topic_offers_the_nearest(world: World) -> None:
    asked = await world.jimin.slash(world.channel, "quiz", topic="김치찌개 @everyone")
    said = told_alone(asked)
    assert "김치찌개" in said
    assert "@everyone" not in said
    assert any(title in said for title in ("쿠키와 세션", "TCP 연결", "네트워크"))


async def test_a_topic_that_notes_only_mention_is_asked_about_and_said_so(world: World) -> None:
    asked = await world.jimin.slash(world.channel, "quiz", topic="ACK")
    card = asked.response.embeds[0]
    why = next(field.value for field in card.fields if field.name == "고른 까닭")
    assert "‘ACK’" in why
    assert "‘TCP 연결’" in why
    named = await world.jimin.slash(world.channel, "quiz", topic="쿠키와 세션")
    assert "고른 까닭" not in [field.name for field in named.response.embeds[0].fields]


async def test_gap_is_not_asked(world: World) -> None:
    asked = await world.jimin.slash(world.channel, "quiz", topic="니글 알고리즘")
    assert "니글 알고리즘은" in told_alone(asked)


async def test_without_a_topic_all_unseen_come_before_any_twice(
    world: World, simcord_bot: CoachBot
) -> None:
    total = len(simcord_bot.shelf.base.library.questions)
    for _ in range(total):
        await world.jimin.slash(world.channel, "quiz")
    async with simcord_bot.database.session() as session:
        ids = list(await session.scalars(select(Card.question_id)))
    assert len(set(ids)) == total


@pytest.mark.parametrize(
    "answer",
    [
        "🤔",
        "가" * 4000,
        "**# ~~||`_",
        "\u200b\u200d\u2060",
        "\u202eكلا",
        "@everyone @here <@&1>",
        "```python\nprint('SYN')\n```",
        "   \n ",
    ],
    ids=["emoji", "long", "markdown", "zero-width", "rtl", "everyone", "code", "blank"],
)
async def test_odd_answers_are_taken_calmly(world: World, answer: str) -> None:
    asked = await world.jimin.slash(world.channel, "quiz", topic="tcp")
    form = await world.jimin.click(asked.response, label="답하기")
    graded = await world.jimin.submit_modal(form, {"body": answer})
    assert graded.acknowledged
    if graded.response.embeds:
        embed = graded.response.embeds[0]
        assert "점 · " in embed.title
        assert "@everyone" not in embed.description
        assert len(embed) <= 6000
    else:
        assert "글자가 없어요" in str(graded.response.content)


async def test_english_client_gets_english_results(world: World, client: Client) -> None:
    client.locale = "en-US"
    asked = await world.jimin.slash(world.channel, "quiz", topic="tcp")
    # The card is for everyone: it speaks the server's language.
    form = await world.jimin.click(asked.response, label="답하기")
    assert form.modal
    assert form.modal["title"] == "Your answer"
    graded = await world.jimin.submit_modal(form, {"body": "SYN, SYN-ACK, ACK"})
    assert " points · " in graded.response.embeds[0].title
