"""What an interviewer said in a member's own words goes with what is kept of the member."""

from sqlalchemy import select

from bot.app import CoachBot
from bot.privacy.withdrawals import LOOK_S
from bot.store.models import Base
from tests.bot.mock.conftest import FULL, Stage

# Small notes have no follow-up of their own to these points.
SAID = "서버에 상태를 저장하고, 쿠키는 브라우저에 저장하는 게"
DENIED = f"[세션은](https://example.com) {SAID} 절대 아니에요"


async def kept(bot: CoachBot) -> str:
    """Return all that is kept, as text."""
    async with bot.database.session() as session:
        rows = [
            str(row)
            for table in Base.metadata.sorted_tables
            for row in await session.execute(select(table))
        ]
    return "\n".join(rows)


async def test_a_follow_up_that_quotes_a_member_is_deleted_with_their_data(
    stage: Stage, simcord_bot: CoachBot
) -> None:
    await stage.start()
    await stage.jimin.send(stage.thread, FULL)
    await stage.jimin.send(stage.thread, DENIED)
    follow_up = stage.asked
    assert SAID in str(follow_up.embeds[0].description)
    # A link in what was said is no link in what the interviewer says.
    assert r"\[세션은](" in str(follow_up.embeds[0].description)
    assert SAID in await kept(simcord_bot)
    asked = await stage.jimin.slash(stage.world.channel, "privacy delete")
    await stage.jimin.click(asked.response, label="모두 지우기")
    await stage.world.env.advance_time(LOOK_S + 1)
    assert follow_up.id not in {message.id for message in stage.thread.history()}
    assert SAID not in await kept(simcord_bot)
