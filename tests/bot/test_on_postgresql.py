"""The real bot on PostgreSQL, from a question to its shared result, across a restart."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import select

from bot.store.models import Attempt
from config.settings import Settings
from tests import postgresql
from tests.bot.conftest import NOTES, World, new_bot

OWN = "# 스터디\n\n## 가비지 컬렉션\n\n* 쓰이지 않는 객체의 메모리를 되찾는 일이다.\n"


@pytest.fixture
def settings(postgresql_server: postgresql.Server, tmp_path: Path) -> Iterator[Settings]:
    """Settings with a PostgreSQL database."""
    with postgresql_server.database() as url:
        yield Settings(
            _env_file=None,  # type: ignore[call-arg]
            data_dir=tmp_path,
            database_url=SecretStr(url),
            notes_dir=NOTES,
            shipped_notes=False,
        )


async def test_a_day_on_postgresql(world: World, organiser: Any, settings: Settings) -> None:
    asked = await world.jimin.slash(world.channel, "quiz", topic="tcp")
    await world.jimin.click(asked.response, label="힌트")
    form = await world.jimin.click(asked.response, label="답하기")
    bot = new_bot(settings)
    await world.env.restart_bot(bot)
    graded = await world.jimin.submit_modal(form, {"body": "클라가 SYN을 보내요 🙂"})
    assert "점 · " in graded.response.embeds[0].title
    shared = await world.jimin.click(graded.response, label="공유하기")
    assert "지민님의 답" in shared.followups[0].embeds[0].title
    again = await world.jimin.click(graded.response, label="다음 문제")
    assert len(again.followups) == 1
    file = await organiser.slash(world.channel, "notes add", file=("gc.md", OWN.encode()))
    taken = await organiser.click(file.response, label="확인")
    assert "노트에 넣었어요" in taken.response.content
    card = await organiser.slash(world.channel, "settings")
    await organiser.select(card.response, ["en"], custom_id="coach:settings-language")
    async with bot.database.session() as session:
        [attempt] = await session.scalars(select(Attempt))
    assert attempt.hints == 1
    assert attempt.delivered_at is not None
