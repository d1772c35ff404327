"""A whole mock interview, through the real bot."""

from tests.bot.mock.conftest import FULL, HALF, Stage


async def test_a_whole_interview(stage: Stage) -> None:
    started = await stage.start()
    print(started.response.content, stage.titles())
    for text in ("모르겠어요", HALF, FULL, HALF, FULL, HALF):
        await stage.jimin.send(stage.thread, text)
        await stage.turn(2)
        for m in stage.thread.history():
            print(
                m.author.name,
                m.content,
                [(e.title, e.description, [(f.name, f.value) for f in e.fields]) for e in m.embeds],
            )
        print("-----")
    assert 0
