"""Results that could not be delivered, and what is done about them meanwhile."""

import asyncio
from collections.abc import Callable
from random import Random
from types import SimpleNamespace
from typing import Any

import discord
import pytest
from discord.http import HTTPClient
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from bot.answering.delivery import LEASE, MOST_TRIES, SWEEP_INTERVAL_S, TOKEN_LIFE, TRIED_FOR
from bot.answering.grading_queue import BATCH_LIMIT, GradingQueue
from bot.app import CoachBot, create_bot
from bot.store import attempts
from bot.store.models import Attempt, Card
from config.settings import Settings
from tests.bot.conftest import NOON, Client, World
from tests.bot.daily.conftest import TurnedClock

# A machine under load may need long for grading.
pytestmark = pytest.mark.simcord(settle_timeout=120)

ANSWER = "클라가 SYN 보내고 서버가 SYN+ACK로 답하면 클라가 ACK를 보내서 연결이 맺어져요"


@pytest.fixture
def clock() -> TurnedClock:
    """A clock to turn."""
    return TurnedClock(NOON)


@pytest.fixture
def simcord_bot(settings: Settings, client: Client, clock: TurnedClock) -> CoachBot:
    """The real bot."""
    del client
    return create_bot(settings, clock=clock, rng=Random(7))


async def turn(world: World, clock: TurnedClock, **ahead: float) -> None:
    """Let time pass, and the bot look for what is undelivered."""
    clock.turn(**ahead)
    await world.env.advance_time(SWEEP_INTERVAL_S + 1)
    await world.env.settle()


async def asked(world: World) -> Any:
    """Have a question asked; return who answers it in a direct message."""
    await world.jimin.slash(world.channel, "quiz", topic="tcp")
    return world.jimin.user


async def answers(bot: CoachBot) -> list[Attempt]:
    async with bot.database.session() as session:
        return list(await session.scalars(select(Attempt).order_by(Attempt.id)))


async def the_answer(bot: CoachBot) -> Attempt:
    [attempt] = await answers(bot)
    return attempt


def results(user: Any) -> list[str]:
    messages = user.dm_channel.history()
    titles = [str(embed.title) for message in messages for embed in message.embeds]
    return [title for title in titles if "점 · " in title]


def refusal(status: int, code: int) -> discord.HTTPException:
    kinds = {403: discord.Forbidden, 404: discord.NotFound, 503: discord.DiscordServerError}
    response: Any = SimpleNamespace(status=status, reason="")
    return kinds[status](response, {"code": code, "message": "no"})


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Callable[[Exception], pytest.MonkeyPatch]:
    """Have no message reach Discord, until it is undone."""

    def fail(error: Exception) -> pytest.MonkeyPatch:
        async def send(*_: object, **__: object) -> None:
            raise error

        monkeypatch.setattr(HTTPClient, "send_message", send)
        return monkeypatch

    return fail


@pytest.mark.parametrize(
    "error",
    [refusal(503, 0), refusal(403, 0), OSError("no route"), TimeoutError()],
    ids=["down", "proxy", "network", "late"],
)
async def test_what_discord_does_not_take_now_is_delivered_when_it_does(
    world: World,
    simcord_bot: CoachBot,
    clock: TurnedClock,
    failing: Callable[[Exception], pytest.MonkeyPatch],
    error: Exception,
) -> None:
    user = await asked(world)
    away = failing(error)
    await user.send_dm(ANSWER)
    for _ in range(2 * MOST_TRIES):
        await turn(world, clock, minutes=6)
    waiting = await the_answer(simcord_bot)
    assert waiting.tries == 1 + 2 * MOST_TRIES
    assert waiting.grade is not None
    away.undo()
    await turn(world, clock, minutes=6)
    [_] = results(user)
    assert (await the_answer(simcord_bot)).delivered_at == clock()


async def test_it_is_tried_ever_less_often(
    world: World,
    simcord_bot: CoachBot,
    clock: TurnedClock,
    failing: Callable[[Exception], pytest.MonkeyPatch],
) -> None:
    user = await asked(world)
    failing(OSError())
    await user.send_dm(ANSWER)
    waits = []
    for _ in range(9):
        waiting = await the_answer(simcord_bot)
        wait = waiting.leased_until - clock()
        waits.append(wait.total_seconds())
        await turn(world, clock, seconds=wait.total_seconds() - 1)
        assert (await the_answer(simcord_bot)).tries == waiting.tries
        await turn(world, clock, seconds=2)
    assert waits == [5, 10, 20, 40, 80, 160, 300, 300, 300]


async def test_after_days_it_is_given_up(
    world: World,
    simcord_bot: CoachBot,
    clock: TurnedClock,
    failing: Callable[[Exception], pytest.MonkeyPatch],
) -> None:
    user = await asked(world)
    away = failing(OSError())
    await user.send_dm(ANSWER)
    clock.turn(seconds=TRIED_FOR.total_seconds() - 1)
    await turn(world, clock)
    assert (await the_answer(simcord_bot)).given_up_at is None
    await turn(world, clock, minutes=6)
    assert (await the_answer(simcord_bot)).given_up_at == clock()
    away.undo()
    await turn(world, clock, days=1)
    assert results(user) == []


async def test_what_discord_refuses_every_way_to_is_given_up_at_once(
    world: World,
    simcord_bot: CoachBot,
    clock: TurnedClock,
    failing: Callable[[Exception], pytest.MonkeyPatch],
) -> None:
    user = await asked(world)
    failing(refusal(403, 50007))
    await user.send_dm(ANSWER)
    # The nearest way is closed; there may be others.
    assert (await the_answer(simcord_bot)).given_up_at is None
    await turn(world, clock, seconds=6)
    assert (await the_answer(simcord_bot)).given_up_at == clock()


async def test_where_the_nearest_way_is_closed_the_next_is_taken(
    world: World, simcord_bot: CoachBot, clock: TurnedClock
) -> None:
    card = await world.jimin.slash(world.channel, "quiz", topic="tcp")
    form = await world.jimin.click(card.response, label="답하기")
    with pytest.MonkeyPatch.context() as gone:

        async def send(*_: object, **__: object) -> None:
            raise refusal(404, 10015)

        gone.setattr(discord.Interaction, "edit_original_response", send)
        gone.setattr(discord.Webhook, "send", send)
        await world.jimin.submit_modal(form, {"body": ANSWER})
        await turn(world, clock, seconds=6)
    [_] = results(world.jimin.user)
    assert (await the_answer(simcord_bot)).delivered_at == clock()


async def test_a_token_is_kept_for_as_long_as_it_opens_something(
    world: World, simcord_bot: CoachBot, clock: TurnedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object, **__: object) -> None:
        raise OSError

    card = await world.jimin.slash(world.channel, "quiz", topic="tcp")
    form = await world.jimin.click(card.response, label="답하기")
    monkeypatch.setattr(discord.Interaction, "edit_original_response", fail)
    monkeypatch.setattr(discord.Webhook, "send", fail)
    await world.jimin.submit_modal(form, {"body": ANSWER})
    assert (await the_answer(simcord_bot)).interaction_token is not None
    await turn(world, clock, seconds=TOKEN_LIFE.total_seconds() - 9)
    assert (await the_answer(simcord_bot)).interaction_token is None


async def test_what_cannot_be_graded_is_given_up_after_some_tries(
    world: World, simcord_bot: CoachBot, clock: TurnedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = []

    async def fail(*_: object) -> None:
        tried.append(clock())
        raise ValueError

    user = await asked(world)
    monkeypatch.setattr(GradingQueue, "grade", fail)
    await user.send_dm(ANSWER)
    for _ in range(2 * MOST_TRIES):
        await turn(world, clock, minutes=6)
    assert len(tried) == MOST_TRIES
    given_up = await the_answer(simcord_bot)
    assert (given_up.given_up_at, given_up.delivered_at) == (tried[-1], None)
    assert "문제가 생겼어요" in user.dm_channel.last_message.content


async def left_by_a_crash(bot: CoachBot, count: int) -> None:
    """Save answers that a process took which is gone, each of another member."""
    async with bot.database.session() as session:
        [card] = await session.scalars(select(Card))
        session.add_all(
            Attempt(
                card_id=card.id,
                question_id=card.question_id,
                user_id=10**17 + number,
                channel_id=card.channel_id,
                answer=ANSWER,
                answered_at=NOON,
                language="ko",
                leased_until=NOON,
            )
            for number in range(count)
        )


async def test_what_was_found_is_held_until_it_is_delivered(
    world: World, simcord_bot: CoachBot, clock: TurnedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    delivery: Any = simcord_bot._delivery
    grade = delivery._queue.grade
    one_by_one = asyncio.Lock()
    lapsed: list[Attempt] = []

    async def slowly(*arguments: Any) -> Any:
        async with one_by_one:
            clock.turn(seconds=LEASE.total_seconds() / 2)
            await delivery._hold()
            async with simcord_bot.database.session() as session:
                found = await attempts.take_over(session, clock(), delivery.lease(), limit=100)
            lapsed.extend(found)
        return await grade(*arguments)

    await world.jimin.slash(world.channel, "quiz", topic="tcp")
    await left_by_a_crash(simcord_bot, BATCH_LIMIT)
    monkeypatch.setattr(delivery._queue, "grade", slowly)
    await turn(world, clock, seconds=1)
    assert lapsed == []
    assert all(one.grade for one in await answers(simcord_bot))


async def test_a_process_does_not_take_over_its_own(
    world: World, simcord_bot: CoachBot, clock: TurnedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    delivery: Any = simcord_bot._delivery
    grade = delivery._queue.grade

    async def slowly(*arguments: Any) -> Any:
        # Nothing could be renewed for longer than a lease lasts.
        clock.turn(seconds=2 * LEASE.total_seconds())
        await delivery._sweep()
        return await grade(*arguments)

    user = await asked(world)
    monkeypatch.setattr(delivery._queue, "grade", slowly)
    await user.send_dm(ANSWER)
    [_] = results(user)
    attempt = await the_answer(simcord_bot)
    assert (attempt.tries, attempt.delivered_at) == (0, clock())


async def test_an_answer_that_the_sweep_found_first_is_delivered_once(
    world: World, simcord_bot: CoachBot, clock: TurnedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    delivery: Any = simcord_bot._delivery
    graded = []
    grade = delivery._queue.grade

    async def note(*arguments: Any) -> Any:
        graded.append(arguments)
        return await grade(*arguments)

    async def slowly(*_: object) -> None:
        clock.turn(seconds=2 * LEASE.total_seconds())
        await delivery._sweep()
        # What was found is begun with.
        await asyncio.sleep(0)

    user = await asked(world)
    monkeypatch.setattr(delivery._queue, "grade", note)
    monkeypatch.setattr(simcord_bot.answers, "_tell_wait", slowly)
    await user.send_dm(ANSWER)
    [_] = results(user)
    assert len(graded) == 1


async def test_a_database_that_was_away_does_not_end_the_search(
    world: World, simcord_bot: CoachBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = []
    away = OperationalError("SELECT", None, OSError("away"))
    take_over = attempts.take_over

    async def away_at_first(*args: Any, **values: Any) -> Any:
        looked.append(args)
        if len(looked) == 1:
            raise away
        return await take_over(*args, **values)

    monkeypatch.setattr(attempts, "take_over", away_at_first)
    for _ in range(3):
        await world.env.advance_time(SWEEP_INTERVAL_S)
    assert len(looked) >= 2
    assert simcord_bot._delivery
