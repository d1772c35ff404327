"""Appeals from the press of the button to the next answer's grade, through the real bot."""

from typing import Any

import discord
import pytest
from sqlalchemy import select

from bot.app import CoachBot
from bot.appeals.service import LEASE, RETRY, SWEEP_INTERVAL_S
from bot.privacy.withdrawals import LOOK_S
from bot.store.appeals import Obstacle
from bot.store.models import Appeal, Attempt, Decision
from config.settings import Settings
from tests.bot.conftest import Client, World, last_message, new_bot

ANSWER = "문을 두드리면 저쪽에서 들어오라고 하고, 이쪽이 알겠다고 답한다"
"""Says of the three segments what the grader cannot know."""

REASON = "문을 두드린다는 말이 **SYN**을 보낸다는 뜻이에요 @everyone"


@pytest.fixture
async def reviewers(world: World, simcord_bot: CoachBot) -> Any:
    """The channel for appeals."""
    channel = world.guild.create_text_channel("이의-제기")
    await simcord_bot.servers.change(world.guild.id, appeals_channel_id=channel.id)
    return channel


async def answer(world: World, member: Any, words: str = ANSWER) -> Any:
    asked = await member.slash(world.channel, "quiz", topic="3웨이 핸드셰이크")
    form = await member.click(asked.response, label="답하기")
    return await member.submit_modal(form, {"body": words})


async def appeal(world: World, result: Any, label: str = "이의 제기") -> Any:
    form = await world.jimin.click(result.response, label=label)
    return await world.jimin.submit_modal(form, {"reason": REASON})


async def card_in(bot: CoachBot, channel: Any) -> Any:
    """Return the newest message in a channel."""
    found: Any = bot.get_channel(channel.id)
    async for message in found.history(limit=1):
        return message
    return None


async def only(bot: CoachBot, table: Any) -> Any:
    async with bot.database.session() as session:
        [row] = await session.scalars(select(table))
    return row


async def decide(reviewer: Any, card: Any, label: str, word: str = "맞는 말이에요") -> Any:
    form = await reviewer.click(card, label=label)
    return await reviewer.submit_modal(form, {"word": word})


async def set_right(reviewer: Any, card: Any, number: int, verdict: str) -> Any:
    opened = await reviewer.select(card, [f"p{number}"], custom_id="coach:appeal-points:1")
    return await reviewer.select(
        opened.response, [verdict], custom_id=f"coach:appeal-verdict:1:{number}"
    )


async def news(member: Any) -> list[Any]:
    """Return what the coach sent a member in direct messages, oldest first."""
    sent = await member.user.send_dm("새 소식 있어?")
    history = [message async for message in sent.channel.history(limit=20, oldest_first=True)]
    titles = ("이의 제기", "Your appeal", "점 · ")
    return [
        one for one in history if one.embeds and any(t in str(one.embeds[0].title) for t in titles)
    ]


async def refuse_dm(world: World, bot: CoachBot, status: int, code: int) -> None:
    """Have Discord refuse the next direct message to the member."""
    channel = await bot.create_dm(discord.Object(world.jimin.id))
    world.env.inject_error("POST", f"/channels/{channel.id}/messages", status=status, code=code)


@pytest.fixture
def turns(simcord_bot: CoachBot, monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """The turns that were taken."""
    taken: list[None] = []

    async def take() -> None:
        taken.append(None)

    monkeypatch.setattr(simcord_bot.turns, "wait", take)
    return taken


def unasked(world: World, since: int = 0) -> list[str]:
    """Return what the coach requested of Discord by itself: no answers to interactions."""
    by_itself = ("/channels/", "/guilds/", "/users/")
    requests = [f"{one.method} {one.path}" for one in world.env.http_requests[since:]]
    return [one for one in requests if one.split()[1].startswith(by_itself)]


async def test_from_the_press_to_the_regrade(
    world: World, organiser: Any, reviewers: Any, simcord_bot: CoachBot
) -> None:
    result = await answer(world, world.jimin)
    before = await only(simcord_bot, Attempt)
    form = await world.jimin.click(result.response, label="이의 제기")
    assert form.modal["title"] == "이의 제기"
    filed = await world.jimin.submit_modal(form, {"reason": REASON})
    assert filed.response.ephemeral
    assert "운영진에게 보냈어요" in filed.response.content

    card = await card_in(simcord_bot, reviewers)
    shown = str(card.embeds[0].to_dict())
    assert "TCP 연결을 맺을 때" in shown
    assert "문을 두드리면" in shown
    assert "문을 두드린다는 말이" in shown
    assert "@everyone" not in shown
    assert "클라이언트가 서버에 SYN을 보낸다." in shown
    assert not card.mentions
    assert len(card.embeds[0]) <= 6000

    opened = await organiser.select(card, ["p0"], custom_id="coach:appeal-points:1")
    assert opened.response.ephemeral
    assert "문을 두드리면" in opened.response.embeds[0].description
    changed = await organiser.select(
        opened.response, ["made"], custom_id="coach:appeal-verdict:1:0"
    )
    await organiser.select(changed.response, ["0"], custom_id="coach:appeal-words:1:0")
    card = await card_in(simcord_bot, reviewers)
    assert "→ 말함" in str(card.embeds[0].to_dict())
    assert f"{round(before.score)} → **" in str(card.embeds[0].to_dict())
    # Nothing counts before the decision.
    assert (await only(simcord_bot, Attempt)).score == before.score

    decided = await decide(organiser, card, "받아들이기", "비유도 맞는 말이에요.")
    assert "알렸어요" in decided.response.content
    after = await only(simcord_bot, Attempt)
    assert after.score > before.score
    assert after.grade["corrected"]
    assert after.grade["points"][0]["verdict"] == "made"
    assert after.grade["points"][0]["evidence"]["text"].startswith("문을 두드리면")
    kept = await only(simcord_bot, Appeal)
    assert kept.grade == before.grade
    assert kept.told_at is not None
    card = await card_in(simcord_bot, reviewers)
    assert card.components == []
    assert "비유도 맞는 말이에요." in str(card.embeds[0].to_dict())
    [told] = await news(world.jimin)
    assert "받아들여" in told.embeds[0].title
    assert told.embeds[0].fields[0].value == "비유도 맞는 말이에요."
    assert "운영진이 채점을 바로잡았어요" in told.embeds[1].description


async def accepted(world: World, organiser: Any, reviewers: Any, bot: CoachBot) -> None:
    await appeal(world, await answer(world, world.jimin))
    card = await card_in(bot, reviewers)
    await set_right(organiser, card, 0, "made")
    opened = await organiser.select(card, ["p0"], custom_id="coach:appeal-points:1")
    await organiser.select(opened.response, ["0"], custom_id="coach:appeal-words:1:0")
    await decide(organiser, card, "받아들이기")


async def grade_of(world: World, member: Any, words: str, bot: CoachBot) -> Any:
    await answer(world, member, words)
    async with bot.database.session() as session:
        query = select(Attempt).where(Attempt.user_id == member.id).order_by(Attempt.id.desc())
        newest = (await session.scalars(query.limit(1))).one()
    assert newest.grade is not None
    return newest.grade["points"][0]


async def test_the_next_answer_like_it_passes_in_this_server_alone(
    world: World, organiser: Any, reviewers: Any, simcord_bot: CoachBot
) -> None:
    await accepted(world, organiser, reviewers, simcord_bot)
    alike = "먼저 문을 두드리면 저쪽이 들어오라고 해요"
    point = await grade_of(world, world.seojun, alike, simcord_bot)
    assert (point["verdict"], point["precedent"]) == ("made", "1")
    denied = "문을 두드리지 않으면 저쪽에서 들어오라고 하지 않는다"
    point = await grade_of(world, world.seojun, denied, simcord_bot)
    assert point["precedent"] is None
    elsewhere: Any = world.env.create_guild("다른 서버")
    other = World(
        world.env,
        elsewhere,
        elsewhere.create_text_channel("연습"),
        elsewhere.add_member(world.env.create_user("도윤")),
        None,
    )
    point = await grade_of(other, other.jimin, alike, simcord_bot)
    assert point["precedent"] is None
    assert point["verdict"] != "made"


async def test_the_result_says_that_it_follows_a_decision_without_the_others_words(
    world: World, organiser: Any, reviewers: Any, simcord_bot: CoachBot
) -> None:
    await accepted(world, organiser, reviewers, simcord_bot)
    result = await answer(world, world.seojun, "먼저 문을 두드리면 저쪽이 들어오라고 해요")
    assert "운영진이 전에 받아들인 답과 뜻이 같아요" in result.response.embeds[0].description
    assert "이쪽이 알겠다고" not in result.response.embeds[0].description


async def test_declined_leaves_the_grade_and_says_why(
    world: World, organiser: Any, reviewers: Any, client: Client, simcord_bot: CoachBot
) -> None:
    client.locale = "en-US"
    result = await answer(world, world.jimin)
    before = await only(simcord_bot, Attempt)
    await appeal(world, result, "Appeal")
    card = await card_in(simcord_bot, reviewers)
    await set_right(organiser, card, 0, "made")
    await decide(organiser, card, "받아들이지 않기", "Door? No.")
    after = await only(simcord_bot, Attempt)
    assert (after.score, after.grade) == (before.score, before.grade)
    [told] = await news(world.jimin)
    assert told.embeds[0].title == "Your appeal was not accepted"
    assert told.embeds[0].fields[0].value == "Door? No."
    point = await grade_of(world, world.seojun, ANSWER, simcord_bot)
    assert point["precedent"] is None
    # Pressed again, the button shows what became of it.
    again = await world.jimin.click(result.response, label="Appeal")
    assert again.response.embeds[0].fields[0].value == "Door? No."
    assert again.response.ephemeral


@pytest.mark.usefixtures("reviewers")
async def test_a_member_appeals_once(world: World, simcord_bot: CoachBot) -> None:
    result = await answer(world, world.jimin)
    one = await world.jimin.click(result.response, label="이의 제기")
    two = await world.jimin.click(result.response, label="이의 제기")
    await world.jimin.submit_modal(one, {"reason": REASON})
    refused = await world.jimin.submit_modal(two, {"reason": "또 다른 까닭"})
    assert "이미 이의를 제기했어요" in refused.response.content
    assert "또 다른 까닭" in refused.response.embeds[0].description
    shown = await world.jimin.click(result.response, label="이의 제기")
    assert shown.response.embeds[0].title == "이의 제기를 받아 두었어요"
    assert (await only(simcord_bot, Appeal)).reason == REASON


@pytest.mark.usefixtures("reviewers")
async def test_nobody_appeals_for_another(world: World, simcord_bot: CoachBot) -> None:
    asked = await world.jimin.slash(world.channel, "quiz", topic="tcp")
    assert simcord_bot.user
    words = f"{simcord_bot.user.mention} {ANSWER}"
    await world.jimin.send(world.channel, words, reply_to=asked.response.message)
    result = await last_message(world, simcord_bot)
    refused = await world.seojun.click(result, label="이의 제기")
    assert refused.modal is None
    assert "자기 답의" in refused.response.content


async def test_without_a_channel_it_is_said_before_anything_is_typed(world: World) -> None:
    result = await answer(world, world.jimin)
    refused = await world.jimin.click(result.response, label="이의 제기")
    assert refused.modal is None
    assert refused.response.ephemeral
    assert "/설정" in refused.response.content


async def test_in_a_dm_there_is_nobody_to_appeal_to(world: World, simcord_bot: CoachBot) -> None:
    user = world.jimin.user
    assert simcord_bot.user
    await user.send_dm(f"{simcord_bot.user.mention} 퀴즈 tcp")
    await user.send_dm(ANSWER)
    [card] = [message for message in await news(world.jimin) if "점 · " in message.embeds[0].title]
    labels = [button.label for row in card.components for button in row.children]
    assert "이의 제기" not in labels


async def test_only_organisers_decide(world: World, reviewers: Any, simcord_bot: CoachBot) -> None:
    await appeal(world, await answer(world, world.jimin))
    card = await card_in(simcord_bot, reviewers)
    for pressed in (
        await world.seojun.select(card, ["p0"], custom_id="coach:appeal-points:1"),
        await world.seojun.click(card, label="받아들이기"),
        await world.seojun.slash(world.channel, "appeals"),
    ):
        said = pressed.response or pressed.followups[0]
        assert "운영진만" in said.content
        assert pressed.modal is None
    assert (await only(simcord_bot, Appeal)).corrected is None


async def test_nothing_set_right_is_nothing_to_accept(
    world: World, organiser: Any, reviewers: Any, simcord_bot: CoachBot
) -> None:
    await appeal(world, await answer(world, world.jimin))
    card = await card_in(simcord_bot, reviewers)
    refused = await organiser.click(card, label="받아들이기")
    assert "바로잡은 것이 아직 없어요" in refused.response.content
    # Set right and back again is nothing either.
    first = (await only(simcord_bot, Appeal)).grade["points"][0]["verdict"]
    await set_right(organiser, card, 0, "made")
    await set_right(organiser, card, 0, first)
    assert (await only(simcord_bot, Appeal)).corrected is None


async def test_two_reviewers_make_one_decision(
    world: World, organiser: Any, reviewers: Any, simcord_bot: CoachBot
) -> None:
    await appeal(world, await answer(world, world.jimin))
    card = await card_in(simcord_bot, reviewers)
    await set_right(organiser, card, 0, "made")
    one = await organiser.click(card, label="받아들이기")
    two = await organiser.click(card, label="받아들이지 않기")
    await organiser.submit_modal(one, {"word": "맞아요"})
    refused = await organiser.submit_modal(two, {"word": "틀려요"})
    assert "이미 결정했어요" in refused.response.content
    assert "틀려요" in refused.response.embeds[0].description
    assert (await only(simcord_bot, Decision)).accepted
    assert len(await news(world.jimin)) == 1


async def test_everything_survives_restarts(
    world: World, organiser: Any, reviewers: Any, settings: Settings
) -> None:
    result = await answer(world, world.jimin)
    form = await world.jimin.click(result.response, label="이의 제기")
    await world.env.restart_bot(new_bot(settings))
    await world.jimin.submit_modal(form, {"reason": REASON})
    bot = new_bot(settings)
    await world.env.restart_bot(bot)
    card = await card_in(bot, reviewers)
    await set_right(organiser, card, 0, "made")
    form = await organiser.click(card, label="받아들이기")
    bot = new_bot(settings)
    await world.env.restart_bot(bot)
    await organiser.submit_modal(form, {"word": "맞아요"})
    assert (await only(bot, Attempt)).grade["corrected"]
    assert len(await news(world.jimin)) == 1


async def test_a_lost_channel_keeps_the_appeal_until_there_is_another(
    world: World, organiser: Any, reviewers: Any, simcord_bot: CoachBot
) -> None:
    result = await answer(world, world.jimin)
    form = await world.jimin.click(result.response, label="이의 제기")
    await simcord_bot.servers.change(world.guild.id, appeals_channel_id=4242)
    filed = await world.jimin.submit_modal(form, {"reason": REASON})
    assert "잘 받아 두었어요" in filed.response.content
    listed = await organiser.slash(world.channel, "appeals")
    assert listed.response.ephemeral
    assert "없어졌어요" in listed.response.embeds[0].description
    await simcord_bot.servers.change(world.guild.id, appeals_channel_id=reviewers.id)
    again = await organiser.click(listed.response, label="다시 보내기")
    assert f"/{reviewers.id}/" in again.response.embeds[0].description
    assert again.response.components == []
    card = await card_in(simcord_bot, reviewers)
    assert "문을 두드린다는 말이" in str(card.embeds[0].to_dict())


@pytest.mark.usefixtures("reviewers")
async def test_the_owner_is_told_once_of_a_closed_channel(
    world: World, simcord_bot: CoachBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    assert simcord_bot._appeals

    async def note(user_id: int, guild_id: int, sentence: str) -> None:
        assert guild_id == world.guild.id
        assert user_id == simcord_bot.get_guild(guild_id).owner_id  # type: ignore[union-attr]
        told.append(sentence)

    monkeypatch.setattr(simcord_bot._appeals._board, "tell", note)
    forms = []
    for words in ("하나", "둘"):
        result = await answer(world, world.jimin, words)
        forms.append(await world.jimin.click(result.response, label="이의 제기"))
    await simcord_bot.servers.change(world.guild.id, appeals_channel_id=None)
    for form in forms:
        filed = await world.jimin.submit_modal(form, {"reason": REASON})
        assert "잘 받아 두었어요" in filed.response.content
    [sentence] = told
    assert "정해져 있지 않아요" in sentence


@pytest.mark.parametrize("status", [403, 404])
async def test_something_on_the_way_that_says_no_holds_nothing_up(
    world: World, reviewers: Any, simcord_bot: CoachBot, settings: Settings, status: int
) -> None:
    result = await answer(world, world.jimin)
    path = f"/channels/{reviewers.id}/messages"
    # Discord's own refusal would have a code.
    world.env.inject_error("POST", path, status=status, code=0)
    await appeal(world, result)
    waiting = await only(simcord_bot, Appeal)
    assert (waiting.message_id, waiting.obstacle, waiting.warned_at) == (None, None, None)
    world.env.inject_error("GET", path, status=status, code=0)
    bot = new_bot(settings, simcord_bot.clock() + LEASE + RETRY)
    await world.env.restart_bot(bot)
    await world.env.advance_time(SWEEP_INTERVAL_S)
    # Whether it stands there could not be seen.
    waiting = await only(bot, Appeal)
    assert (waiting.message_id, waiting.obstacle) == (None, None)
    bot = new_bot(settings, bot.clock() + LEASE + RETRY)
    await world.env.restart_bot(bot)
    await world.env.advance_time(SWEEP_INTERVAL_S)
    assert await card_in(bot, reviewers) is not None


async def test_closed_dms_are_told_in_the_channel_to_them_alone(
    world: World, organiser: Any, reviewers: Any, simcord_bot: CoachBot
) -> None:
    await appeal(world, await answer(world, world.jimin))
    card = await card_in(simcord_bot, reviewers)
    await set_right(organiser, card, 0, "made")
    await refuse_dm(world, simcord_bot, 403, 50007)
    await decide(organiser, card, "받아들이기", "비밀스러운 한마디")
    said = await last_message(world, simcord_bot)
    assert [person.id for person in said.mentions] == [world.jimin.id]
    assert "비밀스러운" not in said.content
    assert said.embeds == []
    shown = await world.jimin.click(said, label="결과 보기")
    assert shown.response.ephemeral
    assert shown.response.embeds[0].fields[0].value == "비밀스러운 한마디"
    refused = await world.seojun.click(said, label="결과 보기")
    assert "자기 답의" in refused.response.content


async def test_what_all_see_is_in_the_servers_language_and_the_rest_in_the_members(
    world: World, organiser: Any, reviewers: Any, client: Client, simcord_bot: CoachBot
) -> None:
    client.locale = "en-US"
    await appeal(world, await answer(world, world.jimin), "Appeal")
    card = await card_in(simcord_bot, reviewers)
    await refuse_dm(world, simcord_bot, 403, 50007)
    await decide(organiser, card, "받아들이지 않기")
    said = await last_message(world, simcord_bot)
    assert "이의 제기의 결정이 났어요" in said.content
    assert [person.id for person in said.mentions] == [world.jimin.id]
    shown = await world.jimin.click(said, label="결과 보기")
    assert shown.response.ephemeral
    assert shown.response.embeds[0].title == "Your appeal was not accepted"


async def test_what_is_told_takes_turns_with_all_that_is_posted(
    world: World,
    organiser: Any,
    reviewers: Any,
    simcord_bot: CoachBot,
    turns: list[None],
) -> None:
    await appeal(world, await answer(world, world.jimin))
    card = await card_in(simcord_bot, reviewers)
    world.env.inject_error("POST", "/channels/*/messages", status=403, code=50007)
    turns.clear()
    since = len(world.env.http_requests)
    await decide(organiser, card, "받아들이지 않기")
    requested = unasked(world, since)
    # The card as it is now, the way to the member, the message there, and that in the channel.
    assert len(requested) == 4
    assert len(turns) == len(requested)


async def test_looking_for_the_owner_of_a_server_takes_a_turn(
    world: World, simcord_bot: CoachBot, turns: list[None], monkeypatch: pytest.MonkeyPatch
) -> None:
    # As where another process has the server.
    monkeypatch.setattr(simcord_bot, "get_guild", lambda _: None)
    told: list[int] = []

    async def note(user_id: int, *_: object) -> None:
        told.append(user_id)

    assert simcord_bot._appeals
    monkeypatch.setattr(simcord_bot._appeals._board, "tell", note)
    since = len(world.env.http_requests)
    await simcord_bot._appeals._warn(world.guild.id, Obstacle.NO_CHANNEL)
    assert len(unasked(world, since)) == len(turns) == len(told) == 1


# Discord's own refusal of a message would have another code.
@pytest.mark.parametrize(("status", "code"), [(429, 20028), (403, 0)])
async def test_a_decision_that_discord_does_not_take_now_is_told_later(  # noqa: PLR0913, PLR0917
    status: int,
    code: int,
    world: World,
    organiser: Any,
    reviewers: Any,
    settings: Settings,
    simcord_bot: CoachBot,
) -> None:
    await appeal(world, await answer(world, world.jimin))
    card = await card_in(simcord_bot, reviewers)
    await set_right(organiser, card, 0, "made")
    await refuse_dm(world, simcord_bot, status, code)
    await decide(organiser, card, "받아들이기")
    assert (await only(simcord_bot, Appeal)).told_at is None
    await world.env.restart_bot(new_bot(settings, simcord_bot.clock() + 2 * LEASE + RETRY))
    await world.env.advance_time(SWEEP_INTERVAL_S)
    assert len(await news(world.jimin)) == 1


async def test_a_decision_that_could_not_be_told_is_told_later(  # noqa: PLR0913, PLR0917
    world: World,
    organiser: Any,
    reviewers: Any,
    settings: Settings,
    simcord_bot: CoachBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await appeal(world, await answer(world, world.jimin))
    card = await card_in(simcord_bot, reviewers)
    await set_right(organiser, card, 0, "made")
    assert simcord_bot._appeals

    async def stop(_: int) -> None:
        """Stand for a process that ends right after the decision was kept."""

    monkeypatch.setattr(simcord_bot._appeals, "tell", stop)
    await decide(organiser, card, "받아들이기")
    assert await news(world.jimin) == []
    later = new_bot(settings, simcord_bot.clock() + 2 * LEASE)
    await world.env.restart_bot(later)
    await world.env.advance_time(SWEEP_INTERVAL_S)
    assert len(await news(world.jimin)) == 1
    assert (await only(later, Appeal)).told_at is not None


async def test_accuracy_counts_points_and_appeals(
    world: World, organiser: Any, reviewers: Any, simcord_bot: CoachBot
) -> None:
    nothing = await world.jimin.slash(world.channel, "accuracy")
    assert "아직" in nothing.response.embeds[0].description
    await accepted(world, organiser, reviewers, simcord_bot)
    shown = await world.seojun.slash(world.channel, "accuracy")
    assert shown.response.ephemeral
    card = shown.response.embeds[0]
    assert "고르게 뽑은 답이 아니라서" in card.description
    fields = {field.name: field.value for field in card.fields}
    assert "1개 가운데 0개 (0%)" in fields["이의 제기 가운데 채점이 그대로인 것"]
    assert "3개 가운데 2개 (67%)" in fields["핵심 가운데 판정이 그대로인 것"]


async def test_deleting_takes_appeal_card_and_precedent_along(
    world: World, organiser: Any, reviewers: Any, simcord_bot: CoachBot
) -> None:
    await accepted(world, organiser, reviewers, simcord_bot)
    question = await world.jimin.slash(world.channel, "privacy delete")
    await world.jimin.click(question.response, label="모두 지우기")
    async with simcord_bot.database.session() as session:
        assert (await session.scalars(select(Appeal))).all() == []
        assert (await session.scalars(select(Decision))).all() == []
    await world.env.advance_time(LOOK_S)
    assert await card_in(simcord_bot, reviewers) is None
    point = await grade_of(world, world.seojun, ANSWER, simcord_bot)
    assert point["precedent"] is None
