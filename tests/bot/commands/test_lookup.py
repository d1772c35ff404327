"""``/topics``, ``/ask``, ``/help`` and the menu of topics."""

from bot.app import CoachBot
from tests.bot.conftest import Client, World, last_message, told_alone


async def test_topics_lists_questions_and_gaps(world: World) -> None:
    shown = await world.jimin.slash(world.channel, "topics")
    assert shown.response.ephemeral
    card = shown.response.embeds[0]
    assert "TCP 연결 · 2" in card.description
    assert "니글 알고리즘" in card.fields[0].value


async def test_ask_answers_with_its_source(world: World) -> None:
    asked = await world.jimin.slash(world.channel, "ask", question="TIME_WAIT는 왜 필요해?")
    card = asked.response.embeds[0]
    assert "TIME_WAIT" in card.description
    assert "network.md:" in card.footer.text


async def test_ask_says_when_the_notes_do_not_know(world: World) -> None:
    asked = await world.jimin.slash(world.channel, "ask", question="김치찌개 맛있게 끓이는 법")
    card = asked.response.embeds[0]
    assert "노트에 없어요. 가장 가까운 제목" in card.description
    # Names of places, no text from them, and no passage that nobody asked for.
    _, *headings = card.description.splitlines()
    assert 1 <= len(headings) <= 3
    assert all(" › " in line and len(line) < 80 for line in headings)
    assert card.footer.text is None


async def test_ask_without_a_question_is_told_how(world: World) -> None:
    asked = await world.jimin.slash(world.channel, "ask", question="  ")
    assert "/질문" in told_alone(asked)


async def test_mention_asks_the_notes(world: World, simcord_bot: CoachBot) -> None:
    assert simcord_bot.user
    await world.jimin.send(world.channel, f"{simcord_bot.user.mention} 세션은 어디에 저장돼?")
    last = await last_message(world, simcord_bot)
    assert "서버" in last.embeds[0].description


async def test_help_speaks_the_members_language(world: World, client: Client) -> None:
    shown = await world.jimin.slash(world.channel, "help")
    assert "답하는 법" in shown.response.embeds[0].description
    client.locale = "en-GB"
    shown = await world.jimin.slash(world.channel, "help")
    assert "Answering" in shown.response.embeds[0].description


async def test_menu_offers_topics_and_takes_the_chosen_one(world: World) -> None:
    offered = await world.jimin.autocomplete(world.channel, "quiz", "topic", "쿠")
    assert offered[0]["name"] == "쿠키와 세션"
    asked = await world.jimin.slash(world.channel, "quiz", topic=offered[0]["value"])
    assert asked.response.embeds[0].title == "쿠키와 세션"
