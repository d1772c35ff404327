"""A member's own settings, through the real bot."""

from typing import Any

import pytest
from sqlalchemy import select

from bot.app import CoachBot
from bot.choices.people import PersonalSettings
from bot.store.models import Member
from config.settings import Settings
from tests.bot.conftest import Client, World, last_message, new_bot


def shown(result: Any) -> dict[str, str]:
    """Return the card's fields by name."""
    return {field.name: field.value for field in result.response.embeds[0].fields}


async def choose(member: Any, card: Any, choice: str, value: str) -> Any:
    custom_id = f"coach:me-{choice}:{member.id}"
    return await member.select(card.response, [value], custom_id=custom_id)


async def test_card_shows_what_holds_where_nothing_was_chosen(world: World) -> None:
    card = await world.jimin.slash(world.channel, "me")
    assert card.response.ephemeral
    assert shown(card) == {
        "언어": "자동 (Discord의 언어)",
        "시간대": "정하지 않음",
        "잘한 답": "다른 사람에게 보이지 않아요",
        "순위표": "순위표에 나와요",
        "내 기록": "나만 볼 수 있어요",
        "복습 알림": "받지 않음 (/나 알림으로 시각을 정해요)",
    }


async def test_chosen_language_goes_before_the_clients(world: World, client: Client) -> None:
    card = await world.jimin.slash(world.channel, "me")
    changed = await choose(world.jimin, card, "language", "en")
    assert changed.response.embeds[0].title == "Your settings"
    helped = await world.jimin.slash(world.channel, "help")
    assert "Answering" in helped.response.embeds[0].description
    other = await world.seojun.slash(world.channel, "help")
    assert "답하는 법" in other.response.embeds[0].description
    changed = await choose(world.jimin, card, "language", "automatic")
    assert changed.response.embeds[0].title == "내 설정"
    client.locale = "en-GB"
    helped = await world.jimin.slash(world.channel, "help")
    assert "Answering" in helped.response.embeds[0].description


async def test_chosen_language_holds_in_direct_messages(world: World) -> None:
    card = await world.jimin.slash(world.channel, "me")
    await choose(world.jimin, card, "language", "en")
    said = await world.jimin.user.send_dm("쿠버네티스 파드가 뭐예요?")
    answers = [message async for message in said.channel.history(limit=1)]
    assert "The notes don’t say" in answers[0].embeds[0].description


@pytest.mark.parametrize("typed", ["서울", "KST", "한국", "Asia/Seoul", "seoul"])
async def test_time_zone_is_taken_as_it_is_called(
    world: World, simcord_bot: CoachBot, typed: str
) -> None:
    card = await world.jimin.slash(world.channel, "me", timezone=typed)
    assert shown(card)["시간대"] == "서울 (Asia/Seoul, UTC+9)"
    assert (await simcord_bot.people.of(world.jimin.id)).time_zone == "Asia/Seoul"


async def test_time_zones_are_offered_while_typing(world: World) -> None:
    offered = await world.jimin.autocomplete(world.channel, "me", "timezone", "뉴")
    assert offered[0] == {
        "name": "뉴욕 (America/New_York, UTC-5)",
        "value": "America/New_York",
    } | {key: value for key, value in offered[0].items() if key.startswith("name_")}


async def test_an_unknown_time_zone_is_said_and_nothing_lost(
    world: World, simcord_bot: CoachBot
) -> None:
    await world.jimin.slash(world.channel, "me", timezone="뉴욕")
    refused = await world.jimin.slash(world.channel, "me", timezone="셔울 @everyone")
    assert "찾지 못했어요" in refused.response.content
    assert "@everyone" not in refused.response.content
    near = await world.jimin.slash(world.channel, "me", timezone="셔울")
    assert "Asia/Seoul" in near.response.content
    assert (await simcord_bot.people.of(world.jimin.id)).time_zone == "America/New_York"


async def test_time_zone_is_taken_back(world: World) -> None:
    card = await world.jimin.slash(world.channel, "me", timezone="뉴욕")
    changed = await world.jimin.click(card.response, label="시간대 지우기")
    assert shown(changed)["시간대"] == "정하지 않음"


async def test_choices_survive_a_restart(world: World, settings: Settings) -> None:
    card = await world.jimin.slash(world.channel, "me", timezone="뉴욕")
    await choose(world.jimin, card, "best", "yes")
    bot = new_bot(settings)
    await world.env.restart_bot(bot)
    changed = await choose(world.jimin, card, "leaderboards", "no")
    assert shown(changed)["잘한 답"] == "다른 사람에게 보여도 돼요"
    assert shown(changed)["순위표"] == "순위표에 나오지 않아요"
    assert await bot.people.of(world.jimin.id) == PersonalSettings(
        told_language="ko",
        time_zone="America/New_York",
        shows_best=True,
        on_leaderboards=False,
    )
    async with bot.database.session() as session:
        assert len((await session.scalars(select(Member))).all()) == 1


async def test_a_card_changes_its_owners_settings_only(world: World, simcord_bot: CoachBot) -> None:
    assert simcord_bot.user
    await world.jimin.send(world.channel, f"{simcord_bot.user.mention} 나")
    card = await last_message(world, simcord_bot)
    custom_id = f"coach:me-language:{world.jimin.id}"
    pressed = await world.seojun.select(card, ["en"], custom_id=custom_id)
    assert "다른 사람의 설정" in pressed.followups[0].content
    assert (await simcord_bot.people.of(world.jimin.id)).language is None
