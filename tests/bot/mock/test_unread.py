"""Without the message content intent."""

import pytest

from bot.app import CoachBot
from config.settings import Settings
from tests.bot.mock.conftest import FULL, Stage


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Settings of a host without the intent."""
    return settings.model_copy(update={"message_content": False})


async def test_the_card_says_how_to_answer_and_nothing_is_met_with_silence(
    stage: Stage, simcord_bot: CoachBot
) -> None:
    await stage.start()
    assert "멘션" in str(stage.cards()[-1].footer.text)
    await stage.jimin.send(stage.thread, FULL)
    assert "답하기" in stage.thread.last_message.content
    assert simcord_bot.user
    await stage.jimin.send(stage.thread, f"{simcord_bot.user.mention} 모르겠어요")
    assert stage.titles()[-1].startswith("질문 2/3")
