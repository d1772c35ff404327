"""The local preview in a real browser, as a newcomer uses it."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, async_playwright, expect

from tests.bot.conftest import NOTES

ROOT = Path(__file__).parents[2]
BROWSER = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
ANSWER = (
    "먼저 클라가 서버한테 SYN을 보내고, 서버가 SYN+ACK로 답하고, "
    "마지막에 클라가 ACK를 보내면 연결돼요."
)


Process = subprocess.Popen[str]
Launch = Callable[[], Process]
Visit = Callable[[Process], Awaitable[Page]]


@pytest.fixture
def settings(tmp_path: Path) -> dict[str, str]:
    """The environment of ``python -m bot`` without a token."""
    environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return environment | {
        "DATA_DIR": str(tmp_path),
        "NOTES_DIR": str(NOTES),
        "SHIPPED_NOTES": "false",
        "PREVIEW_PORT": "0",
    }


@pytest.fixture
def launch(settings: dict[str, str]) -> Iterator[Launch]:
    """Start ``python -m bot``; whatever still runs at the end is killed."""
    launched: list[Process] = []

    def launch() -> Process:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot"],
            env=settings,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        launched.append(process)
        return process

    yield launch
    for process in launched:
        process.kill()
        process.communicate()


@pytest.fixture
def preview(launch: Launch) -> Process:
    """The preview, starting."""
    return launch()


@pytest.fixture
async def visit() -> AsyncIterator[Visit]:
    """Open the page that a preview names, in headless Chromium."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=BROWSER, args=FLAGS)

        async def visit(process: Process) -> Page:
            assert process.stdout is not None
            assert "DISCORD_TOKEN is not set" in process.stdout.readline()
            address = process.stdout.readline().split()[-1]
            page = await browser.new_page(viewport={"width": 1000, "height": 1150}, bypass_csp=True)
            await page.goto(address)
            await page.wait_for_function("window.simcordPreview?.ready")
            return page

        yield visit
        await browser.close()


@pytest.fixture
async def page(preview: Process, visit: Visit) -> Page:
    """The preview's page."""
    return await visit(preview)


async def say(page: Page, said: str) -> Locator:
    """Type into the page's composer and send it; return where messages appear."""
    await page.locator("#channel-composer-input").fill(said)
    await page.locator("#send-message").click()
    return page.locator("#channel-message-list")


async def test_from_quiz_to_the_result_card_in_korean(
    page: Page, preview: Process, tmp_path: Path
) -> None:
    messages = await say(page, "/quiz tcp")
    await expect(messages).to_contain_text("난이도", timeout=30_000)
    await messages.get_by_role("button", name="답하기").click()
    form = page.locator("#modal-root")
    await form.locator("textarea").fill(ANSWER)
    await form.get_by_role("button", name="Submit").click()
    await expect(messages).to_contain_text("점 · ", timeout=30_000)
    await expect(messages.get_by_role("button", name="다음 문제")).to_be_enabled()
    await page.screenshot(path=os.environ.get("PICTURE", tmp_path / "result-card.png"))
    assert preview.poll() is None
    preview.send_signal(signal.SIGTERM)
    assert preview.wait(timeout=5) == 0


async def test_a_daily_question_appears_by_itself(
    page: Page, preview: Process, tmp_path: Path
) -> None:
    messages = await say(page, "/daily set 면접-연습 21:00 서울 tcp")
    await expect(messages).to_contain_text("이 서버의 오늘의 질문", timeout=30_000)
    assert preview.poll() is None
    # As if it were nine now.
    now = f"{datetime.now(UTC):%F %T}.000000"
    database = sqlite3.connect(tmp_path / "preview.db", isolation_level=None)
    database.execute("UPDATE schedules SET next_at = ?", [now])
    await expect(messages).to_contain_text("지금까지 답한 사람", timeout=30_000)
    await page.screenshot(path=tmp_path / "daily.png")


async def test_a_restart_goes_on_where_it_was(
    page: Page, preview: Process, launch: Launch, visit: Visit
) -> None:
    messages = await say(page, "/mock start tcp")
    await expect(messages).to_contain_text("질문 1", timeout=30_000)
    await expect(messages).to_contain_text("@지민")
    messages = await say(page, "/mock pause")
    await expect(messages).to_contain_text("시간도 함께 멈췄어요", timeout=30_000)
    preview.kill()
    preview.wait()
    messages = await say(await visit(launch()), "/mock resume")
    await expect(messages).to_contain_text("이어서", timeout=30_000)
    await expect(messages).not_to_contain_text("하고 있는 면접이 없어요")


async def test_a_typed_mention_is_heard_and_direct_messages_are_shown(
    page: Page, tmp_path: Path
) -> None:
    messages = await say(page, "@면접 코치 tcp 문제 하나 내줘")
    await messages.get_by_role("button", name="답하기").click(timeout=30_000)
    form = page.locator("#modal-root")
    await form.locator("textarea").fill(ANSWER)
    await form.get_by_role("button", name="Submit").click()
    await expect(messages).to_contain_text("점 · ", timeout=30_000)
    await say(page, "@면접 코치 내 점수 어때?")
    await expect(messages).to_contain_text("지민님의 기록", timeout=30_000)
    await expect(messages).to_contain_text("면접 코치 · DM")
    await page.screenshot(path=tmp_path / "dm.png")
    await page.locator("#viewer-picker").select_option(label="서준")
    await expect(messages).to_contain_text("본인만 볼 수 있게 DM으로 보냈어요")
    await expect(messages).not_to_contain_text("지민님의 기록")


def test_a_taken_port_is_refused_before_anything_is_loaded(
    launch: Launch, settings: dict[str, str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        settings["PREVIEW_PORT"] = str(taken.getsockname()[1])
        _, said = launch().communicate(timeout=60)
    assert said.count("\n") == 1
    assert f"Port {settings['PREVIEW_PORT']} is taken" in said


def test_it_ends_at_once_while_it_starts(preview: Process) -> None:
    assert preview.stderr is not None
    while "loading the models" not in preview.stderr.readline():
        assert preview.poll() is None
    begun = time.monotonic()
    preview.send_signal(signal.SIGTERM)
    preview.wait(timeout=5)
    assert time.monotonic() - begun < 5
    assert preview.returncode == -signal.SIGTERM, "not the gentle stop, which has work to end"
