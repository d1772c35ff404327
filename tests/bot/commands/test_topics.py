"""Whoever names a topic that the notes only mention is told so, once."""

from typing import Any

import pytest

from tests.bot.conftest import World

MENTIONED = "노트에 ‘SYN’ 항목이 따로 없어서, 이 말이 나오는 부분에서 질문을 골라요."


@pytest.mark.parametrize("group", [False, True])
async def test_of_an_interview(world: World, group: bool) -> None:  # noqa: FBT001
    started = await world.jimin.slash(
        world.channel, "mock start", topics="쿠키와 세션, SYN", group=group
    )
    told = [message.content for message in started.followups]
    assert told.count(MENTIONED) == 1
    assert started.followups[-1].flags.ephemeral


async def test_of_a_daily_question(world: World, organiser: Any) -> None:
    wanted = {"channel": world.channel, "time": "오후 9시", "timezone": "서울"}
    kept = await organiser.slash(world.channel, "daily set", topics="SYN", **wanted)
    assert kept.followups[-1].content == MENTIONED
    changed = await organiser.slash(world.channel, "daily change", topics="쿠키와 세션")
    assert MENTIONED not in [message.content for message in changed.followups]


async def test_what_has_a_heading_is_not_remarked_on(world: World) -> None:
    started = await world.jimin.slash(world.channel, "mock start", topics="쿠키와 세션")
    assert not any("항목이 따로 없어서" in message.content for message in started.followups)
