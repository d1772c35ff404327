"""A whole mock interview, through the real bot and the real grader."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, cast

import discord
import pytest
from simcord.backend.errors import SetupError
from sqlalchemy import select

from bot.app import CoachBot
from bot.mock import entries
from bot.mock.report import report_of
from bot.store import interviews, personal
from bot.store.models import Attempt, MockAnswer, MockInterview, Review
from knowledge.question import Question
from tests.bot.mock.conftest import HALF, Stage

PNG = b"\x89PNG\r\n\x1a\n"


async def until_the_report(stage: Stage, text: str) -> None:
    """Answer whatever is still asked."""
    for _ in range(9):
        if stage.titles()[-1] == "모의 면접 결과":
            return
        await stage.turn(20)
        await stage.jimin.send(stage.thread, text)


@dataclass
class Connected:
    """What stands for plots and reviews.

    Attributes:
        plots: labels and values of what was drawn.
        reviews: the points that were put into reviews.
    """

    plots: list[tuple[Sequence[str], Sequence[float]]] = field(default_factory=list)
    reviews: list[str] = field(default_factory=list)

    async def bars(
        self, title: str, labels: Sequence[str], values: Sequence[float], *, language: str
    ) -> bytes:
        """Draw bars."""
        assert (title, language) == ("주제별 점수", "ko")
        self.plots.append((labels, values))
        return PNG

    async def add(
        self, user_id: int, guild_id: int | None, question: Question, points: Sequence[str]
    ) -> int:
        """Put points into reviews."""
        assert user_id
        assert guild_id
        assert set(points) <= set(question.key_points)
        self.reviews += points
        return len(points)


@pytest.fixture
def connected(simcord_bot: CoachBot, stage: Stage) -> Connected:
    """A coach that has plots and reviews."""
    del stage
    made, results = Connected(), cast("Any", simcord_bot.mock_desk.results)
    results._add_reviews, results._writer._charts = made.add, made.bars
    return made


async def test_from_the_greeting_to_the_report(stage: Stage, simcord_bot: CoachBot) -> None:
    started = await stage.start()
    assert started.response.ephemeral
    assert stage.thread.mention in started.response.content
    thread = simcord_bot.get_channel(stage.thread.id)
    assert isinstance(thread, discord.Thread)
    assert thread.is_private()
    greeting, first = stage.cards()
    assert f"<@{stage.jimin.id}>" in str(greeting.description)
    assert first.title == "질문 1/3 · TCP 연결"
    assert [field.value for field in first.fields][1] == "쉬움"
    assert str(first.fields[0].value).startswith("3분 0초")

    # The second step is missing: that is what is asked about, in half the time.
    await stage.turn(40)
    await stage.jimin.send(stage.thread, HALF)
    follow = stage.cards()[-1]
    assert follow.title == "꼬리 질문 · 1/3 · TCP 연결"
    assert "둘을 함께 보내도 되는 까닭" in str(follow.description)
    assert str(follow.fields[0].value).startswith("1분 30초")
    await stage.jimin.send(stage.thread, "서버가 SYN과 ACK를 한 번에 함께 보내니까요")
    assert stage.titles()[-1].startswith("질문 2/3")

    # Through the form as well.
    form = await stage.jimin.click(stage.asked, label="답하기")
    heard = await stage.jimin.submit_modal(form, {"body": "세션은 서버에 상태를 저장해요"})
    assert heard.response.content == "답을 받았어요."
    await until_the_report(stage, "모르겠어요")

    report = stage.cards()[-1]
    fields = {str(field.name): str(field.value) for field in report.fields}
    assert "준비도" in str(report.description)
    assert "질문 3개 중 3개" in str(report.description)
    assert "아직 몰라요" not in str(report.description)
    assert "60%" in str(report.footer.text)
    assert "TCP 연결" in fields["주제별 점수"]
    assert "클라이언트가 서버에 SYN을 보내요" in fields["잘한 점"]
    assert "⬜" in fields["아쉬운 점"]
    assert "network.md:" in fields["다음에 공부할 것"]
    assert "https://www.rfc-editor.org" in fields["다음에 공부할 것"]
    assert len(report) <= 6000
    assert report.image.url
    assert labels(stage.thread.last_message) == ["질문별로 보기", "놓친 점 복습하기"]

    # Each answer is kept as any other, and with its time.
    async with simcord_bot.database.session() as session:
        attempts = list(await session.scalars(select(Attempt).order_by(Attempt.id)))
        seconds = list(await session.scalars(select(MockAnswer.seconds)))
        assert attempts[0].answer == HALF
        assert all(one.grade is not None and one.delivered_at is not None for one in attempts)
        assert len(seconds) == len(attempts)
        await personal.remove(session, stage.jimin.id)
        assert (await session.scalars(select(MockInterview))).all() == []


@pytest.mark.parametrize("said", ["힌트 좀", "왜 틀렸어?"])
async def test_what_is_said_about_a_question_is_no_answer_to_it(stage: Stage, said: str) -> None:
    await stage.start()
    await stage.jimin.send(stage.thread, said)
    assert "답으로 치지 않았어요" in stage.thread.last_message.content
    await stage.jimin.send(stage.thread, "모르겠어요")
    assert stage.titles()[-1].startswith("질문 2/3")


async def test_what_is_said_about_a_question_that_is_over_is_told_so(stage: Stage) -> None:
    await stage.start()
    first = stage.asked
    await stage.jimin.send(stage.thread, "모르겠어요")
    await stage.jimin.send(stage.thread, "왜 틀렸어?", reply_to=first)
    assert "이 질문은 지나갔어요" in stage.thread.last_message.content


async def test_an_answer_that_another_process_took_is_not_refused(
    stage: Stage, simcord_bot: CoachBot
) -> None:
    await stage.start()
    await stage.turn(40)
    await stage.jimin.send(stage.thread, HALF)
    [answer] = [one for one in simcord_bot.cached_messages if one.author.id == stage.jimin.id]
    before = len(stage.thread.history())
    # The next question stands there already.
    await simcord_bot.on_message(answer)
    assert len(stage.thread.history()) == before


async def test_the_buttons_of_a_report(stage: Stage, connected: Connected) -> None:
    await stage.start()
    await stage.turn(40)
    await stage.jimin.send(stage.thread, HALF)
    await until_the_report(stage, "모르겠어요")
    last = stage.thread.last_message
    assert last.embeds[0].image.url
    assert set(connected.plots[0][0]) == {"TCP 연결", "쿠키와 세션"}
    assert all(0 <= value <= 100 for value in connected.plots[0][1])

    details = await stage.jimin.click(last, label="질문별로 보기")
    assert details.response.ephemeral
    shown = details.response.embeds[0].fields
    assert len(shown) == 3
    assert "40초" in shown[0].value
    assert "↩" in shown[0].value
    with pytest.raises(SetupError, match="not visible"):
        await stage.world.seojun.click(last, label="질문별로 보기")

    added = await stage.jimin.click(last, label="놓친 점 복습하기")
    assert f"놓친 점 {len(connected.reviews)}개가" in added.response.content
    assert connected.reviews
    again = await stage.jimin.click(last, label="놓친 점 복습하기")
    assert "이미 복습에" in again.response.content


async def test_a_report_comes_without_its_plot_where_no_files_may_be_sent(
    stage: Stage, connected: Connected, no_files: None
) -> None:
    del no_files
    await stage.start()
    await until_the_report(stage, "모르겠어요")
    report = stage.thread.last_message.embeds[0]
    assert connected.plots
    assert report.image.url is None
    assert "주제별 점수" in {field.name for field in report.fields}


class StoppedError(Exception):
    """Stands for the end of a process."""


async def test_what_was_missed_comes_back_whether_or_not_answers_saw_to_that(
    stage: Stage, simcord_bot: CoachBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    await stage.start()
    await stage.jimin.send(stage.thread, HALF)
    await stage.jimin.slash(stage.thread, "mock stop")
    report = stage.thread.last_message

    async def stopped(*_: object) -> None:
        raise StoppedError

    with monkeypatch.context() as patch:
        patch.setattr(interviews, "reviewed", stopped)
        await stage.jimin.click(report, label="놓친 점 복습하기")
    added = await stage.jimin.click(report, label="놓친 점 복습하기")
    async with simcord_bot.database.session() as session:
        latest = await interviews.latest_of(session, stage.jimin.id)
        entry = await entries.load(session, latest or 0)
        kept = {row.point for row in await session.scalars(select(Review))}
    assert entry is not None
    points = report_of(entry.interview, stage.jimin.id).points
    missed = {one.point for one in points if one.is_missed}
    assert missed
    assert missed <= kept
    assert f"놓친 점 {len(missed)}개가" in added.response.content
    again = await stage.jimin.click(report, label="놓친 점 복습하기")
    assert "이미 복습에" in again.response.content


def labels(message: discord.Message) -> list[str | None]:
    """Return the labels of a message's buttons."""
    rows: Any = message.components
    return [button.label for row in rows for button in row.children]


async def test_in_a_direct_message_it_takes_place_there(stage: Stage) -> None:
    user = stage.jimin.user
    started = await user.slash("mock start", questions=3)
    assert "시작해요" in started.response.content
    dm = user.dm_channel
    assert stage.titles(dm)[-1].startswith("질문 1/3")
    assert stage.world.channel.threads == []
    group = await user.slash("mock start", group=True)
    assert "서버 채널에서만" in group.response.content
    await user.send_dm("모르겠어요")
    assert stage.titles(dm)[-1].startswith("질문 2/3")
    await user.slash("mock stop")
    assert stage.titles(dm)[-1] == "모의 면접 결과"
    # What is said afterwards is no answer any more.
    await user.send_dm("쿠키는 어디에 저장돼?")
    assert "지나갔어요" not in (dm.last_message.content or "")
