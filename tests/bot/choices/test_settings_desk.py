"""A server's settings, through the real bot."""

from typing import Any

import discord
import pytest
from sqlalchemy import select

from bot.app import CoachBot
from bot.store.models import Attempt, Server
from config.settings import Settings
from tests.bot.conftest import World, last_message, new_bot
from tests.bot.talk.said import choose_english

GOOD = "클라가 SYN 보내고 서버가 SYN+ACK로 답하면 클라가 ACK를 보내서 연결이 맺어져요"


def shown(card: Any) -> dict[str, str]:
    """Return the card's fields by name."""
    return {field.name: field.value for field in card.response.embeds[0].fields}


async def choose(member: Any, card: Any, setting: str, *values: Any) -> Any:
    return await member.select(card.response, list(values), custom_id=f"coach:settings-{setting}")


@pytest.fixture
async def card(world: World, organiser: Any) -> Any:
    """The settings card, as the organiser opened it."""
    return await organiser.slash(world.channel, "settings")


async def test_card_shows_what_holds_where_nothing_was_chosen(card: Any) -> None:
    assert card.response.ephemeral
    assert shown(card) == {
        "모두에게 보이는 글의 언어": "한국어",
        "‘답하기’로 낸 답의 결과": "본인에게만 보여요",
        "이의 제기를 받을 채널": "없음",
        "관리할 수 있는 사람": "‘서버 관리’ 권한이 있는 사람",
    }


async def test_members_may_not_see_or_change(
    world: World, organiser: Any, simcord_bot: CoachBot
) -> None:
    refused = await world.jimin.slash(world.channel, "settings")
    assert refused.response.ephemeral
    assert "운영진만" in refused.response.content
    # Asked for in a message, the card stands there for all.
    assert simcord_bot.user
    await organiser.send(world.channel, f"{simcord_bot.user.mention} 설정")
    card = await last_message(world, simcord_bot)
    pressed = await world.jimin.select(card, ["en"], custom_id="coach:settings-language")
    assert "운영진만" in pressed.followups[0].content
    assert (await simcord_bot.servers.of(world.guild.id)).language == "ko"


async def test_public_language_holds_for_what_everyone_sees(
    world: World, organiser: Any, card: Any
) -> None:
    await choose(organiser, card, "language", "en")
    asked = await world.jimin.slash(world.channel, "quiz", topic="tcp")
    assert asked.response.embeds[0].footer.text.startswith("Press Answer")
    # To the member alone it speaks their own language.
    form = await world.jimin.click(asked.response, label="Answer")
    assert form.modal["title"] == "답 쓰기"
    elsewhere: Any = world.env.create_guild("다른 서버")
    channel = elsewhere.create_text_channel("잡담")
    other = elsewhere.add_member(world.env.create_user("도윤"))
    asked = await other.slash(channel, "quiz", topic="tcp")
    assert asked.response.embeds[0].footer.text.startswith("답하기를")


async def test_mentions_are_answered_in_the_servers_language(
    world: World, organiser: Any, card: Any, simcord_bot: CoachBot
) -> None:
    await choose(organiser, card, "language", "en")
    assert simcord_bot.user
    await world.jimin.send(world.channel, f"{simcord_bot.user.mention} 쿠버네티스 파드가 뭐예요?")
    said = await last_message(world, simcord_bot)
    assert "The notes don’t say" in said.embeds[0].description


async def test_public_answers_are_shown_to_all(
    world: World, organiser: Any, card: Any, simcord_bot: CoachBot
) -> None:
    changed = await choose(organiser, card, "answers", "public")
    assert shown(changed)["‘답하기’로 낸 답의 결과"] == "모두에게 보여요"
    asked = await world.jimin.slash(world.channel, "quiz", topic="tcp")
    form = await world.jimin.click(asked.response, label="답하기")
    graded = await world.jimin.submit_modal(form, {"body": GOOD})
    assert not graded.response.ephemeral
    assert "점 · " in graded.response.embeds[0].title
    labels = [item["label"] for row in graded.response.components for item in row["components"]]
    assert "공유하기" not in labels
    async with simcord_bot.database.session() as session:
        [attempt] = await session.scalars(select(Attempt))
    assert attempt.shared
    await choose(organiser, card, "answers", "private")
    form = await world.jimin.click(asked.response, label="답하기")
    graded = await world.jimin.submit_modal(form, {"body": GOOD})
    assert graded.response.ephemeral


async def test_what_everyone_sees_is_in_the_servers_language(
    world: World, organiser: Any, card: Any, simcord_bot: CoachBot
) -> None:
    await choose(organiser, card, "answers", "public")
    await choose_english(simcord_bot, world.jimin)
    asked = await world.jimin.slash(world.channel, "quiz", topic="tcp")
    form = await world.jimin.click(asked.response, label="답하기")
    graded = await world.jimin.submit_modal(form, {"body": GOOD})
    assert not graded.response.ephemeral
    assert "점 · " in graded.response.embeds[0].title
    await choose(organiser, card, "answers", "private")
    form = await world.jimin.click(asked.response, label="답하기")
    graded = await world.jimin.submit_modal(form, {"body": GOOD})
    assert " points · " in graded.response.embeds[0].title


async def test_appeals_channel_is_chosen_and_taken_back(
    world: World, organiser: Any, card: Any, simcord_bot: CoachBot
) -> None:
    appeals = world.guild.create_text_channel("이의-제기")
    changed = await choose(organiser, card, "channel", appeals)
    assert shown(changed)["이의 제기를 받을 채널"] == f"<#{appeals.id}>"
    assert (await simcord_bot.servers.of(world.guild.id)).appeals_channel_id == appeals.id
    changed = await choose(organiser, card, "channel")
    assert shown(changed)["이의 제기를 받을 채널"] == "없음"


async def test_a_channel_that_is_closed_to_the_coach_is_said(
    world: World, organiser: Any, card: Any, simcord_bot: CoachBot
) -> None:
    assert simcord_bot.user
    silent = {simcord_bot.user: discord.PermissionOverwrite(send_messages=False)}
    closed = world.guild.create_text_channel("비밀", overwrites=silent)
    refused = await choose(organiser, card, "channel", closed)
    assert "글을 쓸 수 없어요" in refused.followups[0].content
    assert (await simcord_bot.servers.of(world.guild.id)).appeals_channel_id is None


async def test_the_managing_role_may_manage_all_but_itself(
    world: World, organiser: Any, card: Any
) -> None:
    role = world.guild.create_role("스터디장")
    leader = world.guild.add_member(world.env.create_user("도윤"), roles=[role])
    refused = await leader.slash(world.channel, "notes list")
    assert "운영진만" in refused.response.content
    changed = await choose(organiser, card, "role", role)
    assert f"<@&{role.id}>" in shown(changed)["관리할 수 있는 사람"]
    listed = await leader.slash(world.channel, "notes list")
    assert listed.response.embeds[0].title == "이 서버의 노트"
    opened = await leader.slash(world.channel, "settings")
    await choose(leader, opened, "language", "en")
    refused = await choose(leader, opened, "role")
    assert "바꿀 수 있어요" in refused.followups[0].content
    refused = await world.jimin.slash(world.channel, "notes list")
    assert f"<@&{role.id}>" in refused.response.content


async def test_menus_and_settings_survive_a_restart(
    world: World, organiser: Any, card: Any, settings: Settings
) -> None:
    await choose(organiser, card, "language", "en")
    bot = new_bot(settings)
    await world.env.restart_bot(bot)
    changed = await choose(organiser, card, "answers", "public")
    assert shown(changed)["모두에게 보이는 글의 언어"] == "English"
    assert shown(changed)["‘답하기’로 낸 답의 결과"] == "모두에게 보여요"
    async with bot.database.session() as session:
        [row] = await session.scalars(select(Server))
    assert (row.language, row.public_answers) == ("en", True)


@pytest.mark.parametrize("restarted", [False, True])
async def test_an_answer_is_acknowledged_before_the_database_is_asked(
    world: World,
    simcord_bot: CoachBot,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    restarted: bool,  # noqa: FBT001
) -> None:
    await simcord_bot.servers.change(world.guild.id, public_answers=True)
    asked = await world.jimin.slash(world.channel, "quiz", topic="tcp")
    form = await world.jimin.click(asked.response, label="답하기")
    bot = simcord_bot
    if restarted:
        bot = new_bot(settings)
        await world.env.restart_bot(bot)
    steps: list[str] = []
    session, defer = bot.database.session, discord.InteractionResponse.defer

    def watched() -> Any:
        steps.append("database")
        return session()

    async def deferred(self: Any, **options: Any) -> Any:
        steps.append("acknowledged")
        return await defer(self, **options)

    monkeypatch.setattr(bot.database, "session", watched)
    monkeypatch.setattr(discord.InteractionResponse, "defer", deferred)
    graded = await world.jimin.submit_modal(form, {"body": "SYN을 보내요"})
    assert steps[0] == "acknowledged"
    assert "database" in steps
    # Where nothing is at hand yet, nobody else sees it; there is a button to share it.
    assert graded.response.ephemeral == restarted
