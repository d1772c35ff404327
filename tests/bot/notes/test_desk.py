"""A server's own notes, through the real bot."""

import io
import zipfile
from typing import Any

import pytest
from sqlalchemy import select

from bot.app import CoachBot
from bot.notes import server_notes
from bot.store.models import NoteFile, NoteVector
from config.settings import Settings
from tests.bot.conftest import World, new_bot, told_alone

OWN = """# 우리 스터디

## 가비지 컬렉션

* Q. 세대별 가비지 컬렉션이 새 객체를 자주 살피는 까닭은 무엇인가요?
    * A. 대부분의 객체는 금방 쓰이지 않게 되므로 새 세대만 자주 훑어도 많은 메모리를 되찾는다.

## 코루틴
"""


async def upload(world: World, organiser: Any, name: str, data: bytes) -> Any:
    return await organiser.slash(world.channel, "notes add", file=(name, data))


async def add(world: World, organiser: Any, name: str = "gc.md", text: str = OWN) -> Any:
    shown = await upload(world, organiser, name, text.encode())
    return await organiser.click(shown.response, label="확인")


def archive(**files: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, data in files.items():
            opened.writestr(name, data)
    return packed.getvalue()


async def test_upload_shows_what_it_brings_and_is_asked_after_confirmation(
    world: World, organiser: Any
) -> None:
    shown = await upload(world, organiser, "gc.md", OWN.encode())
    assert shown.response.ephemeral
    assert "질문 1개" in shown.response.embeds[0].description
    assert "답이 빈 제목 1개" in shown.response.embeds[0].description
    before = await world.jimin.slash(world.channel, "quiz", topic="가비지 컬렉션")
    assert "찾지 못했어요" in told_alone(before)
    taken = await organiser.click(shown.response, label="확인")
    assert "노트에 넣었어요" in taken.response.content
    asked = await world.jimin.slash(world.channel, "quiz", topic="가비지 컬렉션")
    assert "세대별" in asked.response.embeds[0].description
    answered = await world.jimin.slash(
        world.channel, "ask", question="세대별 GC는 왜 새 객체를 자주 봐?"
    )
    assert "새 세대만" in answered.response.embeds[0].description


async def test_only_this_server_sees_them(world: World, organiser: Any) -> None:
    await add(world, organiser)
    elsewhere: Any = world.env.create_guild("다른 서버")
    channel = elsewhere.create_text_channel("잡담")
    stranger = elsewhere.add_member(world.env.create_user("도윤"))
    asked = await stranger.slash(channel, "quiz", topic="가비지 컬렉션")
    assert "찾지 못했어요" in told_alone(asked)


async def test_they_survive_a_restart_without_being_embedded_again(
    world: World, organiser: Any, settings: Settings
) -> None:
    await add(world, organiser)
    bot = new_bot(settings)
    async with bot.database.session() as session:
        kept = set(await session.scalars(select(NoteVector.key)))
    assert kept
    await world.env.restart_bot(bot)
    asked = await world.jimin.slash(world.channel, "quiz", topic="가비지 컬렉션")
    assert "세대별" in asked.response.embeds[0].description
    async with bot.database.session() as session:
        assert set(await session.scalars(select(NoteVector.key))) == kept


async def test_members_may_not_manage(world: World) -> None:
    for command in ("notes list", "notes gaps"):
        refused = await world.jimin.slash(world.channel, command)
        assert "운영진만" in refused.response.content
    assert await world.jimin.autocomplete(world.channel, "notes remove", "file", "") == []
    assert await world.jimin.autocomplete(world.channel, "notes edit", "question", "") == []


async def test_confirming_twice_or_after_another_upload_is_said(
    world: World, organiser: Any
) -> None:
    first = await upload(world, organiser, "gc.md", OWN.encode())
    second = await upload(world, organiser, "other.md", OWN.replace("세대별", "점진적").encode())
    late = await organiser.click(first.response, label="확인")
    assert "취소됐어요" in late.followups[0].content
    await organiser.click(second.response, label="확인")


async def test_the_same_file_again_is_said(world: World, organiser: Any) -> None:
    await add(world, organiser)
    again = await upload(world, organiser, "gc.md", OWN.encode())
    assert "똑같은 파일" in again.response.content


async def test_a_notice_about_many_or_long_names_fits_into_a_message(
    world: World, organiser: Any
) -> None:
    names = [f"{number:02}_{'노트' * 40}.md" for number in range(30)]
    packed = archive(**{name: OWN.encode() for name in names})
    shown = await upload(world, organiser, "notes.zip", packed)
    await organiser.click(shown.response, label="확인")
    again = await upload(world, organiser, "notes.zip", packed)
    missing = await organiser.slash(world.channel, "notes export", file="*노트*" * 800)
    for refused in (again, missing):
        assert "노트노트" in refused.response.content.replace("\\*", "")
        assert len(refused.response.content) <= 2000
    assert "\\*노트\\*" in missing.response.content


async def test_a_server_that_has_all_it_may_can_replace_its_notes(
    world: World, organiser: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server_notes, "SERVER_LIMIT", len(OWN.encode()) + 100)
    await add(world, organiser)
    refused = await upload(world, organiser, "other.md", OWN.encode())
    assert "먼저 다른 파일을" in refused.response.content
    await add(world, organiser, text=OWN.replace("세대별", "점진적"))
    asked = await world.jimin.slash(world.channel, "quiz", topic="가비지 컬렉션")
    assert "점진적" in asked.response.embeds[0].description


async def test_list_export_remove(world: World, organiser: Any, simcord_bot: CoachBot) -> None:
    await add(world, organiser)
    listed = await organiser.slash(world.channel, "notes list")
    assert "gc.md · 1KB" in listed.response.embeds[0].description
    offered = await organiser.autocomplete(world.channel, "notes remove", "file", "GC")
    assert [choice["value"] for choice in offered] == ["gc.md"]
    exported = await organiser.slash(world.channel, "notes export", file="gc.md")
    [attachment] = exported.response.attachments
    assert await attachment.read() == OWN.encode()
    asked = await world.jimin.slash(world.channel, "quiz", topic="가비지 컬렉션")
    form = await world.jimin.click(asked.response, label="답하기")
    removed = await organiser.slash(world.channel, "notes remove", file="gc.md")
    assert "gc.md" in removed.response.content
    # Who was answering one of its questions is graded all the same.
    graded = await world.jimin.submit_modal(form, {"body": "객체는 대부분 금방 죽으니까요"})
    assert "점 · " in graded.response.embeds[0].title
    async with simcord_bot.database.session() as session:
        assert (await session.scalars(select(NoteFile))).all() == []


async def test_a_gap_is_filled_by_writing_its_answer(world: World, organiser: Any) -> None:
    await add(world, organiser)
    gaps = await organiser.slash(world.channel, "notes gaps")
    assert "코루틴" in gaps.response.embeds[0].description
    [menu] = [item for row in gaps.response.components for item in row["components"]]
    key = next(option["value"] for option in menu["options"] if option["label"] == "코루틴")
    gap = await organiser.select(gaps.response, [key])
    form = await organiser.click(gap.response, label="답 쓰기")
    saved = await organiser.submit_modal(
        form, {"body": "* 코루틴은 멈췄다가 그 자리에서 다시 이어서 실행할 수 있는 함수이다."}
    )
    assert "코루틴을 채웠어요" in saved.response.content
    asked = await world.jimin.slash(world.channel, "quiz", topic="코루틴")
    assert "코루틴" in asked.response.embeds[0].description
    gaps = await organiser.slash(world.channel, "notes gaps")
    assert "코루틴" not in (gaps.response.embeds[0].description or "")


async def test_a_question_is_bettered_and_keeps_its_history(
    world: World, organiser: Any, simcord_bot: CoachBot
) -> None:
    await add(world, organiser)
    knowledge = await simcord_bot.shelf.of(world.guild.id)
    [question] = [q for q in knowledge.library.questions if "세대별" in q.prompt]
    offered = await organiser.autocomplete(world.channel, "notes edit", "question", "세대별")
    assert [choice["value"] for choice in offered] == [question.id]
    form = await organiser.slash(world.channel, "notes edit", question=question.id)
    saved = await organiser.submit_modal(
        form,
        {
            "prompt": "세대별 가비지 컬렉션은 왜 새 객체를 더 자주 살피나요?",
            "reference": "객체는 대부분 금방 죽는다. 그래서 새 세대를 자주 훑는다.",
            "points": "객체는 대부분 금방 죽는다.\n새 세대를 자주 훑으면 많은 메모리를 되찾는다.",
        },
    )
    assert "고쳤어요" in saved.response.content
    asked = await world.jimin.slash(world.channel, "quiz", topic="가비지 컬렉션")
    assert "왜 새 객체를 더 자주" in asked.response.embeds[0].description


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("gc.exe", b"MZ", ".md, .txt, .zip"),
        ("gc.md", b"\x00\x01\x02\xff" * 100, "텍스트 파일이 아니에요"),
        ("gc.md", b"", "비어 있어요"),
        ("gc.md", "가".encode() * 400_000, "너무 커요"),
        ("notes.zip", b"PK nothing", "깨져서"),
        ("notes.zip", archive(**{"a.png": b"x"}), "파일이 없어요"),
        ("bomb.zip", archive(**{"a.md": b"0" * 30_000_000}), "파일이 없어요|너무 커지는"),
    ],
    ids=["type", "binary", "empty", "large", "broken", "no-notes", "bomb"],
)
async def test_what_cannot_be_taken_is_said(
    world: World, organiser: Any, name: str, data: bytes, said: str
) -> None:
    refused = await upload(world, organiser, name, data)
    assert any(part in refused.response.content for part in said.split("|"))


async def test_a_path_that_climbs_out_is_left_out_and_the_rest_taken(
    world: World, organiser: Any
) -> None:
    packed = archive(**{"../../evil.md": OWN.encode(), "폴더/gc.md": OWN.encode()})
    shown = await upload(world, organiser, "notes.zip", packed)
    files = {field.name: field.value for field in shown.response.embeds[0].fields}
    assert "evil.md" not in files["파일"]
    assert "evil.md" in files["살펴볼 점"]
    assert "폴더/gc.md" in files["파일"]
